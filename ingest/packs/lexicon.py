"""The packs joined into one lexicon: what the finders of ingest/text and the extractors know of words and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.keys import body_id
from graph.names import fold
from graph.schema import Agency, Faction, Sect
from ingest.packs.models import AgencyEntry, BodyNouns, FactionEntry, PackFile, Predicate
from ingest.packs.ranks import Ranks
from ingest.packs.words import (
    BodyWords,
    ClauseWords,
    CommunityWords,
    EventWords,
    ModalityWords,
    NamingWords,
    PersonWords,
    ReferenceWords,
    ServiceWords,
)

Organisation = Agency | Faction

_SETS = (
    "abbreviations", "cased_abbreviations", "rank_prefixes", "former", "honorifics", "singular", "plural", "given_names",
    "not_names", "no_person", "modifiers", "bare", "prefixes", "no_body", "cues_of_protest", "ordinary_reasons", "other_walks",
)  # fmt: skip
_GROUPS = ("clauses", "reference", "persons", "naming", "body_words", "modality", "events", "services", "communities")


@dataclass
class Conflict:
    """What a pack says that holds only in articles about its conflict."""

    pack: str
    about: str | None
    cues: frozenset[str]
    generic: dict[str, str]
    offices: dict[str, str]
    default_destination: dict[str, str]


@dataclass
class Lexicon:
    """All words, bodies, ranks and patterns. Fields with the name of a key of PackFile hold what the packs say there."""

    ranks: Ranks = field(default_factory=Ranks)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    names: list[tuple[str, Organisation, str]] = field(default_factory=list)
    sect_nouns: list[tuple[str, Sect]] = field(default_factory=list)
    body_nouns: list[BodyNouns] = field(default_factory=list)
    countries: dict[str, str] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)  # the demonym of a country that its names take
    places: dict[str, str] = field(default_factory=dict)
    predicates: list[Predicate] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    irregular: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads_of_state: set[str] = field(default_factory=set)

    role_heads: set[str] = field(default_factory=set)
    role_members: set[str] = field(default_factory=set)
    role_states: set[str] = field(default_factory=set)
    role_modifiers: set[str] = field(default_factory=set)
    abbreviations: set[str] = field(default_factory=set)
    cased_abbreviations: set[str] = field(default_factory=set)
    rank_prefixes: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    honorifics: set[str] = field(default_factory=set)
    singular: set[str] = field(default_factory=set)
    plural: set[str] = field(default_factory=set)
    given_names: set[str] = field(default_factory=set)
    not_names: set[str] = field(default_factory=set)
    no_person: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    no_body: set[str] = field(default_factory=set)
    cues_of_protest: set[str] = field(default_factory=set)
    ordinary_reasons: set[str] = field(default_factory=set)
    other_walks: set[str] = field(default_factory=set)

    clauses: ClauseWords = field(default_factory=ClauseWords)
    reference: ReferenceWords = field(default_factory=ReferenceWords)
    persons: PersonWords = field(default_factory=PersonWords)
    naming: NamingWords = field(default_factory=NamingWords)
    body_words: BodyWords = field(default_factory=BodyWords)
    modality: ModalityWords = field(default_factory=ModalityWords)
    events: EventWords = field(default_factory=EventWords)
    services: ServiceWords = field(default_factory=ServiceWords)
    communities: CommunityWords = field(default_factory=CommunityWords)

    _unresolved: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, pack: PackFile, name: str) -> None:
        """Join a file of the pack `name`."""
        for key in _SETS:
            getattr(self, key).update(getattr(pack, key))
        for key in _GROUPS:
            if key in pack.model_fields_set:
                setattr(self, key, getattr(self, key).joined(getattr(pack, key)))
        for rank in pack.ranks:
            self.ranks.add(rank)
        self._add_roles(pack)
        self.irregular |= pack.irregular
        self.predicates += pack.predicates
        self.heads_of_state |= {fold(head) for head in pack.heads_of_state}
        self._add_countries(pack)
        self._add_sects(pack, name)
        self._add_bodies(pack, name)
        if pack.cues:
            cues = frozenset(pack.cues)
            self.conflicts.append(Conflict(name, pack.about, cues, pack.generic, pack.offices, pack.default_destination))

    def finish(self) -> None:
        """Resolve parents and the bodies that generic words mean, when all files are in.

        Raises:
            ValueError: a parent, a generic word or a destination names a body that no pack declares.
        """
        for child, parent, pack in self._unresolved:
            self.parents[child] = self.named(parent, pack).id
        for conflict in self.conflicts:
            for name in (*conflict.generic.values(), *conflict.offices.values()):
                self.named(name, conflict.pack)
            for name in conflict.default_destination.values():
                self.side(name, conflict.pack)
        short = {part for form in (*self.ranks.forms, *self.honorifics) for part in form.split()}
        self.abbreviations |= {part for part in short if part.endswith(".")}

    def named(self, name: str, pack: str = "?") -> Organisation:
        """The body that a pack declares under this name."""
        for label in ("Agency", "Faction"):
            if body := self.bodies.get(body_id(label, name)):
                return body
        raise ValueError(f"pack {pack}: no agency or faction is called {name!r}; add it, or mend the name")

    def side(self, name: str, pack: str = "?") -> Faction:
        """The faction that a pack declares under this name."""
        body = self.bodies.get(body_id("Faction", name))
        if isinstance(body, Faction):
            return body
        raise ValueError(f"pack {pack}: no faction is called {name!r}, and people go over to factions; add it, or mend the name")

    def ancestors(self, body: str) -> list[str]:
        """Ids of all that a body is part of, nearest first."""
        found: list[str] = []
        while (parent := self.parents.get(body)) and parent not in found:
            found.append(parent)
            body = parent
        return found

    def faction_of(self, body: Organisation) -> Faction | None:
        """The nearest faction at or above a body."""
        for candidate in (body, *(self.bodies[b] for b in self.ancestors(body.id))):
            if isinstance(candidate, Faction):
                return candidate
        return None

    def _add_roles(self, pack: PackFile) -> None:
        if pack.roles:
            self.role_heads.update(pack.roles.heads)
            self.role_members.update(pack.roles.members)
            self.role_states.update(pack.roles.state)
            self.role_modifiers.update(pack.roles.modifiers)

    def _add_countries(self, pack: PackFile) -> None:
        for country, (demonyms, capital) in pack.countries.items():
            self.countries[country] = country
            self.demonyms |= dict.fromkeys(demonyms, country)
            for demonym in demonyms[:1]:
                self.adjectives.setdefault(country, demonym)
            if capital:
                self.places[capital] = capital
        self.countries |= pack.country_aliases
        for place, spellings in pack.places.items():
            self.places |= dict.fromkeys([place, *spellings], place)

    def _add_sects(self, pack: PackFile, name: str) -> None:
        for sect in pack.sects:
            node = Sect(id=body_id("Sect", sect.name), name=sect.name, kind=sect.kind, aliases=sorted(sect.aliases), pack=name)
            self.sect_nouns += [(noun, node) for noun in dict.fromkeys((*sect.nouns, sect.name))]

    def _add_bodies(self, pack: PackFile, name: str) -> None:
        self.body_nouns += pack.bodies.values()
        for entry in _entries(pack):
            body = _node(entry, pack.about, name)
            if body.id in self.bodies and name == "core":
                continue
            self.bodies[body.id] = body
            self.names += [(alias, body, name) for alias in dict.fromkeys((entry.name, *entry.aliases))]
            if entry.parent:
                self._unresolved.append((body.id, entry.parent, name))


def _entries(pack: PackFile) -> Iterator[AgencyEntry | FactionEntry]:
    yield from pack.agencies
    yield from pack.factions


def _node(entry: AgencyEntry | FactionEntry, about: str | None, pack: str) -> Organisation:
    aliases = sorted(entry.aliases)
    if isinstance(entry, AgencyEntry):
        ident = body_id("Agency", entry.name)
        return Agency(id=ident, name=entry.name, aliases=aliases, kind=entry.kind, country=entry.country or about, pack=pack)
    ident = body_id("Faction", entry.name)
    return Faction(id=ident, name=entry.name, aliases=aliases, side=entry.side, pack=pack)

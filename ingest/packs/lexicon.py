"""The packs joined into one lexicon: what the finders of ingest/text and the extractors know of words and bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.keys import body_id
from graph.names import fold
from graph.ordinals import in_figures
from graph.schema import Agency, Faction, Sect
from ingest.packs.models import AgencyEntry, BodyNouns, FactionEntry, PackFile, Predicate, WireEntry
from ingest.packs.ranks import Ranks
from ingest.packs.words import (
    BodyWords,
    ClauseWords,
    CommunityWords,
    CreditWords,
    EventWords,
    ModalityWords,
    NamingWords,
    PersonWords,
    ReferenceWords,
    ServiceWords,
)

Organisation = Agency | Faction

CORE = "core"
"""The pack of what every conflict shares."""

_SETS = (
    "abbreviations", "cased_abbreviations", "rank_prefixes", "former", "honorifics", "singular", "plural", "given_names",
    "not_names", "no_person", "modifiers", "bare", "prefixes", "no_body", "cues_of_protest", "ordinary_reasons", "other_walks",
)  # fmt: skip
_GROUPS = ("clauses", "reference", "persons", "naming", "body_words", "modality", "events", "services", "communities", "credits")


@dataclass
class Conflict:
    """What a pack says that holds only in articles about its conflict. Bodies stand here by their ids."""

    pack: str
    about: str | None = None
    cues: set[str] = field(default_factory=set)
    generic: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    default_destination: dict[str, str] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class Lexicon:
    """All words, bodies, ranks and patterns. Fields with the name of a key of PackFile hold what the packs say there."""

    ranks: Ranks = field(default_factory=Ranks)
    bodies: dict[str, Organisation] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # pack: name or alias, and id of the body
    sect_nouns: list[tuple[str, Sect]] = field(default_factory=list)
    body_nouns: list[BodyNouns] = field(default_factory=list)
    countries: dict[str, str] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)  # the demonym of a country that its names take
    places: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    predicates: list[Predicate] = field(default_factory=list)
    wires: list[WireEntry] = field(default_factory=list)
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
    credits: CreditWords = field(default_factory=CreditWords)

    _country_words: dict[str, list[str]] = field(default_factory=dict)
    _declared: dict[str, dict[str, str]] = field(default_factory=dict)  # key of a name: pack, and id of its body of this name
    _above: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # id of a body: name of its parent, and the pack that says so

    def add(self, pack: PackFile, name: str, about: str | None = None) -> None:
        """Join a file of the pack `name`, which is about a country."""
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
        self.wires += pack.wires
        self.heads_of_state |= {fold(head) for head in pack.heads_of_state}
        self._add_countries(pack)
        self._add_sects(pack, name)
        self._add_bodies(pack, name, about)
        self._add_conflict(pack, name, about)

    def finish(self) -> None:
        """Resolve parents and the bodies that generic words mean, when all files are in.

        Raises:
            ValueError: a parent, a generic word or a destination names a body that no pack declares.
        """
        self.parents = {child: self.named(parent, pack).id for child, (parent, pack) in self._above.items()}
        self.conflicts = [conflict for conflict in self.conflicts if conflict.cues]
        for conflict in self.conflicts:
            for meant in (conflict.generic, conflict.offices):
                meant.update({words: self.named(name, conflict.pack).id for words, name in meant.items()})
            destination = conflict.default_destination
            destination.update({side: self.side(name, conflict.pack).id for side, name in destination.items()})
        nouns = {noun for group in self.body_nouns for noun in group.nouns}
        self.bare |= nouns.intersection(words for conflict in self.conflicts for words in conflict.generic)
        short = {part for form in (*self.ranks.forms, *self.honorifics) for part in form.split()}
        self.abbreviations |= {part for part in short if part.endswith(".")}

    def above(self) -> Iterator[tuple[str, str]]:
        """Names of bodies and of their parents, as the packs say them."""
        for child, (parent, _) in self._above.items():
            yield self.bodies[child].name, parent

    def declares(self, name: str) -> bool:
        """Whether a pack declares a body of this name."""
        return _key(name) in self._declared

    def named(self, name: str, pack: str = "?") -> Organisation:
        """The body with this id, or that a pack declares under this name; of several the pack's own."""
        if body := self.bodies.get(name):
            return body
        declared = self._declared.get(_key(name))
        if declared:
            return self.bodies[declared.get(pack) or next(iter(declared.values()))]
        raise ValueError(f"pack {pack}: no agency or faction is called {name!r}; add it, or mend the name")

    def side(self, name: str, pack: str = "?") -> Faction:
        """The faction with this id or name."""
        body = self.named(name, pack)
        if isinstance(body, Faction):
            return body
        raise ValueError(f"pack {pack}: {name!r} is no faction, and people go over to factions; name a faction")

    def agency_id(self, name: str, country: str | None) -> str:
        """The id of a body of a state: with the country, unless the name says it.

        `Republican Guard` of Syria is `agency:republican-guard-syria`, `Syrian Army` is `agency:syrian-army`.
        """
        words = f" {fold(name)} "
        said = country is None or any(f" {word} " in words for word in self._words_for(country))
        return body_id("Agency", name, None if said else country)

    @property
    def nations(self) -> dict[str, str]:
        """The country of every word that names one: `Iraqi`, `Iraq` and `Baghdad` give Iraq."""
        return self.demonyms | self.countries | self.capitals

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
                self.capitals[capital] = country
        self.countries |= pack.country_aliases
        for place, spellings in pack.places.items():
            self.places |= dict.fromkeys([place, *spellings], place)

    def _add_sects(self, pack: PackFile, name: str) -> None:
        for sect in pack.sects:
            node = Sect(id=body_id("Sect", sect.name), name=sect.name, kind=sect.kind, aliases=sorted(sect.aliases), pack=name)
            self.sect_nouns += [(noun, node) for noun in sect.nouns]

    def _words_for(self, country: str) -> list[str]:
        """A country and its demonyms, folded."""
        if country not in self._country_words:
            demonyms = [word for word, meant in self.demonyms.items() if meant == country]
            self._country_words[country] = [fold(word) for word in (country, *demonyms)]
        return self._country_words[country]

    def _add_bodies(self, pack: PackFile, name: str, about: str | None) -> None:
        self.body_nouns += pack.bodies.values()
        entries: list[AgencyEntry | FactionEntry] = [*pack.agencies, *pack.factions]
        for entry in entries:
            body = self._node(entry, name, about)
            self.bodies[body.id] = _joined(self.bodies[body.id], body) if body.id in self.bodies else body
            self._declared.setdefault(_key(entry.name), {}).setdefault(name, body.id)
            aliases = dict.fromkeys((entry.name, *entry.aliases))
            self.names.setdefault(name, []).extend((alias, body.id) for alias in aliases)
            if entry.parent:
                self._above[body.id] = entry.parent, name

    def _node(self, entry: AgencyEntry | FactionEntry, pack: str, about: str | None) -> Organisation:
        aliases = sorted(set(entry.aliases))
        if isinstance(entry, FactionEntry):
            ident = body_id("Faction", entry.name)
            return Faction(id=ident, name=entry.name, aliases=aliases, side=entry.side, pack=pack)
        known = self.bodies.get(body_id("Agency", entry.name))
        ident = known.id if known and known.pack == CORE else self.agency_id(entry.name, about)
        return Agency(id=ident, name=entry.name, aliases=aliases, kind=entry.kind, country=entry.country or about, pack=pack)

    def _add_conflict(self, pack: PackFile, name: str, about: str | None) -> None:
        if not (pack.cues or pack.generic or pack.offices or pack.default_destination):
            return
        conflict = next((c for c in self.conflicts if c.pack == name), None)
        if conflict is None:
            conflict = Conflict(name)
            self.conflicts.append(conflict)
        conflict.about = conflict.about or about
        conflict.cues.update(pack.cues)
        conflict.generic |= {words.lower(): name for words, name in pack.generic.items()}
        conflict.offices |= {post.lower(): name for post, name in pack.offices.items()}
        conflict.default_destination |= pack.default_destination
        conflict.holders |= {post.lower(): set(map(fold, names)) for post, names in pack.holders.items()}


def _key(name: str) -> str:
    return in_figures(fold(name))


def _joined(old: Organisation, new: Organisation) -> Organisation:
    """A body that two packs declare: the later says more, and what it says counts. It is of the pack that is not core."""
    said = {key: value for key, value in new.model_dump().items() if value is not None}
    said["name"] = old.name
    said["aliases"] = sorted({*old.aliases, *new.aliases})
    said["pack"] = new.pack if old.pack == CORE else old.pack
    return old.model_copy(update=said)

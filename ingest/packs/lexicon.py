"""The packs joined into one lexicon, compiled once for finding things in text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.keys import body_id
from graph.names import fold
from graph.schema import Agency, Faction, Sect
from graph.statement import Body
from ingest.packs.models import AgencyEntry, BodyNouns, FactionEntry, Modality, PackFile, Predicate, RankEntry

ABBREVIATIONS = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Sen. Rep. Gov. Rev. Hon. Jr. Sr. "
    "Inc. Ltd. Co. Corp. Gens. Cols. Lts. Capts. Majs. Sgts. U.S. U.N. U.K. a.m. p.m.".split()
)


class Ranks:
    """The ranks of all packs."""

    def __init__(self) -> None:
        self._by_form: dict[str, tuple[str, int]] = {}

    def add(self, entry: RankEntry) -> None:
        """Add a rank with its forms."""
        for form in (entry.name, *entry.forms):
            self._by_form.setdefault(fold(form), (entry.name, entry.order))

    def find(self, text: str) -> tuple[str, int] | None:
        """Name and order of the rank that a text names, in whatever form; prefixes such as Staff are passed over."""
        key = fold(text)
        while key and key not in self._by_form:
            key = key.partition(" ")[2]
        return self._by_form.get(key)

    def names(self) -> list[str]:
        """All names, the most senior first."""
        return [name for name, _ in sorted(set(self._by_form.values()), key=lambda rank: (-rank[1], rank[0]))]


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
    """All words, bodies, ranks and patterns."""

    ranks: Ranks = field(default_factory=Ranks)
    rank_forms: list[str] = field(default_factory=list)
    bodies: dict[str, Body] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    names: list[tuple[str, Body, str]] = field(default_factory=list)
    sect_nouns: list[tuple[str, Sect]] = field(default_factory=list)
    body_nouns: list[BodyNouns] = field(default_factory=list)
    countries: dict[str, str] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    predicates: list[Predicate] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    irregular: dict[str, list[str]] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
    modality: Modality | None = None
    role_heads: set[str] = field(default_factory=set)
    role_members: set[str] = field(default_factory=set)
    role_states: set[str] = field(default_factory=set)
    role_modifiers: set[str] = field(default_factory=set)
    heads_of_state: set[str] = field(default_factory=set)
    words: dict[str, set[str]] = field(default_factory=dict)
    _unresolved: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, pack: PackFile, name: str) -> None:
        """Join a file of a pack."""
        for rank in pack.ranks:
            self.ranks.add(rank)
            self.rank_forms += [rank.name, *rank.forms]
        self._add_roles(pack)
        for kind in ("rank_prefixes", "former", "honorifics", "singular", "plural", "modifiers", "stop", "bare", "no_body",
                     "cues_of_protest", "ordinary_reasons", "given_names", "not_names"):  # fmt: skip
            self.words.setdefault(kind, set()).update(getattr(pack, kind))
        self.body_nouns += pack.bodies.values()
        self.prefixes |= pack.prefixes
        self.irregular |= pack.irregular
        self.predicates += pack.predicates
        self.heads_of_state |= {fold(name) for name in pack.heads_of_state}
        self.modality = pack.modality or self.modality
        self._add_countries(pack)
        self._add_bodies(pack, name)
        if pack.cues:
            self.conflicts.append(
                Conflict(name, pack.about, frozenset(pack.cues), pack.generic, pack.offices, pack.default_destination)
            )

    def finish(self) -> None:
        """Resolve parents and the bodies that generic words mean, when all files are in.

        Raises:
            ValueError: a parent, a generic word or a destination names a body that no pack declares.
        """
        for child, parent, pack in self._unresolved:
            self.parents[child] = self.named(parent, pack).id
        for conflict in self.conflicts:
            for name in (*conflict.generic.values(), *conflict.offices.values(), *conflict.default_destination.values()):
                self.named(name, conflict.pack)

    def named(self, name: str, pack: str = "?") -> Body:
        """The body that a pack declares under this name."""
        for label in ("Agency", "Faction"):
            if body := self.bodies.get(body_id(label, name)):
                return body
        raise ValueError(f"pack {pack}: no agency or faction is called {name!r}; add it, or mend the name")

    def ancestors(self, body: str) -> list[str]:
        """Ids of all that a body is part of, nearest first."""
        found: list[str] = []
        while (parent := self.parents.get(body)) and parent not in found:
            found.append(parent)
            body = parent
        return found

    def faction_of(self, body: Body) -> Faction | None:
        """The nearest faction at or above a body."""
        for candidate in (body, *(self.bodies[b] for b in self.ancestors(body.id))):
            if isinstance(candidate, Faction):
                return candidate
        return None

    @property
    def abbreviations(self) -> frozenset[str]:
        """All abbreviations with a full stop: after them no sentence ends."""
        return ABBREVIATIONS.union(*(part.split() for part in (*self.rank_forms, *self.words["honorifics"]) if "." in part))

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
            if capital:
                self.places[capital] = capital
        self.countries |= pack.country_aliases
        for place, spellings in pack.places.items():
            self.places |= dict.fromkeys([place, *spellings], place)

    def _add_bodies(self, pack: PackFile, name: str) -> None:
        for sect in pack.sects:
            node = Sect(id=body_id("Sect", sect.name), name=sect.name, kind=sect.kind, aliases=sorted(sect.aliases), pack=name)
            self.sect_nouns += [(noun, node) for noun in dict.fromkeys((*sect.nouns, sect.name))]
            self.bodies[node.id] = node
        entries: list[AgencyEntry | FactionEntry] = [*pack.agencies, *pack.factions]
        for entry in entries:
            body = _node(entry, pack, name)
            if body.id in self.bodies and name == "core":
                continue
            self.bodies[body.id] = body
            self.names += [(alias, body, name) for alias in _unique((entry.name, *entry.aliases))]
            if entry.parent:
                self._unresolved.append((body.id, entry.parent, name))


def _node(entry: AgencyEntry | FactionEntry, pack: PackFile, name: str) -> Body:
    if isinstance(entry, AgencyEntry):
        country = entry.country or pack.about
        ident = body_id("Agency", entry.name)
        return Agency(id=ident, name=entry.name, aliases=sorted(entry.aliases), kind=entry.kind, country=country, pack=name)
    ident = body_id("Faction", entry.name)
    return Faction(id=ident, name=entry.name, aliases=sorted(entry.aliases), side=entry.side, pack=name)


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))

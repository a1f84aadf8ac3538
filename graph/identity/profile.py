"""What one article says of one man: all that identity compares. A pure function of the reading, kept on his mention."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.identity.name import Name, parse
from graph.periods import Period
from graph.schema import Agency
from graph.statement import Reading, Statement

FACTS = ("names", "bodies", "serving", "above", "joined", "countries", "setting", "sects", "roles", "places", "moves")
"""The fields of a profile that are lists of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A mention: `id` is that of the person as its article has him, `person:KEY@ARTICLE`.

    `bodies`: ids of what he serves in, served in or left; `serving`: those he has not left; `above`: ids of what these are part
    of; `joined`: sides that he is said to have gone to. `countries`: of these bodies; `setting`: of the bodies that the article
    names most. `moves`: when he changed sides, as YYYY, YYYY-MM or YYYY-MM-DD. `count`: how often he is named.
    """

    id: str
    article: str
    names: tuple[str, ...]
    published: dt.date | None = None
    rank: str | None = None
    rank_order: int | None = None
    bodies: tuple[str, ...] = ()
    serving: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    sects: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    count: int = 1
    parsed: tuple[Name, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = [parse(name) for name in self.names]
        useful = [name for name in names if name.full or name.kunya]
        object.__setattr__(self, "parsed", tuple(dict.fromkeys(useful)))

    @property
    def said(self) -> tuple[object, ...]:
        """All that it says of the man, without the article and its day."""
        return (
            self.names, self.rank_order, self.bodies, self.serving, self.above, self.joined, self.countries, self.setting,
            self.sects, self.roles, self.places, self.moves,
        )  # fmt: skip

    @property
    def order(self) -> tuple[dt.date, str]:
        """By the day of the article; the id decides between equals."""
        return (self.published or dt.date.max, self.id)


@dataclass
class _Said:
    """What the statements of an article add to a profile."""

    bodies: set[str] = field(default_factory=set)
    serving: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    sects: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    moves: set[str] = field(default_factory=set)

    def add(self, statement: Statement) -> None:
        """Take in what a statement says. A denial says nothing."""
        if statement.modality not in ("asserted", "reported"):
            return
        if statement.kind == "BELONGS_TO" and statement.object:
            self.sects.add(statement.object.id)
        if statement.kind == "SERVES_IN" and statement.object:
            self.bodies.add(statement.object.id)
            self.serving |= {statement.object.id} if statement.current is not False else set()
        if statement.kind == "DEFECTED_TO":
            self._move(statement)
        self.roles |= {statement.role} if statement.role else set()
        self.places |= {statement.place} if statement.place else set()

    def _move(self, statement: Statement) -> None:
        if statement.origin:
            self.bodies.add(statement.origin.id)
            self.left.add(statement.origin.id)
        if statement.object:
            self.joined.add(statement.object.id)
        if statement.date:
            self.moves.add(str(Period.parse(statement.date)))


def profiles(reading: Reading) -> list[Profile]:
    """A profile for each person that the article names."""
    said: dict[str, _Said] = defaultdict(_Said)
    for statement in reading.statements:
        said[statement.subject.id].add(statement)
    parents = defaultdict(set)
    for child, parent in reading.parts:
        parents[child].add(parent)
    country = {body.id: body.country for body in reading.bodies if isinstance(body, Agency) and body.country}
    known = {body.id for body in reading.bodies if body.pack}
    setting = _setting(reading, {body: state for body, state in country.items() if body in known})
    found = []
    for mention in reading.mentions:
        if mention.entity.label != "Person":
            continue
        of_him = said[mention.entity.id]
        above = _above(of_him.bodies, parents)
        found.append(Profile(
            id=mention.entity.id, article=reading.article.id, published=reading.article.published,
            names=mention.names, rank=mention.rank, rank_order=mention.rank_order,
            bodies=_sorted(of_him.bodies), serving=_sorted(of_him.serving - of_him.left), above=_sorted(above),
            joined=_sorted(of_him.joined), sects=_sorted(of_him.sects),
            countries=_sorted(c for body in of_him.bodies | above if (c := country.get(body))), setting=setting,
            roles=_sorted(of_him.roles), places=_sorted(of_him.places), moves=_sorted(of_him.moves), count=mention.count,
        ))  # fmt: skip
    return found


def _setting(reading: Reading, country: dict[str, str]) -> tuple[str, ...]:
    """The states whose bodies the article names most, of those that packs know; one met in passing is not what it is about."""
    named: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.entity.id in country:
            named[country[mention.entity.id]] += mention.count
    most = max(named.values(), default=0)
    return _sorted(state for state, times in named.items() if 2 * times >= most)


def _above(bodies: set[str], parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    open_ = list(bodies)
    while open_:
        new = parents.get(open_.pop(), set()) - found
        found |= new
        open_ += new
    return found - bodies


def _sorted(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))

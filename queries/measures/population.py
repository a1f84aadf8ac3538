"""The graph as the measures see it: who served where, who left what, and what is part of what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.periods import Period


@dataclass(frozen=True, slots=True)
class Body:
    """An agency or faction. `kind` is that of an agency, `side` that of a faction."""

    id: str
    name: str
    kind: str | None = None
    side: str | None = None
    above: tuple[str, ...] = ()
    """Ids of what it is part of, one step up."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A service: `since <= t < until`, where known. `ended` once an article says so, with or without a day."""

    body: str
    since: dt.date | None = None
    until: dt.date | None = None
    ended: bool = False
    first_told: dt.date | None = None
    last_told: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A change of side. `left` are the bodies that were left, by the rule of docs/queries.md."""

    id: str
    to: str
    date: Period | None = None
    left: tuple[str, ...] = ()
    rank: str | None = None
    seniority: int | None = None
    first_told: dt.date | None = None
    status: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The day as which the date counts: the first of its period."""
        return self.date.start if self.date else None

    @property
    def known_by(self) -> dt.date | None:
        """A day by which it had happened: that of its date, else of its first report."""
        return self.day or self.first_told


@dataclass(frozen=True, slots=True)
class Person:
    """A person with all that bears on whether he changes sides. `sects` are ids, as articles state them."""

    id: str
    name: str
    rank: str | None = None
    seniority: int | None = None
    sects: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Population:
    """Everybody; the bodies by id; the names of the sects by id."""

    persons: tuple[Person, ...]
    bodies: Mapping[str, Body]
    sects: Mapping[str, str]
    _upward: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def upward(self, body: str) -> frozenset[str]:
        """The body and all that it is part of, whatever the number of steps."""
        if body not in self._upward:
            found, waiting = {body}, [body]
            while waiting:
                new = set(self.bodies[waiting.pop()].above) - found
                found |= new
                waiting += new
            self._upward[body] = frozenset(found)
        return self._upward[body]

    def all_upward(self, bodies: Iterable[str]) -> frozenset[str]:
        """These bodies and all that any of them is part of."""
        return frozenset().union(*map(self.upward, bodies))

    def sides(self, body: str) -> frozenset[str]:
        """The sides of the factions that it is part of; none when no pack and no article says."""
        return frozenset(side for above in self.upward(body) if (side := self.bodies[above].side))

    @cached_property
    def last_told(self) -> dt.date | None:
        """The newest report of all."""
        spells = (spell.last_told for person in self.persons for spell in person.spells)
        moves = (move.first_told for person in self.persons for move in person.moves)
        return max((day for days in (spells, moves) for day in days if day), default=None)

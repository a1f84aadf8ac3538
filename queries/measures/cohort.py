"""Who is at risk of changing sides, from when until when, and who did.

A service puts a person at risk while it lasts: `since <= t < end`, from the beginning of time where no day is known. It ends on
its last day, with a change of side, or, where an article says only that it ended, with the last report of it. A service with
the side that he went to puts nobody at risk, unless he left that side as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from queries.measures.population import Move, Person, Population, Spell


@dataclass(frozen=True)
class Scope:
    """Whom a measure is about; None means no limit. `agencies` and `sides` are ids of bodies, each with all below it."""

    sects: frozenset[str] | None = None
    agencies: frozenset[str] | None = None
    sides: frozenset[str] | None = None
    rank_from: int | None = None
    rank_to: int | None = None
    statuses: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """The time in which a person could have left a body: `since <= t < end`; None is unknown, and open."""

    body: str
    since: dt.date | None
    end: dt.date | None
    first_told: dt.date | None = None
    last_told: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person at risk, with the services and the changes of side that count."""

    person: Person
    services: tuple[Service, ...]
    moves: tuple[Move, ...] = ()

    @property
    def spans(self) -> Iterable[tuple[dt.date | None, dt.date | None]]:
        """Begin and end of each service. Who left, nobody says what, had served until then."""
        if self.services:
            return ((service.since, service.end) for service in self.services)
        return [(None, self.moves[0].known_by)]

    @property
    def rank(self) -> tuple[str | None, int | None]:
        """Rank and seniority: at his first change of side, else the latest known."""
        at_the_time = next(((move.rank, move.seniority) for move in self.moves if move.rank), None)
        return at_the_time or (self.person.rank, self.person.seniority)


def sides_left(population: Population) -> frozenset[str]:
    """The factions of every side that somebody has left: who serves elsewhere was at no risk that this graph has seen."""
    left = (body for person in population.persons for move in person.moves for body in move.left)
    sides = frozenset(side for body in set(left) for side in population.sides(body))
    return frozenset(body.id for body in population.bodies.values() if body.side in sides)


def members(population: Population, scope: Scope) -> list[Member]:
    """Everybody at risk in this scope, in the order of the population: who has a service that counts, or left one."""
    found = (_member(population, scope, person) for person in population.persons if _fits(person, scope))
    return [one for one in found if (one.services or one.moves) and _ranks(one, scope)]


def _fits(person: Person, scope: Scope) -> bool:
    return scope.sects is None or not scope.sects.isdisjoint(person.sects)


def _ranks(one: Member, scope: Scope) -> bool:
    if scope.rank_from is None and scope.rank_to is None:
        return True
    seniority = one.rank[1]
    if seniority is None:
        return False
    return (scope.rank_from is None or seniority >= scope.rank_from) and (scope.rank_to is None or seniority <= scope.rank_to)


def _member(population: Population, scope: Scope, person: Person) -> Member:
    joined = {move.to for move in person.moves}
    left = {body for move in person.moves for body in move.left}
    counting = (
        spell
        for spell in person.spells
        if _within(population, scope, spell.body) and (spell.body in left or joined.isdisjoint(population.upward(spell.body)))
    )
    services = tuple(_service(spell, person.moves) for spell in counting)
    return Member(person, services, tuple(move for move in person.moves if _counts(population, scope, move)))


def _within(population: Population, scope: Scope, body: str) -> bool:
    """Whether a body lies in the scope. Of which no side is known, it lies on any."""
    upward = population.upward(body)
    if scope.agencies is not None and scope.agencies.isdisjoint(upward):
        return False
    return scope.sides is None or not scope.sides.isdisjoint(upward) or not population.sides(body)


def _counts(population: Population, scope: Scope, move: Move) -> bool:
    if scope.statuses is not None and move.status not in scope.statuses:
        return False
    if not move.left:
        return scope.agencies is None
    return any(_within(population, scope, body) for body in move.left)


def _service(spell: Spell, moves: Iterable[Move]) -> Service:
    """The spell with its end: its last day, or an earlier change of side. One that leaves this very body goes before others."""
    leaving = [move for move in moves if spell.body in move.left] or moves
    after = (day for move in leaving if (day := move.known_by) and (spell.since is None or day >= spell.since))
    last = spell.until or (spell.last_told if spell.ended else None)
    end = min((day for day in (last, min(after, default=None)) if day), default=None)
    return Service(spell.body, spell.since, end, spell.first_told, spell.last_told)

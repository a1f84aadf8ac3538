"""What a user asks a measure about, in his words, and whom that means in a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.periods import Period
from graph.stores.base import Store
from queries.defections import FindRank, rank_bounds
from queries.measures.cohort import Member, Scope, members, sides_left
from queries.measures.population import Population
from queries.measures.reading import population
from queries.measures.windows import Length, Window, cut
from queries.names import ids
from queries.question import BadParameter

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Request:
    """Names in any case and spelling, dates YYYY, YYYY-MM or YYYY-MM-DD; empty means no limit.

    `sides` are those that were served; without one, all that somebody has left. `in_group` are the communities to compare with
    others.
    """

    sects: Sequence[str] = ()
    agencies: Sequence[str] = ()
    sides: Sequence[str] = ()
    rank: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    statuses: Sequence[str] = ()
    in_group: Sequence[str] = ()


@dataclass(frozen=True)
class Cohort:
    """Who is at risk, and the time that was asked for: `since <= t < until`, from the beginning when since is None."""

    population: Population
    scope: Scope
    since: dt.date | None
    until: dt.date
    in_group: frozenset[str] = frozenset()
    """Ids of the communities of the request."""

    @cached_property
    def members(self) -> list[Member]:
        """Those at risk."""
        return members(self.population, self.scope)

    @cached_property
    def comparable(self) -> list[Member]:
        """All at risk in the service of the same sides in the time asked for, whatever else was."""
        found = members(self.population, Scope(sides=self.scope.sides, statuses=self.scope.statuses))
        return [one for one in found if any(since is None or since < self.until for since, _ in one.spans)]

    @property
    def sides(self) -> list[str]:
        """The sides in whose service they are at risk, by name; none when any side counts."""
        bodies = map(self.population.bodies.__getitem__, self.scope.sides or ())
        return sorted({body.side or body.name for body in bodies})

    @property
    def begin(self) -> dt.date | None:
        """The first day asked for, else that of the first change of side that is dated by day or month, else by year."""
        dates = [move.date for one in self.members for move in one.moves if move.date]
        return (
            self.since
            or min((date.start for date in dates if date.precision != "year"), default=None)
            or min((date.start for date in dates), default=None)
        )

    @property
    def known_by_leaving(self) -> int:
        """How many persons no article told of before one told that they left."""
        return sum(bool(one.moves) and not _told_before(one) for one in self.members)

    @property
    def window(self) -> Window:
        """All of the time."""
        return Window(self.since, self.until)

    def windows(self, length: Length | None) -> list[Window]:
        """The time in windows of this length, from that of the first change of side when no begin was asked for; None: in one."""
        begin = self.begin
        if length is None or begin is None or begin >= self.until:
            return [self.window]
        return cut(self.since or length.first(begin), self.until, length)


def _told_before(one: Member) -> bool:
    left = min((move.first_told for move in one.moves if move.first_told), default=None)
    return left is None or any(service.first_told and service.first_told < left for service in one.services)


def cohort(store: Store, request: Request, find_rank: FindRank) -> Cohort:
    """Whom the request means.

    Raises:
        UnknownName: a name or rank that is not known; the message suggests the nearest.
        BadParameter: the time ends before it begins.
        StoreError: the store failed.
    """
    everybody = population(store)
    scope = _scope(store, request, everybody, find_rank)
    since, until = _time(request, everybody)
    in_group = frozenset(ids(store, "Sect", request.in_group) or ())
    return Cohort(everybody, scope, since, until, in_group)


def _scope(store: Store, request: Request, everybody: Population, find_rank: FindRank) -> Scope:
    sects, agencies = ids(store, "Sect", request.sects), ids(store, "Agency", request.agencies)
    sides = ids(store, "Faction", request.sides)
    lowest, highest = rank_bounds(store, request.rank, find_rank) if request.rank else (None, None)
    return Scope(
        sects=frozenset(sects) if sects else None,
        agencies=frozenset(agencies) if agencies else None,
        sides=frozenset(sides) if sides else (sides_left(everybody) or None),
        rank_from=lowest,
        rank_to=highest,
        statuses=frozenset(request.statuses) or None,
    )


def _time(request: Request, everybody: Population) -> tuple[dt.date | None, dt.date]:
    """Begin and end; without an end, up to the newest report with its day."""
    since = Period.parse(request.since).start if request.since else None
    ends = [Period.parse(request.until).start] if request.until else []
    ends += [Period.parse(request.as_of).end] if request.as_of else []
    until = min(ends, default=(everybody.last_told or dt.date.today()) + DAY)
    if since and ends and until <= since:
        raise BadParameter(f"the time ends ({until}) before it begins ({since}): it is since <= date < until")
    return since, until

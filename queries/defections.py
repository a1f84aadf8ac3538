"""The filters of the list of defections as users type them, turned into the parameters of its question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.names import fold
from graph.periods import Period
from graph.stores.base import Store, Table
from queries.names import UnknownName, ids
from queries.question import BadParameter
from queries.questions import find, run

FindRank = Callable[[str], tuple[str, int] | None]
"""Name and seniority of the rank that a text names: `Ranks.find` of a domain pack."""

RANKS = "MATCH (p:Person) WHERE p.rankOrder IS NOT NULL RETURN DISTINCT p.rank AS rank, p.rankOrder AS seniority ORDER BY rank"


@dataclass(frozen=True)
class Filters:
    """What a user asks for; empty means no filter. Names are in any case and spelling, dates YYYY, YYYY-MM or YYYY-MM-DD."""

    sects: Sequence[str] = ()
    agencies: Sequence[str] = ()
    factions: Sequence[str] = ()
    rank: str | None = None
    since: str | None = None
    until: str | None = None
    statuses: Sequence[str] = ()
    modalities: Sequence[str] = ()
    as_of: str | None = None
    limit: int | None = None

    def values(self, store: Store, find_rank: FindRank) -> dict[str, Any]:
        """The parameters of defections/list.

        Raises:
            UnknownName: a name or rank that is not known; the message suggests the nearest.
            BadParameter: the time ends before it begins.
        """
        if self.since and self.until and Period.parse(self.until).start <= Period.parse(self.since).start:
            raise BadParameter(f"--until {self.until} is not after --since {self.since}: the time is since <= date < until")
        lowest, highest = rank_bounds(store, self.rank, find_rank) if self.rank else (None, None)
        return {
            "sects": ids(store, "Sect", self.sects),
            "agencies": ids(store, "Agency", self.agencies),
            "factions": ids(store, "Faction", self.factions),
            "rankFrom": lowest,
            "rankTo": highest,
            "since": self.since,
            "until": self.until,
            "statuses": list(self.statuses) or None,
            "modalities": list(self.modalities) or None,
            "asOf": str(last_day(self.as_of)) if self.as_of else None,
            "limit": self.limit,
        }


def last_day(day: str) -> dt.date:
    """The last day of a day, month or year, given as YYYY, YYYY-MM or YYYY-MM-DD."""
    return Period.parse(day).last


def rank_bounds(store: Store, text: str, find_rank: FindRank) -> tuple[int | None, int | None]:
    """Lowest and highest seniority: `colonel` both the same, `colonel+` and above, `colonel-` and below.

    Raises:
        UnknownName: neither the packs nor the graph know the rank.
    """
    text = text.strip()
    bare = (text[:-1] if text.endswith(("+", "-")) else text).strip()
    known = find_rank(bare) or _stored_rank(store, bare)
    if known is None:
        raise UnknownName(f"no rank is called {bare!r}; the ranks in this graph are the rows of: allegiance query by-rank")
    order = known[1]
    return (None if text.endswith("-") else order), (None if text.endswith("+") else order)


def _stored_rank(store: Store, text: str) -> tuple[str, int] | None:
    rows = store.read(RANKS).dicts()
    return next(((row["rank"], row["seniority"]) for row in rows if fold(row["rank"] or "") == fold(text)), None)


def listed(store: Store, values: dict[str, Any]) -> Table:
    """The defections: the rows of defections/list."""
    return run(store, find("defections/list"), values)


def counted(store: Store, values: dict[str, Any], group: str) -> Table:
    """The same defections counted: the rows of defections/by-sect when `group` is `sect`, and so on."""
    chosen = listed(store, values)
    edges = [row["id"] for row in chosen.dicts()]
    return run(store, find(f"defections/by-{group}"), {"defections": edges})


def undated(store: Store, values: dict[str, Any]) -> int:
    """How many defections have no date and are left out for that reason alone, when `values` ask for a time."""
    times = ("since", "until")
    if all(values[name] is None for name in times):
        return 0
    rows = listed(store, {**values, **dict.fromkeys(times), "limit": None}).dicts()
    return sum(row["date"] is None for row in rows)

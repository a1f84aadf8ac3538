"""The best of the dates that several accounts give."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from graph.edges.account import Account
from graph.edges.sources import Sources
from graph.periods import Period

_PRECISION = ("day", "month", "year", "unknown").index


def ranked(accounts: Iterable[Account], date: Callable[[Account], Period | None], sources: Sources) -> list[Period]:
    """All dates, each once: the most precise first, then that on which most sources agree, then the earliest.

    A less precise date agrees with a more precise one inside it: `2012-07` and `2012-07-05` are two voices for the fifth.
    """
    giving: dict[Period, list[Account]] = defaultdict(list)
    for account in accounts:
        if period := date(account):
            giving[period].append(account)
    if len(giving) < 2:
        return list(giving)

    def agreeing(period: Period) -> int:
        return sources.count(a for other, said in giving.items() if other.contains(period) for a in said)

    return sorted(giving, key=lambda period: (_PRECISION(period.precision), -agreeing(period), period.start))


def of_event(accounts: Iterable[Account], sources: Sources) -> list[Period]:
    """All dates of an event, best first: those of the act, then those of its announcement."""
    accounts = list(accounts)
    acts = ranked((a for a in accounts if a.date_basis != "announcement"), lambda a: a.date, sources)
    announced = ranked((a for a in accounts if a.date_basis == "announcement"), lambda a: a.date, sources)
    return acts + [date for date in announced if date not in acts]


def dated(name: str, period: Period | None) -> dict[str, Any]:
    """A period as the two properties that keep it."""
    return {name: period and period.start, f"{name}_precision": period.precision if period else "unknown"}


def latest(accounts: Iterable[Account], value: Callable[[Account], str | None]) -> str | None:
    """The value of the most recent article that gives one."""
    told = [(a.published or dt.date.min, given) for a in accounts if (given := value(a)) is not None]
    return max(told)[1] if told else None

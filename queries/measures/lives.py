"""The times that survival analysis asks for: when each member came into view, and when and why he went out of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from graph.periods import Period
from queries.measures.cohort import Member, Service

Entry = Literal["known", "told", "start"]
Censor = Literal["end", "told"]
Within = Literal["first", "middle", "last"]


@dataclass(frozen=True, slots=True)
class Life:
    """Days after time zero: at risk in `entry < t <= end`; `left` at the end, else out of view (censored)."""

    entry: int
    end: int
    left: bool


@dataclass(frozen=True)
class Clocking:
    """How days are taken.

    `zero` is day 0; the last day in view is the one before `until`.
    `entry`: a person enters when he is first known to serve: the first day of a service that articles date, else its first
    report (`known`); with its first report, whatever they date (`told`); at time zero, or when his service began if that is
    later (`start`).
    `within`: the day that stands for a change of side dated by month or year.
    `censor`: who did not leave is in view to the end of the time, or to the last report of his service (`told`).
    """

    zero: dt.date
    until: dt.date
    entry: Entry = "known"
    within: Within = "middle"
    censor: Censor = "end"


@dataclass
class Lives:
    """The lives, and how many persons are left out of them or dated less well, by reason."""

    lives: list[Life] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    imprecise: int = 0


def lives(found: Iterable[Member], clocking: Clocking) -> Lives:
    """The life of each member until he first left. Left out are those who were never in view while they were at risk:

    - `undated`: their change of side has no date;
    - `before`: they had left, or their service had ended, before time zero or on it;
    - `unseen`: nothing was known of them before they left, or before their service ended.
    """
    result = Lives()
    for one in found:
        _add(result, one, clocking)
    return result


def _add(result: Lives, one: Member, clocking: Clocking) -> None:
    date = next((move.date for move in one.moves if move.date), None)
    if one.moves and date is None:
        result.left_out["undated"] += 1
        return
    end, left = _end(one, date, clocking)
    days, entry = (end - clocking.zero).days, _entry(one, clocking)
    if days <= 0:
        result.left_out["before"] += 1
    elif entry is None or entry >= days:
        result.left_out["unseen"] += 1
    else:
        result.lives.append(Life(entry, days, left))
        result.imprecise += left and date is not None and date.precision != "day"


def _end(one: Member, date: Period | None, clocking: Clocking) -> tuple[dt.date, bool]:
    """The day on which he left, or went out of view."""
    if date and (day := day_within(date, clocking.within)) < clocking.until:
        return day, True
    last = clocking.until - dt.timedelta(days=1)
    if date:
        return last, False
    ends = [_last_in_view(service, clocking) or last for service in one.services]
    return min(last, max(ends, default=last)), False


def _last_in_view(service: Service, clocking: Clocking) -> dt.date | None:
    return (service.end or service.last_told) if clocking.censor == "told" else service.end


def _entry(one: Member, clocking: Clocking) -> int | None:
    """Days after zero from which he is in view, never below 0; None when he never is."""
    if clocking.entry == "start" and not one.services:
        return 0
    starts = [day for service in one.services if (day := _start(service, clocking))]
    return max(0, (min(starts) - clocking.zero).days) if starts else None


def _start(service: Service, clocking: Clocking) -> dt.date | None:
    if clocking.entry == "told":
        return service.first_told
    return service.since or (clocking.zero if clocking.entry == "start" else service.first_told)


def day_within(period: Period, within: Within) -> dt.date:
    """The day that stands for a period.

    >>> [str(day_within(Period.parse("2012-08"), within)) for within in ("first", "middle", "last")]
    ['2012-08-01', '2012-08-16', '2012-08-31']
    """
    last = (period.end - period.start).days - 1
    return period.start + dt.timedelta(days={"first": 0, "middle": (last + 1) // 2, "last": last}[within])

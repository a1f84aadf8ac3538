"""Where an account of a change of side stands in time: by the date that it gives, else by the day on which it was published."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graph.edges.account import Account

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """The days on which it may have happened: `start <= t < end`."""

    start: dt.date
    end: dt.date

    def days_from(self, other: Window) -> int:
        """Days of the gap between the two, 0 when they overlap."""
        return max(0, (self.start - other.end).days + 1, (other.start - self.end).days + 1)

    @property
    def middle(self) -> dt.date:
        """The day in the middle: where a date stands that may be early or late."""
        return self.start + (self.end - self.start - DAY) // 2


def window(account: Account) -> Window | None:
    """The days that the date leaves open: none after the publication. None without a date."""
    date, published = account.date, account.published
    if date is None:
        return None
    known = published is not None and date.start <= published
    return Window(date.start, min(date.end, published + DAY) if known and published else date.end)


def position(account: Account) -> dt.date | None:
    """The day at which the account stands among others; None when neither date nor publication is known."""
    days = window(account)
    return days.middle if days else account.published


class Way(NamedTuple):
    """Where a move leads: to a side, or, where no side of the body is known, to that body."""

    towards: str
    sided: bool


NO_WAY = Way("", sided=False)


def ways(accounts: Iterable[Account]) -> Mapping[str, Way]:
    """Where each account's move leads, by the id of the account.

    Two bodies of one side are one way; who goes from the one to the other has not changed sides.
    """
    accounts = list(accounts)
    sides: dict[str | None, set[str]] = defaultdict(set)
    for a in accounts:
        sides[a.object].update([a.side] if a.side else [])
    known = {thing: Way(min(named), sided=True) if named else Way(thing or "", sided=False) for thing, named in sides.items()}
    return {a.id: known[a.object] for a in accounts}


def told(account: Account) -> Window | None:
    """The days that the date leaves open, without a date the day of publication; None when neither is known."""
    return window(account) or (Window(account.published, account.published + DAY) if account.published else None)

"""Which accounts tell of one change of side.

The accounts of a person are laid out in time (timeline.py). Those that lead one way are one event, until a return
lies between them, or more than APART days do. So going over, coming back and going over again are three events, and ten articles
on four days are one. Which account belongs to which event is a function of the set, whatever the order of reading.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import count

from graph.edges.account import Account
from graph.edges.timeline import NO_WAY, Way, Window, position, told, ways, window
from graph.periods import Period, Precision

APART = 366
"""Days after which a second move the same way is another event."""

SAME = 45
"""Days between the dates that articles give for one move: leaving, crossing, appearing in a video."""

NEWS = 7
"""Days for which something is news: an undated account so soon after an event may speak of it, whatever came between, and one
that is published so shortly before a date may speak of the same, for reporters take the day of a video or an arrival for it."""

_FINENESS = ("day", "month", "year", "unknown").index


class Event:
    """Accounts of one move. It has no way where none of them says, or lets know, where it leads."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.accounts: list[Account] = []

    def add(self, account: Account) -> None:
        """One account more."""
        self.accounts.append(account)

    @property
    def windows(self) -> list[Window]:
        """When it happened, by each account that says so."""
        return [days for a in self.accounts if (days := window(a))]

    @property
    def begin(self) -> dt.date | None:
        """The first day on which it may have happened; None when no act is dated: it is open to the past."""
        return min((days.start for a in self.accounts if a.date_basis != "announcement" and (days := window(a))), default=None)

    @property
    def first_told(self) -> dt.date | None:
        """The first day on which it was published; None when no day is known."""
        return min((a.published for a in self.accounts if a.published), default=None)

    def gap(self, days: Window) -> int:
        """Days between these and the nearest of its accounts; without dates, the nearest publication."""
        windows = self.windows or [day for a in self.accounts if (day := told(a))]
        return min((days.days_from(other) for other in windows), default=0)

    def may_be_told_by(self, account: Account) -> bool:
        """Whether an undated account was published late enough to speak of it."""
        return self.begin is None or account.published is None or (self.begin - account.published).days <= NEWS


def events(accounts: Iterable[Account]) -> list[Event]:
    """The events that accounts of one person's defections tell of, in order of time: those that hold and name an object."""
    holding = [a for a in accounts if a.holds and a.object]
    way = ways(holding)
    plain = [a for a in holding if not a.vague]
    rough = _rough(plain, way)
    found = laid_out([a for a in plain if a.id not in rough], way)
    for precision in ("month", "year"):
        dates = [(event, {a.date for a in event.accounts}) for event in found]
        _give([(_of_rough(dates, a, way[a.id]), a) for a in rough.values() if a.date and a.date.precision == precision])
    found = _folded(found)
    vague = [(nearest(found, a), a) for a in holding if a.vague]
    alone = laid_out([a for event, a in vague if event is None], defaultdict(lambda: NO_WAY))
    _give(vague)
    return sorted([*found, *alone], key=lambda event: min((position(a) or dt.date.max, a.id) for a in event.accounts))


def _give(chosen: Iterable[tuple[Event | None, Account]]) -> None:
    """Add accounts to their events. All are chosen before one is added, so that none depends on the order of the others."""
    for event, account in list(chosen):
        if event:
            event.add(account)


def _folded(found: Sequence[Event]) -> list[Event]:
    """Without moves to bodies of which no side is known (protesters, a committee) that are told of about the days of a move to a
    known side: they are that move in other words, unless one of the two leads back to what the other left."""
    sided = [event for event in found if event.way.sided]
    given = [(_of_same_days(sided, event), event) for event in found]
    _give([(into, a) for into, event in given if into for a in event.accounts])
    return [event for into, event in given if into is None]


def _of_same_days(sided: Sequence[Event], event: Event) -> Event | None:
    if event.way.sided or not event.windows:
        return None
    near = [(min((event.gap(days) for days in other.windows), default=SAME + 1), n) for n, other in enumerate(sided)]
    gap, n = min(near, default=(SAME + 1, 0))
    return sided[n] if gap <= SAME and not _leads_back(event, sided[n]) else None


def _leads_back(event: Event, other: Event) -> bool:
    accounts = [*event.accounts, *other.accounts]
    return not {a.origin for a in accounts if a.origin}.isdisjoint(a.object for a in accounts)


# --- what is laid out in time ----------------------------------------------------------------------------------------


def laid_out(accounts: Iterable[Account], way: Mapping[str, Way]) -> list[Event]:
    """Walk through the accounts in the order of time, and begin an event where one continues none."""
    placed = [(where, way[a.id], a.id, a) for a in accounts if (where := position(a))]
    walk = _Walk()
    for where, towards, _, account in sorted(placed, key=lambda item: item[:3]):
        walk.meet(account, towards, where)
    found = walk.events
    for account in sorted((a for a in accounts if position(a) is None), key=lambda a: a.id):
        event = next((event for event in found if event.way == way[account.id]), None)
        if event is None:
            found.append(event := Event(way[account.id]))
        event.add(account)
    return found


class _Walk:
    """Where the walk is: the events so far, and of each its last account, its first date and its first publication."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._seen: dict[Event, tuple[int, dt.date]] = {}
        self._first: dict[Event, Window] = {}
        self._told: dict[Event, dt.date] = {}
        self._steps = count()

    def meet(self, account: Account, way: Way, where: dt.date) -> None:
        """Give the account to the event that it continues, or to a new one."""
        event = next((event for event in reversed(self.events) if event.way == way), None)
        if event is None or not self._goes_on(event, account, where):
            event = Event(way)
            self.events.append(event)
        event.add(account)
        self._seen[event] = next(self._steps), where
        if days := window(account):
            self._first.setdefault(event, days)
        elif account.published:
            self._told.setdefault(event, account.published)

    def _goes_on(self, event: Event, account: Account, where: dt.date) -> bool:
        """Whether an account that stands behind all others in time, and leads the same way, tells of the event."""
        days = window(account)
        step, last = self._seen[event]
        later = [other for other in self.events if self._seen[other][0] > step and comes_between(other, event, account)]
        if days is None:
            return not later or (where - last).days <= NEWS
        if later:
            return False
        if event in self._first:
            return days.days_from(self._first[event]) <= APART
        return account.date_basis == "announcement" or (days.start - self._told[event]).days <= NEWS


def comes_between(other: Event, event: Event, account: Account) -> bool:
    """Whether a move that leads another way parts the event from a later account of a move the same way: he had come back.

    It does when it leads to another known side, to what he had left, or away from what he had joined. Between bodies of which no
    side is known it does only when its time is between theirs, for they may be names for one and the same.
    """
    if other.way.sided and event.way.sided:
        return True
    left, joined = {a.origin for a in event.accounts} - {None}, {a.object for a in event.accounts}
    if any(a.object in left or a.origin in joined for a in other.accounts):
        return True
    times = [days for a in (*event.accounts, account) if (days := told(a))]
    return other.way.sided == event.way.sided and all(other.gap(days) > 0 for days in times)


# --- what goes with the events that are laid out -----------------------------------------------------------------------


def _rough(plain: Iterable[Account], way: Mapping[str, Way]) -> dict[str, Account]:
    """By id, accounts whose month or year has in it a more precise date of a move the same way: they speak of that one."""
    dated: dict[Way, list[Account]] = defaultdict(list)
    for a in plain:
        if a.date:
            dated[way[a.id]].append(a)
    dates = {towards: {a.date for a in same if a.date} for towards, same in dated.items()}
    return {a.id: a for towards, same in dated.items() for a in same if any(_in(date, a) for date in dates[towards])}


def _in(date: Period | None, account: Account) -> bool:
    """Whether the date is more precise than that of the account, and inside the days that this leaves open."""
    days = window(account)
    if date is None or days is None or account.date is None:
        return False
    return _finer(date.precision, account.date.precision) and date.start < days.end and days.start < date.end


def _finer(a: Precision, b: Precision) -> bool:
    return _FINENESS(a) < _FINENESS(b)


def _of_rough(dates: Iterable[tuple[Event, Set[Period | None]]], account: Account, way: Way) -> Event | None:
    """Of the events with a date inside that of the account: the last, when it was news; when it was history, the first."""
    fitting = [event for event, given in dates if event.way == way and any(_in(date, account) for date in given)]
    news = account.date and account.published and account.published < account.date.end
    return (fitting[-1] if news else fitting[0]) if fitting else None


def nearest(found: Sequence[Event], account: Account) -> Event | None:
    """The event that an account which names no way speaks of.

    That is the one nearest to its date, not more than APART days away; without a date the last that it may speak of.
    """
    days = window(account)
    if days:
        gaps = [(event.gap(days), n) for n, event in enumerate(found)]
        gap, n = min(gaps, default=(APART + 1, 0))
        return found[n] if gap <= APART else None
    fitting = [event for event in found if event.may_be_told_by(account)]
    before = [event for event in fitting if account.published and _begun(event, account.published)]
    return next(iter([*reversed(before), *fitting]), None)


def _begun(event: Event, day: dt.date) -> bool:
    """Whether something of it is dated or told up to this day, or so shortly after it that it may be of the same."""
    places = [where for a in event.accounts if (where := position(a))]
    return not places or (min(places) - day).days <= NEWS

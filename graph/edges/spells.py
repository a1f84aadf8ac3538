"""Which accounts tell of one service in a body.

Accounts that give a first or last day are laid out in time. Those that touch are one spell; they stay apart when one ended before
the other began and something lies between: a service in another body, a change of side, or the words of the text. Who leaves a
body has served in it until then, whether or not another sentence says so. The others go with the spell that fits them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.edges.account import Account
from graph.edges.events import APART
from graph.edges.timeline import DAY
from graph.periods import Period


@dataclass
class Leaving:
    """Accounts of one change of side that left the body, and when that was, as well as it is known."""

    accounts: list[Account]
    date: Period | None

    @property
    def day(self) -> dt.date | None:
        """The day at which it stands in time."""
        return self.date.start if self.date else min((a.published for a in self.accounts if a.published), default=None)


def as_one(leavings: Iterable[Leaving], returns: Sequence[dt.date]) -> list[Leaving]:
    """The same with those put together between which he cannot have come back: one departure, told of with two destinations.

    `returns` are the days of his other moves. More than a year apart, he must have.
    """
    found: list[Leaving] = []
    for leaving in sorted(leavings, key=lambda one: (one.day or dt.date.max, min(a.id for a in one.accounts))):
        last = found[-1] if found else None
        if last and _one_departure(last.day, leaving.day, returns):
            found[-1] = Leaving([*last.accounts, *leaving.accounts], last.date or leaving.date)
        else:
            found.append(leaving)
    return found


def _one_departure(first: dt.date | None, second: dt.date | None, returns: Iterable[dt.date]) -> bool:
    if first is None or second is None or (second - first).days > APART:
        return False
    return not any(first < day <= second for day in returns)


@dataclass
class Spell:
    """Accounts of one service, and the change of side that ended it."""

    said: list[Account] = field(default_factory=list)
    left: Leaving | None = None
    denials: list[Account] = field(default_factory=list)
    begin: dt.date | None = None
    """The first day for which it is attested."""
    end: dt.date | None = None
    """The first day for which it is attested no longer."""
    ended: dt.date | None = None
    """The last end that a text gives."""
    over: bool = False
    """Whether a text that gives an end says that it is over."""

    @property
    def accounts(self) -> list[Account]:
        """All that say he served there."""
        return [*self.said, *(self.left.accounts if self.left else ())]

    def reach(self, begin: dt.date | None, end: dt.date | None) -> None:
        """It was held in this time, too."""
        self.begin = min((day for day in (self.begin, begin) if day), default=None)
        self.end = max((day for day in (self.end, end) if day), default=None)

    def say(self, account: Account) -> None:
        """One account more that says so."""
        self.said.append(account)
        self.reach(_first(account), _last(account))
        if account.until:
            self.ended = max(self.ended or account.until.start, account.until.start)
            self.over = self.over or account.current is False


def _first(a: Account) -> dt.date | None:
    period = a.since or a.until
    return period.start if period else None


def _last(a: Account) -> dt.date | None:
    """After an end that is given; after the publication of what was true then."""
    if a.until:
        return a.until.end
    if a.since is None:
        return None
    return max(a.since.end, a.published + DAY) if a.published and a.current is not False else a.since.end


def spells(
    said: Sequence[Account], leavings: Sequence[Leaving], marks: Iterable[dt.date] = (), denials: Iterable[Account] = ()
) -> list[Spell]:
    """The spells of one person in one body, in order of time.

    Args:
        said: accounts of service there that hold.
        leavings: changes of side that left the body, in order of time (as_one).
        marks: days on which he began or ended a service elsewhere, or changed sides.
        denials: accounts that deny his service there; each goes with the spell that it fits.
    """
    found = _laid_out([a for a in said if a.since or a.until], sorted(marks), [one.date.start for one in leavings if one.date])
    for leaving in leavings:
        _end(found, leaving)
    found.sort(key=lambda spell: (spell.begin or dt.date.max, min(a.id for a in spell.accounts)))
    undated = [a for a in said if not (a.since or a.until)]
    if undated and not found:
        return _with_denials([Spell(said=undated)], denials)
    fit = Fit(found)
    for spell, account in [(fit(a), a) for a in undated]:
        spell.said.append(account)
    return _with_denials(found, denials) if found else []


def _with_denials(found: list[Spell], denials: Iterable[Account]) -> list[Spell]:
    fit = Fit(found)
    for denial in denials:
        fit(denial).denials.append(denial)
    return found


def _laid_out(dated: Iterable[Account], marks: Sequence[dt.date], exits: Sequence[dt.date]) -> list[Spell]:
    found: list[Spell] = []
    for account in sorted(dated, key=lambda a: (_first(a), _last(a), a.id)):
        if not found or _apart(found[-1], account, marks, exits):
            found.append(Spell())
        found[-1].say(account)
    return found


def _apart(spell: Spell, account: Account, marks: Sequence[dt.date], exits: Sequence[dt.date]) -> bool:
    """Whether an account that begins later is of another spell."""
    if account.since is None or spell.begin is None or spell.end is None:
        return False
    begin = account.since.start
    if any(spell.begin < day <= begin for day in exits):
        return True
    if spell.ended is None or spell.end >= begin:
        return False
    return spell.over or bisect_left(marks, spell.ended) < bisect_right(marks, begin)


def _end(found: list[Spell], leaving: Leaving) -> None:
    """Let a change of side end the spell that contains or precedes it; where none does, it tells of one by itself."""
    latest = leaving.date.end - DAY if leaving.date else leaving.day
    fitting = [spell for spell in found if spell.left is None and not (spell.begin and latest and spell.begin > latest)]
    if fitting:
        fitting[-1].left = leaving
    else:
        found.append(Spell(left=leaving, begin=leaving.day, end=leaving.day))


class Fit:
    """Finds the spell that an undated account speaks of: with its post or rank, of several the nearest to its publication."""

    def __init__(self, found: Sequence[Spell]) -> None:
        self._found = found
        self._posts = [{("role", a.role) for a in spell.accounts} | {("rank", a.rank) for a in spell.accounts} for spell in found]

    def __call__(self, account: Account) -> Spell:
        """The spell; there must be one."""
        wanted = {("role", account.role), ("rank", account.rank)} - {("role", None), ("rank", None)}
        alike = [spell for spell, posts in zip(self._found, self._posts, strict=True) if wanted & posts] or self._found
        day = account.published
        return min(alike, key=lambda spell: _days(spell, day)) if day else alike[0]


def _days(spell: Spell, day: dt.date) -> int:
    """Days between a spell and a day, 0 when it was held then, or when nothing is known of its time."""
    return max(0, ((spell.begin or day) - day).days, (day - (spell.end or day)).days)

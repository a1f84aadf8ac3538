"""Stretches of time: `30d`, `2w`, `3m`, `1y`, and the windows of that length into which a time is cut."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from queries.question import BadParameter

MOST = 10_000
"""Windows of one answer: thirty years of days."""


@dataclass(frozen=True, slots=True)
class Window:
    """The half-open interval `since <= t < until`; since None is from the beginning."""

    since: dt.date | None
    until: dt.date


@dataclass(frozen=True)
class Length:
    """So many days or months. Months begin on the first; twelve of them, with the year."""

    days: int = 0
    months: int = 0

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read `30d`, `2w`, `3m` or `1y`.

        >>> Length.parse("1y")
        Length(days=0, months=12)

        Raises:
            BadParameter: it is none of these.
        """
        found = re.fullmatch(r"([1-9][0-9]{0,2})([dwmy])", text.strip().lower())
        if not found:
            raise BadParameter(f"{text!r} is no length of time; write 30d, 2w, 3m or 1y")
        number = int(found[1])
        return {"d": cls(days=number), "w": cls(days=7 * number), "m": cls(months=number), "y": cls(months=12 * number)}[found[2]]

    def first(self, day: dt.date) -> dt.date:
        """Where the window begins that holds the day: on the day itself, or on the first of its month or year."""
        if self.months:
            return day.replace(day=1, month=1 if self.months % 12 == 0 else day.month)
        return day

    def after(self, day: dt.date) -> dt.date:
        """The day that is this much later."""
        if not self.months:
            return day + dt.timedelta(days=self.days)
        count = day.year * 12 + day.month - 1 + self.months
        return day.replace(year=count // 12, month=count % 12 + 1)


def cut(since: dt.date, until: dt.date, length: Length) -> list[Window]:
    """The windows between two days; the first and the last may be shorter.

    >>> [str(w.since) for w in cut(dt.date(2012, 1, 20), dt.date(2012, 3, 5), Length(months=1))]
    ['2012-01-20', '2012-02-01', '2012-03-01']

    Raises:
        BadParameter: they are more than MOST.
    """
    windows: list[Window] = []
    begin = length.first(since)
    while begin < until:
        end = length.after(begin)
        windows.append(Window(max(begin, since), min(end, until)))
        begin = end
        if len(windows) > MOST:
            raise BadParameter(f"the time has more than {MOST:,} such windows; take a longer --window, or --since")
    return windows


MONTH = Length(months=1)

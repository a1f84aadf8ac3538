"""Dates as texts give them: a day, a month or a year, never more precise than what was said."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Literal

from pydantic import BaseModel, ConfigDict

Precision = Literal["day", "month", "year", "unknown"]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Period(BaseModel):
    """The half-open interval `start <= t < end` that a date of limited precision covers.

    >>> Period.parse("2012-08").start, Period.parse("2012-08").end
    (datetime.date(2012, 8, 1), datetime.date(2012, 9, 1))
    """

    model_config = ConfigDict(frozen=True)

    start: dt.date
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises:
            ValueError: when the text is none of these or names a day that does not exist.
        """
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            raise ValueError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        parts = text.split("-")
        try:
            year, month, day = (*map(int, parts), 1, 1)[:3]
            start = dt.date(year, month, day)
        except ValueError as error:
            raise ValueError(f"{text!r} is no date ({error}); write YYYY, YYYY-MM or YYYY-MM-DD") from None
        precisions: tuple[Precision, ...] = ("year", "month", "day")
        return cls(start=start, precision=precisions[len(parts) - 1])

    @classmethod
    def typed(cls, text: str) -> Period:
        """Read what people type: what `parse` reads, and what `spoken` gives.

        >>> [str(Period.typed(text)) for text in ("2012-08", "Aug 2012", "august 2012", "2 Aug 2012")]
        ['2012-08', '2012-08', '2012-08', '2012-08-02']

        Raises:
            ValueError: see parse.
        """
        return cls.parse(_in_figures(text))

    @classmethod
    def of(cls, start: dt.date | None, precision: str | None) -> Period | None:
        """What a store holds as two properties; None when nothing is known."""
        if start is None or precision not in ("day", "month", "year"):
            return None
        return cls(start=start, precision=precision)

    @property
    def end(self) -> dt.date:
        """The first day after the period."""
        if self.precision == "day":
            return self.start + dt.timedelta(days=1)
        if self.precision == "month":
            return self.start + dt.timedelta(days=calendar.monthrange(self.start.year, self.start.month)[1])
        return dt.date(self.start.year + 1, 1, 1)

    @property
    def last(self) -> dt.date:
        """The last day of the period."""
        return self.end - dt.timedelta(days=1)

    @property
    def spoken(self) -> str:
        """As people write it, no more precise than it is known.

        >>> [Period.parse(text).spoken for text in ("2012-08-02", "2012-08", "2012")]
        ['2 Aug 2012', 'Aug 2012', '2012']
        """
        month = f"{MONTHS[self.start.month - 1]} {self.start.year}"
        return {"day": f"{self.start.day} {month}", "month": month}.get(self.precision, str(self.start.year))

    def overlaps(self, other: Period) -> bool:
        """Whether a day exists that lies in both."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Period) -> bool:
        """Whether every day of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def days_from(self, other: Period) -> int:
        """Days of the gap between the two, 0 when they overlap."""
        return max(0, (self.start - other.end).days + 1, (other.start - self.end).days + 1)

    def __str__(self) -> str:
        return self.start.isoformat()[: {"year": 4, "month": 7}.get(self.precision, 10)]


def _in_figures(text: str) -> str:
    """`2 Aug 2012` and `August 2012` in figures; anything else as it is."""
    *day, month, year = ["", "", *text.split()][-3:]
    if len(text.split()) not in (2, 3) or month[:3].title() not in MONTHS:
        return text
    parts = [year, f"{MONTHS.index(month[:3].title()) + 1:02}", *(part.zfill(2) for part in day if part)]
    return "-".join(parts)

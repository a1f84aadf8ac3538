"""What dates a story has told up to a place of it: what `two days later` and `that year` count from."""

from __future__ import annotations

import datetime as dt

_NEAR = 8
"""Sentences after which `two days later` no longer counts from a date."""
_TOLD = 3
"""Sentences after which a month without a year no longer belongs to the year of the month before it."""


class Story:
    """What is known at a place of the text.

    Attributes:
        published: the day that `yesterday` counts from.
        number: of the sentence.
        year: the last year that the text states.
        heading: the year of the part of the text, when it has such parts.
        opening: the year with which the sentence begins (`In 2011 X was ..., in August he`).
        entry: the date of the entry of a timeline before; `in_entry`: the date asked for begins such an entry.
    """

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.number = 0
        self.year: int | None = None
        self.heading: int | None = None
        self.opening: int | None = None
        self.entry: str | None = None
        self.in_entry = False
        self._told: dict[int, tuple[str, int]] = {}  # by length of the value: the last one at least as long, and its sentence
        self._reported: tuple[str, int] | None = None
        self._month: tuple[str, int] | None = None  # the last month told with its year

    def remember(self, value: str, *, reported: bool, stated: bool) -> None:
        """Take note of a date. `reported`: it is that of a saying; `stated`: the text gives the year."""
        if reported:
            self._reported = value, self.number
            return
        for length in (4, 7, 10):
            if len(value) >= length:
                self._told[length] = value, self.number
        if stated and len(value) > 4:
            self._month = value, self.number

    def before(self, length: int, *, saying: bool = False) -> str | None:
        """The date told last that has at least `length` characters; `saying`: else that of a saying, else of publication."""
        told = self._told.get(length)
        if told and self.number - told[1] <= _NEAR:
            return told[0]
        if not saying:
            return None
        if self._reported and len(self._reported[0]) >= length:
            return self._reported[0]
        return self.published.isoformat() if self.published else None

    def told_month(self, month: int) -> int | None:
        """The year of the month that the sentence told before, when this one may follow it; of a story of long ago, too."""
        if self._month is None or self.published is None:
            return None
        value, number = self._month
        year = int(value[:4])
        told = int(value[5:7])
        near = self.number == number or (self.number - number <= _TOLD and (told == month or self.published.year - year > 1))
        return year if near and year < self.published.year and told <= month else None

"""Dates in words, resolved against the day of publication: what was said, and how precisely."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Set
from typing import NamedTuple

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
    "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
DAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
NUMBERS = {name: n for n, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}
_UNITS = "day week month year days weeks months years".split()
_MOMENTS = "yesterday today tonight overnight night morning".split()
_SIGNS = frozenset((*MONTHS, *DAYS, *_UNITS, *_MOMENTS))
"""Of these every date has one, or a digit: asked first, since the pattern of all forms is dear."""

_SHORT = "|".join(short for names in _MONTHS for short in names.split()[1:])
_MONTH = rf"(?P<month>(?:{_SHORT})\.?|{'|'.join(names.split()[0] for names in _MONTHS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<mon>\d\d)-(?P<day>\d\d)"),
    ("day", rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? {_YEAR})?(?!\d|[ -]?(?:year|day|km))"),
    ("day", rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?"),
    ("month", rf"(?:(?:early|late|mid)[- ]|(?:beginning|end|start|middle) of )?{_MONTH},? (?:of )?{_YEAR}"),
    ("lastmonth", r"(?P<which>last|this|next|in|since|by|until|early|late|mid|during|of|that|late in|early in)[ -]"
        rf"{_MONTH}(?! \d)(?:,? (?P<again>of the same year|that year|this year|last year))?"),
    ("weekday", r"(?P<which>last |this |next |on |since |by |late |early |until |before )?"
        rf"(?P<weekday>{'|'.join(DAYS)})(?: (?:night|evening|morning|afternoon))?"),
    ("relative", r"yesterday|today|tonight|overnight|last night|this morning|this week|last week|this month|last month"
        r"|this year|last year|the same day|(?:the )?(?:night|day) before"),
    ("ago", rf"(?P<count>\d+|{'|'.join(NUMBERS)}) (?P<unit>day|week|month|year)s? (?:ago|earlier|before)"),
    ("year", r"(?:in |since |during |until |of |by |from )?(?:early |late |mid-|the (?:spring|summer|autumn|fall|winter) of "
        rf"|spring |summer |autumn |winter )?{_YEAR}(?![\d-])"),
    ("bare", rf"{_MONTH}(?! \d)(?=[,.;:)]| and| after| when| over| as| to| in|$)"),
)  # fmt: skip
_GROUP = re.compile(r"\(\?P<(\w+)>")
_GROUPS = [_GROUP.findall(form) for _, form in _FORMS]
_DIGIT = re.compile(r"\d")


def _numbered(form: str, n: int) -> str:
    """Names of groups with the number of their form, since a name may stand once in a pattern."""
    return _GROUP.sub(lambda group: f"(?P<{group[1]}_{n}>", form)


_PATTERN = re.compile(
    "|".join(f"(?P<k{n}>{_numbered(form, n)})" for n, (_, form) in enumerate(_FORMS)).join((r"(?<![\w-])(?:", r")(?![\w])"))
)


class Date(NamedTuple):
    """A date from `start` to before `end` of a text; `value` is YYYY, YYYY-MM or YYYY-MM-DD."""

    start: int
    value: str
    end: int


HEADING = re.compile(r"(?:19|20)\d\d:?")
"""A line of its own that gives the year of the entries below it."""


class DateFinder:
    """Finds dates in sentences of one article. A year that a sentence states is carried to later ones that give none."""

    def __init__(self, published: dt.date | None) -> None:
        self._published = published
        self._year: int | None = None
        self._heading: int | None = None

    def find(self, text: str, vocabulary: Set[str]) -> Iterator[Date]:
        """All dates of a sentence; one that cannot be resolved has an empty value. `vocabulary` are its words in lower case.

        `on Friday, August 3` in an article of 2012 gives `2012-08-03` for both.
        """
        if HEADING.fullmatch(text):
            self._heading = int(text[:4])
        if _SIGNS.isdisjoint(vocabulary) and not _DIGIT.search(text):
            return
        for m in _PATTERN.finditer(_lower(text)):
            number = int(str(m.lastgroup)[1:])
            kind = _FORMS[number][0]
            groups = {name: value for name in _GROUPS[number] if (value := m[f"{name}_{number}"]) is not None}
            if kind in ("bare", "lastmonth") and groups["month"] == "may" and "May" not in text[m.start() : m.end()]:
                continue
            yield Date(m.start(), self._value(kind, groups, m[0]) or "", m.end())

    def _value(self, kind: str, groups: dict[str, str], words: str) -> str | None:
        if kind in ("day", "iso", "month", "lastmonth", "bare"):
            return self._calendar(groups)
        if kind == "year":
            self._year = int(groups["year"])
            return str(self._year)
        if self._published is None:
            return None
        if kind == "weekday":
            return _weekday(self._published, groups)
        if kind == "ago":
            return _ago(self._published, groups, words)
        resolve = _RELATIVE.get(words)
        return resolve(self._published) if resolve else None

    def _calendar(self, groups: dict[str, str]) -> str | None:
        month = int(groups["mon"]) if "mon" in groups else MONTHS[groups["month"].rstrip(".")]
        day = int(groups["day"]) if "day" in groups else None
        year = int(groups["year"]) if "year" in groups else self._guess(month, day, groups)
        if "year" in groups:
            self._year = year
        if year is None:
            return None
        try:
            dt.date(year, month, day or 1)
        except ValueError:
            return None
        return f"{year}-{month:02}" + (f"-{day:02}" if day else "")

    def _guess(self, month: int, day: int | None, groups: dict[str, str]) -> int | None:
        """The year of a month without one: the latest that is not after publication."""
        if self._heading is not None:
            return self._heading
        if self._published is None:
            return self._year
        if "last year" in groups.get("again", ""):
            return self._published.year - 1
        which = groups.get("which", "")
        today = (self._published.month, self._published.day)
        passed = (month, day or 1) <= today
        if which == "next":
            return self._published.year + passed
        if self._year and self._year < self._published.year and not passed and which != "last":
            return self._year if self._published.year - self._year > 1 else self._published.year - 1
        if which == "last" and month == self._published.month:
            return self._published.year - 1
        return self._published.year - (not passed)


def _lower(text: str) -> str:
    """The text in lower case, every letter in its place: the capital I with a dot is the one that would become two."""
    return text.replace("İ", "I").lower()


def _weekday(today: dt.date, groups: dict[str, str]) -> str | None:
    """The latest day of that name up to today; `last Friday` said on a Friday is a week ago, `next Friday` no past day."""
    which = groups.get("which", "").strip()
    if which == "next":
        return None
    back = (today.weekday() - DAYS[groups["weekday"]]) % 7
    if back == 0 and which == "last":
        back = 7
    return (today - dt.timedelta(days=back)).isoformat()


def _ago(today: dt.date, groups: dict[str, str], words: str) -> str | None:
    """As precise as the unit: `two days ago` gives a day, `three weeks ago` a month, `two years ago` a year."""
    if not words.endswith("ago"):
        return None
    count = int(groups["count"]) if groups["count"].isdigit() else NUMBERS[groups["count"]]
    unit = groups["unit"]
    if unit == "day" and count <= 14:
        return (today - dt.timedelta(days=count)).isoformat()
    if unit in ("day", "week") and count < 60:
        return (today - dt.timedelta(days=count * (7 if unit == "week" else 1))).isoformat()[:7]
    if unit == "month" and count < 240:
        months = today.year * 12 + today.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}"
    return str(today.year - count) if unit == "year" and count < 100 else None


def _days(count: int) -> Callable[[dt.date], str]:
    return lambda today: (today - dt.timedelta(days=count)).isoformat()


_RELATIVE: dict[str, Callable[[dt.date], str]] = {
    "today": _days(0), "tonight": _days(0), "this morning": _days(0), "overnight": _days(0),
    "yesterday": _days(1), "last night": _days(1),
    "this week": lambda t: t.isoformat()[:7], "last week": lambda t: (t - dt.timedelta(days=7)).isoformat()[:7],
    "this month": lambda t: t.isoformat()[:7], "last month": lambda t: (t.replace(day=1) - dt.timedelta(days=1)).isoformat()[:7],
    "this year": lambda t: str(t.year), "last year": lambda t: str(t.year - 1),
}  # fmt: skip

"""Dates in words, resolved against the day of publication: what was said, and how precisely."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
DAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
NUMBERS = {name: n for n, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    "a": 1,
    "an": 1,
}

_MONTH = r"(?P<month>(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?|january|february|march|april|may|june|july|august|september|october|november|december)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<mon>\d\d)-(?P<day>\d\d)"),
    ("day", rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? {_YEAR})?(?!\d|[ -]?(?:year|day|km))"),
    ("day", rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?"),
    ("month", rf"(?:(?:early|late|mid)[- ]|(?:beginning|end|start|middle) of )?{_MONTH},? (?:of )?{_YEAR}"),
    ("lastmonth", rf"(?P<which>last|this|next|in|since|by|until|early|late|mid|during|of|that|late in|early in)[ -]{_MONTH}(?! \d)(?:,? (?P<again>of the same year|that year|this year|last year))?"),
    ("weekday", rf"(?P<which>last |this |next |on |since |by |late |early |until |before )?(?P<weekday>{'|'.join(DAYS)})(?: (?:night|evening|morning|afternoon))?"),
    ("relative", r"yesterday|today|tonight|overnight|last night|this morning|this week|last week|this month|last month|this year|last year|the same day|(?:the )?(?:night|day) before"),
    ("ago", rf"(?P<count>\d+|{'|'.join(NUMBERS)}) (?P<unit>day|week|month|year)s? (?:ago|earlier|before)"),
    ("year", rf"(?:in |since |during |until |of |by |from )?(?:early |late |mid-|the (?:spring|summer|autumn|fall|winter) of |spring |summer |autumn |winter )?{_YEAR}(?![\d-])"),
    ("bare", rf"{_MONTH}(?! \d)(?=[,.;:)]| and| after| when| over| as| to| in|$)"),
)  # fmt: skip
_GROUP = re.compile(r"\(\?P<(\w+)>")


def _numbered(form: str, n: int) -> str:
    """Names of groups with the number of their form, since a name may stand once in a pattern."""
    return _GROUP.sub(lambda group: f"(?P<{group[1]}_{n}>", form)


_PATTERN = re.compile(
    "|".join(f"(?P<k{n}>{_numbered(form, n)})" for n, (_, form) in enumerate(_FORMS)).join((r"(?<![\w-])(?:", r")(?![\w])")),
    re.IGNORECASE,
)


class Date(NamedTuple):
    """A date found at `start` to `end` of a text; `value` is YYYY, YYYY-MM or YYYY-MM-DD.

    `basis` is `stated` when the text has the year, else `publication`: resolved against the day of publication.
    """

    start: int
    end: int
    value: str
    basis: str


class DateFinder:
    """Finds dates in sentences of one article. A year that a sentence states is carried to later ones that give none."""

    def __init__(self, published: dt.date | None) -> None:
        self._published = published
        self._year: int | None = None

    def find(self, text: str) -> list[Date]:
        """All dates of a sentence; one that cannot be resolved has an empty value."""
        return list(self._find(text))

    def _find(self, text: str) -> Iterator[Date]:
        for m in _PATTERN.finditer(text):
            number = next(n for n in range(len(_FORMS)) if m[f"k{n}"] is not None)
            kind = _FORMS[number][0]
            groups = {k.rpartition("_")[0]: v for k, v in m.groupdict().items() if v is not None and k.endswith(f"_{number}")}
            if kind in ("bare", "lastmonth") and groups["month"].lower() == "may" and groups["month"] != "May":
                continue
            value = self._value(kind, groups, m[0].lower()) or ""
            yield Date(m.start(), m.end(), value, "stated" if "year" in groups else "publication")

    def _value(self, kind: str, groups: dict[str, str], words: str) -> str | None:
        if kind in ("day", "iso", "month", "lastmonth", "bare"):
            return self._calendar(groups)
        if kind == "year":
            self._year = int(groups["year"])
            return groups["year"]
        return self._relative(kind, groups, words)

    def _calendar(self, groups: dict[str, str]) -> str | None:
        month = int(groups["mon"]) if "mon" in groups else MONTHS[groups["month"].lower().rstrip(".")]
        day = int(groups["day"]) if "day" in groups else None
        year = (
            int(groups["year"]) if "year" in groups else self._guess(month, day, groups.get("which", ""), groups.get("again", ""))
        )
        if "year" in groups:
            self._year = year
        if year is None:
            return None
        try:
            dt.date(year, month, day or 1)
        except ValueError:
            return None
        return f"{year}-{month:02}" + (f"-{day:02}" if day else "")

    def _guess(self, month: int, day: int | None, which: str, again: str) -> int | None:
        """The year of a month without one: the latest that is not after publication."""
        if self._published is None:
            return self._year
        if "last year" in again:
            return self._published.year - 1
        today = (self._published.month, self._published.day)
        passed = (month, day or 1) <= today
        if which.lower() == "next":
            return self._published.year + passed
        if self._year and self._year < self._published.year and not passed and which.lower() not in ("last",):
            return self._year if self._published.year - self._year > 1 else self._published.year - 1
        if which.lower() == "last" and month == self._published.month:
            return self._published.year - 1
        return self._published.year - (not passed)

    def _relative(self, kind: str, groups: dict[str, str], words: str) -> str | None:
        today = self._published
        if today is None:
            return None
        if kind == "weekday":
            if groups.get("which", "").strip().lower() == "next":
                return None
            back = (today.weekday() - DAYS[groups["weekday"].lower()]) % 7
            if back == 0 and groups.get("which", "").strip().lower() == "last":
                back = 7
            return (today - dt.timedelta(days=back)).isoformat()
        if kind == "ago":
            return self._ago(today, groups, words)
        resolve = _RELATIVE.get(words)
        return resolve(today) if resolve else None

    def _ago(self, today: dt.date, groups: dict[str, str], words: str) -> str | None:
        if not words.endswith("ago"):
            return None
        count = int(groups["count"]) if groups["count"].isdigit() else NUMBERS[groups["count"].lower()]
        unit = groups["unit"].lower()
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
    "yesterday": _days(1), "today": _days(0), "tonight": _days(0), "this morning": _days(0), "overnight": _days(0), "last night": _days(1),
    "this week": lambda t: t.isoformat()[:7], "last week": lambda t: (t - dt.timedelta(days=7)).isoformat()[:7],
    "this month": lambda t: t.isoformat()[:7], "last month": lambda t: (t.replace(day=1) - dt.timedelta(days=1)).isoformat()[:7],
    "this year": lambda t: str(t.year), "last year": lambda t: str(t.year - 1),
}  # fmt: skip

"""Days of publication, as sources write them. Months are English; what may be two days is none."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
FORMS = tuple(
    re.compile(rf"(?<![\d/.-]){form}(?![\d/-])", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        rf"{DAY}[ /-](?:of )?{MONTH},?[ /-](?P<year>\d{{4}})",
        rf"\b{MONTH} {DAY},? (?P<year>\d{{4}})",
        r"(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})",
    )
)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{6}Z?)?")
TIME = re.compile(
    r"(?:\bat |(?<=\d)T|\b)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\b\.?)?(?: ?(?:Z\b|[+-]\d{2}:?\d{2}\b))?"
    r"(?: ?\(?(?:GMT|UTC|BST|EES?T|CES?T|WES?T|TRT|MSK|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b\)?)?(?:[+-]\d{1,2}\b)?",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE)
SIGNS = " \t,|·•-–—"
LONGEST = 100
"""No date is longer, in characters; what is longer is not searched for one."""


def parse(value: str) -> dt.date:
    """The day that a value names, with or without a time; of a time with an offset, the day as written.

    >>> parse("2012-08-03T23:11:00-05:00"), parse("Aug 3, 2012 | 21:11 GMT")
    (datetime.date(2012, 8, 3), datetime.date(2012, 8, 3))

    Raises:
        ValueError: it names no day (yesterday, 2012, 1343952000), one that does not exist, or may name two (03/08/2012).
    """
    found = find(value)
    if found and not found[1]:
        return found[0]
    compact = COMPACT.fullmatch(value.strip())
    day = compact and _date(compact)
    if day:
        return day
    shown = value if len(value) <= 60 else value[:59] + "…"
    either = "may be two days" if FORMS[-1].fullmatch(_bare(value)) else "is no date"
    raise ValueError(f"published is {shown!r}, which {either}; write YYYY-MM-DD")


def find(line: str) -> tuple[dt.date, str] | None:
    """The first date in a short line, and the rest of the line without dates, times and weekdays; None without a date.

    >>> find("Published: Friday, 3 August 2012 at 21:11")
    (datetime.date(2012, 8, 3), 'Published:')
    """
    if len(line) > LONGEST:
        return None
    bare = _bare(line)
    for form in FORMS:
        match = form.search(bare)
        day = match and _date(match)
        if match and day:
            return day, " ".join((bare[: match.start()].strip(SIGNS) + " " + bare[match.end() :].strip(SIGNS)).split())
    return None


def _bare(line: str) -> str:
    """The line without times and weekdays, blanks made single."""
    if len(line) > LONGEST:
        return line
    return " ".join(WEEKDAY.sub(" ", TIME.sub(" ", line)).split()).strip(SIGNS)


def _date(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 03/08/2012: March in America, August elsewhere
        day, month = (second, first) if second > 12 else (first, second)
    else:
        name = parts["month"][:3].casefold()
        day, month = int(parts["day"]), MONTHS.index(name) + 1 if name in MONTHS else int(parts["month"])
    try:
        return dt.date(int(parts["year"]), month, day)
    except ValueError:
        return None

"""Dates in words, resolved against the day of publication and the story: what was said, and how precisely."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from ingest.text.dates.forms import OPEN, Form, dated, forms, promising
from ingest.text.dates.story import Story
from ingest.text.dates.values import before, counted, limits, resolved

_HEADING = re.compile(r"[-–•* ]*(?P<date>[\w ,.]{3,24}?)[:.]?")
_DATELINE = re.compile(r"[A-Z][A-Z .'/-]{2,40}(?:, [A-Z][\w. ]{2,20})?,? ")
_AFTER_DATELINE = re.compile(r"(?: ?\([^)]{1,40}\))? ?[-–—:]")
_ENTRY = re.compile(r"(?::|,? [-–—]) ")
_BULLET = re.compile(r"[-–—•* ]*")
_UNDER = 3
"""Sentences after an entry of a timeline that still belong to it."""
_WIDEST = 60
"""Characters between `two days before` and the date that it counts from."""
_TITLE = 6
"""Words of a line that heads the text below it."""
_SAYING = 30
"""Characters before a date in which the verb stands whose date it is, among the last three words."""
_DURING = ("in", "during")
_MORE_THAN = re.compile(r"\b(?:more than|over) $", re.IGNORECASE)
_APPOSED = re.compile(r",? (?:the )?")


class Date(NamedTuple):
    """A date at `start` to `end` of a text; `value` is YYYY, YYYY-MM or YYYY-MM-DD, empty when it cannot be resolved.

    `limits` are begin and end where the words give both (`from 2007 to June 2011`), which are the date of no event.
    """

    start: int
    end: int
    value: str
    limits: tuple[str, str] | None = None


def heading(text: str) -> str | None:
    """The words of the date, when a sentence is nothing else: the year, month or day of the entries below it."""
    found = _HEADING.fullmatch(text)
    whole = found and next((form for form in forms(found["date"]) if form.kind in ("year", "calendar", "bare")), None)
    return found["date"] if found and whole and len(whole.words) == len(found["date"]) else None


class DateFinder:
    """Finds dates in the sentences of one article, one after the other.

    Args:
        published: the day that `yesterday` and `on Friday` count from.
        headline: where an article without such a day may name its year.
        saying: verbs whose date is that of the saying, so that `two days later` does not count from it.
    """

    def __init__(self, published: dt.date | None, headline: str = "", saying: Set[str] = frozenset()) -> None:
        self._story = Story(published)
        self._saying = saying
        self._under: str = ""
        self._until: int | None = None
        if published is None:
            years = {form.parts["year"] for form in forms(headline) if "year" in form.parts}
            self._story.year = int(years.pop()) if len(years) == 1 else None

    @property
    def under(self) -> str:
        """The date of the heading or the entry of a timeline to which the sentence found last belongs; empty without one."""
        return self._under if self._until is None or self._story.number <= self._until else ""

    def find(self, text: str, vocabulary: Set[str]) -> list[Date]:
        """All dates of a sentence. `vocabulary` are its words in lower case.

        `on Friday, August 3` in an article of 2012 gives `2012-08-03` for both.
        """
        self._story.number += 1
        if not dated(text, vocabulary):
            if self._under and len(text.split()) <= _TITLE and text[-1:].isalpha():
                self._under = ""  # a line that heads something else
            return []
        if not promising(text, vocabulary):
            return []
        head = heading(text)
        found = list(forms(text))
        self._look_ahead(found)
        dates = list(self._resolved(text, found))
        if head is not None and dates:
            self._put_under(dates[0].value, None)
        elif dates and _begins_entry(text, found[0]):
            self._put_under(dates[0].value, self._story.number + _UNDER)
        return dates

    def _put_under(self, value: str, until: int | None) -> None:
        self._under, self._until = value, until
        if value and until is None:
            self._story.heading, self._story.entry = int(value[:4]), None
        elif value:
            self._story.entry = value

    def _look_ahead(self, found: list[Form]) -> None:
        """Without a day of publication, the one year that a sentence states is that of all its dates."""
        years = {form.parts["year"] for form in found if "year" in form.parts}
        if self._story.published is None and len(years) == 1:
            self._story.year = int(years.pop())

    def _resolved(self, text: str, found: list[Form]) -> Iterator[Date]:
        values: list[str] = []
        counting: int | None = None  # the number of `two days before`, until the date comes that it counts from
        self._story.opening = None
        for k, form in enumerate(found):
            self._story.in_entry = k == 0 and _begins_entry(text, form)
            value = resolved(form, self._story) or ""
            if _dateline(text, form):
                self._date_article(value)
                value = ""
            elif form.kind == "ago" and form.parts["way"] in ("before", "after") and not OPEN.match(text, form.end):
                counting, value = k, ""
            elif counting is not None and len(value) == 10 and form.start - found[counting].end <= _WIDEST:
                way = -1 if found[counting].parts["way"] == "before" else 1
                values[counting], value, counting = counted(found[counting], value, way) or "", "", None
            elif (
                k
                and found[k - 1].kind == "weekday"
                and len(value) == 10
                and _APPOSED.fullmatch(text, found[k - 1].end, form.start)
            ):
                values[k - 1] = value  # `Friday, 3 August`
            elif form.kind == "ago" and _MORE_THAN.search(text, 0, form.start):
                value = before(value)
            values.append(value)
            self._remember(text, form, value)
            if k == 0 and form.kind == "year" and form.parts.get("which") in _DURING and not text[: form.start].strip():
                self._story.opening = int(form.parts["year"])
        yield from (Date(form.start, form.end, value, limits(form)) for form, value in zip(found, values, strict=True))

    def _remember(self, text: str, form: Form, value: str) -> None:
        if value:
            before = text[max(0, form.start - _SAYING) : form.start].lower().split()[-3:]
            self._story.remember(value, reported=not self._saying.isdisjoint(before), stated="year" in form.parts)

    def _date_article(self, value: str) -> None:
        if self._story.published is None and len(value) == 10:
            self._story.published = dt.date.fromisoformat(value)


def _begins_entry(text: str, form: Form) -> bool:
    """`- April 2: ...`, `June - ...`: an entry of a timeline."""
    return bool(_BULLET.fullmatch(text, 0, form.start) and _ENTRY.match(text, form.end))


def _dateline(text: str, form: Form) -> bool:
    """`AMMAN, Aug 12 (Reuters) -`: the day of the report."""
    return bool(_DATELINE.fullmatch(text, 0, form.start) and _AFTER_DATELINE.match(text, form.end))


class DateSpan(NamedTuple):
    """A date up to before token `end` of a sentence; see Date."""

    end: int
    value: str
    limits: tuple[str, str] | None = None

"""Which day, month or year a date in words means, given the day of publication and the dates told before."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from ingest.text.dates.forms import DAYS, MONTHS, NUMBERS, ORDINALS, SEASONS, Form
from ingest.text.dates.story import Story

_DAYS, _MONTHS, _YEARS = 14, 240, 100
"""Counts up to which `ago` is believed: up to two weeks as a day, longer ones as a month."""
_FEW = {7: 1, 10: 3}
"""By the length of a value: the months, or days, after which what happened somewhat earlier still lies in its year, or month."""
_MONTHS_OF_HALF, _EDGE = 6, 2
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}
_PAST = ("last", "the previous")


def resolved(form: Form, story: Story) -> str | None:
    """The value of a date: YYYY, YYYY-MM or YYYY-MM-DD, never more precise than the words; None when they do not say it."""
    return _in_time(_RESOLVE[form.kind](form, story))


def counted(form: Form, anchor: str, direction: int) -> str | None:
    """The date so many days, weeks, months or years from another: `anchor` is a date as precise as is known."""
    return _in_time(_counted(form, anchor, direction))


def before(value: str) -> str:
    """What is sure of `more than two months ago`: the year, of days the month; empty when it may be the one before.

    >>> before("2011-12"), before("2011-01"), before("2011-12-24"), before("2011")
    ('2011', '', '2011-12', '2011')
    """
    whole, _, part = value.rpartition("-")
    if not whole:
        return value
    return whole if int(part) > _FEW[len(value)] else ""


def _in_time(value: str | None) -> str | None:
    """The value, unless its year is none that dates can have."""
    return value if value and len(value) in (4, 7, 10) and value > "0000-12-31" else None


def _counted(form: Form, anchor: str, direction: int) -> str | None:
    unit, count = _unit(form), _count(form)
    if "half" in form.parts:
        return _half(unit, anchor, direction)
    if count is None:
        return _around(form, anchor, direction)
    if unit in _LENGTHS:
        days = count * _LENGTHS[unit]
        if len(anchor) < 10 or days > 366 * _YEARS:
            return None
        day = _shifted(anchor, direction * days)
        return day if day is None or days < 8 or (unit == "day" and days <= _DAYS) else day[:7]
    if unit == "month" and count < _MONTHS:
        return _months_from(anchor, direction * count)
    return f"{int(anchor[:4]) + direction * count:04}" if unit == "year" and count < _YEARS else None


def _half(unit: str, anchor: str, direction: int) -> str | None:
    """`Half a year ago`: the year, unless it may be another one."""
    month = _months_from(anchor, direction * _MONTHS_OF_HALF) if unit == "year" else None
    return month[:4] if month and _EDGE < int(month[5:]) <= 12 - _EDGE else None


def _around(form: Form, anchor: str, direction: int) -> str | None:
    """`A few days later`: the month, unless it may be the next one."""
    if _unit(form) != "day" or len(anchor) < 10:
        return None
    day = dt.date.fromisoformat(anchor)
    near, far = _plus(day, 2 * direction), _plus(day, 6 * direction)
    return near.isoformat()[:7] if near and far and near.month == far.month else None


def _plus(day: dt.date, days: int) -> dt.date | None:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def _months_from(anchor: str, months: int) -> str | None:
    if len(anchor) < 7:
        return None
    total = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}" if 12 <= total < 120_000 else None


def _count(form: Form) -> int | None:
    count = form.parts.get("count", "a")
    return int(count) if count.isdigit() else NUMBERS.get(count)


def _unit(form: Form) -> str:
    unit = form.parts["unit"]
    return "day" if unit in ("night", "evening") else unit


def _day(form: Form) -> int | None:
    if "nth" in form.parts:
        return ORDINALS[form.parts["nth"]]
    return int(form.parts["day"]) if "day" in form.parts else None


def _valid(year: int, month: int, day: int | None) -> str | None:
    try:
        dt.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _calendar(form: Form, story: Story) -> str | None:
    month = int(form.parts["mon"]) if "mon" in form.parts else MONTHS[form.parts["month"].rstrip(".")]
    day = _day(form)
    year = _year(form, month, day, story)
    if year is None:
        return None
    if "edge" in form.parts:
        day = 1 if form.parts["edge"] == "first" else calendar.monthrange(year, month)[1]
    return _valid(year, month, day)


def _range(form: Form, story: Story) -> str | None:
    """`In the night of 3 to 4 May` is the 3rd; of other spans of days no more than the month is known."""
    month, first, last = MONTHS[form.parts["month"].rstrip(".")], int(form.parts["day"]), int(form.parts["last"])
    year = _year(form, month, first, story)
    if year is None or last > 31:
        return None
    return _valid(year, month, first if "night" in form.parts and last == first + 1 else None)


def _numeric(form: Form, _: Story) -> str | None:
    """The day, when there is only one way to read it, else the year."""
    first, second, year = int(form.parts["first"]), int(form.parts["second"]), int(form.parts["year"])
    either = first <= 12 and second <= 12 and first != second and "/" in form.words
    return str(year) if either else _valid(year, *((first, second) if second > 12 else (second, first)))


def _year(form: Form, month: int, day: int | None, story: Story) -> int | None:
    """The year stated, else that which the words refer to or the sentence begins with, else the latest that has passed."""
    if "year" in form.parts:
        story.year = int(form.parts["year"])
        return story.year
    again = form.parts.get("again", "")
    if again in ("this year", "last year") and story.published:
        return story.published.year - (again == "last year")
    if again or form.parts.get("which") == "that":
        told = story.before(4)
        return int(told[:4]) if told else story.year
    if story.opening is not None:
        return story.opening
    if story.heading is not None:
        return story.heading
    if story.entry is not None and story.in_entry:
        year, last = int(story.entry[:4]), int(story.entry[5:7] or month)
        return year + (
            month < last and (story.published is None or (year + 1, month) <= (story.published.year, story.published.month))
        )
    if story.published is None:
        return story.year
    return _latest(form, month, day, story, story.published)


def _latest(form: Form, month: int, day: int | None, story: Story, today: dt.date) -> int:
    which = form.parts.get("which", "")
    passed = (month, day or 1) <= (today.month, today.day)
    if which == "next":
        return today.year + passed
    if which == "last":
        return today.year - (not passed or month == today.month)
    told = story.told_month(month) if which != "this" and form.kind != "bare" else None
    return told or today.year - (not passed)


def _nth(form: Form, story: Story) -> str | None:
    """`On the 9th`: of the month told last, else of that of publication when it has passed."""
    which, day = form.parts.get("which"), _day(form)
    today = story.published.isoformat() if story.published else None
    if which in ("this", "last"):
        month = today and (today[:7] if which == "this" else _months_from(today, -1))
    else:
        month = story.before(7) or (today if today and day and day <= int(today[8:]) else None)
    return _valid(int(month[:4]), int(month[5:7]), day) if month else None


def _weekday(form: Form, story: Story) -> str | None:
    """The latest day of that name up to today; `last Friday` said on a Friday is a week ago, `next Friday` no past day.

    `The following Friday` and `the previous Friday` count from the day told last.
    """
    which, today = form.parts.get("which", ""), story.published
    if which in ("next", "every", "a", "one") or "other" in form.parts:
        return None
    number = DAYS[form.parts["weekday"]]
    told = story.before(10)
    if which in ("the following", "the previous") and told:
        day = dt.date.fromisoformat(told)
        ahead = (number - day.weekday() - 1) % 7 + 1
        moved = _plus(day, ahead if which == "the following" else (ahead % 7) - 7)
        return moved.isoformat() if moved else None
    if which == "on the" and told:
        return _shifted(told, (number - dt.date.fromisoformat(told).weekday()) % 7)
    if today is None:
        return None
    back = (today.weekday() - number) % 7
    if "week" in form.parts:
        back = today.weekday() + 7 - number
    elif back == 0 and which in _PAST:
        back = 7
    return _back(today, back)


def _season(form: Form, story: Story) -> str | None:
    """The year of a season; a winter lies in two, and only `the winter of 2012` says which."""
    which, season, today = form.parts.get("which"), form.parts["season"], story.published
    if "year" in form.parts:
        story.year = int(form.parts["year"])
        return form.parts["year"]
    if which == "that" or "again" in form.parts:
        told = story.before(4)
        return told[:4] if told else None
    if today is None or season == "winter":
        return None
    first, last = SEASONS[season]
    passed = last < today.month if which == "last" else which == "this" or first <= today.month
    return f"{today.year - (not passed):04}"


def _relative(form: Form, story: Story) -> str | None:
    today = story.published
    return _RELATIVE[form.words.replace("’", "'").removeprefix("the ")](today) if today else None


def _same(form: Form, story: Story) -> str | None:
    """`The same month`, `that day`, `the following year`: counted from the date told last."""
    which, unit = form.parts["which"], form.parts["unit"]
    length = {"month": 7, "year": 4}.get(unit, 10)
    told = story.before(length) or (story.before(7) if unit == "week" and which not in ("next", "the next") else None)
    if which in ("end", "start", "beginning", "middle", "half"):
        told = told or (story.published.isoformat() if story.published else None)
    elif told and which == "next" and unit in ("week", "month", "year"):
        return None  # `next month`: to come
    if told is None:
        return None
    step = {"the next": 1, "next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    if unit == "week":
        week = told if step == 0 else _shifted(told, 7 * step)
        return week and week[:7]
    if unit == "month":
        return _months_from(told, step)
    return f"{int(told[:4]) + step:04}" if unit == "year" else _shifted(told, step)


def _shifted(told: str, days: int) -> str | None:
    day = _plus(dt.date.fromisoformat(told), days) if len(told) == 10 else None
    return day.isoformat() if day else None


def _ago(form: Form, story: Story) -> str | None:
    """As precise as the unit: `two days ago` gives a day, `three weeks ago` a month, `two years ago` a year."""
    way = form.parts["way"]
    if way.startswith("ago"):
        today = story.published
        if today and way == "ago today" and _unit(form) == "year" and (count := _count(form)):
            return _valid(today.year - count, today.month, today.day) if count < _YEARS else None
        return counted(form, today.isoformat(), -1) if today else None
    length = {"month": 7, "year": 4}.get(_unit(form), 10)
    back = way in ("earlier", "before")
    anchor = story.before(length, saying=back)
    return counted(form, anchor, -1 if back else 1) if anchor else None


def _feast(form: Form, story: Story) -> str | None:
    name = form.parts["feast"].replace("’", "'")
    month, day = {"new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25), "christmas eve": (12, 24)}[
        name
    ]
    year = _year(form, month, day, story)
    return _valid(year, month, day) if year else None


def _only_year(form: Form, story: Story) -> str:
    story.year = int(form.parts["year"])
    return form.parts["year"]


def _span(form: Form, story: Story) -> None:
    """`From 2007 to 2011`: when something lasted, and so the date of nothing; see limits."""


def limits(form: Form) -> tuple[str, str] | None:
    """Begin and end of `from 2007 to June 2011`, each YYYY or YYYY-MM; None of any other form."""
    if form.kind != "span":
        return None
    parts = form.parts
    return _month_in(parts["year"], parts.get("month")), _month_in(parts["last"], parts.get("ends"))


def _month_in(year: str, month: str | None) -> str:
    number = MONTHS.get(month.rstrip(".")) if month else None
    return f"{year}-{number:02}" if number else year


def _back(today: dt.date, days: int) -> str | None:
    day = _plus(today, -days)
    return day.isoformat() if day else None


def _days(count: int) -> Callable[[dt.date], str | None]:
    return lambda today: _back(today, count)


def _month_of(count: int) -> Callable[[dt.date], str | None]:
    return lambda today: (_back(today, count) or "")[:7] or None


def _year_of(count: int) -> Callable[[dt.date], str | None]:
    return lambda today: f"{today.year - count:04}"


def _weekend(today: dt.date) -> str | None:
    """The month of the last Saturday."""
    return (_back(today, (today.weekday() - DAYS["saturday"]) % 7) or "")[:7] or None


_RELATIVE: dict[str, Callable[[dt.date], str | None]] = {
    **dict.fromkeys(
        ("today", "tonight", "overnight", "this morning", "this afternoon", "this evening", "during the night", "in the night"),
        _days(0),
    ),
    **dict.fromkeys(("yesterday", "y'day", "yday", "last night"), _days(1)),
    **dict.fromkeys(("over the weekend", "at the weekend", "during the weekend", "this weekend", "last weekend"), _weekend),
    "this week": _month_of(0), "last week": _month_of(7), "week before last": _month_of(14),
    "past 24 hours": _month_of(1), "last 24 hours": _month_of(1), "past 48 hours": _month_of(2), "last 48 hours": _month_of(2),
    "this month": _month_of(0), "last month": lambda t: _months_from(t.isoformat(), -1),
    "month before last": lambda t: _months_from(t.isoformat(), -2),
    "this year": _year_of(0), "last year": _year_of(1), "year before last": _year_of(2),
}  # fmt: skip

_RESOLVE: dict[str, Callable[[Form, Story], str | None]] = {
    "calendar": _calendar, "bare": _calendar, "range": _range, "numeric": _numeric, "nth": _nth, "weekday": _weekday,
    "season": _season, "relative": _relative, "same": _same, "ago": _ago, "feast": _feast, "year": _only_year,
    "span": _span,
}  # fmt: skip

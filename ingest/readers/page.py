"""A web page saved as text: the story is the stretch of lines that reads most like prose.

Every line weighs: a paragraph its length, furniture and short lines less than nothing. The stretch of the greatest sum is
the story, so a sub-heading or a box between paragraphs does not end it, and a slogan behind the footer does not join it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from ingest.readers.base import Fields
from ingest.readers.furniture import Kind, Unit, date_line, owner, units

FURNITURE: tuple[Kind, ...] = ("button", "box", "end", "rights")
HEADING: tuple[Kind, ...] = ("date", "byline")
WEIGHTS: dict[Kind, int] = {"bullet": 0, "short": -15, "date": -15, "byline": -15}
"""Of lines that are no prose; furniture weighs FURNITURE_WEIGHT. A timeline neither makes a story nor ends it."""

FURNITURE_WEIGHT = -60
LEAST = 30
"""A paragraph of one short sentence outweighs the sub-heading above it."""

LEAD = 200
"""Characters of a paragraph that can only be of a story."""

HEADLINE = 5
"""Words of a line that is rather a headline than a menu."""

MENU_LINES = 5
"""Short lines before the first paragraph that are a menu."""


def saved_page(text: str) -> Fields | None:
    """The story of a saved page with what the page says of it; None when the (normalised) text is no such page."""
    found = units(text)
    if not is_page(found):
        return None
    head = _head(found)
    dated, day, outlet = _day(found, head)
    publisher = next((name for unit in reversed(found) if unit.kind == "rights" and (name := owner(unit.text))), outlet)
    title = _title(found, head, dated, publisher)
    weights = [_weight(unit, place < head, unit.text == title) for place, unit in enumerate(found)]
    after = 1 + max((place for place in range(head) if found[place].text == title), default=-1)
    first, end = _stretch(weights[: _end(found, head, after)], after)
    if title is None:
        title, first = _last_heading(found, first, end, dated, publisher)
        after = first
    story = _cut(found, after, first, end, head)
    return Fields("\n\n".join(story), title, day, publisher) if story else None


def is_page(found: list[Unit]) -> bool:
    """Whether lines are a page and not a bare story: two known pieces of furniture, or one and a menu, and some prose.

    A menu alone is not enough: a list of men or towns in front of a story looks the same.
    """
    prose = next((place for place, unit in enumerate(found) if unit.kind == "prose"), None)
    if prose is None:
        return False
    menu = sum(unit.kind == "short" for unit in found[:prose]) >= MENU_LINES
    return sum(unit.kind in FURNITURE for unit in found) >= (1 if menu else 2)


def _head(found: list[Unit]) -> int:
    """The number of lines in front of the first paragraph that can only be of the story."""
    for least in (LEAD, LEAD // 2, 0):
        for place, unit in enumerate(found):
            if unit.kind == "prose" and len(unit.text) >= least:
                return place
    return 0


def _day(found: list[Unit], head: int) -> tuple[int | None, str | None, str | None]:
    """Place, day and outlet of the date line: that of publication before others, the nearest to the story before others.

    Below the story only a line that says "published" counts: other dates there belong to other articles.
    """
    lines = [(place, line) for place, unit in enumerate(found) if unit.kind == "date" and (line := date_line(unit.text))]
    above = [(place, line) for place, line in lines if place < head]
    below = [(place, line) for place, line in lines if place > head and "published" in found[place].text.casefold()]
    for candidates in ([pair for pair in above if pair[1].published], above, below):
        if candidates:
            place, line = candidates[-1]
            return place, line.day, line.outlet or None
    return None, None, None


def _title(found: list[Unit], head: int, dated: int | None, publisher: str | None) -> str | None:
    """A line that stands there twice, for the tab and for the page; else the headline above the date and the byline."""
    twice = [
        one.text for one, two in pairwise(found[:head]) if one == two and one.kind in ("short", "prose") and one.text != publisher
    ]
    times = Counter(unit.text for unit in found[:head] if _may_be_title(unit, publisher))
    twice += [line for line, count in times.items() if count > 1]
    if twice:
        return max(twice, key=len)
    above = _above(found, dated)
    return above.text if above and _may_be_title(above, publisher, HEADLINE) else None


def _above(found: list[Unit], dated: int | None) -> Unit | None:
    """The line above the date line: bylines and other dates are passed over, and a standfirst under a headline."""
    lines = [unit for unit in found[: dated or 0] if unit.kind not in HEADING]
    if lines[1:] and lines[-1].kind == "prose" and _may_be_title(lines[-2], None, HEADLINE):
        return lines[-2]
    return lines[-1] if lines else None


def _last_heading(found: list[Unit], first: int, end: int, dated: int | None, publisher: str | None) -> tuple[str | None, int]:
    """Where no line is the title beyond doubt: the likeliest one, and where the story begins.

    A question may have passed for its first paragraph. Else, in this order: a headline between the date and the story, a
    few words above the date, the last headline and the last few words above the story.
    """
    lead = found[first]
    if first + 1 < end and lead.text.endswith(("?", "!")) and len(lead.text) < LEAD and found[first + 1].kind == "prose":
        return lead.text, first + 1
    above = _above(found, dated)
    between = found[dated + 1 : first] if dated is not None else []
    for lines, words in ((between, HEADLINE), ([above] if above else [], 2), (found[:first], HEADLINE), (found[:first], 3)):
        titles = [unit.text for unit in lines if _may_be_title(unit, publisher, words)]
        if titles:
            return titles[-1], first
    return None, first


def _may_be_title(unit: Unit, publisher: str | None, words: int = 3) -> bool:
    heading = unit.kind == "short" or (unit.kind == "prose" and unit.text.endswith(("?", "!", "?'", "?’", "?”")))
    return heading and len(unit.text) < LEAD and unit.text.count(" ") >= words - 1 and unit.text != publisher


def _weight(unit: Unit, above: bool, title: bool) -> int:
    if unit.kind == "prose" and not title:
        return max(len(unit.text), LEAST)
    if title or unit.kind in FURNITURE or (above and unit.kind in HEADING):
        return FURNITURE_WEIGHT
    return WEIGHTS[unit.kind]


def _end(found: list[Unit], head: int, after: int) -> int:
    """Where the story must have ended: at its readers' comments, at an imprint, at the copyright of the page.

    A copyright with more prose behind it than before it is that of a picture.
    """
    before, total = 0, sum(_prose(found))
    for place, length in enumerate(_prose(found)):
        kind = found[place].kind
        if place >= after and before >= LEAD // 2 and (kind == "end" or (kind == "rights" and 2 * before > total)):
            return place
        before += length if place >= min(head, after) else 0
    return len(found)


def _prose(found: Iterable[Unit]) -> list[int]:
    return [len(unit.text) if unit.kind == "prose" else 0 for unit in found]


def _stretch(weights: list[int], start: int) -> tuple[int, int]:
    """The stretch of the greatest sum from `start` on, half open; of equals the one that ends last (Kadane, 1984)."""
    best, first, end = 0, start, start
    total, begin = 0, start
    for place in range(start, len(weights)):
        if total <= 0:
            total, begin = 0, place
        total += weights[place]
        if total >= best and total > 0:
            best, first, end = total, begin, place + 1
    return first, end


def _cut(found: list[Unit], after: int, first: int, end: int, head: int) -> list[str]:
    """The story without the furniture inside it. Paragraphs and bullets under the title stay: they are its standfirst."""
    kept: list[str] = []
    boxed = False
    for place in range(after, end):
        unit = found[place]
        boxed = unit.kind == "box" or (boxed and unit.kind in ("short", "bullet", "button"))
        heading = place < head and unit.kind in HEADING
        inside = place >= first and not heading and unit.kind not in FURNITURE
        if unit.kind == "prose" or (not boxed and (inside or unit.kind == "bullet")):
            kept.append(unit.text)
    return kept

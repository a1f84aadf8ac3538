"""Lines of a saved page, told apart by their shape and by `furniture.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from ingest.readers.dates import LONGEST, find

Kind = Literal["prose", "short", "bullet", "button", "box", "end", "rights", "date", "byline"]

CLOSING = "\"'”’»)]* "
ENDS = (".", "!", "?", "…")
LONG = 100
"""Characters from which a line is a paragraph, whatever its last sign."""

LONGEST_BYLINE = 8
"""Words beside a date that still are an author or an outlet."""

PUBLISHED = re.compile(r"\b(?:published|posted|issued)\b", re.IGNORECASE)
LABEL = re.compile(r"\b(?:first|originally|last|published|posted|issued|updated|modified|date|on|at|at:)\b:?", re.IGNORECASE)
BULLET = re.compile(r"(?:[-*•·▪●–—]|\d{1,2}[.)])\s")
MENU = re.compile(r"[^|/·•]{1,40} [|/·•] [^|/·•]{1,40} [|/·•] |\S(?: ?\S)* {3,}\S(?: ?\S)* {3,}\S|[^>»›]{1,40} [>»›] ")
RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|\b(?:19|20)\d\d\b(?: ?[-–] ?\d{2,4}\b)?", re.IGNORECASE)


@dataclass(frozen=True)
class Phrases:
    """`furniture.yaml`, ready to match against a line in lower case."""

    lines: frozenset[str]
    outlets: frozenset[str]
    patterns: dict[Kind, re.Pattern[str]]


class Unit(NamedTuple):
    """A line of a page, or several that are one wrapped paragraph."""

    text: str
    kind: Kind


class DateLine(NamedTuple):
    """What a line that gives a date says: the day in ISO, whether it is not one of a change, the outlet or nothing."""

    day: str
    published: bool
    outlet: str


@cache
def phrases() -> Phrases:
    """The phrases, read once."""
    import yaml

    data: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("furniture.yaml").read_text(encoding="utf-8"))
    kinds: tuple[tuple[Kind, str], ...] = (
        ("end", "ends"), ("rights", "rights"), ("box", "boxes"), ("byline", "bylines"), ("button", "patterns"),
    )  # fmt: skip
    patterns = {kind: re.compile("|".join(f"(?:{pattern})" for pattern in data[key])) for kind, key in kinds}
    return Phrases(frozenset(data["lines"]), frozenset(data["outlets"]), patterns)


def units(text: str) -> list[Unit]:
    """The lines of a normalised text that are not empty, each with its kind; wrapped paragraphs are one unit."""
    found: list[Unit] = []
    for block in text.split("\n\n"):
        lines = [line.strip() for line in block.split("\n")]
        if wrapped(lines):
            found.append(Unit("\n".join(lines), "prose"))
        else:
            found.extend(Unit(line, kind(line)) for line in lines if line)
    return found


def wrapped(lines: list[str]) -> bool:
    """Whether lines that follow each other are one paragraph, broken at a width, and not a list."""
    if len(lines) < 2 or not ended(lines[-1]) or not all(45 <= len(line) <= 110 for line in lines[:-1]):
        return False
    return sum(not ended(line) for line in lines[:-1]) * 2 >= len(lines) - 1


def ended(line: str) -> bool:
    """Whether a line ends like a sentence, closing quotes and brackets apart."""
    return line.rstrip(CLOSING).endswith(ENDS)


def kind(line: str) -> Kind:
    """What a line is. What no phrase knows is judged by its shape.

    >>> kind("Share this story"), kind("He left."), kind("Clashes in the north")
    ('button', 'prose', 'short')
    """
    if len(line) <= 3 * LONG and (known := _known(line)):
        return known
    sentence = ended(line) and line.count(" ") >= 1
    if BULLET.match(line):
        return "prose" if sentence else "bullet" if len(line) >= 25 else "short"
    if len(line) <= LONGEST and date_line(line):
        return "date"
    return "prose" if sentence or len(line) >= LONG else "short"


def _known(line: str) -> Kind | None:
    plain = line.casefold().rstrip(" .:…!»>|")
    if plain in phrases().lines:
        return "button"
    for known, pattern in phrases().patterns.items():
        if pattern.match(plain) and not (known in ("byline", "box") and ended(line)):
            return known
    return "button" if len(line) <= 2 * LONG and not ended(line) and MENU.match(line) and not date_line(line) else None


def date_line(line: str) -> DateLine | None:
    """What a line says that gives a date and little else; None for any other line.

    >>> date_line("The Orontes Courier, 18 December 2012")
    DateLine(day='2012-12-18', published=True, outlet='The Orontes Courier')
    """
    if not any(sign.isdigit() for sign in line) or ended(line):
        return None
    label = PUBLISHED.search(line)
    found = (find(line[label.start() :]) if label else None) or find(line)
    if found is None:
        return None
    rest = found[1]
    while again := find(rest):  # "Published 3 August 2012 | Updated 4 August 2012"
        rest = again[1]
    outlet = _outlet(rest)
    updated = not label and re.search(r"updated|modified", rest, re.IGNORECASE)
    return None if outlet is None else DateLine(found[0].isoformat(), not updated, outlet)


def _outlet(rest: str) -> str | None:
    """The outlet beside a date; nothing for a byline or a town; None when the line is a headline or tells an event."""
    words = LABEL.sub(" ", rest).strip(" ,|:").split()
    if rest.startswith(": ") or len(words) > LONGEST_BYLINE:
        return None
    if words[:1] and words[0].casefold() == "by":
        return ""
    capitals = all(word[0].isupper() for word in (*words[:1], *words[-1:]))
    if capitals and any(word.casefold() in phrases().outlets for word in words):
        return " ".join(words)
    return "" if capitals and len(words) <= 2 else None


def owner(line: str) -> str | None:
    """Who claims the rights in a copyright line.

    >>> owner("Copyright (c) 2012-2013 The Orontes Courier. All rights reserved.")
    'The Orontes Courier'
    """
    first = re.split(r"(?<=[A-Za-z]{2})\.\s+(?=[A-Z])|\s+[|•]\s+", line, maxsplit=1)[0]
    bare = " ".join(RIGHTS.sub(" ", first).split()).strip(" .,;:-–|")
    return bare.removeprefix("by ") or None

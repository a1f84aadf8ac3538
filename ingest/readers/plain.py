"""Text files: with a header block, as a page saved from the web, or the bare story under its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.readers.article import normalise
from ingest.readers.base import Content, Fields, Found, Refused
from ingest.readers.encoding import decode
from ingest.readers.furniture import CLOSING, LONG, date_line, kind
from ingest.readers.page import saved_page
from ingest.readers.records import KEYS, unused

HEADER = re.compile(r"([A-Za-z][\w -]{0,30}):(?:\s+(.*))?")
LONGEST_HEADER = 10_000
LONGEST_TITLE = 150
NO_TITLE = re.compile(r".{0,60}\(.{1,40}\) ?[-–—] |\(.*\)$|[\W\d_]*$")
"""AMMAN, Aug 1 (Levant Wire) - an agency's dateline; a line in brackets, which is a note; 2011, which heads a timeline."""

PLACE = re.compile(r"[A-Z][A-Z .'’-]{3,}(?:, [\w. ]{2,20}){0,2} ?[-–—] ")

HEADING_LINES = 4
"""Title, byline, outlet and date: the most that a bare story has above it."""


def read(content: Content) -> Iterator[Found]:
    """The one article of a file.

    Raises:
        Refused: it is binary, in an unknown encoding, or nothing follows its header.
    """
    raw, remark = decode(content.stream.read())
    if remark:
        content.notice(remark)
    text = normalise(raw)
    given, rest = header(text)
    if passed_over := given.keys() - set(KEYS):
        content.notice(unused(set(passed_over)))
    if given and not rest:
        raise Refused("has a header, but no text after it")
    known = {key: value for key, value in given.items() if key in KEYS and key != "text" and value}
    yield "", replace(Fields(rest) if "title" in known else story(rest), **known)


def header(text: str) -> tuple[dict[str, str], str]:
    """The header of a normalised text, its keys in lower case, and what follows; no keys when there is no header.

    >>> header("Title: He left\\nID: 7\\n\\nA story.")
    ({'title': 'He left', 'id': '7'}, 'A story.')
    """
    block, _, rest = text.partition("\n\n")
    matches = [HEADER.fullmatch(line) for line in block.split("\n")] if len(block) <= LONGEST_HEADER else [None]
    given = {match[1].strip().casefold(): (match[2] or "").strip() for match in matches if match}
    if None in matches or not given.keys() & (set(KEYS) - {"text"}):
        return {}, text
    return given, rest


def story(text: str) -> Fields:
    """The story in a normalised text without a header, and what stands above it."""
    return saved_page(text) or bare(text)


def bare(text: str, title: str | None = None) -> Fields:
    """A story with at most a title, a byline and a date line above it. Nothing else is taken away. `title`: known already.

    >>> bare("He has left\\n\\nThe Orontes Courier, 18 December 2012\\n\\nA story.").publisher
    'The Orontes Courier'
    """
    found = Fields(text, title)
    for _ in range(HEADING_LINES):
        line, _, below = found.text.partition("\n")
        rest = below.lstrip("\n")
        if not rest or len(line) > LONGEST_TITLE:
            break
        if found.published is None and (date := date_line(line)):
            found = replace(found, text=rest, published=date.day, publisher=date.outlet or None)
        elif found.title is None and is_title(line, rest, below.startswith("\n")):
            found = replace(found, text=rest, title=line)
        elif kind(line) == "byline":
            found = replace(found, text=rest)
        else:
            break
    return found


def is_title(line: str, rest: str, apart: bool) -> bool:
    """Whether a first line is a headline: no sentence, no dateline, and not the first line of a wrapped paragraph."""
    if NO_TITLE.match(line) or line.rstrip(CLOSING).endswith((".", "…", ",", ";", ":")):
        return False
    if line.endswith(("?", "!")) and (". " in line or PLACE.match(line)):
        return False  # a paragraph that ends in a question
    following = rest.split("\n", 1)[0]
    return apart or len(following) >= LONG or (len(line) < LONG // 2 and not following[:1].islower())

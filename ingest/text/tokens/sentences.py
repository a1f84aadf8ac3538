"""Sentences: the one structure that everything after works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from typing import NamedTuple

LONGEST = 1_500
"""Characters after which a sentence is cut at a blank: no reporter writes longer ones, and cost stays linear."""

# The first character is asked alone, so that others are passed at no cost; the look back then sees it too.
# A run of full stops is tried at its beginning only, and gives nothing back: else a text of dots costs its square.
_BREAK = re.compile(
    r"[.!?…\n ](?:"
    r"(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’)\]]*+\s++"  # full stop, then a capital, a digit or a bullet
    r"(?=[\"'“‘(\[]?[^\W\d_a-z]|[\"'“‘(\[]?\d|[-–—•*] )"
    r"|(?<=\n)(?:\s*\n\s*"  # an empty line
    r"|(?=\s*[-–—•*·] )"  # a bullet
    r"|(?<=[.!?:;”\"]\n))"  # a line that ends like a sentence
    r"|(?<=[.;:] )[-–—•] (?=(?:\w+ ){1,4}\d{4}:|\w+\.? \d{1,2}:)"  # " - July 30: ", a timeline in one line
    r")"
)
# `GOMA, DR Congo, Dec 4 (Wire) - `, `(JUBA) - `, `Torvin, Veria (Torvin Press) - ` at the beginning of a line.
_DATELINE = re.compile(
    r"^(?:\(?[A-ZÀ-Ý][A-ZÀ-Ý.'’/ -]{2,30}\b\)?(?:, ?[A-ZÀ-Ý][\w.'’ ]{1,25}){0,3}(?: ?\([^)\n]{2,40}\))? ?[-–—]"
    r"|[A-ZÀ-Ý][\w'’ ]{2,25}(?:, [A-ZÀ-Ý][\w.'’ ]{1,25}){0,3} ?\([^)\n]{2,40}\) ?[-–—]) +(?=[\"'“‘(]?[A-ZÀ-Ý\d])",
    re.MULTILINE,
)
_ABBREVIATED = 12
"""Characters before a full stop in which an abbreviation is looked for."""


class Sentence(NamedTuple):
    """A sentence: its words and its offsets in the article's text."""

    text: str
    start: int
    end: int


def dateline(text: str) -> str:
    """The place, day and agency with which the report begins (`AMMAN, Aug 1 (Wire) - `); empty when it has none."""
    found = _DATELINE.search(text)
    return found[0] if found else ""


class Splitter:
    """Splits text into sentences; a full stop after an abbreviation of the packs ends none."""

    def __init__(self, abbreviations: Iterable[str], cased: Iterable[str]) -> None:
        self._abbreviations = frozenset(a.lower() for a in abbreviations)
        self._cased = re.compile(rf"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:{'|'.join(map(re.escape, cased))}))\.$")
        self._endings = tuple(f"{end}." for end in (*ascii_uppercase, *cased))  # as the pattern's, and asked sooner

    def __call__(self, text: str) -> Iterator[Sentence]:
        """The sentences of the text, in order; the first dateline is of none, so that its sentence begins behind it."""
        start = 0
        opening = _DATELINE.search(text)
        if opening:
            yield from self._split(text, 0, opening.start())
            start = opening.end()
        yield from self._split(text, start, len(text))

    def _split(self, text: str, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of a part of the text."""
        for found in _BREAK.finditer(text, start, end):
            if self._abbreviated(text, start, found):
                continue
            yield from _trimmed(text, start, found.end())
            start = found.end()
        yield from _trimmed(text, start, end)

    def _abbreviated(self, text: str, start: int, found: re.Match[str]) -> bool:
        if not found[0].startswith(".") or "\n" in found[0]:
            return False
        before = text[max(start, found.start() - _ABBREVIATED) : found.start() + 1]
        if before.rsplit(None, 1)[-1].lower().lstrip("(\"'“‘[") in self._abbreviations:
            return True
        return before.endswith(self._endings) and self._cased.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end:
        cut = end if end - start <= LONGEST else max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        piece = text[start:cut]
        words = piece.strip()
        if words:
            left = start + len(piece) - len(piece.lstrip())
            yield Sentence(words, left, left + len(words))
        start = cut

"""Sentences: the one structure that everything after works on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 1_500
"""Characters after which a sentence is cut at a blank: no reporter writes longer ones, and cost stays linear."""

_BREAK = re.compile(
    r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W\d_a-z]|[\"'“‘(\[]?\d|[-–—•*] )"  # full stop, then a capital, a digit or a bullet
    r"|\n\s*\n\s*"  # an empty line
    r"|\n(?=\s*[-–—•*·] )"  # a bullet
    r"|(?<=[.!?:;”\"])\n"  # a line that ends like a sentence
    r"|(?<=[.;:]) [-–—•] (?=(?:\w+ ){1,4}\d{4}:|\w+\.? \d{1,2}:)"  # " - July 30: ", a timeline in one line
)
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:No|St|vs|e\.g|i\.e|etc|approx|cf|pp|al))\.$")


class Sentence(NamedTuple):
    """A sentence: its words and its offsets in the article's text; `paragraph` counts from 0."""

    text: str
    start: int
    end: int
    paragraph: int


class Splitter:
    """Splits text into sentences; a full stop after an abbreviation of the packs ends none."""

    def __init__(self, abbreviations: frozenset[str]) -> None:
        self._abbreviations = frozenset(a.lower() for a in abbreviations if a.endswith("."))

    def __call__(self, text: str) -> Iterator[Sentence]:
        """The sentences of the text, in order."""
        start, paragraph = 0, 0
        for found in _BREAK.finditer(text):
            if self._abbreviated(text, start, found):
                continue
            yield from _trimmed(text, start, found.end(), paragraph)
            start = found.end()
            paragraph += found[0].count("\n") > 1
        yield from _trimmed(text, start, len(text), paragraph)

    def _abbreviated(self, text: str, start: int, found: re.Match[str]) -> bool:
        if not found[0].startswith(".") or "\n" in found[0]:
            return False
        before = text[max(start, found.start() - 12) : found.start() + 1]
        last = before.rsplit(None, 1)[-1] if before.split() else ""
        return last.lower().lstrip("(\"'“‘[") in self._abbreviations or _SHORT.search(before) is not None


def _trimmed(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    while start < end:
        cut = end if end - start <= LONGEST else max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
        piece = text[start:cut]
        words = piece.strip()
        if words:
            left = start + len(piece) - len(piece.lstrip())
            yield Sentence(words, left, left + len(words), paragraph)
        start = cut

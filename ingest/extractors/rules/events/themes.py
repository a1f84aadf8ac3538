"""What an article is about, as far as it decides what ordinary words mean in it."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from ingest.packs.lexicon import Lexicon

_REPORT = 4
"""Different words of the field from which on an article is a report on a match."""


class Theme(NamedTuple):
    """`sides`: changes of side, so that `X left for Paris` is one; `game`: a match, so that nothing in it is."""

    sides: bool
    game: bool


class Themes:
    """Tells it by words of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.events
        self._sides = tuple(words.theme)
        self._no_sides = words.no_theme
        self._headlines = tuple(words.headline_theme)
        self._game = words.match_words
        self._off_the_field = words.off_the_field

    def of(self, headline: str, words: Set[str]) -> Theme:
        """The theme of an article, by its headline and the words of its sentences in lower case."""
        head = headline.lower().split()
        told = any(word.startswith(self._sides) for word in (words | set(head)) - self._no_sides)
        sides = told or any(word.startswith(self._headlines) for word in head)
        return Theme(sides, len(words & self._game) >= _REPORT and self._off_the_field.isdisjoint(words))

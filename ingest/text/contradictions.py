"""Sentences that contradict what an article tells elsewhere: the story is called false, or the man is shown in his place."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import HIS_OR_HER, PERSONAL
from ingest.text.phrases import any_of
from ingest.text.spans import Annotated

_RECENT = 3
"""Sentences after an event in which a contradiction that names nobody is of it."""
_OPENING = 4
"""Tokens in which a pronoun is the subject of the sentence."""
_PRONOUNS = PERSONAL | HIS_OR_HER


@dataclass(frozen=True)
class Denial:
    """What is only reported of `named` is contradicted; if nothing is, what is reported of `recent`.

    `until`: the number of the last sentence that it contradicts; None for all sentences.
    """

    named: Set[int]
    recent: Set[int]
    until: int | None


class Contradictions:
    """Finds such sentences by the phrases of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        self._claims = words.claims | words.claimed
        self._denials = any_of(words.denials)
        self._false = any_of(words.called_false)
        self._in_place = any_of(words.in_place)

    def of(self, s: Annotated, start: int, told: int | None, persons: Set[int]) -> Denial | None:
        """What the sentence contradicts from token `start` on.

        Args:
            told: the number of the sentence that told the event before, if there was one.
            persons: of whom that one was told.
        """
        words = " ".join(s.lows[start:])
        named = frozenset(person.person for person in s.persons if person.start >= start)
        recent = persons if told is not None and s.number - told <= _RECENT else frozenset()
        if self._false.search(words) or (self._denials.search(words) and not self._claims.isdisjoint(s.lows[start:])):
            return Denial(named, recent, None)
        if self._in_place.search(words):
            meant = not named or not _PRONOUNS.isdisjoint(s.lows[start : start + _OPENING])
            return Denial(named, recent if meant else frozenset(), s.number)
        return None

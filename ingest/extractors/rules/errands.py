"""What somebody left for, or why, when it is no other side: a post, a cure, a conference, the end of his years."""

from __future__ import annotations

from itertools import pairwise

from ingest.extractors.rules.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.text.phrases import any_of

_BEHIND = 30
"""Tokens from a predicate on in which the errand is looked for."""
_AGES = range(38, 90)
"""Years at which one retires (`left the army at 55`)."""


class Errands:
    """Finds them behind the predicate, by the phrases of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._errands = any_of(lexicon.events.errands)
        self._routs = any_of(lexicon.events.routs)
        self._protest = lexicon.cues_of_protest

    def of(self, event: Event) -> bool:
        """Whether the words of an event may as well be of a journey, such words stand behind, and none of protest beside."""
        if not event.ordinary:
            return False
        s = event.sentence
        words = s.lows[event.start : event.start + _BEHIND]
        aged = any(a == "at" and b.isdecimal() and int(b) in _AGES for a, b in pairwise(words))
        beaten = not (event.left or event.joined) and self._routs.search(" ".join(s.lows)) is not None
        errand = aged or beaten or self._errands.search(" ".join(words)) is not None
        return errand and self._protest.isdisjoint(s.lows)

"""What somebody does together with others without taking their side: `joined the X in calling for a truce`, `at the talks`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import ABOUT, DETERMINERS, LIST_MARKS
from ingest.text.tokens.spans import Annotated

_NOUN = 5
"""Tokens after a preposition among which its noun stands (`for a minute of silence`)."""


class JointActs:
    """Looks behind a body for an act, a matter or an occasion that one shares with it for once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._fights = lexicon.events.fights
        self._occasions = lexicon.events.joint_occasions
        self._times = lexicon.events.spans_of_time | lexicon.events.no_matters | lexicon.cues_of_protest
        self._before_occasion = lexicon.events.before_occasion

    def behind(self, s: Annotated, body_end: int) -> bool:
        """Whether such words follow right behind the body that ends at a token."""
        preposition, first = s.low(body_end), s.low(body_end + 1)
        if preposition == "in" and first.endswith("ing"):
            return first not in self._fights
        if preposition in ABOUT and self._matter(s, body_end + 1):
            return True
        if preposition not in self._before_occasion:
            return False
        near = range(body_end + 1, min(body_end + 1 + _NOUN, len(s.lows)))
        noun = next((k for k in near if s.lows[k] in self._occasions or s.lows[k] in LIST_MARKS), None)
        return noun is not None and s.lows[noun] in self._occasions

    def _matter(self, s: Annotated, k: int) -> bool:
        """`on the truce`, `over water`; not `on Monday`, `over the weekend`, `over the killings`, which is why he went."""
        while s.low(k) in DETERMINERS:
            k += 1
        if k >= len(s.lows):
            return False
        plain = s.lows[k].isalpha() and not s.tokens[k].capital
        return plain and s.lows[k] not in self._times

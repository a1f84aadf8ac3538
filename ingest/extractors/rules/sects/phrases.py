"""Where a phrase that says a community begins and ends: `one of the army's few Sunnis`, `to Syria's small Ismaili community`."""

from __future__ import annotations

import re

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import GENITIVE, INDEFINITE, LED_IN
from ingest.text.tokens.spans import Annotated, SectSpan

AGE = re.compile(r"\d+(-year-old)?$|\w+-year-old$")
"""`23-year-old`, `43`."""


class SectPhrases:
    """Finds the words around a community's name that are of its phrase."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.communities
        self._follows = lexicon.body_words.follows

    def start(self, s: Annotated, span: SectSpan) -> int:
        """Where the phrase begins: `one of the army's few Sunnis`, `a 23-year-old Sunni`, `an Aleppo Christian`."""
        k = span.start
        while k > 0 and self._before_name(s, k - 1):
            k -= 1
        return k

    def led_in(self, s: Annotated, span: SectSpan) -> int | None:
        """The preposition before the phrase of a community (`to Syria's small Ismaili community`, `of the local Druze sect`)."""
        k = span.start - 1
        while k > 0 and (s.lows[k] in self._words.before_community or s.lows[k] in GENITIVE):
            k -= 2 if s.lows[k] in GENITIVE else 1
        return k if s.low(k) in LED_IN else None

    def ends(self, s: Annotated, span: SectSpan) -> bool:
        """Whether nothing that the community describes follows (`General X of the Nuer of Bentiu`)."""
        return not s.low(span.end)[:1].isalpha() or s.low(span.end) in self._follows

    def _before_name(self, s: Annotated, k: int) -> bool:
        low = s.lows[k]
        if low == "of":
            return s.low(k - 1) in ("one", "some")
        if s.tokens[k].capital and s.low(k - 1) in INDEFINITE:
            return True  # `an Ifoghas Tuareg`
        return low in self._words.before_name or k in s.names or AGE.match(low) is not None

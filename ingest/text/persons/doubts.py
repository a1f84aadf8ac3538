"""What speaks against a run of capitalised words being the name of a person."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    ARTICLES,
    DASHES,
    INDEFINITE,
    KIN_PARTICLES,
    OF_OR_TO,
    OTHER_PREPOSITIONS,
    PLACE_PREPOSITIONS,
    PREPOSITIONS,
    RELATIVES,
)
from ingest.text.tokens.spans import Annotated

_DATELINE = 3
"""The last token at which the paper of a dateline begins."""
_BRACKET = 8
"""The last token at which it begins in brackets."""
_APPOSED = 9
"""Tokens after a name in which the noun stands that says what it is."""
_AFTER_NOUN = frozenset((",", ".", ";")) | PREPOSITIONS | RELATIVES | {"that", "whose", "and"}
"""What ends the noun phrase before it."""
_IZAFE = ("-e", "-i")
"""Endings that join two words of a Persian name of a place or a body (`Sar-e Pol`, `Hizb-i Wahdat`)."""


class Doubts:
    """Knows what places, bodies and things look like."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.persons
        self._given = lexicon.given_names
        self._no_person = lexicon.no_person
        self._modifiers = lexicon.modifiers
        self._people = lexicon.singular | lexicon.plural
        self._body_nouns = {noun.lower() for nouns in lexicon.body_nouns for noun in nouns.nouns}

    def thing(self, s: Annotated, end: int) -> bool:
        """Whether the noun after the name makes it that of a place, a body or a thing: `Sheikh X district`, `X cadet school`."""
        after = s.low(end)
        if after in self._words.things or (after.isdigit() and end < len(s.lows)):
            return True
        return after in self._modifiers and s.low(end + 1) in self._words.things

    def impossible(self, s: Annotated, start: int, end: int) -> bool:
        """Whether the run is part of a longer name, or of a kind that persons have not."""
        before = s.low(start - 1)
        if before == "for" and s.low(start - 2) in self._words.elected:
            return True  # `the member for X Y`
        if before in INDEFINITE or self.thing(s, end) or _dateline(s, start, end):
            return True
        if not self._body_nouns.isdisjoint(s.lows[start:end]) or self._shouted(s, start):
            return True
        if s.tokens[start].text not in self._given and not self._words.nouns.isdisjoint(s.lows[start:end]):
            return True
        return any(self._longer(s, k) for k in (start - 1, end)) or self._said_to_be(s, end)

    def _said_to_be(self, s: Annotated, end: int) -> bool:
        """`X, the main rebel faction in the south`: what stands behind says that it is no person."""
        if s.low(end) != "," or s.low(end + 1) not in ARTICLES:
            return False
        last = next((k for k in range(end + 2, min(len(s.lows), end + _APPOSED)) if s.lows[k] in _AFTER_NOUN), end)
        noun = s.tokens[last - 1]
        return noun.text == noun.low and noun.low in self._words.things and noun.low not in self._people

    def _shouted(self, s: Annotated, start: int) -> bool:
        """Whether a name all in capitals is no given name: it is a headline or the town of a dateline."""
        first = s.tokens[start].text
        return len(first) > 2 and first.isupper() and first.title() not in self._given

    def _longer(self, s: Annotated, k: int) -> bool:
        """Whether the word beside the run is a capitalised noun of names of bodies and places, and no title."""
        return 0 < k < len(s.tokens) and s.tokens[k].text in self._no_person and k not in s.qualifiers

    def any(self, s: Annotated, start: int) -> bool:
        """Whether anything speaks against a name of two or more words for which nothing speaks."""
        first, before = s.tokens[start].text, s.low(start - 1)
        if before in PLACE_PREPOSITIONS:
            return True
        if first in self._given or first.lower() in KIN_PARTICLES:
            return False
        if before in self._words.things or first in self._words.places or first.endswith(_IZAFE) or before in self._words.objects:
            return True
        if before in OF_OR_TO:
            return s.low(start - 2) not in self._words.personal
        return before in OTHER_PREPOSITIONS or before in ARTICLES


def _dateline(s: Annotated, start: int, end: int) -> bool:
    """`Torvin, Torvin Press - `, `TORVIN, Veria (Torvin Press) - `: the town and the paper from which the report comes."""
    if s.low(start - 1) == "(":
        return start <= _BRACKET and s.low(end) == ")" and s.low(end + 1) in DASHES
    return start <= _DATELINE and s.low(start - 1) == "," and s.low(end) in DASHES and s.low(end) != "("

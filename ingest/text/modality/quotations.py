"""What somebody says of another in his own words: `"He has defected," X said` is not told of X."""

from __future__ import annotations

from collections.abc import Set

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import HE_OR_SHE, QUOTES
from ingest.text.tokens.spans import Annotated

_SPEAKER = 14
"""Tokens on either side of a quotation in which its speaker stands."""
_LONGEST = 400
"""Tokens of a sentence from which on it is not looked through, so that cost does not grow with their square."""
_BEGINS = frozenset(("", ",", ":"))
"""What stands before a whole sentence in quotation marks, beside a verb of saying; a part of one may keep the reporter's `he`."""


class Quotations:
    """Finds the speaker beside the quotation marks around a token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._saying = lexicon.modality.attributions

    def of_another(self, s: Annotated, at: int, persons: Set[int]) -> bool:
        """Whether the pronoun `he` at token `at` stands in words that one of `persons` says, so that it means somebody else."""
        if len(s.lows) > _LONGEST or QUOTES.isdisjoint(s.lows):
            return False
        marks = [k for k, low in enumerate(s.lows) if low in QUOTES]
        before = [k for k in marks if k < at]
        if len(before) % 2 == 0:
            return False
        opening = before[-1]
        closing = next((k for k in marks if k > at), len(s.lows))
        if s.low(opening - 1) not in _BEGINS and s.low(opening - 1) not in self._saying:
            return False
        return self._said_before(s, opening, persons) or self._said_after(s, closing, persons)

    def _said_before(self, s: Annotated, opening: int, persons: Set[int]) -> bool:
        """`X of the Y said: "He ..."`: the last one named before a verb of saying at the quotation mark."""
        verb = opening - 1 - (s.low(opening - 1) in _BEGINS)
        if s.low(verb) not in self._saying:
            return False
        named = [person for person in s.persons if verb - _SPEAKER <= person.start < verb]
        return bool(named) and named[-1].person in persons and HE_OR_SHE.isdisjoint(s.lows[named[-1].end : verb])

    def _said_after(self, s: Annotated, closing: int, persons: Set[int]) -> bool:
        """`"..." X said`, `"..." said X`."""
        named = next((p for p in s.persons if closing < p.start <= closing + _SPEAKER), None)
        if named is None or named.person not in persons:
            return False
        return s.low(named.start - 1) in self._saying or s.low(named.end) in self._saying

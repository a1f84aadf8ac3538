"""`the defector X`, `X and Y, both defectors from the Z`: a noun for somebody tells that he changed sides."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.coordination import Coordination
from ingest.text.tokens.grammar import GENITIVE
from ingest.text.tokens.spans import Annotated, PersonSpan

_AHEAD, _BACK = 5, 5
"""Tokens between the noun and the name: a rank and a post (`defector Staff Colonel X`), or what stands before it."""

_OWNING = GENITIVE | {"'", "’"}
"""What makes of the noun whose something is."""
_SO_FAR = frozenset(("so far", "to date"))
_BEGINS = frozenset(("", "by", "said"))
"""What stands before a noun that its name follows as an apposition."""


class Appellations:
    """Finds who is called by a noun. Who only is `described as a defector` is not."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = lexicon.events.before_appellation
        self._doubted = lexicon.events.doubted_appellation
        self._coordination = Coordination(lexicon)

    def of(self, s: Annotated, start: int, end: int) -> list[PersonSpan]:
        """The persons whom the noun at tokens `start` to before `end` is put before, or after with a comma."""
        if s.low(end) in _OWNING:
            return []  # `X, the defectors' lawyer`
        k = start - 1
        while start - k <= _BACK and (s.low(k) in self._before or k in s.nominal):
            k -= 1
        if s.low(k) in self._doubted or not self._doubted.isdisjoint(s.lows[k + 1 : start]):
            return []
        return self._named_next(s, end) or self._named_before(s, k) or self._apposed(s, k, end)

    def _named_next(self, s: Annotated, end: int) -> list[PersonSpan]:
        for k in range(end, end + _AHEAD):
            if person := s.person_at.get(k):
                return [person] if person.start == k else []
            if k not in s.titles:
                break
        return []

    def _apposed(self, s: Annotated, before: int, end: int) -> list[PersonSpan]:
        """`The highest-ranking defector so far, X, said`, `Syria's latest defector, X`; not `the wife of the defector, Y`."""
        comma = end + 2 * (" ".join(s.lows[end : end + 2]) in _SO_FAR)
        begun = s.low(before) in GENITIVE or (s.low(before) in _BEGINS and s.low(before + 1) == "the")
        if not begun or s.low(comma) != ",":
            return []
        person = next((person for person in s.persons if person.start == comma + 1), None)
        return [person] if person and s.low(person.end) in (",", ".") else []

    def _named_before(self, s: Annotated, comma: int) -> list[PersonSpan]:
        last = s.person_before.get(comma) if s.low(comma) == "," else None
        if last is None:
            return []
        return self._coordination.ending_with(s, last) if s.low(comma + 1) in ("both", "all") else [last]

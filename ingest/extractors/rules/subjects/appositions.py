"""To whom an apposition belongs."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import DASHES, POSSESSIVES
from ingest.text.tokens.spans import Annotated, PersonSpan

_SEGMENTS = 4
"""Appositions between a name and the one that is asked about (`X, 43, an Alawite, head of`)."""
OPENS = frozenset((",", ":", *DASHES, "–"))
"""Marks after which an apposition begins."""


class Appositions:
    """Finds the name before an apposition."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._finite = lexicon.services.finite
        self._governors = lexicon.clauses.governors

    def owner(self, s: Annotated, end: int) -> PersonSpan | None:
        """The person whose apposition follows the mark at `end`: in `X, 43, a Druze from Sweida, head of` always X."""
        for _ in range(_SEGMENTS):
            person = s.person_before.get(end)
            if person:
                return person
            mark = mark_before(s, end)
            if not self._finite.isdisjoint(s.lows[mark + 1 : end]):
                return None
            if s.low(mark) == ";":
                return self._inside(s, mark, end)
            inside = self._inside(s, mark, end)
            if inside is None and s.low(mark + 1) in POSSESSIVES:
                return None  # `X, his wife, a Druze`: it is hers
            if inside or mark < 0:
                return inside
            end = mark
        return None

    def _inside(self, s: Annotated, mark: int, end: int) -> PersonSpan | None:
        """`X of the 5th Brigade, `: the first name in the segment that no preposition governs."""
        inside = (person for person in s.persons if mark < person.start and person.end <= end)
        return next((person for person in inside if s.low(person.start - 1) not in self._governors), None)


def mark_before(s: Annotated, i: int) -> int:
    """The nearest mark before token `i` after which an apposition may begin; -1 when there is none."""
    k = i - 1
    while k >= 0 and s.lows[k] not in OPENS and s.lows[k] != ";":
        k -= 1
    return k

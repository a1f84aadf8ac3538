"""Negation around a verb group: `neither fled nor defected`, `had not deserted or joined`, `is not believed to have defected`."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import CLAUSE_STARTS, NEGATIONS, NEITHER_NOR, SUBJECTS
from ingest.text.tokens.spans import Annotated

_PARTED = 12
"""Tokens between a negation and its verb when a remark parts them."""
_DENIED_WITH = 8
"""Tokens before `or joined` in which the verb that is denied with it stands."""


class Negation:
    """Tells what outside a verb group denies it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verb_group = lexicon.clauses.verb_group

    def parted(self, s: Annotated, group: int) -> bool:
        """`has not, as the rebels maintain, defected`: what stands between the commas parts the verb from its negation."""
        if s.low(group - 1) != ",":
            return False
        opening = next((k for k in range(group - 2, max(-1, group - _PARTED), -1) if s.lows[k] == ","), 0)
        negation = s.low(opening - 1)
        return negation in NEITHER_NOR or (negation in NEGATIONS and s.low(opening - 2) in self._verb_group)

    def together(self, s: Annotated, group: int) -> bool:
        """`had not deserted or joined the rebels`: the negation is of both."""
        if s.low(group - 1) != "or":
            return False
        left = range(group - 2, max(-1, group - 2 - _DENIED_WITH), -1)
        begin = next((k for k in left if s.lows[k] in CLAUSE_STARTS or s.lows[k] in SUBJECTS), max(0, group - 2 - _DENIED_WITH))
        return negated(s.lows[begin : group - 1])

    def not_thought(self, s: Annotated, group: int) -> bool:
        """`is not believed to have defected`, `was never shown to have deserted`."""
        verb = group - 1
        return verb > 0 and negated(s.lows[self.group(s, verb) : verb])

    def group(self, s: Annotated, start: int) -> int:
        """Where the verb group begins whose verb stands at token `start`."""
        while start > 0 and s.lows[start - 1] in self._verb_group:
            start -= 1
        return start


def negated(window: Sequence[str]) -> bool:
    """Whether the words of a verb group deny it."""
    return not NEGATIONS.isdisjoint(window) or any(word.endswith(("n't", "n’t")) for word in window)

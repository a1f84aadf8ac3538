"""Attempts that failed: `fled too but was caught`, `was shot while defecting`."""

from __future__ import annotations

from collections.abc import Set

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import AT_THE_TIME, SUBJECTS
from ingest.text.tokens.phrases import any_of
from ingest.text.tokens.spans import Annotated

_FOILED = 12
"""Tokens after a verb in which `but was caught` is looked for."""
_STOPPED = 6
"""Tokens before `while defecting` in which `was shot` is looked for."""
_CORRECTED = frozenset({"until", "but"})
"""What follows `is said to have defected` when it turned out otherwise."""


class Thwarted:
    """Finds what befell somebody in the act, before and behind its verb."""

    def __init__(self, lexicon: Lexicon, bases: Set[str]) -> None:
        """`bases`: the verbs of the predicates in the form that follows a modal."""
        self._bases = bases
        self._stopping = lexicon.modality.stopping
        self._caught = any_of(lexicon.modality.foiled)

    def foiled(self, s: Annotated, start: int) -> bool:
        """`fled too but was caught`: he did not get away."""
        after = s.lows[start : start + _FOILED]
        if s.low(start - 1) == "have" and s.low(start - 2) == "to" and not _CORRECTED.isdisjoint(after[1:]):
            return True  # `was thought to have defected until he appeared`
        return any(
            word == "but" and after[k + 1 : k + 2] in (["was"], ["were"]) and self._caught.match(" ".join(after[k + 2 : k + 4]))
            for k, word in enumerate(after)
        )

    def cut_short(self, s: Annotated, group: int, form: str) -> bool:
        """`was shot while defecting`, `was arrested as he was crossing into Y`: he did not get away."""
        k = group - 1
        his = s.low(k) in SUBJECTS
        k -= his
        if form in self._bases or not (form.endswith("ing") or (his and s.low(k) in ("as", "while"))):
            return False
        before = s.lows[max(0, k - _STOPPED) : max(0, k)]
        return s.low(k) in AT_THE_TIME and not self._stopping.isdisjoint(before)

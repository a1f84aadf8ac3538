"""When it happened: the date that belongs to a predicate."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import OWN_CLAUSE
from ingest.text.spans import Annotated

_FARTHEST = 22
"""Tokens between a predicate and its date; one that stands before it counts as farther by the tokens of _BEFORE."""
_BEFORE = 3
_SAYING_BEFORE, _SAYING_AFTER = 4, 5
"""Tokens around a date in which a verb of saying takes it."""


class EventDates:
    """Chooses among the dates of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events

    def of(self, s: Annotated, start: int, end: int, dates: Mapping[int, str]) -> str | None:
        """The date nearest to the predicate at tokens `start` to `end`; not that of the saying (`said on Friday`).

        `dates` are values by the token at which the date begins; an empty value could not be resolved.
        """
        best: tuple[int, str] | None = None
        for at, value in dates.items():
            lasting = s.lows[at] in self._words.lasting
            if value and not lasting and not self._of_saying(s, at) and not self._elsewhere(s, start, end, at):
                distance = at - end if at >= end else start - at + _BEFORE
                if distance <= _FARTHEST and (best is None or distance < best[0]):
                    best = distance, value
        return best[1] if best else None

    def _elsewhere(self, s: Annotated, start: int, end: int, at: int) -> bool:
        """Whether the date stands in another clause."""
        if ";" in s.lows[min(at, start) : max(at, end)] or _inside(s, at) != _inside(s, start):
            return True
        return at > end and not self._words.new_clause.isdisjoint(s.lows[end:at])

    def _of_saying(self, s: Annotated, at: int) -> bool:
        before, after = s.lows[max(0, at - _SAYING_BEFORE) : at], s.lows[at : at + _SAYING_AFTER]
        said = max((k for k, word in enumerate(before) if word in self._words.dated_saying), default=None)
        if said is not None and OWN_CLAUSE.isdisjoint(before[said:]):
            return True
        if "who" in after or "that" in after[:3]:
            return False
        return not self._words.saying_after_date.isdisjoint(after[1:4])


def _inside(s: Annotated, i: int) -> bool:
    """Whether a token stands in brackets (`defects (other sources: 4 June)`)."""
    return s.lows[:i].count("(") > s.lows[:i].count(")")

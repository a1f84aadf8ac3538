"""A verb that is said once for two: `X defected in March and Y in May`, `X defected in March, Y two months later`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.packs.lexicon import Lexicon
from ingest.text.dates.finder import DateSpan
from ingest.text.tokens.grammar import CLAUSE_MARKS, DATED_BY, LIST_LINKS, SUBJECTS
from ingest.text.tokens.spans import Annotated, PersonSpan

_FARTHEST = 16
"""Tokens between a verb and the next name of which it is said too."""
_TIME = 3
"""Tokens of `two weeks` in `two weeks later`."""


class SaidOnce:
    """Finds the names behind a dated verb of which it is said too."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._times = lexicon.events.times
        self._comparing = lexicon.events.comparing_times
        self._breakers = (lexicon.clauses.clause_breakers - lexicon.clauses.verb_group) | SUBJECTS | CLAUSE_MARKS

    def persons(self, s: Annotated, end: int, dates: Mapping[int, DateSpan]) -> Iterator[PersonSpan]:
        """Those named after the verb that ends before token `end`, each with a time of his own right behind his name."""
        for person in s.persons:
            near = 0 < person.start - end <= _FARTHEST and s.low(person.start - 1) in LIST_LINKS
            if near and self._when(s, person.end, dates):
                if any(s.lows[k] in self._breakers and k not in dates for k in range(end, person.start - 1)):
                    return
                yield person

    def _when(self, s: Annotated, k: int, dates: Mapping[int, DateSpan]) -> bool:
        """Whether token `k` begins to say when: `in May`, `in the winter`, `two weeks later`, `the following month`."""
        times = not self._times.isdisjoint(s.lows[k + 1 : k + 1 + _TIME])
        if s.low(k) in DATED_BY:
            return k in dates or k + 1 in dates or times
        return times and not self._comparing.isdisjoint(s.lows[k + 1 : k + 2 + _TIME])

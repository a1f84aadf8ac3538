"""What speaks for a run of capitalised words being the name of a person."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names import fold
from ingest.packs.lexicon import Lexicon
from ingest.text.persons.doubts import Doubts
from ingest.text.persons.single_names import SingleNames
from ingest.text.tokens.grammar import ARTICLES, IS_OR_WAS, PLACE_PREPOSITIONS
from ingest.text.tokens.spans import Annotated, PersonSpan, Span

_NEAR = 16
"""Tokens between a post and the name that it may belong to (`the head of the branch in Idlib, X`)."""
_OWNED = 5
"""Tokens after a name and a comma in which a post begins (`X, Syria's ambassador`)."""
_NAMED = 12
"""Tokens between `was named` and the name."""


class Grounds:
    """Weighs the words around a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.persons
        self._rulers = lexicon.heads_of_state
        self._doubts = Doubts(lexicon)
        self._single = SingleNames(lexicon)
        self._before = lexicon.persons.saying - lexicon.persons.hearing
        self._titles = lexicon.persons.kin | lexicon.persons.callings
        self._oblique = PLACE_PREPOSITIONS | ARTICLES | {"of"}
        self._calling = lexicon.naming.calling | {"as"}
        self._naming = lexicon.naming.calling | lexicon.naming.identifying

    def enough(self, s: Annotated, name: PersonSpan) -> bool:
        """Whether the words around it make a person of the name: `Colonel X` is one, so is `X Y` unless it looks like a place."""
        start, end = name.name_start, name.end
        if name.rank:
            return True
        if self._doubts.impossible(s, start, end):
            return False
        if name.honorific:
            return True
        if fold(s.words(start, end)) in self._rulers:
            return True
        if end - start < 2:
            return self._is_a(s, end) or self._who(s, start, end) or self._single.enough(s, name)
        if name.role or self._apposed(s, start, end) or self._is_a(s, end) or self._said(s, start, end):
            return True
        return self._called(s, start) or not self._doubts.any(s, start)

    def own(self, s: Annotated, name: PersonSpan) -> bool:
        """Whether a name of one word is a given name, as the words before it say: `his brother X`."""
        return name.end - name.name_start == 1 and not name.rank and self._single.akin(s, name.name_start)

    def _apposed(self, s: Annotated, start: int, end: int) -> bool:
        """`X, head of ...`, `X, 40, ...`; `the head of ..., X`."""
        if s.low(end) == ",":
            first = s.low(end + 1)
            near = range(end + 1, end + _OWNED)
            if first in self._words.apposition or first.isdigit() or any(role.start in near for role in s.roles):
                return s.low(start - 1) not in PLACE_PREPOSITIONS
        return s.low(start - 1) == "," and any(
            title.end < start and start - title.end < _NEAR for titles in (s.roles, s.ranks) for title in titles
        )

    def _who(self, s: Annotated, start: int, end: int) -> bool:
        """`X, who ...`; `the minister, X.`: only a person is `who`, and a post right before the comma wants a name."""
        if s.low(end) == "," and s.low(end + 1) == "who":
            return s.low(start - 1) not in self._oblique
        return s.low(start - 1) == "," and any(role.end == start - 1 for role in s.roles)

    def _said(self, s: Annotated, start: int, end: int) -> bool:
        return s.low(end) in self._words.saying or s.low(start - 1) in self._before

    def _is_a(self, s: Annotated, end: int) -> bool:
        """`X was a colonel`."""
        if s.low(end) not in IS_OR_WAS or s.low(end + 1) not in ARTICLES:
            return False
        return any(_begins(titles, k) for titles in (s.roles, s.ranks) for k in (end + 2, end + 3))

    def _called(self, s: Annotated, start: int) -> bool:
        """`was identified as X`, `a man called X`, `his brother X`, `the pianist X`."""
        before = s.low(start - 1)
        if before in self._titles:
            return True
        return before in self._calling and not self._naming.isdisjoint(s.lows[max(0, start - _NAMED) : start])


def _begins(spans: Sequence[Span], i: int) -> bool:
    return any(span.start == i for span in spans)

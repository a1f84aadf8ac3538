"""Names of one word that no title introduces."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import CLAUSE_STARTS
from ingest.text.spans import Annotated, PersonSpan

_MAN = 8
"""Tokens before `called` in which the noun for a person stands."""


class SingleNames:
    """Finds what makes one capitalised word the name of a person."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.persons
        self._given = lexicon.given_names
        self._calling = lexicon.naming.calling
        self._people = {word.lower() for word in lexicon.singular} | self._words.kin | self._words.callings

    def enough(self, s: Annotated, name: PersonSpan) -> bool:
        """`spokesman X`, `his brother X`, `a barber called X`; a given name with a verb that people take."""
        start, end = name.name_start, name.end
        if name.role is not None and start > 0:
            return True
        return self.akin(s, start) or self._called(s, start) or self._given_acts(s, start, end)

    def akin(self, s: Annotated, start: int) -> bool:
        """`his brother X`, `his wife, X,`, `The eldest, X,`."""
        before = start - 1 - (s.low(start - 1) == ",")
        if before < 1 or s.low(before) not in self._words.kin:
            return before == start - 1 and before > 0 and s.low(before) in self._words.callings
        return True

    def _called(self, s: Annotated, start: int) -> bool:
        """`a boy called X`: of places it is said as well."""
        near = s.lows[max(0, start - _MAN) : start - 1]
        if s.low(start - 1) in self._calling:
            return not self._people.isdisjoint(near) and self._words.things.isdisjoint(near)
        return s.low(start - 1) == "certain" and s.low(start - 2) == "a"

    def _given_acts(self, s: Annotated, start: int, end: int) -> bool:
        return s.tokens[start].text in self._given and s.low(start - 1) in CLAUSE_STARTS and s.low(end) in self._words.acts

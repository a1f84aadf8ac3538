"""Names of one word that no title introduces."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import CLAUSE_STARTS, QUOTES
from ingest.text.tokens.spans import Annotated, PersonSpan

_MAN = 8
"""Tokens before `called` in which the noun for a person stands."""

_THING = 3
"""Tokens before `called` in which the noun for a place or a body would stand."""
_NAMED = 4
"""Tokens before `as` in which `known`, `identified` stands."""


class SingleNames:
    """Finds what makes one capitalised word the name of a person."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.persons
        self._names = lexicon.given_names
        self._calling = lexicon.naming.calling
        self._naming = lexicon.naming.identifying | {word for phrase in lexicon.naming.known_as for word in phrase.split()[:1]}
        self._people = (
            {word.lower() for word in lexicon.singular}
            | {"his", "her", "himself", "herself"}
            | self._words.kin
            | self._words.callings
        )

    def enough(self, s: Annotated, name: PersonSpan) -> bool:
        """`spokesman X`, `his brother X`, `a barber called X`; a given name with a verb that people take."""
        start, end = name.name_start, name.end
        if name.role is not None and start > 0:
            return True
        return self.akin(s, start) or self._called(s, start) or self._given(s, start, end) or self._posted(s, start, end)

    def akin(self, s: Annotated, start: int) -> bool:
        """`his brother X`, `his wife, X,`, `The eldest, X,`."""
        before = start - 1 - (s.low(start - 1) == ",")
        if before < 1 or s.low(before) not in self._words.kin:
            return before == start - 1 and before > 0 and s.low(before) in self._words.callings
        return True

    def _posted(self, s: Annotated, start: int, end: int) -> bool:
        """`X, ambassador there from 2005 to 2008, fled`: a post stands right beside the first word of the sentence."""
        return start == 0 and s.low(end) == "," and any(role.start == end + 1 for role in s.roles)

    def _called(self, s: Annotated, start: int) -> bool:
        """`a boy called X`, `an officer known only as "X"`, `gave his name as X`: of places it is said as well."""
        at = start - 1 - (s.low(start - 1) in QUOTES)
        near = s.lows[max(0, at - _MAN) : at]
        if s.low(at) in self._calling or (s.low(at) == "as" and not self._naming.isdisjoint(near[-_NAMED:])):
            return not self._people.isdisjoint(near) and self._words.things.isdisjoint(near[-_THING:])
        return s.low(at) == "certain" and s.low(at - 1) == "a"

    def _given(self, s: Annotated, start: int, end: int) -> bool:
        """A given name with a verb that people take, or an apposition: `X, the eldest, ...`, `X, from Homs, ...`."""
        if s.tokens[start].text not in self._names or s.low(start - 1) not in CLAUSE_STARTS:
            return False
        after = s.low(end + 1) if s.low(end) == "," else s.low(end)
        if s.low(end) == ",":
            return after in self._words.apposition or after.isdigit() or after == "from"
        return after in self._words.acts or (after.endswith("ed") and s.tokens[end].text == after)

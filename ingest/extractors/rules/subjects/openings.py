"""With whom a sentence begins, and whether he only speaks in it."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import CLAUSE_MARKS, PREPOSITIONS
from ingest.text.tokens.spans import Annotated, PersonSpan

FIRST = 4
"""The last token at which the subject of a sentence begins."""
_BEHIND = 14
"""The same behind words of when and where."""
UNNAMED = 12
"""Tokens within which the unnamed subject of a sentence stands, who may be named later."""
_IDENTIFIED = 6
"""Tokens between `was identified as` and the name."""
_NAMED = 16
"""Tokens between `his name was given by the ministry as` and the name."""
_PARTY = 8
"""Tokens of `of the Y Party told`."""


class Openings:
    """Finds the first name of a sentence, by its place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._naming = lexicon.naming
        self._speaking = lexicon.events.speaking

    def subject(self, s: Annotated) -> PersonSpan | None:
        """The name that begins a sentence; words of when and where may stand before it (`Hours later X`, `In Rome, X`)."""
        first = s.persons[0] if s.persons else None
        return first if first and self.begins(s, first) else None

    def begins(self, s: Annotated, person: PersonSpan) -> bool:
        """Whether a sentence begins with a name."""
        if person.start <= FIRST:
            return True
        if person.start > _BEHIND or person is not s.persons[0] or not CLAUSE_MARKS.isdisjoint(s.lows[: person.start]):
            return False
        return s.low(0) in PREPOSITIONS and s.low(person.start - 1) == "," and "," not in s.lows[: person.start - 1]

    def titles(self, s: Annotated, person: PersonSpan) -> frozenset[str]:
        """The words of his rank and post, also in `the minister, X`; not of `Sheikh`, by which he is only addressed."""
        role = person.role.role if person.role and person.role.role != person.honorific else ""
        apposed = (r.role for r in s.roles if r.end == person.start - 1 and s.low(r.end) == ",")
        return frozenset(f"{person.rank.rank if person.rank else ''} {role} {next(apposed, '')}".lower().split())

    def says(self, s: Annotated, person: PersonSpan) -> bool:
        """`X told`, `X of the Y Party told`."""
        of = s.low(person.end) == "of"
        behind = s.lows[person.end : person.end + (_PARTY if of else 1)]
        return not self._speaking.isdisjoint(behind) and "," not in behind

    def speaks_soon(self, s: Annotated, person: PersonSpan) -> bool:
        """`X told`, `X, a spokesman for the rebels, told`."""
        return not self._speaking.isdisjoint(s.lows[person.end : person.end + _PARTY])

    def identified(self, s: Annotated, start: int) -> bool:
        """`was identified as X`, `known as X`."""
        before = s.lows[max(0, start - (_NAMED if s.low(start - 1) == "as" else _IDENTIFIED)) : start]
        return not self._naming.identifying.isdisjoint(before) or " ".join(before[-2:]) in self._naming.known_as

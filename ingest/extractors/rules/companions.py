"""Who goes too: persons whom a sentence names beside the subject (`defected with his nephew, Captain X`)."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.coordination import Coordination
from ingest.text.grammar import CLAUSE_MARKS, POSSESSIVES
from ingest.text.nouns import PeopleNouns
from ingest.text.spans import Annotated, PersonSpan

_FARTHEST = 24
"""Tokens after a predicate in which companions are looked for."""
_INTRODUCED = 7
"""Tokens between `with` and the name (`with his two Sunni colleagues, Captain X`)."""
_NAMED = 7
"""Tokens between a noun for several people and the words that bring in their names."""


class Companions:
    """Finds them by `with`, `along with`, `accompanied by`, and those whom a group is led by or has among it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._clauses = lexicon.clauses
        self._nouns = PeopleNouns(lexicon)
        self._coordination = Coordination(lexicon.clauses)

    def of(self, s: Annotated, start: int, end: int) -> list[PersonSpan]:
        """The companions named at tokens `start` to `end`, or a little after where the sentence goes on."""
        last = min(len(s.lows), end + _FARTHEST)
        for k in range(start, last):
            if s.lows[k] in CLAUSE_MARKS or s.lows[k] in self._words.ends:
                break
            if s.lows[k] in self._words.accompanying:
                first = next((p for p in s.persons if p.start > k), None)
                if first and self._introduces(s, k + 1, first):
                    return self._coordination.beginning_with(s, first)
        return []

    def of_group(self, s: Annotated, noun: int, verb: int) -> list[PersonSpan]:
        """`Four members, led by X, joined`; `two officers, identified as X and Y, crossed`: those whom the group names."""
        first = next((p for p in s.persons if noun < p.start and p.end <= verb), None)
        if first is None or self._words.naming_of_groups.isdisjoint(s.lows[max(noun, first.start - _NAMED) : first.start]):
            return []
        leading = not self._words.leading_groups.isdisjoint(s.lows[max(noun, first.start - _NAMED) : first.start])
        return [first] if leading else [p for p in self._coordination.beginning_with(s, first) if p.end <= verb]

    def _introduces(self, s: Annotated, start: int, person: PersonSpan) -> bool:
        """Whether the words before the name say that he came along as one of the service, and not as family or helper."""
        between = range(start, person.start)
        if len(between) > _INTRODUCED or not self._words.no_companions.isdisjoint(s.lows[start : person.start]):
            return False
        if not all(self._introducing(s, k) for k in between):
            return False
        served = person.rank is not None or person.role is not None or person.honorific is not None
        return served or any(self._nouns.people(s.lows[k]) or k in s.titles for k in between)

    def _introducing(self, s: Annotated, k: int) -> bool:
        low = s.lows[k]
        return low in POSSESSIVES or low in self._clauses.introducing or low in (",", "of", "and") or k in s.nominal or low.isalpha()

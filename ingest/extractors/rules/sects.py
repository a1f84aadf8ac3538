"""Sects: only what the text says of that person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.schema import Sect
from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import AS_IS, CLAUSE_ENDS, DASHES, HE_OR_SHE, INDEFINITE, OBLIQUE_OR_FOR, THE_OR_GENITIVE
from ingest.text.referents import Referents
from ingest.text.spans import Annotated, PersonSpan, SectSpan

_TITLES = 6
"""Tokens of titles between a sect and the name (`Alawite Brigadier General X`)."""
_BELONGS = 6
"""Tokens between `belongs` and the sect."""
_AS_IS = 4
"""Tokens after a sect in which `as is Y` follows."""


class SectSaid(NamedTuple):
    """A sentence says that a person is of a community."""

    person: int
    sect: Sect


class SectFinder:
    """Finds of whom a sentence says a sect."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.communities
        self._compounds = tuple(lexicon.communities.compounds)

    def find(self, s: Annotated, referents: Referents) -> Iterator[SectSaid]:
        """`X, an Alawite`; `the Sunni pilot X`; `X is a Druze, as is Y`; `X, who belongs to the Sunni majority`."""
        for span in s.sects:
            for person in self._of_whom(s, span, referents):
                yield SectSaid(person, span.sect)

    def _of_whom(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        if s.low(span.end).startswith(self._compounds) or s.low(span.start - 1) in self._words.excluded_after:
            return []
        attributive = self._attributive(s, span, referents)
        return attributive or self._predicative(s, span, referents) + _as_is(s, span)

    def _attributive(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """`Alawite Brigadier General X`, `the Sunni pilot`."""
        person = next((person for person in s.persons if person.start >= span.end), None)
        if person and person.start - span.end < _TITLES and s.titles.issuperset(range(span.end, _before_comma(s, person.start))):
            return [person.person]
        noun = s.low(span.end)
        return referents.titled(noun) if s.low(span.start - 1) == "the" and noun in self._words.titles else []

    def _predicative(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """What the words before the sect say: `X, a Sunni`; `he is an Alawite`; `X and Y, both Alawites`."""
        belongs = self._belongs(s, span)
        if s.low(span.end) in self._words.not_of_a_person and not belongs:
            return []
        start = span.start
        while start > 0 and s.lows[start - 1] in self._words.before_name:
            start -= 1
        if start == span.start:
            return _both(s, span) or _bare(s, span)
        before = s.low(start - 1)
        if before == "," or before in DASHES:
            owner = _ends_at(s, start - 1)
            return [owner.person] if owner else []
        if before in self._words.copulas or belongs:
            return _subject_of(s, start - 1, referents)
        if before == "and" and s.low(start) in INDEFINITE:
            return [person.person for person in s.persons if person.end <= start][-1:]
        return []

    def _belongs(self, s: Annotated, span: SectSpan) -> bool:
        """`belongs to the Shiite minority`, `comes from the Sunni majority`."""
        if self._words.belonging.isdisjoint(s.lows[max(0, span.start - _BELONGS) : span.start]):
            return False
        return span.end == len(s.lows) or s.lows[span.end] in self._words.communities


def _before_comma(s: Annotated, i: int) -> int:
    """`the Alawite officer, Captain X`: the comma before the name says that they are one."""
    return i - 1 if s.low(i - 1) == "," else i


def _subject_of(s: Annotated, verb: int, referents: Referents) -> list[int]:
    """The nearest name before the verb, else whom its pronoun means."""
    k = verb - 1
    while k >= 0 and s.lows[k] not in CLAUSE_ENDS:
        person = s.person_at.get(k)
        if person and s.low(person.start - 1) not in OBLIQUE_OR_FOR:
            return [person.person]
        if person is None and s.lows[k] in HE_OR_SHE:
            before = {p.person for p in s.persons if p.end <= k}
            return list(before) if len(before) == 1 else [] if before else referents.only(s.lows[k])
        if person is None and s.lows[k] == "who":
            owner = _ends_at(s, k) or _ends_at(s, k - 1)
            return [owner.person] if owner else []
        k = person.start - 1 if person else k - 1
    return []


def _both(s: Annotated, span: SectSpan) -> list[int]:
    """`X and Y, both Alawites`."""
    if s.low(span.start - 1) == "both" and s.low(span.start - 2) == ",":
        return [person.person for person in s.persons if person.end <= span.start - 2][-2:]
    return []


def _bare(s: Annotated, span: SectSpan) -> list[int]:
    """`X, Alawite, leaves`."""
    owner = _ends_at(s, span.start - 1) if s.low(span.start - 1) == "," and s.low(span.end) == "," else None
    return [owner.person] if owner else []


def _as_is(s: Annotated, span: SectSpan) -> list[int]:
    """`X is an Alawite, as is President Y`."""
    found = []
    for k in range(span.end, min(span.end + _AS_IS, len(s.lows) - 1)):
        if s.lows[k] == "as" and s.lows[k + 1] in AS_IS:
            person = next((person for person in s.persons if person.end > k + 1), None)
            if person and all(j in s.qualifiers or s.lows[j] in THE_OR_GENITIVE for j in range(k + 2, person.start)):
                found.append(person.person)
    return found


def _ends_at(s: Annotated, end: int) -> PersonSpan | None:
    """The person whose name, or an age after it, ends before token `end`."""
    for person in s.persons:
        if person.end == end or (person.end == end - 2 and s.low(person.end) == "," and s.low(end - 1).isdigit()):
            return person
    return None

"""Groups whom a sentence leaves without names, and the next ones name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice

from ingest.extractors.rules.subjects.openings import Openings
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.coordination import Coordination
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import AND_OR, BULLETS, COPULAS, COUNTS, FINITE, LIST_MARKS, WEEKDAYS
from ingest.text.tokens.spans import Annotated, PersonSpan

_NEXT = 2
"""Sentences after the event of which the first with names may name them all."""
_IDENTIFIED = 6
"""Tokens between `one of` and the name."""
_ENUMERATED = 8
"""Tokens of `They are` or `Among them are` before the first name."""
_SUBJECT = 16
"""The last token at which the subject of a sentence without a name stands."""
_DESCRIBED = 4
"""Tokens of `Congress minister` behind `and a`."""
_NUMBER = 2
"""Tokens of `1.` before an entry, which ends a sentence of its own."""
_AND_ONE = (["and", "a"], ["and", "an"])
_ONE = ("a", "an")


class LaterGroups:
    """Finds `They are X and Y`, and as many names as a sentence counts."""

    def __init__(self, lexicon: Lexicon, openings: Openings) -> None:
        self._openings = openings
        self._nouns = PeopleNouns(lexicon)
        self._coordination = Coordination(lexicon)
        self._groups = lexicon.reference.groups | {"they", "them", "others", "those"}
        self._verbs = lexicon.clauses.verb_group - WEEKDAYS - {"on", "to", "then", "now"} | FINITE
        self._counting = COPULAS | lexicon.events.members
        self._between = LIST_MARKS | AND_OR | {"as", "are", "were"}

    def of(self, s: Annotated, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """The members of the group that is the subject of `s`; `met` are the persons named before."""
        named = [*self._one_of(s), *(person for after in following for person in self._members(after))]
        return named or self._all_of(s, following[:_NEXT], met) or self._in_turn(s, following, met)

    def entries(self, following: Sequence[Annotated]) -> Iterator[tuple[Annotated, PersonSpan]]:
        """The entries of the list that follows, each with its person, that say no more of him than who he is and when it was."""
        numbered = False
        for after in following:
            if _number(after):
                numbered = True
                continue
            if not (numbered or after.low(0) in BULLETS or (after.low(0).isdecimal() and after.low(1) == ")")):
                return
            numbered = False
            first = self._openings.subject(after)
            stop = after.lows.index(";") if ";" in after.lows else len(after.lows)
            if first and self._verbs.isdisjoint(after.lows[first.end : stop]):
                yield after, first

    def others(self, following: Sequence[Annotated]) -> list[int]:
        """`It named the others as X and Y`: those of a group whom the sentences after name."""
        naming = (after for after in following if "others" in after.lows)
        return [person for after in naming for person in self._members(after)]

    def _all_of(self, s: Annotated, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """`Two officers defected. X and Y said ...`: as many new names as the sentence counts, in the first that has names."""
        after = next((after for after in following if after.persons), None)
        new = [] if after is None else [p for p in after.persons if p.person not in met]
        if after is None or not new or any(p.role and not self._posted(s, p) for p in new):
            return []
        persons = list(dict.fromkeys(person.person for person in new))
        return persons if len(persons) == self._count(s) else []

    def _in_turn(self, s: Annotated, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """`Two officers defected. Captain X left on Monday. Later Major Y spoke`: those with whom the sentences after begin."""
        count, found = self._count(s), dict[int, None]()
        for after in following if count else ():
            first = self._openings.subject(after)
            if first is None:
                continue
            listed = [p for p in self._coordination.beginning_with(after, first) if p.person not in met]
            if not all(self._of_kind(s, after, person) for person in listed):
                break
            found |= dict.fromkeys(person.person for person in listed)
            if len(found) >= count:
                return list(found) if len(found) == count else []
        return []

    def _of_kind(self, s: Annotated, after: Annotated, person: PersonSpan) -> bool:
        """Whether a person may be of the group: he has its post or rank, or none and does not speak of others."""
        if person.role:
            return self._posted(s, person)
        rank = person.rank.rank.lower().split()[-1] if person.rank else ""
        return not rank or rank in s.lows or f"{rank}s" in s.lows or not self._openings.says(after, person)

    def _posted(self, s: Annotated, person: PersonSpan) -> bool:
        """Whether the post of a name is that of the group."""
        role = person.role.role.lower().split()[-1] if person.role else ""
        return role in s.lows or f"{role}s" in s.lows

    def _count(self, s: Annotated) -> int:
        """How many `two clerks and an engineer`, `a clerk and an engineer` are; 0 when the sentence does not count them."""
        opening = s.lows[:_SUBJECT]
        at = next((k for k, low in enumerate(opening) if low in COUNTS), None)
        ones = (k for k in range(at or 0, len(opening) - 2) if opening[k : k + 2] in _AND_ONE)
        beside = sum(any(map(self._nouns.people, opening[k + 2 : k + 2 + _DESCRIBED])) for k in ones)
        if at is None:
            return 1 + beside if beside and any(low in _ONE for low in opening[: opening.index("and")]) else 0
        return COUNTS[opening[at]] + beside

    def _one_of(self, s: Annotated) -> list[int]:
        """`four officers have formed a brigade, one of them, X, said`."""
        for k in range(len(s.lows) - 2):
            if s.lows[k : k + 2] == ["one", "of"]:
                near = (p for p in s.persons if k < p.start <= k + _IDENTIFIED)
                return [person.person for person in islice(near, 1)]
        return []

    def _members(self, s: Annotated) -> list[int]:
        """`They are X and Y`, `it named the others as X, Y and Z`: the names of a group."""
        first = next((p for p in s.persons if self._openings.identified(s, p.start) or self._enumerated(s, p.start)), None)
        if first is None:
            return []
        listed = (p for p in s.persons if p.start >= first.start and s.low(p.start - 1) in self._between)
        return [first.person, *(p.person for p in listed if p is not first)]

    def _enumerated(self, s: Annotated, start: int) -> bool:
        """`They are X`, `the two are X`, `among them X`."""
        return start <= _ENUMERATED and not (self._counting.isdisjoint(s.lows[:start]) or self._groups.isdisjoint(s.lows[:start]))


def _number(s: Annotated) -> bool:
    """Whether a sentence is the number of an entry and nothing else."""
    return len(s.lows) == _NUMBER and s.lows[0].isdecimal()

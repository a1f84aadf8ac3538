"""Who goes too: persons whom a sentence names beside the subject (`defected with his nephew, Captain X`)."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.coordination import Coordination
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import CLAUSE_MARKS, DID, HIM_OR_THEM, INVERTING, OCCASIONS, PASSIVES, SUBORDINATORS
from ingest.text.tokens.spans import Annotated, PersonSpan

_FARTHEST = 24
"""Tokens after a predicate in which companions are looked for."""
_INTRODUCED = 10
"""Tokens between `with` and the name (`with his two Sunni colleagues, Captain X`)."""
_PREDECESSORS = 14
"""Tokens after `the first to defect` in which `since` or `after` brings in who did so before."""
_ALONG = 4
"""Tokens after the subject in which `, along with` stands."""
_AGENT = 6
"""Tokens between `joined` and `by`."""
_COLON = 7
"""Tokens after the verb of a group before the colon that names its members."""
_NAMED = 7
"""Tokens between a noun for several people and the words that bring in their names."""


class Companions:
    """Finds them by `with`, `along with`, `accompanied by`, and those whom a group is led by or has among it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._clauses = lexicon.clauses
        self._nouns = PeopleNouns(lexicon)
        self._coordination = Coordination(lexicon)

    def of(self, s: Annotated, start: int, end: int) -> list[PersonSpan]:
        """The companions named at tokens `start` to `end`, or a little after where the sentence goes on."""
        last = min(len(s.lows), end + _FARTHEST)
        for k in range(start, last):
            if s.lows[k] in CLAUSE_MARKS or s.lows[k] in self._words.ends or s.lows[k] == "and":
                break
            if s.lows[k] in self._words.accompanying or f"{s.low(k - 1)} {s.lows[k]}" in self._words.accompanying:
                first = next((p for p in s.persons if p.start > k), None)
                if first and self._introduces(s, k + 1, first):
                    return [p for p in self._coordination.beginning_with(s, first) if not self._speaks(s, p)]
        return []

    def of_him(self, s: Annotated) -> list[PersonSpan]:
        """`With him was Captain X`, `So did Captain X`: who went with whom the sentence before tells of."""
        if s.low(0) == "so" and s.low(1) in DID and s.persons:
            return self._coordination.beginning_with(s, s.persons[0]) if self._introducing_all(s, 2, s.persons[0].start) else []
        if s.low(0) != "with" or s.low(1) not in HIM_OR_THEM or s.low(2) not in self._words.going_along:
            return []
        first = s.persons[0] if s.persons else None
        return self._coordination.beginning_with(s, first) if first and self._introduces(s, 3, first) else []

    def _speaks(self, s: Annotated, person: PersonSpan) -> bool:
        """`along with his deputy, Y, spokesman X said`: X comes with nobody."""
        after = person.end + (s.low(person.end) == ",")
        return s.low(after) in self._words.speaking

    def inverted(self, s: Annotated, end: int) -> list[PersonSpan]:
        """`X defected; so did his deputy, Y`, `as did Y`: who is named after token `end` with the verb before him."""
        last = min(len(s.lows) - 1, end + _FARTHEST)
        at = next((k for k in range(end, last) if s.lows[k] in INVERTING and s.lows[k + 1] in DID), None)
        first = next((p for p in s.persons if at is not None and p.start > at), None)
        if first is None or at is None or first.start - at > _INTRODUCED:
            return []
        return self._coordination.beginning_with(s, first) if self._introducing_all(s, at + 2, first.start) else []

    def _introducing_all(self, s: Annotated, start: int, end: int) -> bool:
        return self._clauses.clause_breakers.isdisjoint(s.lows[start:end]) and all(
            self._introducing(s, k) for k in range(start, end)
        )

    def before_verb(self, s: Annotated, subject: PersonSpan, verb: int) -> list[PersonSpan]:
        """`X, along with Y, has defected`: the companions between the subject and its verb."""
        if s.low(subject.end) != "," or self._words.accompanying.isdisjoint(s.lows[subject.end : subject.end + _ALONG]):
            return []
        return [person for person in self.of(s, subject.end, verb) if person.end <= verb]

    def of_group(self, s: Annotated, noun: int, verb: int) -> list[PersonSpan]:
        """`Four members, led by X, joined`; `two officers, identified as X and Y, crossed`: those whom the group names."""
        colon = next((k for k in range(verb, min(len(s.lows), verb + _COLON)) if s.lows[k] == ":"), None)
        if colon is not None and (after := [p for p in s.persons if p.start > colon]):
            return self._coordination.beginning_with(s, after[0])
        first = next((p for p in s.persons if noun < p.start and (p.end <= verb or self._among(s, verb, p.start))), None)
        if first is None or self._words.naming_of_groups.isdisjoint(s.lows[max(noun, first.start - _NAMED) : first.start]):
            return []
        leading = not self._words.leading_groups.isdisjoint(s.lows[max(noun, first.start - _NAMED) : first.start])
        return [first] if leading else self._coordination.beginning_with(s, first)

    def _among(self, s: Annotated, verb: int, person: int) -> bool:
        """`did the same, among them X`."""
        return person - verb < _FARTHEST and not self._words.members.isdisjoint(s.lows[max(verb, person - _INTRODUCED) : person])

    def before(self, s: Annotated, end: int) -> list[PersonSpan]:
        """`the first to defect since X`: those who did so earlier, named after token `end`."""
        for k in range(end, min(len(s.lows), end + _PREDECESSORS)):
            if s.lows[k] in CLAUSE_MARKS or (s.lows[k] == "," and s.low(k + 1) not in self._words.predecessors):
                break
            if s.lows[k] in self._words.predecessors:
                first = next((p for p in s.persons if p.start > k), None)
                if (
                    first
                    and first.start - k <= _INTRODUCED
                    and self._clauses.clause_breakers.isdisjoint(s.lows[k + 1 : first.start])
                ):
                    return self._coordination.beginning_with(s, first)
        return []

    def by_agent(self, s: Annotated, verb: int) -> list[PersonSpan]:
        """`was joined two weeks later by his deputy, X`: the agents of the passive verb at token `verb`."""
        if s.lows[verb] not in self._words.joined_by or s.low(verb - 1) not in PASSIVES:
            return []
        by = next((k for k in range(verb + 1, min(len(s.lows), verb + _AGENT)) if s.lows[k] == "by"), None)
        first = next((p for p in s.persons if by is not None and p.start > by), None)
        if first is None or by is None or not all(self._introducing(s, k) for k in range(by + 1, first.start)):
            return []
        return self._coordination.beginning_with(s, first) if first.start - by <= _INTRODUCED else []

    def _introduces(self, s: Annotated, start: int, person: PersonSpan) -> bool:
        """Whether the words before the name say that he came along as one of the service, and not as family or helper."""
        between = range(start, person.start)
        stops = self._words.no_companions | self._words.ends | OCCASIONS | SUBORDINATORS
        if len(between) > _INTRODUCED or not stops.isdisjoint(s.lows[start : person.start]):
            return False
        if between and s.lows[person.start - 1] == ":":
            between = range(start, person.start - 1)  # `along with two officers: Major X`
        if not all(self._introducing(s, k) for k in between) or [",", "and"] in [s.lows[k : k + 2] for k in between]:
            return False
        comma = next((k for k in between if s.lows[k] == ","), start)
        if comma > start and not any(self._nouns.people(s.lows[k]) or k in s.titles for k in range(start, comma)):
            return False  # `with a rifle, Colonel X said`
        served = person.rank is not None or person.role is not None or person.honorific is not None
        return served or any(self._nouns.people(s.lows[k]) or k in s.titles for k in between)

    def _introducing(self, s: Annotated, k: int) -> bool:
        low = s.lows[k]
        return low == "," or k in s.nominal or low.isalpha()

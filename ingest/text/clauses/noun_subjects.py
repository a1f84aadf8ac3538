"""Whom nouns mean that are the subject: `a lieutenant from Sweida, X`, `X and 45 councillors`, `40 of his men`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.coordination import Coordination
from ingest.text.clauses.descriptions import Descriptions
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.remarks import Remarks
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import (
    AFTER_APPOSED,
    AND_OR,
    CLAUSE_STARTS,
    DEFINITE,
    HE_OR_SHE,
    INDEFINITE,
    QUANTIFIERS,
    SUBORDINATORS,
)
from ingest.text.tokens.spans import Annotated, PersonSpan

_NAMED_AFTER = 16
"""Tokens between a noun and the name that follows it."""
_RANKED = 3
"""Tokens before a noun in which `the first` stands."""


class NounSubjects:
    """Finds the name that belongs to a noun, else tells whether it means one man that is known, one that is not, or several."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns, descriptions: Descriptions) -> None:
        self._naming = lexicon.naming
        self._superlatives = lexicon.events.superlatives
        self._counted = lexicon.clauses.counted_by
        self._remarks = Remarks(lexicon)
        self._once = lexicon.clauses.apposition & lexicon.clauses.verb_group
        self._nouns = nouns
        self._descriptions = descriptions
        self._coordination = Coordination(lexicon)

    def meant(self, s: Annotated, j: int, verb: int) -> Subject:
        """The noun at `j`, or whom it means; `verb` is that of its clause, the end of the sentence when it has none."""
        low = s.lows[j]
        named = self._named_after(s, j, verb)
        if named and (low == "one" or not (self._nouns.plural(low) or low in self._counted)):
            return Subject([named])
        role = next((role for role in s.roles if role.start <= j < role.end), None)
        owner = next((person for person in s.persons if role and person.role is role), None)
        if owner:
            return Subject([owner])
        first = s.low(self._nouns.start(s, j))
        plural = self._nouns.plural(low) or first in QUANTIFIERS or self._after_others(s, j)
        return Subject(noun=low, at=j, definite=first in DEFINITE, plural=plural)

    def partitive(self, s: Annotated, j: int) -> Subject | None:
        """`dismissed after 40 of his men deserted`: a noun that is the subject in spite of its preposition."""
        number = self._nouns.start(s, j) - 2
        counted = s.low(number).isdigit() or s.low(number) in self._counted
        begins = s.low(number - 1) in SUBORDINATORS or s.low(number - 1) in ("that", "because")
        if s.low(number + 1) != "of" or not counted or not begins:
            return None
        return Subject(noun=s.lows[j], at=j, plural=True)

    def ranked(self, s: Annotated, j: int, verb: int) -> bool:
        """`was shot by the first officer to defect`: the officer defected."""
        return s.low(verb - 1) == "to" and any(low in self._superlatives for low in s.lows[max(0, j - _RANKED) : j])

    def with_others(self, s: Annotated, j: int) -> Subject | None:
        """`X and 45 councillors`, `he and his men`: X is of the subject."""
        link = self._nouns.start(s, j) - 1
        if s.low(link) not in AND_OR or not self._nouns.plural(s.lows[j]):
            return None
        if s.low(link - 1) in HE_OR_SHE:
            return Subject(pronoun=s.low(link - 1), at=link - 1)
        person = s.person_before.get(link)
        return Subject(self._coordination.ending_with(s, person), plural=True) if person else None

    def apposed(self, s: Annotated, j: int) -> Subject | None:
        """`X, commander of the forces in the north, walked out and has joined Y`: the commander is X."""
        comma = self._nouns.start(s, j) - 1
        while s.low(comma) in self._once or (s.low(comma) == "and" and self._descriptions.man(s, comma - 1)):
            comma = self._nouns.start(s, comma - 1) - 1 if s.low(comma) == "and" else comma - 1
        person = s.person_before.get(comma) if s.low(comma) == "," and not self._nouns.plural(s.lows[j]) else None
        if person is None or self._nouns.governed(s, person.start, adjacent=False):
            return None
        return Subject(self._coordination.ending_with(s, person))

    def _after_others(self, s: Annotated, j: int) -> bool:
        """`two clerks and an engineer`, `a clerk and an engineer`: several."""
        link = self._nouns.start(s, j) - 1
        if s.low(link) != "and" or not self._nouns.heads(s, link - 1):
            return False
        first = self._nouns.start(s, link - 1)
        one = s.low(first) in INDEFINITE and s.low(first - 1) in CLAUSE_STARTS
        return one or self._nouns.plural(s.low(link - 1))

    def _named_after(self, s: Annotated, j: int, verb: int) -> PersonSpan | None:
        """`A lieutenant from Sweida, X, said`; `a photographer was named as X`; not `when an officer deserted, X shot him`."""
        person = next((person for person in s.persons if person.start > j), None)
        if person is None:
            return None
        gap = s.lows[j + 1 : person.start]
        if not gap or gap[-1] in self._naming.calling:
            return person
        named_as = gap[-1] == "as" and len(gap) > 1 and gap[-2] in self._naming.identifying
        apposed = gap[-1] == "," and gap.count(",") == 1 and len(gap) < _NAMED_AFTER
        if person.start > verb:
            begun = s.low(self._nouns.start(s, j) - 1) in SUBORDINATORS
            apposed = (
                apposed and not begun and s.low(person.end) in AFTER_APPOSED and not self._remarks.told_by(s, person, len(s.lows))
            )
        else:
            apposed = apposed and not self._remarks.told_by(s, person, verb)
        return person if named_as or apposed else None

"""Who does it: the subject of a verb, found by walking left from it."""

from __future__ import annotations

from collections.abc import Set

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.antecedents import Antecedents
from ingest.text.clauses.apposed_subjects import ApposedSubjects
from ingest.text.clauses.coordination import Coordination, only_names
from ingest.text.clauses.descriptions import Descriptions
from ingest.text.clauses.forces import Forces
from ingest.text.clauses.inner_clauses import InnerClauses
from ingest.text.clauses.noun_subjects import NounSubjects
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.remarks import Remarks
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import (
    AND_OR,
    BEFORE_COUNTED,
    CLAUSE_MARKS,
    GENITIVE,
    OBJECTS,
    OF_TWO,
    PARTS,
    POSSESSIVES,
    QUOTES,
    RELATIVES,
    SUBJECTS,
    WEEKDAYS,
)
from ingest.text.tokens.spans import Annotated, PersonSpan

_LABEL = 12
"""Tokens at the beginning of a sentence in which `Name:` labels it."""
_ENTRY = 4
"""Tokens at the beginning of an entry before its name."""
_OWNED = 5
"""Tokens of `his army unit`."""
_TOLD = 20
"""Tokens between the colon of an entry and a verb of it (`X: drove to the border on 3 March and defected`)."""


class Clauses:
    """Finds subjects."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.clauses
        self.nouns = PeopleNouns(lexicon)
        self._coordination = Coordination(lexicon)
        self._forces = Forces(lexicon)
        self._inner = InnerClauses(lexicon, self.nouns)
        self._descriptions = Descriptions(lexicon, self.nouns)
        self._noun_subjects = NounSubjects(lexicon, self.nouns, self._descriptions)
        self._antecedents = Antecedents(lexicon, self.nouns, self._descriptions)
        self._remarks = Remarks(lexicon)
        self._apposed = ApposedSubjects(lexicon, self.nouns, self._inner)

    def subject(self, s: Annotated, verb: int, dates: Set[int]) -> Subject | None:
        """The subject of the verb at token `verb`. `dates` are tokens that belong to dates."""
        j = verb - 1
        while j >= 0 and (s.lows[j] in self._words.verb_group or s.lows[j] in WEEKDAYS or j in dates):
            j -= 1
        while j >= 0 and s.lows[j] == "," and (opening := self._remarks.before(s, j)) is not None:
            j = opening - 1
            while j >= 0 and s.lows[j] in self._words.verb_group:
                j -= 1
        if j < 0:
            return None
        if s.lows[j] in RELATIVES or (s.lows[j] == "that" and s.low(j - 1).isalpha()):
            return self._antecedents.of_who(s, j)
        apposed = self._apposed.before(s, j) if s.lows[j] == "," else None
        if isinstance(apposed, int):
            apposed = self._scan(s, apposed - 1, apposed)
        return apposed or self._scan(s, j, verb)

    def named_together(self, s: Annotated, end: int) -> list[PersonSpan]:
        """The persons of the list that stands last before token `end`: `founded by X and Y after they defected`."""
        before = [person for person in s.persons if person.end <= end]
        listed = self._coordination.ending_with(s, before[-1]) if before else []
        return listed if len(listed) > 1 else []

    def list_of(self, s: Annotated, first: PersonSpan) -> list[PersonSpan]:
        """The plain list that begins with a person: `the defection of X and Y`."""
        listed = self._coordination.beginning_with(s, first)
        return listed if only_names(s, listed) and s.low(listed[-1].end) not in GENITIVE else [first]

    def _scan(self, s: Annotated, j: int, verb: int) -> Subject | None:
        if commander := self._forces.commander(s, j, verb):
            return Subject([commander])
        if self._own(s, j) or self._part_of_his(s, j):
            return None
        adjacent, coordinated = True, s.low(j) in AND_OR or s.low(verb - 1) == "and"
        while j >= 0:
            if s.lows[j] in OBJECTS and "," not in s.lows[j:verb]:
                return None  # `the town, which the garrison left`: not whoever stands before
            if s.lows[j] == "," and (opening := self._remarks.before(s, j)) is not None:
                j = opening - 1  # `X has come to Paris, Y said, after leaving Z`
                continue
            skipped = self._before_quoted(s, j) if j < verb - 1 and s.lows[j] in QUOTES else None
            step = skipped or self._step(s, j, verb, adjacent, coordinated)
            if isinstance(step, Subject):
                return step
            adjacent = adjacent and s.lows[j] in ("and", ":")
            j = step
        return None

    def _own(self, s: Annotated, j: int) -> bool:
        """`X said that his client had left`: a noun of no list with its owner, right before the verb."""
        if (
            s.low(j - 1) not in POSSESSIVES
            or s.low(j) != s.tokens[j].text
            or not s.low(j).isalpha()
            or self.nouns.people(s.low(j))
        ):
            return False
        return s.low(j - 2) == "that" or s.low(j - 2) in self._words.clause_breakers

    def _part_of_his(self, s: Annotated, j: int) -> bool:
        """`to Idlib, where half of his army unit had deserted`: a part of what is his does it."""
        if POSSESSIVES.isdisjoint(s.lows[max(0, j - _OWNED) : max(0, j)]):
            return False
        k = j
        while k > max(0, j - _OWNED) and s.lows[k] not in POSSESSIVES and (s.lows[k].isalpha() or s.lows[k].isdigit()):
            k -= 1
        return s.low(k) in POSSESSIVES and s.low(k - 1) == "of" and s.low(k - 2) in PARTS

    def _before_quoted(self, s: Annotated, closing: int) -> int | None:
        """`says that he has "never left his post" and has joined Y`: where to go on before what is quoted."""
        marks = [k for k in range(closing) if s.lows[k] in QUOTES]
        if marks and s.low(marks[-1] - 1) == "that":
            return None  # `said that "a handful" had left`: what is quoted is the subject
        return marks[-1] - 1 if len(marks) % 2 and marks[-1] > 0 else None

    def _step(self, s: Annotated, j: int, verb: int, adjacent: bool, coordinated: bool) -> Subject | int:
        """The subject, if it stands at `j`, or where to look next, -1 to give up."""
        low = s.lows[j]
        if adjacent and low in OF_TWO and s.low(j - 1) == "the" and (two := [p for p in s.persons if p.end < j][-2:]):
            return Subject(two[-1:] if low == "latter" else two[:1])
        if adjacent and low in OF_TWO and s.low(j - 1) == "the" and j == 1:
            return Subject(noun=low, at=j, definite=True)
        if low in CLAUSE_MARKS and not (low in QUOTES and (adjacent or self._part(s, j))):
            return self._entry(s, j, verb) or (j - 1 if low == ":" and j < _LABEL and j in s.person_before else -1)
        if adjacent and low.isdigit() and s.low(j - 1) in BEFORE_COUNTED:
            return Subject(noun=low, at=j, plural=True)  # `said that 20 had left`
        if person := s.person_at.get(j):
            return self._at_person(s, person, verb, adjacent)
        if low in SUBJECTS:
            return Subject(pronoun=low, at=j)
        if low == "whose" and self._descriptions.relative(s, j + 1, verb):
            return -1
        if low == "that" and j < verb - 2 and not (adjacent or coordinated):
            return -1  # `X wrote that dozens of soldiers had left`: whatever left, it is not X
        if low == "who":
            return self._of_clause(s, j, verb, coordinated)
        return self._at_noun(s, j, verb, adjacent, coordinated) if self.nouns.heads(s, j) else j - 1

    def _part(self, s: Annotated, mark: int) -> bool:
        """`drove off and "chose to defect"`, `who "with all his men" left`: only a part of the clause is quoted."""
        before = s.low(mark - 1) in AND_OR or s.low(mark - 1) == "who"
        return before and s.tokens[mark - 1].end < s.tokens[mark].start and s.tokens[mark].end == s.tokens[mark + 1].start

    def _entry(self, s: Annotated, mark: int, verb: int) -> Subject | None:
        """`X, ambassador to Italy: resigned on 21 February`: the entry of a list is about whom it begins with."""
        first = s.persons[0] if s.persons else None
        if first is None or first.start > _ENTRY or first.end > mark or verb - mark > _TOLD or s.lows[mark] in QUOTES:
            return None
        if not self._words.clause_breakers.isdisjoint(s.lows[first.end : mark]):
            return None
        return Subject([person for person in self._coordination.beginning_with(s, first) if person.end <= mark])

    def _at_person(self, s: Annotated, person: PersonSpan, verb: int, adjacent: bool) -> Subject | int:
        if s.low(person.end) in GENITIVE:
            return -1  # whose driver, bureau or son it is, does not matter: it is not he
        if self.nouns.governed_name(s, person, adjacent):
            return person.start - 1
        who = self._inner.around(s, person, verb)
        return Subject(self._coordination.ending_with(s, person)) if who is None else self._antecedents.of_who(s, who) or -1

    def _at_noun(self, s: Annotated, j: int, verb: int, adjacent: bool, coordinated: bool) -> Subject | int:
        if s.lows[j] in ("both", "all") and s.low(j - 1) == "," and j < verb - 1:
            return j - 1  # `X and Y, both from Hama, have defected`
        if not coordinated and (several := self._noun_subjects.partitive(s, j)):
            return several
        governed = self.nouns.governed(s, self.nouns.start(s, j), adjacent)
        if governed and adjacent and self._noun_subjects.ranked(s, j, verb):
            return self._noun_subjects.meant(s, j, verb)
        if governed or (coordinated and (self.nouns.owned(s, j) or self.nouns.object(s, j))):
            return j - 1
        who = self._inner.around_noun(s, j, verb)
        if who is not None:
            return self._of_clause(s, who, verb, coordinated)
        named = (
            self._noun_subjects.with_others(s, j) or self._antecedents.of_whose(s, j, verb) or self._noun_subjects.apposed(s, j)
        )
        return named or self._noun_subjects.meant(s, j, verb)

    def _of_clause(self, s: Annotated, who: int, verb: int, coordinated: bool) -> Subject | int:
        """`X, who at dawn drove off and defected`: X; in `a nephew of X who runs Y defected` the clause only says who X is."""
        found = self._antecedents.of_who(s, who)
        if found and found.persons and not coordinated and self._inner.over(s, who, verb):
            first = found.persons[0]
            return min(first.start, who) - 1 if self.nouns.governed_name(s, first, adjacent=False) else found
        return found or -1

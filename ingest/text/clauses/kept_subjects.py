"""Names in a sentence that no `he` behind them means: `he stood with the commander, X, and said that he had defected`."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import (
    CLAUSE_STARTS,
    FIRST_PERSON,
    HIM_OR_HER,
    NEGATIONS,
    PLURAL_SUBJECTS,
    RELATIVES,
    SUBORDINATORS,
)
from ingest.text.tokens.spans import Annotated, PersonSpan

_APPOSED = 10
"""Tokens before a name, and its comma, in which the noun stands that it belongs to (`the head of the council, X`)."""
_GOES_ON = SUBORDINATORS | {"and", "where"}
"""What joins what he does to what was done to him."""
_DOING = 5
"""Tokens after a name in which his verb and its object stand (`X, drove him off`)."""


class KeptSubjects:
    """Tells names that lead a clause from those that stand beside its verb."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns) -> None:
        self._governors = lexicon.clauses.governors
        self._group = lexicon.clauses.verb_group
        self._saying = lexicon.modality.attributions
        self._past = tuple(lexicon.clauses.transitive_endings)
        self._nouns = nouns

    def leads(self, s: Annotated, person: PersonSpan) -> bool:
        """Whether a name begins a clause, or has one of his own behind it (`with X, who said`)."""
        if self._relative(s, person):
            return True
        return s.low(person.start - 1) in CLAUSE_STARTS and not self._beside(s, person)

    def oblique(self, s: Annotated, person: PersonSpan) -> bool:
        """Whether a preposition or another verb governs the name, or the noun to which it is apposed."""
        return s.low(person.start - 1) in self._governors or self._beside(s, person)

    def same_as_before(self, s: Annotated, word: str, before: Sequence[PersonSpan]) -> bool:
        """`He told X that he had defected`: both are one man, whom no name between them replaces as a subject."""
        if not before or word not in s.lows[: before[0].start]:
            return False
        return not any(self.leads(s, person) or self._acts(s, person) for person in before)

    def of_him(self, s: Annotated, pronoun: int, before: Sequence[PersonSpan]) -> bool:
        """`A cousin, X, drove him to the coast, and he asked for asylum`: whom X helped asks, not X."""
        if not before or s.low(pronoun - 1) not in _GOES_ON:
            return False
        first = before[-1].end + (s.low(before[-1].end) == ",")
        him = next((k for k in range(first + 1, min(pronoun, first + _DOING)) if s.lows[k] in HIM_OR_HER), None)
        if him is None or not (PLURAL_SUBJECTS | FIRST_PERSON | RELATIVES).isdisjoint(s.lows[first:him]):
            return False
        if not NEGATIONS.isdisjoint(s.lows[first:him]):
            return False
        object_of_his = s.lows[him] == "him" or s.low(him + 1) in self._governors or not s.low(him + 1).isalpha()
        return object_of_his and self._saying.isdisjoint(s.lows[first:him])

    def _relative(self, s: Annotated, person: PersonSpan) -> bool:
        return s.low(person.end + (s.low(person.end) == ",")) == "who"

    def _acts(self, s: Annotated, person: PersonSpan) -> bool:
        """`said X was sacked`: a verb follows the name."""
        after = s.low(person.end)
        return after in self._group or after.endswith(self._past)

    def _beside(self, s: Annotated, person: PersonSpan) -> bool:
        """`with the rebels' commander, X`, `met a lawyer, X`: the noun before the comma is no subject."""
        comma = person.start - 1
        if s.low(comma) != ",":
            return False
        first = next((k for k in range(comma - 1, max(-1, comma - _APPOSED), -1) if s.lows[k] == ","), max(-1, comma - _APPOSED))
        nouns = [j for j in range(comma - 1, first, -1) if self._nouns.heads(s, j) and not self._nouns.plural(s.lows[j])]
        starts = [self._begins(s, j) for j in nouns]
        if any(s.low(start - 1) in CLAUSE_STARTS for start in starts):
            return False  # `a colonel of the group, X, said`
        return any(self._nouns.governed(s, start, adjacent=False) or self._nouns.object(s, start) for start in starts)

    def _begins(self, s: Annotated, noun: int) -> int:
        """Where the phrase of a noun begins (`the rebels' commander`)."""
        start = self._nouns.start(s, noun)
        while s.low(start - 1) in ("'", "’") and start > 2:
            start = self._nouns.start(s, start - 2)
        return start

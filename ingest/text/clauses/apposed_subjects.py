"""The subject of a verb right after a comma: `X, a former aide to Y, defected`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.antecedents import Antecedents
from ingest.text.clauses.coordination import Coordination
from ingest.text.clauses.descriptions import Descriptions, comma_before
from ingest.text.clauses.inner_clauses import InnerClauses
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import AND_OR, FINITE
from ingest.text.tokens.spans import Annotated, PersonSpan

_COUNTED = 3
"""Tokens after a name in which `the two` begins a list of its own (`according to the spokesman, X, the two, Y and Z, left`)."""


class ApposedSubjects:
    """Tells what describes a name between commas from the name itself."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns, inner: InnerClauses) -> None:
        self._words = lexicon.clauses
        self._calling = lexicon.naming.calling
        self._nouns = nouns
        self._inner = inner
        self._descriptions = Descriptions(lexicon, nouns)
        self._coordination = Coordination(lexicon)
        self._antecedents = Antecedents(lexicon, nouns, self._descriptions)

    def before(self, s: Annotated, comma: int) -> Subject | int | None:
        """`X, a former aide to Y, defected`: what stands between the commas is passed over, unless it is the name itself.

        A number is the token of the comma before which the subject is still to be looked for.
        """
        opening = comma_before(s, comma)
        if s.low(opening + 1) == "not":
            return opening if opening > 0 else None  # `X, not Y, defected`
        inside = [person for person in s.persons if opening < person.start and person.end <= comma]
        owned = bool(inside) and inside[-1].end < comma and self._descriptions.owned(s, opening + 1)
        if inside and inside[0].start == opening + 1 and not owned:
            head = self._head_of_chain(s, opening)
            return Subject([head] if head else self._listed(s, inside, comma))
        if inside and inside[-1].end == comma and s.low(opening + 1) in AND_OR:
            return Subject(self._coordination.ending_with(s, inside[-1]))
        before = s.person_before.get(opening)
        placed = before is not None and s.low(opening + 1) in self._words.governors
        if opening < 0 or not (placed or self._descriptions.begins(s, opening + 1)):
            return None
        if before and (who := self._inner.around(s, before, opening)) is not None:
            return self._antecedents.of_who(s, who)
        named = before is not None and (self._called(s, before) or not self._nouns.governed_name(s, before, adjacent=True))
        return Subject(self._coordination.ending_with(s, before)) if before and named else opening

    def _called(self, s: Annotated, person: PersonSpan) -> bool:
        """`a man named X, a former aide, defected`, `named X, a former aide, as deputy`: the word governs nothing."""
        return s.low(person.start - 1) in self._calling

    def _listed(self, s: Annotated, inside: list[PersonSpan], comma: int) -> list[PersonSpan]:
        """The list that ends before the comma, or that begins between the commas and ends with what is said of its last name."""
        if inside[-1].end == comma:
            listed = self._coordination.ending_with(s, inside[-1])
            counted = self._words.counted_by.intersection(s.lows[listed[0].end : listed[0].end + _COUNTED])
            return listed[1:] if counted and self._nouns.apposed_to_governed(s, listed[0]) else listed
        ahead = [person for person in self._coordination.beginning_with(s, inside[0]) if person.end <= comma]
        return ahead if len(ahead) > 1 else self._coordination.ending_with(s, inside[0])

    def _head_of_chain(self, s: Annotated, comma: int) -> PersonSpan | None:
        """`X, secretary to the director of the service, Y, has defected`: X has."""
        before = comma_before(s, comma)
        person = s.person_before.get(before)
        several = s.low(comma - 1) in self._words.counted or self._nouns.plural(s.low(comma - 1))
        if (
            person is None
            or several
            or s.low(before + 1).isdigit()
            or s.low(before + 1) in AND_OR
            or not self._descriptions.begins(s, before + 1)
            or not self._words.clause_breakers.isdisjoint(s.lows[before + 1 : comma])
        ):
            return None
        if self._nouns.apposed_to_governed(s, person) or self._nouns.governed_name(s, person, adjacent=False):
            return None  # `according to the spokesman, X, the two, Y and Z, left`
        return person if FINITE.isdisjoint(s.lows[before + 1 : comma]) else None

"""What else dates an event: another sentence that tells of the same person's going (`He crossed on Friday`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.extractors.rules.events.dates import EventDates, When
from ingest.extractors.rules.events.departure import Departure
from ingest.extractors.rules.subjects.actors import Actors
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.referents import Referents
from ingest.text.dates.days import Days
from ingest.text.modality.rules import ModalityRules
from ingest.text.tokens.phrases import Patterns
from ingest.text.tokens.spans import Annotated

_NEAR = 6
"""Sentences between an event and the sentence that dates it."""
_NAMED_AFTER = 2
"""Sentences in which somebody without a name may get it."""
_HOLD = 20
"""Dated acts of one person that are kept: who travels more is no help, and cost must not grow with them."""


class DatedActs:
    """Finds them in the sentences of one article after the other."""

    def __init__(self, lexicon: Lexicon, actors: Actors, dates: EventDates, modality: ModalityRules) -> None:
        self._actors, self._dates, self._modality = actors, dates, modality
        self._patterns: Patterns[Predicate] = Patterns(lexicon.irregular)
        self._disclosures = Predicate(phrases=tuple(sorted(lexicon.events.disclosures)))
        for predicate in (Predicate(phrases=tuple(sorted(lexicon.events.goings))), self._disclosures):
            for phrase in predicate.phrases:
                self._patterns.add(phrase, predicate)

    def find(self, s: Annotated, referents: Referents, days: Days) -> Iterator[tuple[int | None, When]]:
        """Persons with the day on which a sentence says that they went, or made it known; None for one without a name yet."""
        matches = list(self._patterns.find(s.tokens))
        dates = days.of(s) if matches else {}
        if not any(date.value for date in dates.values()):
            return
        tokens = {token for at, date in dates.items() for token in range(at, date.end)}
        for match in matches:
            when = self._dates.of(s, match.start, match.end, dates)
            subject = self._actors.of_verb(s, match, tokens) if when else None
            if when is None or subject is None:
                continue
            if self._modality.of_verb(s, match.start, match.form, subject) in ("asserted", "reported"):
                persons, pending = self._actors.resolved(s, subject, referents)
                when = When(when.value, "announcement") if match.value is self._disclosures else when
                named: list[int | None] = [*persons]
                yield from ((person, when) for person in (named or [None] if pending else named))


class DaysOfPersons:
    """The dated acts of each person of an article."""

    def __init__(self) -> None:
        self._acts: defaultdict[int, list[tuple[int, When]]] = defaultdict(list)
        self._unnamed: dict[int, When] = {}

    def add(self, person: int | None, when: When, sentence: int) -> None:
        """Keep an act that the sentence of this number tells."""
        if person is None:
            self._unnamed[sentence] = when
        elif len(self._acts[person]) < _HOLD:
            self._acts[person].append((sentence, when))

    def complete(self, departures: Sequence[Departure]) -> None:
        """Date the departures of those of whom no sentence that tells one says when; a month becomes the day that lies in it."""
        dated = {departure.person for departure in departures if departure.date and departure.date.basis == "act"}
        alone = len({departure.person for departure in departures}) == 1
        for departure in departures:
            if departure.date or departure.person not in dated:
                when = self._near(departure.person, departure.event.sentence.number, departure.date, alone=alone)
                departure.date = when or departure.date

    def _near(self, person: int, sentence: int, date: When | None, *, alone: bool) -> When | None:
        """The nearest act that says more than a `date`: an act before an announcement, of two as near the first.

        Of somebody without a name only a sentence before tells, unless he alone leaves (`an official said he had crossed`).
        """
        near = [
            (when.basis, abs(at - sentence), k)
            for k, (at, when) in enumerate(self._acts[person])
            if abs(at - sentence) <= _NEAR and _closer(when, date)
        ]
        if near:
            return self._acts[person][min(near)[2]][1]
        around = (*range(sentence, sentence - _NAMED_AFTER - 1, -1), *range(sentence + 1, sentence + 1 + _NAMED_AFTER * alone))
        return next((self._unnamed[at] for at in around if at in self._unnamed and _closer(self._unnamed[at], date)), None)


def _closer(when: When, date: When | None) -> bool:
    """Whether a date says more than another: a day in its month, or the act that was announced later."""
    if date is None or when == date:
        return date is None
    if when.basis == date.basis:
        return when.value.startswith(date.value)
    return when.basis == "act" and when.value <= date.value

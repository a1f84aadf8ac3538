"""Events: who leaves which side for which, by the predicates of the packs and their arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from ingest.extractors.rules.events.arguments import Arguments
from ingest.extractors.rules.events.dated_acts import DatedActs
from ingest.extractors.rules.events.dates import EventDates
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.predications import Predications
from ingest.extractors.rules.events.said_once import SaidOnce
from ingest.extractors.rules.events.sequels import Sequels
from ingest.extractors.rules.events.themes import Theme, Themes
from ingest.extractors.rules.events.witness import SILENT, Witness
from ingest.extractors.rules.subjects.actors import Actors
from ingest.extractors.rules.subjects.companions import Companions
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.referents import Referents
from ingest.text.dates.days import Days
from ingest.text.dates.finder import DateSpan
from ingest.text.modality.contradictions import Contradictions, Denial
from ingest.text.modality.rules import ModalityRules
from ingest.text.modality.speakers import HIMSELF, Speakers, Told
from ingest.text.tokens.grammar import (
    IT_OR_THEM,
)
from ingest.text.tokens.phrases import Match, Patterns
from ingest.text.tokens.spans import Annotated, PersonSpan

TOLD = ("asserted", "reported")
"""Modalities of what is told as having happened."""


class EventFinder:
    """Finds events in the sentences of an article, one after the other."""

    def __init__(self, lexicon: Lexicon, witness: Witness = SILENT) -> None:
        self._witness = witness
        self.patterns: Patterns[Predicate] = Patterns(lexicon.irregular)
        for predicate in lexicon.predicates:
            for phrase in predicate.phrases:
                self.patterns.add(phrase, predicate)
        self._actors = Actors(lexicon)
        self._arguments = Arguments(lexicon)
        self._companions = Companions(lexicon)
        self._dates = EventDates(lexicon)
        self._said_once = SaidOnce(lexicon)
        self._modality = ModalityRules(lexicon)
        self._contradictions = Contradictions(lexicon)
        self._speakers = Speakers(lexicon)
        self._predications = Predications(lexicon, self._actors, self._companions, self._modality, self._speakers)
        self._sequels = Sequels(lexicon, self._modality)
        self.acts = DatedActs(lexicon, self._actors, self._dates, self._modality)
        self._quitting = lexicon.events.for_good
        self._kin = lexicon.persons.kin
        self._themes = Themes(lexicon)
        self._coerced = lexicon.modality.coerced
        self._serves = lexicon.services.serves
        self._confirming = lexicon.events.confirming

    def find(self, s: Annotated, referents: Referents, days: Days, last: Event | None, home: Set[str]) -> list[Event]:
        """Events of a sentence.

        Args:
            days: the dates of the article, asked where the sentence holds a predicate.
            last: the event told before.
            home: the countries that the article is about; nobody flees to their capitals.
        """
        events: list[Event] = []
        if last and (beside := self._companions.of_him(s)) and last.modality in TOLD:
            told = Event(last.predicate, s, last.modality, [person.person for person in beside]).repeating(last)
            events += [told] if told else []
        matches = [match for match in self.patterns.find(s.tokens) if match.start not in s.names]
        dates = days.of(s) if matches else {}
        dated = {token for at, date in dates.items() for token in range(at, date.end)}
        returns = [match.start for match in matches if "back" in match.value.needs]
        nobody: Match[Predicate] | None = None
        for match in matches:
            if nobody and self._sequels.follows(s, nobody.end, match):
                nobody = match  # `X said his brother had fled and joined Y`
                continue
            before = events[-1] if events else last
            if agents := self._companions.by_agent(s, match.start):
                events += self._did_too(s, match, agents, before, dates)
                continue
            event = self._sequels.of(s, match, events) or self._predications.of(s, match, referents, dated)
            event = self._after(s, match, event, before) if event else None
            self._witness.met(s, match, event)
            said = event is not None and bool(event.persons or event.pending)
            nobody = None if said or self._modality.look_alike(s, match.start, match.end) else match
            if event and (event.persons or event.pending):
                self._arguments.fill(event, match, home, next((k for k in returns if k >= match.end), len(s.lows)))
                _back_to_them(event, match, events)
                self._date(event, match, dates)
                if before and before.told_right_before(s):
                    before.goes_to(event)
                _merge(events, event)
            events += self._others(s, match, event or before, dates)
            events += self._same_verb(s, match, event, dates)
        for event in events:
            self._attribute(event)
        return events

    def _date(self, event: Event, match: Match[Predicate], dates: Mapping[int, DateSpan]) -> None:
        """Date an event; who left a place on no day, for good or not, must have left something else."""
        s = event.sentence
        event.serving = s.lows[match.start] in self._serves
        event.date = None if match.value.called else self._dates.of(s, match.start, match.end, dates)
        if "away" in event.needs and not (event.date or self._actors.one_of_many(s, match) or self._for_good(match)):
            event.needs.add("object")

    def _after(self, s: Annotated, match: Match[Predicate], event: Event, before: Event | None) -> Event | None:
        """An event as the one told before makes it: `did the same`, `they left`."""
        if match.value.again:
            told = None if match.value.posted and self._family(s, event) else event.repeating(before)
        else:
            told = event
        if told and told.they and before and before.told_right_before(s):
            told.persons = list(before.persons) if len(before.persons) > 1 else []
        return told

    def _family(self, s: Annotated, event: Event) -> bool:
        """`his wife X joined him there`: no move of her own."""
        return any(s.low(person.start - 1) in self._kin for person in s.persons if person.person in event.persons)

    def _for_good(self, match: Match[Predicate]) -> bool:
        """`quit` says by itself that it is no journey, other than `left`."""
        return match.form in self._quitting

    def _others(
        self, s: Annotated, match: Match[Predicate], event: Event | None, dates: Mapping[int, DateSpan]
    ) -> Iterator[Event]:
        """Those who did the same at another time: `the second to defect since X`."""
        if self._actors.one_of_many(s, match):
            yield from self._did_too(s, match, self._companions.before(s, match.end), event, dates)

    def _same_verb(
        self, s: Annotated, match: Match[Predicate], event: Event | None, dates: Mapping[int, DateSpan]
    ) -> Iterator[Event]:
        """`X defected in March and Y in May`: the verb is said once."""
        if event is None or match.value.noun:
            return
        if event.persons and event.modality in TOLD:
            yield from self._did_too(s, match, self._companions.inverted(s, match.end), event, dates)
        if not event.date:
            return
        for person in self._said_once.persons(s, match.end, dates):
            later = {at: date for at, date in dates.items() if at >= person.end}
            yield from self._did_too(s, match, [person], event, later)

    def _did_too(
        self,
        s: Annotated,
        match: Match[Predicate],
        persons: Sequence[PersonSpan],
        model: Event | None,
        dates: Mapping[int, DateSpan],
    ) -> Iterator[Event]:
        told = Event(match.value, s, "asserted", [person.person for person in persons]) if persons else None
        if told and told.repeating(model):
            later = {at: date for at, date in dates.items() if at >= match.end}
            told.date = self._dates.of(s, persons[0].start, persons[-1].end, later)
            self._witness.met(s, match, told)
            yield told

    def theme(self, headline: str, sentences: Sequence[Annotated]) -> Theme:
        """What the article is about, by words of its headline and its sentences."""
        words = {word for s in sentences for word in s.vocabulary}
        return self._themes.of(headline, words)

    def denied_by(self, headline: str, persons: int) -> Denial | None:
        """What the headline denies, of the `persons` whom the article names."""
        return self._contradictions.by_headline(headline, frozenset(range(persons)))

    def denial(self, s: Annotated, events: Sequence[Event], last: Event | None) -> Denial | None:
        """What the sentence denies of what is told elsewhere; behind an event of its own, of that one too."""
        start = max((event.end for event in events if event.modality in TOLD), default=0)
        told = events[-1] if events else last
        number = told.sentence.number if told else None
        denial = self._contradictions.of(s, start, number, frozenset(told.persons if told else ()))
        return replace(denial, speaker=self._speakers.denier(s, start)) if denial else None

    def _attribute(self, event: Event) -> None:
        """What somebody else says is only reported, unless the article confirms it; `who defected in May` is no part of it."""
        if event.modality == "asserted" and not self._coerced.isdisjoint(event.sentence.lows):
            event.modality = "reported"
        saying = self._speakers.of(event.sentence, Told(set(event.persons), event.end, not event.persons))
        if saying is None and event.modality == "asserted" and event.quoted:
            event.modality = "reported"
        if saying in (None, HIMSELF) or event.aside:
            return
        event.speaker = saying.speaker
        if event.date and event.date.basis == "announcement":
            event.date = None  # the day on which somebody else says so
        if event.modality == "asserted" and self._confirming.isdisjoint(event.sentence.lows):
            event.modality = "reported"


def _back_to_them(event: Event, match: Match[Predicate], before: Sequence[Event]) -> None:
    """`left the X in 2011 and later returned to them`: to the body that the sentence says he left."""
    left = before[-1].left if before and set(event.persons) <= set(before[-1].persons) else None
    if left and event.returns and event.joined is None and event.sentence.low(match.end) in IT_OR_THEM:
        event.joined = left
        event.needs -= {"back", "side"}


def _merge(events: list[Event], event: Event) -> None:
    """Two predicates of one subject in one sentence tell one event, unless they go different ways."""
    same = next((other for other in events if other.tells_the_same(event)), None)
    if same:
        same.add(event)
    else:
        events.append(event)

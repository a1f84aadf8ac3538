"""From an article to its reading: gate, sentences, mentions, coreference, events, services, sects."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import partial

from graph.schema import Article
from graph.statement import Reading
from ingest.extractors.rules.events.beside import Beside
from ingest.extractors.rules.events.dates import When
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.finder import EventFinder
from ingest.extractors.rules.events.later_names import ENTRIES, FOLLOWING, LaterNames
from ingest.extractors.rules.events.witness import SILENT, Witness
from ingest.extractors.rules.reading import ReadingBuilder
from ingest.extractors.rules.sects.finder import SectFinder
from ingest.extractors.rules.services.careers import Careers
from ingest.extractors.rules.services.finder import ServiceFinder
from ingest.extractors.rules.services.terms import Terms
from ingest.extractors.rules.services.topics import Topics
from ingest.packs.lexicon import Lexicon
from ingest.text.annotate import Annotator
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.referents import Referents
from ingest.text.dates.days import Days
from ingest.text.dates.finder import DateFinder
from ingest.text.persons.coreference import People
from ingest.text.persons.ranks import PersonRanks
from ingest.text.tokens.sentences import dateline
from ingest.text.tokens.spans import Annotated


class RuleExtractor:
    """Reads by rules and packs."""

    name = "rules/1"

    def __init__(self, lexicon: Lexicon, witness: Witness = SILENT) -> None:
        self.lexicon = lexicon
        self._nouns = PeopleNouns(lexicon)
        self._witness = witness
        self._events = EventFinder(lexicon, witness)
        self._later = LaterNames(lexicon)
        self._services = ServiceFinder(lexicon)
        self._terms = Terms(lexicon)
        self._sects = SectFinder(lexicon)
        self._ranks = PersonRanks(lexicon)
        self._beside = Beside(lexicon)
        self._annotator = Annotator(lexicon, self._events.patterns.triggers)

    @property
    def triggers(self) -> frozenset[str]:
        """First words, in lower case, of what may tell of an event."""
        return self._events.patterns.triggers

    def read(self, article: Article, given_id: str | None = None) -> Reading:
        """See Extractor.read.

        Raises:
            ValueError: the article was kept without its text.
        """
        if article.text is None:
            raise ValueError("the article has no text; it was read with --no-text")
        sentences, scope = self._annotator.annotate(article.text, article.name)
        if not sentences:
            return Reading(article=article)
        people = People(self.lexicon, self._ranks)
        people.settle(sentences, self._annotator.persons)
        theme = partial(self._events.theme, article.name, sentences)
        builder = ReadingBuilder(
            article, given_id, self.lexicon, self._beside, scope, people.humans, theme, self.name, self._witness
        )
        if denial := self._events.denied_by(article.name, len(people.humans)):
            builder.add_denial(denial)
        self._collect(article, sentences, Days(sentences, self.dates(article)), people, builder, scope.countries)
        reading = builder.reading(sentences)
        self._witness.finished(sentences, people.humans)
        return reading

    def dates(self, article: Article) -> DateFinder:
        """What finds the dates of its sentences, one after the other."""
        finder = DateFinder(article.published, article.name, self.lexicon.events.dated_saying)
        if article.published is None and (opening := dateline(article.text or "")):
            finder.find(opening, frozenset(opening.lower().split()))
        return finder

    def _collect(
        self, article: Article, sentences: Sequence[Annotated], days: Days, people: People, builder: ReadingBuilder,
        home: frozenset[str],
    ) -> None:  # fmt: skip
        """Give the builder all events, services, sects and denials, sentence by sentence."""
        referents = Referents(self.lexicon, self._nouns, people.humans)
        met: set[int] = set()
        careers = Careers(self.lexicon, Topics(self.lexicon))
        last: Event | None = None
        for k, s in enumerate(sentences):
            met.update(person.person for person in s.persons)
            events = self._events.find(s, referents, days, last, home)
            for event in events:
                last = event
                if not event.persons or event.others:
                    self._name(event, sentences[k + 1 : k + 1 + FOLLOWING], met, people, builder)
                if event.persons:
                    builder.add_event(event)
                    continue
                for entry in self._later.entries(event, sentences[k + 1 : k + 1 + ENTRIES]):
                    day = next(iter(days.of(entry.sentence).values()), None)
                    entry.date = When(day.value, "act") if day else event.date
                    builder.add_event(entry)
            self._date(s, events, days, referents, builder)
            denial = self._events.denial(s, events, last)
            if denial:
                builder.add_denial(denial)
                self._witness.denies(s, denial.named or denial.recent)
            services = self._services.find(s, referents, careers)
            self._terms.give(s, services, days, article.published)
            for service in services:
                builder.add_service(service, s)
            for said in self._sects.find(s, referents):
                builder.add_sect(said, s)
            referents.hear(s)

    def _name(self, event: Event, following: Sequence[Annotated], met: Set[int], people: People, builder: ReadingBuilder) -> None:
        """Give an event the persons whom only the sentences after it name."""
        s = event.sentence
        if not event.persons:
            event.persons = self._later.of(event, following, met)
            self._later.promote(s, event.persons, people)
            for said in self._sects.of_unnamed(s, event.pending or "", event.persons):
                builder.add_sect(said, s)
        if event.others:
            event.persons += self._later.others(following)

    def _date(self, s: Annotated, events: Sequence[Event], days: Days, referents: Referents, builder: ReadingBuilder) -> None:
        """Give undated events the date of the heading they stand under, and keep what else dates events of their persons."""
        for event in events:
            if event.date is None and (under := days.under(s)):
                event.date = When(under, "act")
            elif event.date and event.pending and event.modality in ("asserted", "reported"):
                for number in event.persons:
                    builder.add_act(number, event.date, s)
        for person, when in self._events.acts.find(s, referents, days):
            builder.add_act(person, when, s)

"""From an article to its reading: gate, sentences, mentions, coreference, events, services, sects."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Article
from graph.statement import Reading
from ingest.extractors.rules.events import Event, EventFinder, named_later
from ingest.extractors.rules.reading import ReadingBuilder
from ingest.extractors.rules.sects import sects
from ingest.extractors.rules.services import services
from ingest.packs.lexicon import Lexicon
from ingest.text.annotate import Annotator
from ingest.text.coreference import People
from ingest.text.dates import DateFinder
from ingest.text.spans import Annotated


class RuleExtractor:
    """Reads by rules and packs."""

    name = "rules/1"

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._events = EventFinder(lexicon)
        self._annotator = Annotator(lexicon, self._events.patterns.triggers)

    def read(self, article: Article, given_id: str | None = None) -> Reading:
        """See Extractor.read.

        Raises:
            ValueError: the article was kept without its text.
        """
        if article.text is None:
            raise ValueError("the article has no text; it was read with --no-text")
        sentences, scope = self._annotator.annotate(article.text)
        if not sentences:
            return Reading(article=article)
        people = People()
        people.settle(sentences, self._annotator.persons)
        builder = ReadingBuilder(article, given_id, self._lexicon, scope, people, self.name)
        for event in self._all_events(article, sentences, people, builder):
            builder.add_event(event)
        return builder.reading(sentences)

    def _all_events(
        self, article: Article, sentences: list[Annotated], people: People, builder: ReadingBuilder
    ) -> Iterable[Event]:
        dates = DateFinder(article.published)
        found: list[Event] = []
        for k, s in enumerate(sentences):
            by_token = _by_token(s, dates)
            for event in self._events.find(s, people, by_token):
                if not event.persons:
                    event.persons = named_later(
                        sentences[k + 1 : k + 4], {p.person for before in sentences[: k + 1] for p in before.persons}
                    )
                found.append(event)
            if not found or found[-1].sentence is not s:
                builder.add_denial(self._events.denied_persons(s, found[-1] if found else None))
            for service in services(s):
                builder.add_service(service, s)
            for said in sects(s, people):
                builder.add_sect(said, s)
            people.hear(s)
        return [event for event in found if event.persons]


def _by_token(s: Annotated, dates: DateFinder) -> dict[int, str]:
    """Values of the dates of a sentence by the token at which each begins."""
    values: dict[int, str] = {}
    for date in dates.find(s.sentence.text):
        start = date.start + s.sentence.start
        for k, token in enumerate(s.tokens):
            if token.end > start:
                values[k] = date.value
                break
    return values

"""Events that hold: who left what for what, when all that a predicate needs is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from graph.schema import Agency
from ingest.extractors.rules.events.beside import Beside
from ingest.extractors.rules.events.departure import Departure
from ingest.extractors.rules.events.destinations import Destinations
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.flights import Flights
from ingest.extractors.rules.events.former_bodies import FormerBodies
from ingest.extractors.rules.events.obstacles import Obstacles
from ingest.extractors.rules.events.origins import Origins
from ingest.extractors.rules.events.other_senses import SIDELESS, TRANSFER, OtherSenses
from ingest.extractors.rules.events.records import Records
from ingest.extractors.rules.events.sides import Sides
from ingest.extractors.rules.events.themes import Theme
from ingest.extractors.rules.events.witness import SILENT, Witness
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.packs.models import NEUTRAL
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.persons.coreference import Human
from ingest.text.tokens.spans import Annotated


class Departures:
    """Judges the events of one article by what it says of their persons elsewhere."""

    def __init__(
        self,
        lexicon: Lexicon,
        beside: Beside,
        humans: Sequence[Human],
        sides: Sides,
        hierarchy: Hierarchy,
        theme: Callable[[], Theme],
        witness: Witness = SILENT,
    ) -> None:
        """`theme`: what the article is about; asked only when it tells an event."""
        self._witness = witness
        self._about = theme
        self._theme = False
        self._humans = humans
        self._sides = sides
        self._hierarchy = hierarchy
        self._joined: Counter[int] = Counter()  # events of a person that say what he joined
        self._records = Records(lexicon, humans, sides, hierarchy)
        self._senses = OtherSenses(lexicon, humans, beside, Flights(lexicon, hierarchy, sides))
        self._obstacles = Obstacles(lexicon, self._records, hierarchy, self._senses)
        self._origins = Origins(beside, hierarchy, sides)
        self._destinations = Destinations(lexicon, hierarchy, sides)
        self._former = FormerBodies(lexicon, self._records, hierarchy, self._origins, self._destinations)

    def add_event(self, event: Event) -> None:
        """Take in an event whose persons are known."""
        self._records.add_event(event)
        along = event.again and event.sentence.low(event.start + 1) == "with"  # `went with him`, wherever he went
        self._theme = self._theme or not (event.plain or along or event.modality == "hypothetical")

    def add_service(self, service: Service, s: Annotated) -> None:
        """Take in a service that sentence `s` states: it says what a person left, and that he held a post."""
        self._records.add_service(service, s)

    def body(self, service: Service) -> Organisation | None:
        """See Records."""
        return self._records.body(service)

    def all(self) -> Iterator[Departure]:
        """The departures, in the order of the text."""
        if self._records.events:
            theme = self._about()
            self._theme, self._senses.game = self._theme or theme.sides, theme.game
            self._senses.sides = self._theme
        complete = list(self._complete())
        moved = {number for event, number in complete if not event.status}
        self._joined.update(number for event, number in complete if event.joined and not (event.status and number in moved))
        told = {(number, event.joined.body.id) for event, number in complete if event.joined and not event.again}
        joined = {number for number, _ in told}
        for event, number in complete:
            elsewhere = event.again and event.joined and number in joined and (number, event.joined.body.id) not in told
            if (event.status and number in moved) or elsewhere:
                continue
            departure = self._departure(event, number)
            if self._only_travels(event, number):
                departure.modality = "denied"
            if obstacle := self._stays(departure):
                self._witness.falls_short(event, number, {obstacle})
            else:
                yield departure

    def _only_travels(self, event: Event, number: int) -> bool:
        """`turned up in Rome and said that he had not deserted`: a journey. `fled, but did not join the X` is a flight."""
        if not (event.flight and event.plain) or event.left or event.joined:
            return False
        beside = (other for other in self._records.events_of(number) if other.sentence is event.sentence)
        return any(other.modality == "denied" and not other.again and (other.leaves or not other.plain) for other in beside)

    def _complete(self) -> Iterator[tuple[Event, int]]:
        """Events that lack nothing, each with a person."""
        for event in self._records.events:
            for number in event.persons if event.modality != "hypothetical" else ():
                if obstacles := self._obstacles.of(event, number, theme=self._theme):
                    self._witness.falls_short(event, number, obstacles)
                else:
                    yield event, number

    def _stays(self, departure: Departure) -> str | None:
        """Why somebody changes no side who leaves this for that: he gave up an office with rebels, or with no side at all."""
        origin, event = departure.origin, departure.event
        if event.left and event.joined and event.plain and self._hierarchy.one_state(event.left.body, event.joined.body):
            return TRANSFER
        if origin is None or departure.joined or event.since:
            return None
        neutral = event.plain and isinstance(origin, Agency) and origin.kind in NEUTRAL
        return SIDELESS if neutral or (event.manner == "resigned" and self._sides.insurgent(origin)) else None

    def _departure(self, event: Event, number: int) -> Departure:
        for span in (event.left, event.joined):
            if span:
                self._hierarchy.know(span.body, span.parent)
        joined = event.joined.body if event.joined else None
        origin = self._former.of(event, number, joined)
        served = origin is not None
        origin = origin or self._origins.state(
            event, number, self._records.held(number), self._humans[number].rank is not None, joined
        )
        if joined and origin and joined.id == origin.id:
            origin = None
        if joined is None:
            joined = self._destination(event, number, origin)
        return Departure(
            event, number, origin, joined, self._sides.target(joined, origin), event.modality, event.date, served, event.speaker
        )

    def _destination(self, event: Event, number: int, origin: Organisation | None) -> Organisation | None:
        """Where he went, when the words of the event name no body. What another event of his says he joined is told there."""
        if self._joined[number] and not self._another_side(event, number):
            return None
        since = self._destinations.of(event, self._records.held(number), origin, ranked=self._records.ranked(number))
        if event.since and since is event.since.body:
            self._hierarchy.know(since, event.since.parent)
        return since or (self._sides.state(event.state, origin) if event.state else None)

    def _another_side(self, event: Event, number: int) -> bool:
        """Whether the words go on to name a side that no other event of his says he joined."""
        if event.since is None:
            return False
        since = event.since.body
        joined = [other.joined.body for other in self._records.events_of(number) if other.joined]
        return not any(body.id == since.id or self._hierarchy.same_side(body, since) for body in joined)

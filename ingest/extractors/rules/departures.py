"""Events that hold: who left what for what, when all that a predicate needs is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from graph.names import fold
from graph.schema import Faction, Modality
from ingest.extractors.rules.event import Event
from ingest.extractors.rules.hierarchy import Hierarchy
from ingest.extractors.rules.posts import Posts
from ingest.extractors.rules.service import Service
from ingest.extractors.rules.sides import Sides
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.coreference import Human

_PLAIN = frozenset({"cue", "posted", "country"})
"""What need not be said where the article is about changes of side: `X left for Paris` is one then."""


@dataclass
class Departure:
    """A person leaves `origin`; `target` is the faction that he goes to, `joined` the body that the text names."""

    event: Event
    person: int
    origin: Organisation | None
    joined: Organisation | None
    target: Faction
    modality: Modality


class Departures:
    """Judges the events of one article by what it says of their persons elsewhere."""

    def __init__(self, lexicon: Lexicon, humans: Sequence[Human], sides: Sides, hierarchy: Hierarchy, theme: bool) -> None:
        self._theme = theme
        self._lexicon = lexicon
        self._humans = humans
        self._sides = sides
        self._hierarchy = hierarchy
        self._events: list[Event] = []
        self._told: Counter[int] = Counter()
        self._posts: defaultdict[int, Posts] = defaultdict(Posts)

    def add_event(self, event: Event) -> None:
        """Take in an event whose persons are known."""
        self._events.append(event)
        self._theme = self._theme or not (event.plain or event.modality == "hypothetical")
        self._told.update(set(event.persons))

    def add_service(self, service: Service) -> None:
        """Take in a service: it says what a person left, and that he held a post."""
        self._posts[service.person].add(service)

    def all(self) -> Iterator[Departure]:
        """The departures, in the order of the text."""
        for event in self._events:
            for number in event.persons:
                if event.modality != "hypothetical" and self._complete(event, number):
                    yield self._departure(event, number)

    def _complete(self, event: Event, number: int) -> bool:
        """Whether what the predicate needs is there."""
        needs = set(event.needs)
        human = self._humans[number]
        if fold(human.name) in self._lexicon.heads_of_state or (needs and self._peaceful(event)):
            return False
        if not human.rank and self._elsewhere(event):
            return False
        posted = human.rank is not None or self._posts[number].any_posted
        if "away" in needs and posted and (event.date or event.fled_to):
            needs.discard("away")
        if self._theme:
            needs -= self._waived(event, needs, posted)
        if posted:
            needs.discard("posted")
        if "back" in needs and event.joined and self._told[number] > 1:
            needs -= {"back", "side"}
        return not needs

    def _waived(self, event: Event, needs: Set[str], posted: bool) -> Set[str]:
        """What need not be said because the article is about changes of side: `X left for Paris` is one then.

        Of somebody without rank or post the words must at least say when he went, and to whom or where.
        """
        dated = event.date and (event.fled_to or event.joined)
        if {"country", "cue"} <= needs or ({"cue", "posted"} <= needs and not (posted or dated)):
            return {"posted"}
        return _PLAIN

    def _peaceful(self, event: Event) -> bool:
        """Whether the sentence gives an ordinary reason for leaving (health, age, the end of a term)."""
        return not self._lexicon.ordinary_reasons.isdisjoint(event.sentence.lows)

    def _elsewhere(self, event: Event) -> bool:
        """Whether the sentence speaks of sport or business, and names no body that takes a side."""
        if self._lexicon.other_walks.isdisjoint(event.sentence.lows):
            return False
        bodies = [span.body for span in (event.left, event.joined) if span]
        return not any(isinstance(body, Faction) or body.kind in self._lexicon.events.serving for body in bodies)

    def _departure(self, event: Event, number: int) -> Departure:
        joined = event.joined.body if event.joined else None
        origin = event.left.body if event.left else self._post(number, joined)
        for span in (event.left, event.joined):
            if span:
                self._hierarchy.know(span.body, span.parent)
        if origin is None and event.left_country:
            origin = self._sides.government(event.left_country)
        if joined and origin and joined.id == origin.id:
            origin = None
        return Departure(event, number, origin, joined, self._sides.target(joined, origin), event.modality)

    def _post(self, number: int, joined: Organisation | None) -> Organisation | None:
        """The body that the article says he serves in: what he left, when the sentence names nothing."""
        posts = self._posts[number]
        for service in posts.news():
            body = self.body(service)
            if body:
                posts.held_in(body)
        return posts.other_than(joined)

    def body(self, service: Service) -> Organisation | None:
        """The body of a service: the one that the text names, else the one that the post names."""
        if service.body:
            return self._hierarchy.know(service.body.body, service.body.parent)
        return self._sides.of_post(service)

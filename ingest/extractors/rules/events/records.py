"""What one article tells of each of its persons: the events, and the posts with their bodies."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.sides import Sides
from ingest.extractors.rules.services.posts import Posts
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.persons.coreference import Human
from ingest.text.tokens.spans import Annotated

FEW = 10
"""Events of one man that are looked at, and persons told of with him, or before him, whose body may be his."""


class Records:
    """Kept by the number of the person while the text is read, and asked when it is.

    `events` are all of them, in the order of the text.
    """

    def __init__(self, lexicon: Lexicon, humans: Sequence[Human], sides: Sides, hierarchy: Hierarchy) -> None:
        self.events: list[Event] = []
        self._words = lexicon.events
        self._humans = humans
        self._sides = sides
        self._hierarchy = hierarchy
        self._told: Counter[int] = Counter()
        self._of_person: defaultdict[int, list[Event]] = defaultdict(list)
        self._posts: defaultdict[int, Posts] = defaultdict(Posts)
        self._served: list[tuple[int, int]] = []  # sentence and person of each service

    def add_event(self, event: Event) -> None:
        """Take in an event whose persons are known."""
        self.events.append(event)
        if event.modality != "hypothetical":
            self._told.update(set(event.persons))
        for number in set(event.persons):
            self._of_person[number].append(event)

    def add_service(self, service: Service, s: Annotated) -> None:
        """Take in a service that sentence `s` states."""
        self._posts[service.person].add(service, s, self._words)
        self._served.append((s.number, service.person))

    def told(self, number: int) -> int:
        """How many events are told of a person as more than possible."""
        return self._told[number]

    def events_of(self, number: int) -> Sequence[Event]:
        """The first events of a person, those that are only possible among them."""
        return self._of_person[number][:FEW]

    def held(self, number: int) -> Posts:
        """The posts of a person, with their bodies."""
        posts = self._posts[number]
        posts.settle(self.body, self._words)
        return posts

    def served(self, number: int) -> bool:
        """Whether the article says that a person served at all."""
        return self._posts[number].any_told

    def posted(self, number: int) -> bool:
        """Whether a person is known to hold a rank or post."""
        human = self._humans[number]
        return human.rank is not None or bool(human.titles - self._words.private) or self._posts[number].any_posted

    def ranked(self, number: int) -> bool:
        """Whether a person is known to hold a rank."""
        return self._humans[number].rank is not None

    def told_before(self, event: Event, number: int) -> list[int]:
        """Another person of whose service the text tells last, up to the sentence of an event; at most one."""
        told = bisect_right(self._served, event.sentence.number, key=lambda served: served[0])
        return [other for _, other in self._served[max(0, told - FEW) : told] if other != number][-1:]

    def body(self, service: Service) -> Organisation | None:
        """The body of a service: the one that the text names, else the one that the post names."""
        if service.body:
            return self._hierarchy.know(service.body.body, service.body.parent)
        return self._sides.of_post(service, self._humans[service.person].name)

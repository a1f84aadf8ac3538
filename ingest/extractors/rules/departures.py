"""Events that hold: who left what for what, when all that a predicate needs is there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import partial

from graph.schema import Agency, Faction, Modality
from ingest.extractors.rules.beside import Beside
from ingest.extractors.rules.destinations import Destinations
from ingest.extractors.rules.event import Event
from ingest.extractors.rules.event_dates import When
from ingest.extractors.rules.flights import Flights
from ingest.extractors.rules.hierarchy import Hierarchy
from ingest.extractors.rules.origins import Origins, first
from ingest.extractors.rules.other_senses import SIDELESS, TRANSFER, OtherSenses
from ingest.extractors.rules.posts import Post, Posts
from ingest.extractors.rules.service import Service
from ingest.extractors.rules.sides import Sides
from ingest.extractors.rules.witness import SILENT, Witness
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.packs.models import NEUTRAL
from ingest.text.coreference import Human
from ingest.text.spans import Annotated, BodySpan

_FEW = 10
"""Persons told of with somebody, or before him, whose body may be his."""
_PLAIN = frozenset({"cue", "posted", "country"})
"""What need not be said where the article is about changes of side: `X left for Paris` is one then."""
_WEAK = frozenset({"cue", "posted", "away", "country", "side"})
"""What two events of one man make up for in each other: that he left, and that he went to another side."""
_TOLD = frozenset({"asserted", "reported"})
_BACK = 3
"""Tokens before a predicate in which `who` says that it looks back."""
_NEIGHBOURS = 3
"""Sentences between two such events."""

_TELLING = 0.65
"""Confidence of a predicate from which on the theme of an article stands for a cue in the sentence."""


@dataclass
class Departure:
    """A person leaves `origin`; `target` is the faction that he goes to, `joined` the body that the text names.

    `served`: words say that he served in `origin`, and not only that he was an officer or official of some state.
    `denied_in` is the sentence that denies it, when that is another than the one that tells it; `speaker` who says so.
    """

    event: Event
    person: int
    origin: Organisation | None
    joined: Organisation | None
    target: Faction
    modality: Modality
    date: When | None
    served: bool = True
    speaker: str | None = None
    denied_in: Annotated | None = None


class Departures:
    """Judges the events of one article by what it says of their persons elsewhere."""

    def __init__(
        self,
        lexicon: Lexicon,
        beside: Beside,
        humans: Sequence[Human],
        sides: Sides,
        hierarchy: Hierarchy,
        theme: Callable[[], bool],
        witness: Witness = SILENT,
    ) -> None:
        """`theme`: whether the article is about changes of side; asked only when it tells an event."""
        self._witness = witness
        self._about = theme
        self._theme = False
        self._lexicon = lexicon
        self._humans = humans
        self._sides = sides
        self._hierarchy = hierarchy
        self._events: list[Event] = []
        self._told: Counter[int] = Counter()
        self._of_person: defaultdict[int, list[Event]] = defaultdict(list)
        self._posts: defaultdict[int, Posts] = defaultdict(Posts)
        self._joined: Counter[int] = Counter()  # events of a person that say what he joined
        self._served: list[tuple[int, int]] = []  # sentence and person of each service
        self._origins = Origins(beside, hierarchy, sides)
        self._senses = OtherSenses(lexicon, humans, beside, Flights(lexicon, hierarchy, sides))
        self._destinations = Destinations(lexicon, hierarchy)

    def add_event(self, event: Event) -> None:
        """Take in an event whose persons are known."""
        self._events.append(event)
        self._theme = self._theme or not (event.plain or event.modality == "hypothetical")
        if event.modality != "hypothetical":
            self._told.update(set(event.persons))
        for number in set(event.persons):
            self._of_person[number].append(event)

    def add_service(self, service: Service, s: Annotated) -> None:
        """Take in a service that sentence `s` states: it says what a person left, and that he held a post."""
        self._posts[service.person].add(service, s)
        self._served.append((s.number, service.person))

    def all(self) -> Iterator[Departure]:
        """The departures, in the order of the text."""
        complete = []
        self._theme = self._theme or (bool(self._events) and self._about())
        for event in self._events:
            for number in event.persons if event.modality != "hypothetical" else ():
                if obstacles := self._obstacles(event, number):
                    self._witness.falls_short(event, number, obstacles)
                else:
                    complete.append((event, number))
        for event, number in complete:
            if event.joined:
                self._joined[number] += 1
        moved = {number for event, number in complete if not event.status}
        told = {(number, event.joined.body.id) for event, number in complete if event.joined and not event.again}
        joined = {number for number, _ in told}
        for event, number in complete:
            elsewhere = event.again and event.joined and number in joined and (number, event.joined.body.id) not in told
            if (event.status and number in moved) or elsewhere:
                continue
            departure = self._departure(event, number)
            if obstacle := self._stays(departure):
                self._witness.falls_short(event, number, {obstacle})
            else:
                yield departure

    def _stays(self, departure: Departure) -> str | None:
        """Why somebody changes no side who leaves this for that: he gave up an office with rebels, or with no side at all."""
        origin, event = departure.origin, departure.event
        if event.left and event.joined and event.plain and self._hierarchy.one_state(event.left.body, event.joined.body):
            return TRANSFER
        if origin is None or departure.joined or event.since:
            return None
        neutral = event.plain and isinstance(origin, Agency) and origin.kind in NEUTRAL
        return SIDELESS if neutral or (event.manner == "resigned" and self._sides.insurgent(origin)) else None

    def _obstacles(self, event: Event, number: int) -> Set[str]:
        """What the predicate needs and nothing gives, or what speaks against it; empty for a departure."""
        if other := self._senses.of(event, number, self._held(number), bool(self._posts[number].states)):
            return {other}
        needs = set(event.needs)
        posted = any(self._posted(other) for other in (number, *event.persons[:_FEW]))
        if "away" in needs and posted and (event.fled_to or (event.date and not self._day_out(event))):
            needs.discard("away")
        if self._theme:
            needs -= self._waived(event, number, needs, posted)
        if posted:
            needs.discard("posted")
        if "back" in needs and event.joined and self._told[number] > 1:
            needs -= {"back", "side"}
        if event.joined and not event.moving and needs <= _WEAK | {"back"} and self._against(event, event.joined, number):
            return set()
        if needs and needs <= _WEAK and self._borne_out(event, number):
            return set()
        return needs

    def _day_out(self, event: Event) -> bool:
        """`left the city on Monday`, without any word of flight."""
        return event.town and self._lexicon.events.fugitive.isdisjoint(event.sentence.lows)

    def _against(self, event: Event, joined: BodySpan, number: int) -> bool:
        """Whether he served in a body that packs count to another side than the one that he joined, as told before."""
        body = self._hierarchy.know(joined.body, joined.parent)
        told = (post for post in self._held(number) if post.sentence <= event.sentence.number)
        return any(self._hierarchy.opposed(post.body, body) for post in told)

    def _borne_out(self, event: Event, number: int) -> bool:
        """Whether he left here and went elsewhere in a sentence nearby: `X left the army. He joined the Y.`"""
        if "more" in event.needs:
            return False
        return any(
            _together(event, other, not self._lexicon.events.fugitive.isdisjoint((*event.sentence.lows, *other.sentence.lows)))
            for other in self._of_person[number][:_FEW]
            if other is not event
        )

    def _posted(self, number: int) -> bool:
        """Whether a person is known to hold a rank or post."""
        human = self._humans[number]
        return human.rank is not None or bool(human.titles) or self._posts[number].any_posted

    def _waived(self, event: Event, number: int, needs: Set[str], posted: bool) -> Set[str]:
        """What need not be said because the article is about changes of side: `X left for Paris` is one then.

        Of somebody without rank or post the words must at least say when he went, and to whom or where.
        """
        if "cue" in needs and event.fled_to and self._journey(event, number):
            return {"posted"}
        if "country" in needs and event.sentence.lows[event.start] in self._lexicon.events.journeys:
            return {"posted"}
        dated = event.date and (event.fled_to or event.joined)
        if event.confidence < _TELLING and "cue" in needs:
            return {"posted"}
        if {"country", "cue"} <= needs or ({"cue", "posted"} <= needs and not (posted or dated)):
            return {"posted"}
        return _PLAIN

    def _journey(self, event: Event, number: int) -> bool:
        """Whether the words are of a journey, and neither others nor another event of the man say that it was a flight."""
        words = self._lexicon.events
        lows = event.sentence.lows
        return lows[event.start] in words.journeys and self._told[number] == 1 and words.fugitive.isdisjoint(lows)

    def _departure(self, event: Event, number: int) -> Departure:
        for span in (event.left, event.joined):
            if span:
                self._hierarchy.know(span.body, span.parent)
        joined = event.joined.body if event.joined else None
        origin = self._origin(event, number, joined)
        served = origin is not None
        origin = origin or self._origins.state(event, number, self._held(number), self._humans[number].rank is not None, joined)
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
        since = self._destinations.of(event, self._held(number), origin)
        if event.since and since is event.since.body:
            self._hierarchy.know(since, event.since.parent)
        return since or (self._sides.state(event.state, origin) if event.state else None)

    def _another_side(self, event: Event, number: int) -> bool:
        """Whether the words go on to name a side that no other event of his says he joined."""
        if event.since is None:
            return False
        since = event.since.body
        joined = [other.joined.body for other in self._of_person[number][:_FEW] if other.joined]
        return not any(body.id == since.id or self._hierarchy.same_side(body, since) for body in joined)

    def _origin(self, event: Event, number: int, joined: Organisation | None) -> Organisation | None:
        """What he left: by the words of the event, by his posts, by what stands beside him, by those he is told of with."""
        if event.left:
            return self._within(event, number, event.left.body) or event.left.body
        ways = (
            lambda: self._of_posts(event, number, joined),
            lambda: self._origins.beside(event, number, joined),
            lambda: self._introduced(number, joined),
            lambda: self._of_posts(event, number, joined, learnt=True),
            lambda: self._of_others(event, number, joined),
        )
        return first(ways)

    def _within(self, event: Event, number: int, left: Organisation) -> Organisation | None:
        """`a former officer of the 9th Division, broke with the government`: the body of his within the one that he left."""
        held = [post for post in self._held(number) if not (post.school or self._since(event, post))]
        inside = [p for p in held if self._hierarchy.within(p.body, left) and not self._destinations.later(event, p)]
        post = self._origins.post(event, inside, None)
        return post.body if post else None

    def _since(self, event: Event, post: Post) -> bool:
        """`X, who deserted from the army, commands the 77th Brigade`: numbered units stand on the other side too."""
        s = event.sentence
        if "who" not in s.lows[max(0, event.start - _BACK) : event.start] or not post.current:
            return False
        return post.at < event.start or not self._lexicon.services.leads.keys().isdisjoint(s.lows[event.end : post.at])

    def _introduced(self, number: int, joined: Organisation | None) -> Organisation | None:
        """By the words that bring him in before his name: `A navy captain defected`, and further down `Captain X fled`."""
        unnamed = (event for event in self._of_person[number][:_FEW] if event.named_later)
        return first(partial(self._origins.beside, event, number, joined) for event in unnamed)

    def _of_posts(self, event: Event, number: int, joined: Organisation | None, *, learnt: bool = False) -> Organisation | None:
        """By his posts before the event. `learnt`: where he only learnt counts too."""
        told = [p for p in self._held(number) if learnt or not p.school]
        before = [p for p in told if not (self._destinations.later(event, p) or self._destinations.since(event, p))]
        post = self._origins.post(event, before, joined)
        return post.body if post else None

    def _of_others(self, event: Event, number: int, joined: Organisation | None) -> Organisation | None:
        """`X of the Y defected with Captain Z`: Z left it too, unless of others two are named; `his deputy, X` as well."""
        if self._posts[number].any_told:
            return None
        with_him = [other for other in event.persons[:_FEW] if other != number]
        if not with_him and self._origins.owned(event, number):
            told = bisect_right(self._served, event.sentence.number, key=lambda served: served[0])
            with_him = [other for _, other in self._served[max(0, told - _FEW) : told] if other != number][-1:]
        bodies = {body.id: body for other in with_him if (body := self._of_posts(event, other, joined))}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _held(self, number: int) -> Posts:
        """The posts of a person, with their bodies."""
        posts = self._posts[number]
        posts.settle(self.body, self._lexicon.events)
        return posts

    def body(self, service: Service) -> Organisation | None:
        """The body of a service: the one that the text names, else the one that the post names."""
        if service.body:
            return self._hierarchy.know(service.body.body, service.body.parent)
        return self._sides.of_post(service)


def _together(one: Event, other: Event, fugitive: bool) -> bool:
    """Whether one of two events of a man leaves something, and he joins another body, or goes abroad, in the other.

    `fugitive`: the words are those of a flight, which a man who only left a town must have taken.
    """
    if abs(one.sentence.number - other.sentence.number) > _NEIGHBOURS or not {one.modality, other.modality} <= _TOLD:
        return False
    if "away" in one.needs | other.needs and not (one.joined or other.joined or fugitive):
        return False  # `left Damascus`, `is in Jordan`: a journey
    return (_leaves(one) and _goes(other)) or (_goes(one) and _leaves(other))


def _leaves(event: Event) -> bool:
    return event.left is not None or (event.leaves and "object" not in event.needs) or event.manner == "deserted"


def _goes(event: Event) -> bool:
    return event.joined is not None or (event.fled_to is not None and "side" not in event.needs)

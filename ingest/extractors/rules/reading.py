"""Statements and mentions out of what was found, with names and ids as the graph knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph.keys import person_id
from graph.schema import Article, Faction, Kind
from graph.statement import Body, PersonRef, Reading, Ref, Statement
from ingest.extractors.rules.events.beside import Beside
from ingest.extractors.rules.events.continuations import join_steps
from ingest.extractors.rules.events.dated_acts import DaysOfPersons
from ingest.extractors.rules.events.dates import When
from ingest.extractors.rules.events.departure import Departure
from ingest.extractors.rules.events.departures import Departures
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.sides import Sides
from ingest.extractors.rules.events.themes import Theme
from ingest.extractors.rules.events.witness import SILENT, Witness
from ingest.extractors.rules.mentions import Mentions
from ingest.extractors.rules.sects.finder import SectSaid
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.bodies.scope import Scope
from ingest.text.modality.contradictions import Denial
from ingest.text.persons.coreference import Human
from ingest.text.tokens.spans import Annotated, BodySpan

_SERVICE, _SECT = 0.85, 0.9
"""Confidence of a service and of a sect; that of a defection stands with its predicate."""


_POSTS = 20
"""Posts of one man among which the one that he left is looked for: more are no career, and cost must not grow with them."""


class ReadingBuilder:
    """Collects what the rules find in one article."""

    def __init__(
        self, article: Article, given_id: str | None, lexicon: Lexicon, beside: Beside, scope: Scope, humans: Sequence[Human],
        theme: Callable[[], Theme], extractor: str, witness: Witness = SILENT,
    ) -> None:  # fmt: skip
        self._article = article
        self._given = given_id or article.id
        self._humans = humans
        self._extractor = extractor
        self._lexicon = lexicon
        self._hierarchy = Hierarchy(lexicon)
        sides = Sides(lexicon, scope, self._hierarchy)
        self._departures = Departures(lexicon, beside, humans, sides, self._hierarchy, theme, witness)
        self._services: list[tuple[Service, Annotated]] = []
        self._held: defaultdict[int, list[Service]] = defaultdict(list)
        self._days = DaysOfPersons()
        self._sects: list[tuple[SectSaid, Annotated]] = []
        self._denials: list[Denial] = []
        self._persons: dict[int, PersonRef] = {}

    def add_service(self, service: Service, s: Annotated) -> None:
        """Keep a service that sentence `s` states."""
        self._services.append((service, s))
        if len(self._held[service.person]) < _POSTS:
            self._held[service.person].append(service)
        self._departures.add_service(service, s)

    def add_sect(self, said: SectSaid, s: Annotated) -> None:
        """Keep a sect that sentence `s` states."""
        self._sects.append((said, s))

    def add_denial(self, denial: Denial) -> None:
        """Keep that the article contradicts what is told elsewhere."""
        self._denials.append(denial)

    def add_event(self, event: Event) -> None:
        """Keep an event whose persons are known."""
        self._departures.add_event(event)

    def add_act(self, person: int | None, when: When, s: Annotated) -> None:
        """Keep that sentence `s` tells when a person went, or made it known."""
        self._days.add(person, when, s.number)

    def reading(self, sentences: Sequence[Annotated]) -> Reading:
        """The reading of the article, whose sentences these are."""
        departures = self._settled()
        statements = [self._defection(departure) for departure in departures]
        statements += self._served([departure for departure in departures if departure.modality != "denied"])
        statements += self._belonging()
        mentions = Mentions(self._hierarchy, self._person).of(sentences)
        return Reading(
            article=self._article, statements=tuple(dict.fromkeys(statements)), mentions=tuple(mentions),
            bodies=tuple(self._hierarchy.bodies.values()), parts=tuple(self._hierarchy.parts),
        )  # fmt: skip

    def _settled(self) -> list[Departure]:
        """The departures. What an article only reports of a man in order to deny it, it denies.

        `He defected in May, but did not defect while he was abroad` limits what it tells, and denies nothing.
        """
        departures = list(self._departures.all())
        self._days.complete(departures)
        join_steps(departures)
        asserted = {self._person(d.person).id for d in departures if d.modality == "asserted"}
        told: defaultdict[str, list[Departure]] = defaultdict(list)
        for departure in departures:
            ident = self._person(departure.person).id
            if departure.modality == "reported" and ident not in asserted:
                told[ident].append(departure)
        held = {(d.person, d.event.sentence.number) for d in departures if d.modality != "denied"}
        limits = {id(d) for d in departures if d.modality == "denied" and (d.person, d.event.sentence.number) in held}
        for departure in departures:
            if departure.modality == "denied" and id(departure) not in limits:
                event = departure.event
                _deny(
                    told.pop(self._person(departure.person).id, []),
                    Denial(frozenset(), frozenset(), None, event.sentence, event.speaker),
                )
        for denial in self._denials:
            self._contradict(denial, told)
        return self._denied_once([d for d in departures if id(d) not in limits])

    def _denied_once(self, departures: Sequence[Departure]) -> list[Departure]:
        """A sentence that denies what is told of somebody in two places denies one event: the one with a date, else the first."""
        kept: dict[tuple[str, int] | int, Departure] = {}
        for departure in departures:
            denial = departure.denied_in
            key = (self._person(departure.person).id, denial.number) if denial else id(departure)
            if key not in kept or (departure.date and not kept[key].date):
                kept[key] = departure
        return list(kept.values())

    def _contradict(self, denial: Denial, told: Mapping[str, list[Departure]]) -> None:
        """Deny what is told of whom the denial names; of nobody of them, what is told of whom was spoken last."""
        for persons in (denial.named, denial.recent):
            found = {self._person(number).id for number in persons} & told.keys()
            for ident in found:
                _deny(told[ident], denial)
            if found:
                break

    def _defection(self, departure: Departure) -> Statement:
        event, joined, origin = departure.event, departure.joined, departure.origin
        role, place = self._post(departure)
        return self._statement(
            "DEFECTED_TO", departure.denied_in or event.sentence, departure.person, modality=departure.modality,
            speaker=departure.speaker,
            confidence=event.confidence, object=joined and _ref(joined), origin=origin and _ref(origin),
            target=_ref(departure.target), fled_to=event.fled_to, manner=event.manner, role=role, place=place,
            **_dated(departure),
        )  # fmt: skip

    def _post(self, departure: Departure) -> tuple[str | None, str | None]:
        """Post and place in the body that was left, as far as the article gives them."""
        if departure.origin is None:
            return None, None
        posts = self._held[departure.person]
        held = [post for post in posts if (body := self._departures.body(post)) and body.id == departure.origin.id]
        return next((post.role for post in held if post.role), None), next((post.place for post in held if post.place), None)

    def _served(self, departures: Sequence[Departure]) -> list[Statement]:
        """Services, those that departures imply among them; who has gone over serves no more in what he left."""
        told = {(service.person, body.id) for service, _ in self._services if (body := self._departures.body(service))}
        for departure in departures:
            for service in self._implied(departure):
                body = self._departures.body(service)
                if body and (service.person, body.id) not in told:
                    self._services.append((service, departure.event.sentence))
        gone = {(self._person(d.person).id, d.origin.id) for d in departures if d.origin}
        statements = []
        placed = {(service.person, service.role) for service, _ in self._services if self._departures.body(service)}
        for service, s in self._services:
            body = self._departures.body(service)
            if body is None and (service.person, service.role) in placed:
                continue
            current = service.current and (self._person(service.person).id, body and body.id) not in gone
            statement = self._statement(
                "SERVES_IN", s, service.person, modality=service.modality, speaker=service.speaker, confidence=_SERVICE,
                object=body and _ref(body), role=service.role, place=service.place, current=current,
                since=service.since, until=service.until,
            )  # fmt: skip
            statements.append(statement)
        return statements

    def _implied(self, departure: Departure) -> list[Service]:
        """Who leaves a body has served in it; who joins one to serve there, or a named one that is no side, serves in it.

        It is as true as the departure.
        """
        event = departure.event
        spans = [(_left(departure), False), (self._entered(event), True), (_since(departure), True)]
        return [
            Service(departure.person, body, None, current, None, modality=departure.modality, speaker=event.speaker)
            for body, current in spans
            if body
        ]

    def _entered(self, event: Event) -> BodySpan | None:
        """`joined the rebels`, `defected to the Liberal Party`.

        Not `defected to the rebels`, `to the Free Army`, `to the West`: of a side the defection tells enough.
        """
        joined = event.joined
        if joined is None or event.enlisted:
            return joined
        side = isinstance(joined.body, Faction) and joined.body.side is not None
        named = joined.printed[0].isupper() and joined.printed not in self._lexicon.countries
        state = joined.printed.split()[-1].lower() in self._lexicon.services.states
        return joined if named and not side and not state else None

    def _belonging(self) -> list[Statement]:
        return [
            self._statement(
                "BELONGS_TO", s, said.person, modality="asserted", confidence=_SECT, object=_ref(self._hierarchy.know(said.sect))
            )
            for said, s in self._sects
        ]

    def _statement(self, kind: Kind, s: Annotated, number: int, **fields: Any) -> Statement:
        sentence = s.sentence
        return Statement(
            kind=kind, article=self._given, subject=self._person(number), quote=sentence.text,
            start=sentence.start, end=sentence.end, extractor=self._extractor, **fields,
        )  # fmt: skip

    def _person(self, number: int) -> PersonRef:
        if number not in self._persons:
            human = self._humans[number]
            ident = person_id(human.name, self._article.id)
            rank, order = human.rank, human.rank_order
            self._persons[number] = PersonRef(label="Person", id=ident, name=human.name, rank=rank, rank_order=order)
        return self._persons[number]


def _deny(departures: Iterable[Departure], denial: Denial) -> None:
    """Deny what is told up to a sentence. The denial is in the words of who denies it, not of who claimed it."""
    for departure in departures:
        if denial.until is None or departure.event.sentence.number <= denial.until:
            departure.modality = "denied"
            departure.denied_in, departure.speaker = denial.sentence or departure.event.sentence, denial.speaker


def _dated(departure: Departure) -> dict[str, Any]:
    return {"date": departure.date.value, "date_basis": departure.date.basis} if departure.date else {}


def _ref(body: Body) -> Ref:
    return Ref(label=body.label, id=body.id, name=body.name)


def _left(departure: Departure) -> BodySpan | None:
    """The body that the words say he left; else that in which they say he served."""
    origin = departure.origin if departure.served else None
    return departure.event.left or (BodySpan(0, 0, origin, origin.name) if origin else None)


def _since(departure: Departure) -> BodySpan | None:
    since = departure.event.since
    return since if since and since.body is departure.joined else None

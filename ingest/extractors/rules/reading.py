"""Statements and mentions out of what was found, with names and ids as the graph knows them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from graph.keys import body_id, person_id
from graph.names import fold
from graph.schema import Agency, Article, Faction, Kind
from graph.statement import Body, Mention, PersonRef, Reading, Ref, Statement
from ingest.extractors.rules.events import Event
from ingest.extractors.rules.sects import SectSaid
from ingest.extractors.rules.services import Service
from ingest.packs.lexicon import Conflict, Lexicon
from ingest.text.bodies import Scope
from ingest.text.coreference import People
from ingest.text.spans import Annotated

NOWHERE = Faction(id=body_id("Faction", "side not stated"), name="(side not stated)")
"""Where a defection goes when neither the text nor a pack names a side."""


class ReadingBuilder:
    """Collects what the rules find in one article."""

    def __init__(
        self, article: Article, given_id: str | None, lexicon: Lexicon, scope: Scope, people: People, extractor: str
    ) -> None:
        self._article = article
        self._given = given_id or article.id
        self._lexicon = lexicon
        self._scope = scope
        self._people = people
        self._extractor = extractor
        self._services: list[tuple[Service, Annotated]] = []
        self._sects: list[tuple[SectSaid, Annotated]] = []
        self._events: list[Event] = []
        self._deniers: set[int] = set()
        self._bodies: dict[str, Body] = {}
        self._parts: dict[tuple[str, str], None] = {}

    def add_service(self, service: Service, s: Annotated) -> None:
        """Keep a service that sentence `s` states."""
        self._services.append((service, s))

    def add_sect(self, said: SectSaid, s: Annotated) -> None:
        """Keep a sect that sentence `s` states."""
        self._sects.append((said, s))

    def add_denial(self, persons: set[int]) -> None:
        """Keep that the article says of these persons that what is told about them is denied."""
        self._deniers |= persons

    def add_event(self, event: Event) -> None:
        """Keep an event."""
        self._events.append(event)

    def reading(self, sentences: list[Annotated]) -> Reading:
        """The reading of the article."""
        statements = [*self._defections(), *self._served(), *self._belonging()]
        unique = {statement.id: statement for statement in statements}
        mentions = self._mentions(sentences)
        return Reading(
            article=self._article, statements=tuple(unique.values()), mentions=tuple(mentions),
            bodies=tuple(self._bodies.values()), parts=tuple(self._parts),
        )  # fmt: skip

    def _defections(self) -> list[Statement]:
        statements = []
        for event in self._events:
            for number in event.persons:
                if event.modality != "hypothetical" and self._complete(event, number):
                    statements.append(self._defection(event, number))
        return _settled(statements, {self._person(n).id for n in self._deniers})

    def _complete(self, event: Event, number: int) -> bool:
        """Whether what the predicate needs is there."""
        needs = set(event.needs)
        human = self._people.humans[number]
        if fold(human.name) in self._lexicon.heads_of_state or (needs and self._peaceful(event)):
            return False
        if "posted" in needs and (
            human.rank or any(_posted(service) for service, _ in self._services if service.person == number)
        ):
            needs.discard("posted")
        if "back" in needs and event.joined and any(number in e.persons and e is not event for e in self._events):
            needs -= {"back", "side"}
        return not needs

    def _peaceful(self, event: Event) -> bool:
        """Whether the sentence gives an ordinary reason for leaving (health, age, the end of a term)."""
        return not self._lexicon.words["ordinary_reasons"].isdisjoint(event.sentence.lows)

    def _defection(self, event: Event, number: int) -> Statement:
        origin = event.left.body if event.left else self._post(number, event)
        joined = event.joined.body if event.joined else None
        if event.left:
            self._know(event.left.body, event.left.parent)
        if event.joined:
            self._know(event.joined.body, event.joined.parent)
        if origin is None and event.left_country:
            origin = self._state(event.left_country)
        if joined is not None and origin is not None and joined.id == origin.id:
            origin = None
        return self._statement(
            "DEFECTED_TO", event.sentence, number, modality=event.modality, speaker=event.speaker, confidence=event.confidence,
            object=joined and self._ref(joined), origin=origin and self._ref(origin), target=self._ref(self._target(joined, origin)),
            date=event.date, fled_to=event.fled_to, manner=event.manner,
        )  # fmt: skip

    def _post(self, number: int, event: Event) -> Body | None:
        """The body that the article says he serves in: what he left, when the sentence names nothing."""
        joined = event.joined.body.id if event.joined else None
        mine = [service for service, _ in self._services if service.person == number]
        bodies = [
            self._know(service.body.body, service.body.parent) if service.body else self._office(service) for service in mine
        ]
        found = [body for body in bodies if body and body.id != joined]
        return next((body for body in found if isinstance(body, Agency)), found[0] if found else None)

    def _state(self, country: str) -> Faction:
        for conflict in self._scope.conflicts:
            if conflict.about == country and "government" in conflict.generic:
                return self._lexicon.named(conflict.generic["government"])  # type: ignore[return-value]
        return self._know(Faction(id=body_id("Faction", f"{country} government"), name=f"{country} government"), None)  # type: ignore[return-value]

    def _target(self, joined: Body | None, origin: Body | None) -> Faction:
        if joined is not None:
            faction = self._lexicon.faction_of(joined) if joined.id in self._lexicon.bodies else self._parent_faction(joined)
            if faction:
                return self._know(faction, None)  # type: ignore[return-value]
            if isinstance(joined, Faction):
                return joined
            return self._know(Faction(id=body_id("Faction", joined.name), name=joined.name), None)  # type: ignore[return-value]
        return self._know(self._default(origin), None)  # type: ignore[return-value]

    def _parent_faction(self, body: Body) -> Faction | None:
        if isinstance(body, Faction):
            return body
        parent = next((p for child, p in self._parts if child == body.id), None)
        known = self._lexicon.bodies.get(parent or "")
        return self._lexicon.faction_of(known) if known else None

    def _default(self, origin: Body | None) -> Faction:
        """The side that the pack names for people who leave that body."""
        side = None
        if origin is not None:
            faction = self._lexicon.faction_of(origin) if origin.id in self._lexicon.bodies else self._parent_faction(origin)
            side = faction.side if faction else None
        for conflict in self._scope.conflicts:
            if side in conflict.default_destination:
                return self._lexicon.named(conflict.default_destination[side])  # type: ignore[return-value]
        return NOWHERE

    def _served(self) -> list[Statement]:
        self._services += [service for event in self._events for service in _implied(event)]
        gone = {(s.subject.id, s.origin.id) for s in self._defections() if s.origin and s.modality != "denied"}
        statements = []
        for service, s in self._services:
            body = self._know(service.body.body, service.body.parent) if service.body else self._office(service)
            person = self._person(service.person)
            current = service.current and (person.id, body and body.id) not in gone
            statements.append(
                self._statement(
                    "SERVES_IN",
                    s,
                    service.person,
                    modality="asserted",
                    confidence=0.85,
                    object=body and self._ref(body),
                    role=service.role,
                    place=service.place,
                    current=current,
                )  # fmt: skip
            )
        return statements

    def _office(self, service: Service) -> Body | None:
        """The body that a post names by itself: `defence minister`, `ambassador to Iraq`; in the conflict's own state only."""
        role = (service.role or "").lower().removeprefix("deputy ")
        conflict = next((c for c in self._scope.conflicts if service.state in (None, c.about)), None)
        if conflict and (name := conflict.offices.get(role)):
            return self._know(self._lexicon.named(name), None)
        state = service.state or (conflict.about if conflict else None)
        if service.posting and state and state != service.posting and role.split()[-1:] and _DIPLOMATS & set(role.split()):
            return self._embassy(state, service.posting, conflict)
        if conflict and role.endswith(" minister") and role != "prime minister":
            name = f"Ministry of {role.removesuffix(' minister').title()}"
            return self._know(
                Agency(id=body_id("Agency", name), name=name, kind="ministry", country=state),
                self._generic(conflict, "government"),
            )
        return None

    def _embassy(self, state: str, posting: str, conflict: Conflict | None) -> Body:
        adjective = next((demonym for demonym, country in self._lexicon.demonyms.items() if country == state), state)
        name = f"{adjective} Embassy in {posting}"
        body = Agency(id=body_id("Agency", name), name=name, kind="diplomatic", country=state)
        return self._know(body, self._generic(conflict, "diplomatic service") if conflict else None)

    def _generic(self, conflict: Conflict, words: str) -> str | None:
        name = conflict.generic.get(words)
        return self._lexicon.named(name).id if name else None

    def _belonging(self) -> list[Statement]:
        return [
            self._statement(
                "BELONGS_TO", s, said.person, modality="asserted", confidence=0.9, object=self._ref(self._know(said.sect, None))
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
        human = self._people.humans[number]
        ident = person_id(human.name, self._article.id)
        return PersonRef(label="Person", id=ident, name=human.name, rank=human.rank, rank_order=human.rank_order)

    def _know(self, body: Body, parent: str | None) -> Body:
        """Put a body into the reading, with all above it."""
        self._bodies[body.id] = body
        above = parent or self._lexicon.parents.get(body.id)
        child = body.id
        while above and above != child and (child, above) not in self._parts:
            self._parts[child, above] = None
            if above in self._lexicon.bodies:
                self._bodies[above] = self._lexicon.bodies[above]
            child, above = above, self._lexicon.parents.get(above)
        return body

    def _ref(self, body: Body) -> Ref:
        return Ref(label=body.label, id=body.id, name=body.name)

    def _mentions(self, sentences: list[Annotated]) -> list[Mention]:
        counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        refs: dict[str, Ref] = {}
        for s in sentences:
            for person in s.persons:
                ref = self._person(person.person)
                refs[ref.id] = ref
                counted[ref.id][person.name] += 1
            spans: list[tuple[Body, str, str | None]] = [(b.body, b.printed, b.parent) for b in s.bodies]
            spans += [(sect.sect, s.words(sect.start, sect.end), None) for sect in s.sects]
            for body, printed, parent in spans:
                self._know(body, parent)
                refs[body.id] = self._ref(body)
                counted[body.id][printed] += 1
        for body in self._bodies.values():
            if body.id not in refs and body.id == NOWHERE.id:
                continue
        return [
            Mention(
                entity=Ref(label=ref.label, id=ref.id, name=ref.name),
                names=tuple(sorted(forms)),
                count=sum(forms.values()),
                rank=getattr(ref, "rank", None),
                rank_order=getattr(ref, "rank_order", None),
            )  # fmt: skip
            for ref, forms in ((refs[i], counted[i]) for i in sorted(refs))
        ]


_DIPLOMATS = frozenset(
    "ambassador consul envoy attache attaché diplomat counsellor secretary vice-consul consul-general d'affaires representative".split()
)


def _implied(event: Event) -> list[tuple[Service, Annotated]]:
    """Who leaves a body has served in it; who joins one serves in it."""
    if event.modality not in ("asserted", "reported"):
        return []
    spans = [(event.left, False), (event.joined if event.enlisted else None, True)]
    return [(Service(n, body, None, current, None), event.sentence) for n in event.persons for body, current in spans if body]


def _posted(service: Service) -> bool:
    """Whether a post is one that can be left for another side."""
    if service.body is None:
        return True
    return isinstance(service.body.body, Faction) or service.body.body.kind != "civil"


def _settled(statements: list[Statement], deniers: set[str]) -> list[Statement]:
    """What an article only reports of a man in order to deny it, it denies."""
    denied = deniers | {s.subject.id for s in statements if s.modality == "denied"}
    asserted = {s.subject.id for s in statements if s.modality == "asserted"}
    return [
        s.model_copy(update={"modality": "denied"}) if s.modality == "reported" and s.subject.id in denied - asserted else s
        for s in statements
    ]

"""Who is tied to which body, side and community: what is drawn, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.schema import Agency, Faction, Person, Sect
from queries.report.content import Claim, Community, Content, Move, Service
from queries.report.labels import Side, labels
from queries.report.layout import WIDTH, Place, layout
from queries.report.notes import Notes
from queries.report.words import claimed

NodeKind = Literal["person", "body", "side", "sect"]
LinkKind = Literal["move", "left", "service", "community", "part"]
_LAYERS: tuple[NodeKind, ...] = ("person", "body", "sect", "side")
PERSONS = 120
"""Persons that one drawing can hold."""
SMALLEST, LARGEST = 4.0, 9.0
"""Radius of a person without a rank, and of the most senior one; in units of the drawing, which is 1000 wide."""
BODY, SIDE, SECT = 5.5, 9.0, 8.0


@dataclass(frozen=True)
class Node:
    """Somebody or something with its place. `moved`: a person who changed sides."""

    number: int
    kind: NodeKind
    name: str
    detail: str
    radius: float
    x: float
    y: float
    label: Side | None
    moved: bool
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Link:
    """A tie between two nodes. `note` is None for the hierarchy of bodies, which is no claim about anybody."""

    kind: LinkKind
    one: int
    other: int
    status: str
    note: int | None
    claim: str


@dataclass(frozen=True)
class Network:
    """The drawing. Of `nodes` the later lie above the earlier; `places` are by the numbers that `links` name them by.

    It holds `persons` of those of whom there is something to draw, `of`.
    """

    nodes: Sequence[Node]
    places: Sequence[Place]
    links: Sequence[Link]
    height: int
    persons: int
    of: int
    width: int = WIDTH

    def at(self, link: Link) -> tuple[Place, Place]:
        """Where a tie begins and ends."""
        return self.places[link.one], self.places[link.other]

    def named(self, kind: NodeKind) -> list[Node]:
        """The nodes of a kind by name."""
        return sorted((node for node in self.nodes if node.kind == kind), key=lambda node: (node.name, node.number))


Entity = Person | Sect | Agency | Faction


def network(content: Content, notes: Notes) -> Network:
    """The ties of those who changed sides, then of the most senior others, as many persons as can be drawn."""
    drawn = {person.id for person in _persons(content)}
    claims = [claim for claim in content.claims if claim.person.id in drawn]
    entities = {entity.id: entity for claim in claims for entity in _ends(claim)}
    numbers = {id_: number for number, id_ in enumerate(entities)}
    links = [*_links(claims, numbers, notes), *_parts(content, numbers)]
    radii = _radii(list(entities.values()))
    places, height = layout([radius + 7 for radius in radii], [(link.one, link.other) for link in links])
    names = [entity.name for entity in entities.values()]
    ties = Counter(number for link in links for number in (link.one, link.other))
    weights = [0 if isinstance(entity, Person) else ties[numbers[entity.id]] for entity in entities.values()]
    shown = labels(names, places, radii, weights)
    moved, noted = {move.person.id for move in content.listed}, _noted(list(entities.values()), links, notes)
    nodes = [
        Node(number, _kind(entity), entity.name, _detail(entity), radii[number], *places[number], shown.get(number),
             entity.id in moved, noted[number])
        for number, entity in enumerate(entities.values())
    ]  # fmt: skip
    nodes.sort(key=lambda node: (_LAYERS.index(node.kind), weights[node.number], node.number))
    return Network(nodes, places, links, height, len(drawn & entities.keys()), content.told)


def _persons(content: Content) -> list[Person]:
    """Those to draw: who changed sides comes first, then the senior."""
    moved = {move.person.id for move in content.listed}
    return sorted(
        content.persons, key=lambda person: (person.id not in moved, -(person.rank_order or -1), person.name, person.id)
    )[:PERSONS]


def _ends(claim: Claim) -> Iterator[Entity]:
    yield claim.person
    yield claim.target
    if isinstance(claim, Move):
        yield from claim.left


def _links(claims: Sequence[Claim], numbers: dict[str, int], notes: Notes) -> Iterator[Link]:
    """A tie for each claim, and one to what was left where no post there is recorded."""
    served = {(claim.person.id, claim.target.id) for claim in claims if isinstance(claim, Service)}
    for claim in claims:
        (note,) = notes.of(claim.edge.id)
        person, about = numbers[claim.person.id], (claim.edge.status, note, claimed(claim))
        kind: LinkKind = "community" if isinstance(claim, Community) else "service" if isinstance(claim, Service) else "move"
        yield Link(kind, person, numbers[claim.target.id], *about)
        if isinstance(claim, Move):
            unserved = (body.id for body in claim.left if (claim.person.id, body.id) not in served)
            yield from (Link("left", person, numbers[body], *about) for body in unserved)


def _parts(content: Content, numbers: dict[str, int]) -> Iterator[Link]:
    for id_, number in numbers.items():
        whole = content.above.get(id_)
        if whole in numbers:
            yield Link("part", number, numbers[whole], "", None, "")


def _radii(entities: Sequence[Entity]) -> list[float]:
    """Persons by seniority, on the scale from the lowest to the highest rank among them."""
    orders = [entity.rank_order for entity in entities if isinstance(entity, Person) and entity.rank_order is not None]
    lowest, highest = min(orders, default=0), max(orders, default=1)

    def radius(entity: Entity) -> float:
        if not isinstance(entity, Person):
            return {"body": BODY, "side": SIDE, "sect": SECT}[_kind(entity)]
        if entity.rank_order is None:
            return SMALLEST
        return round(SMALLEST + 1 + (LARGEST - SMALLEST - 1) * (entity.rank_order - lowest) / max(1, highest - lowest), 1)

    return list(map(radius, entities))


def _kind(entity: Entity) -> NodeKind:
    kinds: dict[type[Entity], NodeKind] = {Person: "person", Agency: "body", Faction: "side", Sect: "sect"}
    return kinds[type(entity)]


def _detail(entity: Entity) -> str:
    if isinstance(entity, Person):
        return entity.rank or ""
    return (entity.side if isinstance(entity, Faction) else entity.kind) or ""


def _noted(entities: Sequence[Entity], links: Sequence[Link], notes: Notes) -> list[tuple[int, ...]]:
    """Of a person all notes about him; of anything else those of its ties."""
    of_ties: list[set[int]] = [set() for _ in entities]
    for link in links:
        for number in (link.one, link.other):
            of_ties[number] |= {link.note} if link.note else set()
    return [
        notes.of(entity.id) if isinstance(entity, Person) else tuple(sorted(tied))
        for entity, tied in zip(entities, of_ties, strict=True)
    ]

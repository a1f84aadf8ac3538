"""All records of a store against their declarations, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.health.breach import ARTICLES, EDGES, TEXTS, Breach, ids_of, pages
from graph.health.declared import SHAPES, TYPES, Fault, faults_of_node, faults_of_relationship
from graph.schema import (
    NODES,
    Article,
    Edge,
    FoundBy,
    Graph,
    Judgement,
    MayBe,
    NameKey,
    Node,
    Person,
    Record,
)  # fmt: skip
from graph.stores.base import Run

LABELS = frozenset(kind.label for kind in NODES)
FOLLOWING: tuple[type[Record], ...] = (Person, NameKey, Graph, Edge, FoundBy, MayBe)
"""What is worked out from the rest."""
BY_PEOPLE = "allegiance rebuild --edges   (drops it; decide again, or: allegiance judgements load FILE)"
_SETTLED = frozenset(("recordedAt", "retiredAt", "retiredWhy"))
_TAKEN_OUT = frozenset(("unknown-properties", "unknown-relationships", "extra-labels", "wrong-ids"))
_NODES = "UNWIND $ids AS id MATCH (n:%s {id: id}) RETURN n"
_RELATIONSHIPS = (
    "UNWIND $ids AS id MATCH (a:%s {id: id})-[r]->(b) RETURN a.id AS start, r AS found, labels(b) AS labels, b.id AS target"
)
_WITHOUT_ID = "MATCH (n:%s) RETURN n.id AS id"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A record that is not as declared.

    `kind` is None when nothing declares it; `start` and `end` are ids, of a relationship only; `labels` are those too many.
    """

    kind: type[Record] | None
    type: str
    properties: dict[str, Any]
    faults: list[Fault]
    start: str = ""
    end: str = ""
    labels: tuple[str, ...] = ()

    @property
    def id(self) -> Any:
        """Its key."""
        return self.properties.get("id")


def breaches(run: Run) -> Iterator[Breach]:
    """The rules that records break by themselves."""
    for record in faulty(run):
        for fault in record.faults:
            yield Breach(fault.rule, _told(record, fault), _mend(record, fault))


def faulty(run: Run) -> Iterator[Faulty]:
    """All records that are not as declared."""
    for kind in NODES:
        for row in run(_WITHOUT_ID % kind.label):
            if not isinstance(row["id"], str):
                fault = Fault("missing-properties", "id", "is missing")
                yield Faulty(kind, kind.label, {"id": row["id"]}, [fault])
        for page in pages(ids_of(run, kind.label)):
            yield from _nodes(run, kind, page)
            yield from _relationships(run, kind, page)


def _nodes(run: Run, kind: type[Node], ids: list[str]) -> Iterator[Faulty]:
    for row in run(_NODES % kind.label, ids=ids):
        node = row["n"]
        found = faults_of_node(kind, node["properties"])
        others = [label for label in node["labels"] if label != kind.label]
        found += [Fault("extra-labels", "", f"is {label}, too") for label in others]
        if found:
            yield Faulty(kind, kind.label, node["properties"], found, labels=tuple(others))


def _relationships(run: Run, kind: type[Node], ids: list[str]) -> Iterator[Faulty]:
    for row in run(_RELATIONSHIPS % kind.label, ids=ids):
        ours = [label for label in row["labels"] if label in LABELS]
        if not ours:  # what hangs on nodes that are not of this graph is not ours
            continue
        found, type_ = row["found"]["properties"], row["found"]["type"]
        shape = SHAPES.get((kind.label, type_, ours[0]))
        if shape is not None:
            faults = faults_of_relationship(shape, row["start"], str(row["target"]), found)
        elif type_ in TYPES:
            faults = [Fault("wrong-ends", "", f"joins {kind.label} with {ours[0]}")]
        else:
            faults = [Fault("unknown-relationships", "", "is not declared")]
        if faults:
            yield Faulty(shape, type_, found, faults, row["start"], row["target"])


def _told(record: Faulty, fault: Fault) -> str:
    where = f"{record.type} {record.id or ''}".strip() if not record.start else f"{record.start} {record.type} {record.end}"
    return f"{where}: {fault.property} {fault.how}" if fault.property else f"{where} {fault.how}"


def _mend(record: Faulty, fault: Fault) -> str:
    if record.kind is Judgement and fault.rule not in _TAKEN_OUT:
        return BY_PEOPLE
    if record.kind is None or fault.rule in _TAKEN_OUT or fault.property == "id" or issubclass(record.kind, FOLLOWING):
        return EDGES
    if record.kind is Article:
        return EDGES if fault.property in _SETTLED else ARTICLES
    return TEXTS

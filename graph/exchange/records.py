"""The records of a store, page by page: all of them, or those that count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.schema import ENTITIES, NODES, Graph, NameKey, Node
from graph.stores.base import Row, Store

PAGE = 5_000
"""Nodes that are fetched together, with what begins at them: a page is all that an export holds of a graph."""

RECORD_TIME = frozenset(("recordedAt", "retiredAt", "retiredWhy"))
"""When we read and dropped what: it differs from run to run."""

_IDS = "MATCH (n:%s) RETURN n.id AS id"
_NODES = "UNWIND $ids AS id MATCH (n:%s {id: id}) RETURN n"
_RELATIONSHIPS = """
UNWIND $ids AS id
MATCH (a:%s {id: id})-[r]->(b)
RETURN a.id, a.name, r, labels(b), b.id, b.name
"""
_LABELS = frozenset(kind.label for kind in NODES)
_COUNTS = {
    "Article": "n.retiredAt IS NULL",
    "Statement": "n.retiredAt IS NULL",
    "Person": "EXISTS { MATCH (n)<-[m:MENTIONS]-(:Article) WHERE m.retiredAt IS NULL }",
    "Judgement": "n.undoneAt IS NULL",
}
_SPOKEN_OF = """
MATCH (n:Agency|Faction|Sect)<-[r:MENTIONS|OBJECT|ORIGIN]-(x)
WHERE r.retiredAt IS NULL AND x.retiredAt IS NULL
RETURN DISTINCT n.id AS id
"""
_ABOVE = "MATCH (a)-[:BELONGS_TO]->(b:Agency|Faction) WHERE NOT a:Person RETURN a.id AS id, b.id AS above"


class End(NamedTuple):
    """A node that a relationship joins."""

    label: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """A node as the store holds it; `id` is among the properties."""

    label: str
    properties: Row


@dataclass(frozen=True, slots=True)
class RelationshipRecord:
    """A relationship as the store holds it."""

    type: str
    start: End
    end: End
    properties: Row


Records = Iterator[NodeRecord | RelationshipRecord]


def records(store: Store, *, history: bool = False, entities: bool = False) -> Records:
    """All nodes, then all relationships that count, by kind and id: the order is the same on every store and every run.

    What was superseded, withdrawn or taken back is left out, and so are record times and keys for looking up, so that two graphs
    that say the same give the same. With `history` everything comes. With `entities` only persons, sects, agencies and factions,
    and what joins them. Another who writes to a server meanwhile may be half in it.

    Raises:
        StoreError: the store failed.
    """
    alive = None if history else _alive(store)
    kinds = [kind for kind in NODES if (history or kind not in (NameKey, Graph)) and (not entities or kind.label in ENTITIES)]
    ids = {kind.label: _ids(store, kind, alive) for kind in kinds}
    for label, of_label in ids.items():
        for page in _pages(of_label):
            for (node,) in sorted(
                store.read(_NODES % label, {"ids": page}).rows, key=lambda row: str(row[0]["properties"]["id"])
            ):
                yield NodeRecord(label, _kept(node["properties"], history))
    for label, of_label in ids.items():
        for page in _pages(of_label):
            yield from (found for found in _relationships(store, label, page, alive) if found.end.label in ids)


def _alive(store: Store) -> set[str]:
    """The ids of the nodes that count."""
    found: set[str] = set()
    for label, counts in _COUNTS.items():
        rows = store.read(f"MATCH (n:{label}) WHERE {counts} RETURN n.id").rows
        found |= {row[0] for row in rows}
    above: dict[str, list[str]] = {}
    for body, parent in store.read(_ABOVE).rows:
        above.setdefault(body, []).append(parent)
    open_ = [row[0] for row in store.read(_SPOKEN_OF).rows]
    while open_:
        body = open_.pop()
        if body not in found:
            found.add(body)
            open_ += above.get(body, [])
    return found


def _ids(store: Store, kind: type[Node], alive: set[str] | None) -> list[str]:
    found = (row[0] for row in store.read(_IDS % kind.label).rows)
    return sorted(ident for ident in found if isinstance(ident, str) and (alive is None or ident in alive))


def _pages(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def _relationships(store: Store, label: str, page: list[str], alive: set[str] | None) -> list[RelationshipRecord]:
    found = []
    for start, name, edge, labels, end, end_name in store.read(_RELATIONSHIPS % label, {"ids": page}).rows:
        properties = edge["properties"]
        if alive is None or (end in alive and properties.get("retiredAt") is None):
            ends = End(label, start, name), End(next((one for one in labels if one in _LABELS), ""), str(end), end_name)
            found.append(RelationshipRecord(edge["type"], *ends, _kept(properties, alive is None)))
    return sorted(found, key=lambda one: (one.start.id, one.type, one.end.id, str(one.properties.get("id"))))


def _kept(properties: Row, history: bool) -> Row:
    return {key: value for key, value in properties.items() if value is not None and (history or key not in RECORD_TIME)}

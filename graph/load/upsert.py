"""Records into rows, and rows into the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from graph.batch import Batch
from graph.schema import NODES, Node, Relationship
from graph.stores.base import Run

ROWS = 10_000
"""Rows of one UNWIND: the size Neo4j's operations manual gives for batched writes."""

T = TypeVar("T")


def upsert(run: Run, batch: Batch) -> Counter[str]:
    """Write all nodes, then all relationships, by UNWIND. Returns how many of each label and type."""
    return upsert_nodes(run, batch) + upsert_relationships(run, batch)


CHANGE = {
    "Article": "ON CREATE SET n.recordedAt = row.properties.recordedAt "
    "SET n.name = row.properties.name, n.url = row.properties.url, n.publisher = row.properties.publisher, "
    "n.published = row.properties.published, n.sha256 = row.properties.sha256, n.text = row.properties.text, "
    "n.fingerprint = row.properties.fingerprint, n.credits = row.properties.credits"
}
"""An article keeps the time when it was first read, and whether it counts, when it is read again."""


def upsert_nodes(run: Run, batch: Batch) -> Counter[str]:
    """Write the nodes that have a record."""
    counts: Counter[str] = Counter()
    for (label, once), rows in _node_rows(batch).items():
        change = CHANGE.get(label, "ON CREATE SET n += row.properties" if once else "SET n += row.properties")
        for part in parts(rows):
            run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) {change}{_filled(label, once)}", rows=part)
        counts[label] += len(rows)
    return counts


def upsert_relationships(run: Run, batch: Batch) -> Counter[str]:
    """Write the relationships; their ends stand in the store."""
    counts: Counter[str] = Counter()
    for (start, kind, end), rows in _edge_rows(batch).items():
        for part in parts(rows):
            run(merge_relationships(start, kind, end), rows=part)
        counts[kind] += len(rows)
    return counts


def merge_relationships(start: str, kind: str, end: str) -> str:
    """The Cypher that writes relationships of a type between nodes of two labels: rows of id, source, target, properties."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
        f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties"
    )


_WRITTEN_ONCE = frozenset(("Statement", "Person"))
"""A statement is never edited; what a person is called follows from all articles, see graph/load/names.py."""


FILLED = {"Agency": ("kind", "country"), "Faction": ("side",), "Sect": ("kind",)}
"""What any text may add to a body that no pack knows, in whatever order they are read."""


def _filled(label: str, once: bool) -> str:
    if not once or label not in FILLED:
        return ""
    values = (f"n.{p} = CASE WHEN n.pack IS NULL THEN coalesce(n.{p}, row.properties.{p}) ELSE n.{p} END" for p in FILLED[label])
    return f" SET {', '.join(values)}"


def _once(record: Node) -> bool:
    """Whether the node is only made, not changed; what a text makes of a body never overwrites what a pack says of it."""
    return record.label in _WRITTEN_ONCE or ("pack" in type(record).model_fields and getattr(record, "pack", None) is None)


def _node_rows(batch: Batch) -> dict[tuple[str, bool], list[dict[str, Any]]]:
    rows = defaultdict(list)
    for _, data in batch.nodes(data=True):
        record: Node | None = data.get("record")
        if record is not None:  # an edge may join nodes that stand in the store already
            rows[record.label, _once(record)].append({"id": record.id, "properties": record.properties()})
    return rows


def _edge_rows(batch: Batch) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for start, end, data in batch.edges(data=True):
        record: Relationship = data["record"]
        key = (label_of(start), record.type, label_of(end))
        rows[key].append({"id": record.id, "source": start, "target": end, "properties": record.properties()})
    return rows


def label_of(node_id: str) -> str:
    """The label that an id belongs to: `person:nasr-mustafa@x` is a Person."""
    return _LABELS.get(node_id.partition(":")[0].lower(), "")


_LABELS = {kind.label.lower(): kind.label for kind in NODES}


def parts(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """The rows, so many at a time as one UNWIND takes."""
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]

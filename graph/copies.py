"""A graph copied into memory: whole, to try something on it, or as it was known at a moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from graph.load.edges import refresh_edges
from graph.load.names import refresh_names
from graph.load.upsert import parts
from graph.periods import Period
from graph.schema import (
    EDGES,
    NODES,
    RELATIONSHIPS,
    Article,
    FoundBy,
    Graph,
    Judgement,
    MayBe,
    NameKey,
    Node,
    Relationship,
    Statement,
)
from graph.stores.base import Run, Store

_READ_BY_THEN = "(n.recordedAt IS NULL OR n.recordedAt < $moment) AND (n.retiredAt IS NULL OR n.retiredAt >= $moment)"
_TIMED = (Article, Statement)
_NOT_OF_THE_PAST: tuple[type[Node], ...] = (NameKey, Graph, Judgement)
_FOLLOWING: tuple[type[Relationship], ...] = (*EDGES, FoundBy, MayBe)


def copy(store: Store) -> Store:
    """The whole graph, in memory.

    Raises:
        StoreError: the store failed.
    """
    view = _empty()
    nodes = {kind.label: list(_nodes(store, kind)) for kind in NODES}
    view.write(lambda run: _put(run, store, nodes, RELATIONSHIPS))
    return view


def known_at(store: Store, moment: dt.datetime) -> Store:
    """The graph of what had been read before a moment and had not been superseded or withdrawn then, in memory.

    Who is who is as it is known today: only what was read is of the moment.

    Raises:
        StoreError: the store failed.
    """
    view = _empty()
    kinds = [kind for kind in NODES if kind not in _NOT_OF_THE_PAST]
    nodes = {kind.label: list(_nodes(store, kind, moment)) for kind in kinds}

    def work(run: Run) -> None:
        _put(run, store, nodes, tuple(kind for kind in RELATIONSHIPS if kind not in _FOLLOWING))
        run("MATCH ()-[m:MENTIONS]->() SET m.retiredAt = null")
        refresh_names(run, {node["id"] for label in ("Person", "Agency", "Faction", "Sect") for node in nodes[label]})
        refresh_edges(run, {row["id"] for row in run("MATCH (p:Person) RETURN p.id AS id")})

    view.write(work)
    return view


def end_of(day: str) -> dt.datetime:
    """The first moment after a day, month or year, given as YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        ValueError: it is none of these.
    """
    return dt.datetime.combine(Period.parse(day).end, dt.time(), dt.UTC)


def _empty() -> Store:
    from graph.stores.embedded import MemoryStore  # here: the engine takes a while to import

    view = MemoryStore()
    view.prepare()
    return view


def _nodes(store: Store, kind: type[Node], moment: dt.datetime | None = None) -> Iterator[dict[str, Any]]:
    timed = moment is not None and kind in _TIMED
    query = f"MATCH (n:{kind.label}) WHERE {_READ_BY_THEN if timed else 'true'} RETURN n"
    for (node,) in store.read(query, {"moment": moment} if timed else {}).rows:
        yield {**node["properties"], "retiredAt": None} if timed else node["properties"]


def _put(run: Run, store: Store, nodes: dict[str, list[dict[str, Any]]], kinds: tuple[type[Relationship], ...]) -> None:
    for label, found in nodes.items():
        for part in parts([_row(node) for node in found]):
            run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.properties", rows=part)
    patterns = {(start, kind.type, end) for kind in kinds for start, end in kind.ends}
    for start, kind, end in sorted(patterns):
        ids = [str(node["id"]) for node in nodes[start]]
        for chunk in parts(ids):
            _put_relationships(run, store, (start, kind, end), list(chunk))


def _put_relationships(run: Run, store: Store, pattern: tuple[str, str, str], ids: list[str]) -> None:
    start, kind, end = pattern
    query = f"MATCH (a:{start})-[r:{kind}]->(b:{end}) WHERE a.id IN $ids RETURN a.id AS source, b.id AS target, r AS found"
    rows = [
        {"source": source, "target": target, **_row(found["properties"])}
        for source, target, found in store.read(query, {"ids": ids}).rows
    ]
    for part in parts(rows):
        run(
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
            f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties",
            rows=part,
        )


def _row(properties: dict[str, Any]) -> dict[str, Any]:
    return {"id": properties["id"], "properties": {k: v for k, v in properties.items() if k != "id"}}

"""A graph as lines of text: one node or relationship a line, sorted, the same for the same graph on every store and every run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from graph.schema import NODES, Graph, NameKey, Node
from graph.stores.base import Row, Store

RECORD_TIME = frozenset(("recordedAt", "retiredAt", "retiredWhy"))
"""When we read and dropped what: it differs from run to run."""

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


def dump(store: Store, *, history: bool = False) -> Iterator[str]:
    """JSON, a line for each node and relationship that counts, in the order of their kinds and ids.

    What was superseded, withdrawn or taken back is left out, and so are record times and keys for looking up: two graphs that
    say the same give the same lines. With `history` everything comes, with its record times.

    Raises:
        StoreError: the store failed.
    """
    alive = None if history else _alive(store)
    yield from sorted(_node_lines(store, alive))
    yield from sorted(_relationship_lines(store, alive))


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


def _kinds(alive: set[str] | None) -> list[type[Node]]:
    return [kind for kind in NODES if alive is None or kind not in (NameKey, Graph)]


def _node_lines(store: Store, alive: set[str] | None) -> Iterator[str]:
    for kind in _kinds(alive):
        for (node,) in store.read(f"MATCH (n:{kind.label}) RETURN n").rows:
            properties = node["properties"]
            if alive is None or properties.get("id") in alive:
                yield _line({"label": kind.label, **_kept(properties, alive)})


def _relationship_lines(store: Store, alive: set[str] | None) -> Iterator[str]:
    for kind in _kinds(alive):
        query = f"MATCH (a:{kind.label})-[r]->(b) RETURN a.id AS start, r, b.id AS target"
        for start, found, target in store.read(query).rows:
            properties = found["properties"]
            if alive is None or (start in alive and target in alive and properties.get("retiredAt") is None):
                yield _line({"type": found["type"], "from": start, "to": target, **_kept(properties, alive)})


def _kept(properties: Row, alive: set[str] | None) -> dict[str, Any]:
    return {k: v for k, v in properties.items() if v is not None and (alive is None or k not in RECORD_TIME)}


def _line(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=_text)


def _text(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)

"""Persons, bodies and what joins them as a NetworkX graph: of all, or of those of a community or body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.stores.base import Store
from queries.names import ids

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]
else:
    Network = nx.MultiDiGraph

PAGE = 5_000

_BELOW = """
UNWIND $ids AS id
MATCH (body:Agency)-[:BELONGS_TO*0..5]->(top:Agency {id: id})
RETURN DISTINCT body.id AS id
"""
_PERSONS = """
MATCH (p:Person)
WHERE ($sects IS NULL OR EXISTS { MATCH (p)-[:BELONGS_TO]->(s:Sect) WHERE s.id IN $sects })
  AND ($bodies IS NULL
    OR EXISTS { MATCH (p)-[:SERVES_IN]->(a:Agency) WHERE a.id IN $bodies }
    OR EXISTS { MATCH (p)-[move:DEFECTED_TO]->(:Faction) WHERE move.originId IN $bodies })
RETURN p
"""
_EDGES = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(other)
RETURN p.id, r, other
"""
_HIERARCHY = "MATCH (part:Agency|Faction)-[r:BELONGS_TO]->(whole:Agency|Faction) RETURN part.id, r, whole"


def network(store: Store, sects: Sequence[str] = (), agencies: Sequence[str] = ()) -> Network:
    """The persons, with their edges and what these lead to, and all that such a body is part of.

    A node is keyed by its id and an edge by its own; both carry the properties of the graph, and `type`: the label, or the type
    of the relationship. With `sects` only persons of any of them, with `agencies` only those who served in or left any of them,
    or what is below it; names in any spelling.

    Raises:
        UnknownName: the graph holds no such sect or agency; the nearest are in the message.
        StoreError: the store failed.
    """
    tops = ids(store, "Agency", agencies)
    bodies = [row[0] for row in store.read(_BELOW, {"ids": tops}).rows] if tops else None
    found = Network()
    persons = store.read(_PERSONS, {"sects": ids(store, "Sect", sects), "bodies": bodies}).rows
    for (person,) in persons:
        _add_node(found, person)
    wanted = sorted(found)
    for start in range(0, len(wanted), PAGE):
        for person, edge, other in store.read(_EDGES, {"ids": wanted[start : start + PAGE]}).rows:
            _add_edge(found, person, edge, other)
    _add_hierarchy(found, store)
    return found


def _add_hierarchy(found: Network, store: Store) -> None:
    """What the bodies that are there are part of, and so on upwards."""
    above: dict[str, list[list[Any]]] = {}
    for part, edge, whole in store.read(_HIERARCHY).rows:
        above.setdefault(part, []).append([edge, whole])
    open_ = sorted(found)
    while open_:
        part = open_.pop()
        for edge, whole in above.pop(part, ()):
            _add_edge(found, part, edge, whole)
            open_.append(whole["properties"]["id"])


def _add_node(found: Network, node: dict[str, Any]) -> None:
    found.add_node(node["properties"]["id"], type=node["labels"][0], **_without_id(node))


def _add_edge(found: Network, start: str, edge: dict[str, Any], end: dict[str, Any]) -> None:
    _add_node(found, end)
    found.add_edge(start, end["properties"]["id"], key=edge["properties"]["id"], type=edge["type"], **_without_id(edge))


def _without_id(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record["properties"].items() if key != "id"}

"""Of an agency, a faction or a sect: who is recorded in it, who left it, who came; what it is part of, and what is below."""

from __future__ import annotations

import datetime as dt

from graph.stores.base import Row, Store
from queries.dossier.edges import edges
from queries.left import LEFT

_SERVING = """
MATCH (o:%s)-[:BELONGS_TO*0..5]->(:%s {id: $id})
WITH DISTINCT o
MATCH (p:Person)-[r:SERVES_IN]->(o)"""
_LEAVING = f"""
MATCH (a:%s)-[:BELONGS_TO*0..5]->(:%s {{id: $id}})
WITH DISTINCT a
MATCH (p:Person)-[service:SERVES_IN]->(a)
MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
WHERE {LEFT} AND NOT EXISTS {{ MATCH (f)-[:BELONGS_TO*0..5]->(top {{id: $id}}) }}
WITH p, move AS r, f AS o"""
"""Whoever goes over to a part of the same side has not left it."""
_COMING = """
MATCH (o:Faction)-[:BELONGS_TO*0..5]->(:Faction {id: $id})
WITH DISTINCT o
MATCH (p:Person)-[r:DEFECTED_TO]->(o)"""
_MEMBERS = "MATCH (p:Person)-[r:BELONGS_TO]->(o:Sect {id: $id})"
_MOVED = """
MATCH (p:Person)-[:BELONGS_TO]->(:Sect {id: $id})
WITH DISTINCT p
MATCH (p)-[r:DEFECTED_TO]->(o:Faction)"""
_ABOVE = """
MATCH path = (n {id: $id})-[:BELONGS_TO*1..5]->(top:Agency|Faction)
RETURN top.name AS name, labels(top)[0] AS label, min(length(path)) AS steps, top.id AS id
ORDER BY steps, name, id
"""
_BELOW = """
MATCH (below:Agency|Faction)-[:BELONGS_TO]->(n {id: $id})
OPTIONAL MATCH (lower)-[:BELONGS_TO*0..5]->(below)
OPTIONAL MATCH (p:Person)-[:SERVES_IN]->(lower)
RETURN below.name AS name, labels(below)[0] AS label, count(DISTINCT p.id) AS persons, below.id AS id
ORDER BY persons DESC, name, id
"""


def agency(store: Store, identifier: str, day: dt.date | None) -> list[Row]:
    """Posts in the agency and below it, and changes of side of those who left it."""
    parts = {"recorded": _SERVING % ("Agency", "Agency"), "left": _LEAVING % ("Agency", "Agency")}
    return _tied(store, identifier, day, parts)


def faction(store: Store, identifier: str, day: dt.date | None) -> list[Row]:
    """Who came to the side and what is below it, who left it or a body of it, and who serves in it."""
    parts = {
        "recorded": _SERVING % ("Faction", "Faction"),
        "left": _LEAVING % ("Agency|Faction", "Faction"),
        "came": _COMING,
    }
    return _tied(store, identifier, day, parts)


def sect(store: Store, identifier: str, day: dt.date | None) -> list[Row]:
    """Of whom articles say that they are of the community, and their changes of side."""
    return _tied(store, identifier, day, {"recorded": _MEMBERS, "left": _MOVED})


def ties(store: Store, identifier: str, _: dt.date | None) -> dict[str, list[Row]]:
    """What an agency or faction is part of, step by step, and its parts with the number of persons recorded there or below."""
    return {"above": store.read(_ABOVE, {"id": identifier}).dicts(), "below": store.read(_BELOW, {"id": identifier}).dicts()}


def no_ties(*_: object) -> dict[str, list[Row]]:
    """A sect is part of nothing."""
    return {}


def _tied(store: Store, identifier: str, day: dt.date | None, parts: dict[str, str]) -> list[Row]:
    rows = [{**row, "tie": tie} for tie, match in parts.items() for row in edges(store, match, {"id": identifier}, day)]
    return sorted(rows, key=lambda row: (row["since"] or row["until"] or "~", row["person"], row["id"]))

"""Edges are what the statements add up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.edges import consolidate
from graph.health.breach import EDGES, Breach, ids_of, pages
from graph.load.edges import accounts
from graph.stores.base import Run

RULE = "edges-that-do-not-follow"
_STANDING = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
RETURN p.id AS start, r AS found, o.id AS target
"""


def breaches(run: Run) -> Iterator[Breach]:
    """Edges that are missing, that nothing says, or that say something else than the statements."""
    for page in pages(ids_of(run, "Person")):
        wanted = {(e.type, e.id, e.start_, e.end_): e for e in consolidate(accounts(run, page))}
        for row in run(_STANDING, ids=page):
            found = row["found"]
            key = (found["type"], found["properties"].get("id"), row["start"], row["target"])
            edge = wanted.pop(key, None)
            how = "follows from no statement" if edge is None else differs(found["properties"], edge.properties())
            if how:
                yield Breach(RULE, f"{row['start']} {found['type']} {row['target']} {how}", EDGES)
        for kind, _, start, end in wanted:
            yield Breach(RULE, f"{start} {kind} {end} is missing", EDGES)


def differs(found: dict[str, Any], wanted: dict[str, Any]) -> str:
    """How what stands is other than what should, in words; empty when it is the same. Other properties do not count."""
    wrong = sorted(key for key, value in wanted.items() if found.get(key) != value)
    return ", ".join(f"{key} is {found.get(key)} and should be {wanted[key]}" for key in wrong)

"""What persons and bodies are called, and what bodies are part of."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from graph.health.breach import EDGES, Breach, ids_of, pages
from graph.health.edges import differs
from graph.load.names import names_of
from graph.stores.base import Row, Run

PARENTS = "allegiance rebuild   (after the parents in the domain pack are right; name it with --pack)"
_PARTS = """
MATCH (a:Agency|Faction)-[:BELONGS_TO]->(b:Agency|Faction)
RETURN a.id AS part, a.country AS country, b.id AS whole, b.country AS above
"""


def names(run: Run) -> Iterator[Breach]:
    """Persons, and bodies that no pack knows, who are called otherwise than the articles call them."""
    for label in ("Person", "Agency", "Faction", "Sect"):
        for page in pages(ids_of(run, label)):
            wanted = names_of(run, label, page)
            found = {row["n"]["properties"]["id"]: row["n"]["properties"] for row in run(_NODES % label, ids=sorted(wanted))}
            for entity, properties in sorted(wanted.items()):
                how = differs(found[entity], properties)
                if how:
                    yield Breach("names-that-do-not-follow", f"{entity}: {how}", EDGES)


_NODES = "UNWIND $ids AS id MATCH (n:%s {id: id}) RETURN n"


def circles(run: Run) -> Iterator[Breach]:
    """Bodies that belong, over others, to themselves."""
    graph = _hierarchy(run(_PARTS))
    for members in sorted(map(sorted, nx.strongly_connected_components(graph))):
        if len(members) > 1 or graph.has_edge(members[0], members[0]):
            yield Breach("circles-in-the-hierarchy", f"{', '.join(members)} belong to each other", PARENTS)


def two_states(run: Run) -> Iterator[Breach]:
    """Bodies of one state that are part of a body of another."""
    rows = run(_PARTS)
    graph = _hierarchy(rows)
    country = {body: state for row in rows for body, state in ((row["part"], row["country"]), (row["whole"], row["above"]))}
    for body in sorted({row["part"] for row in rows}):
        states = {state for each in (body, *nx.descendants(graph, body)) if (state := country[each])}
        if len(states) > 1:
            yield Breach("bodies-of-two-states", f"{body} is of {' and '.join(sorted(states))}", PARENTS)


def _hierarchy(rows: list[Row]) -> nx.DiGraph[str]:
    return nx.DiGraph([(row["part"], row["whole"]) for row in rows])

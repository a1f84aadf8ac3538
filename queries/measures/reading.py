"""The population of a store: six queries, whatever the number of persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graph.periods import Period
from graph.stores.base import Store
from queries.left import LEFT
from queries.measures.population import Body, Move, Person, Population, Spell

BODIES = """
MATCH (b:%s)
OPTIONAL MATCH (b)-[:BELONGS_TO]->(above)
RETURN b.id AS id, b.name AS name, b.%s AS family, collect(above.id) AS above
"""
SECTS = "MATCH (s:Sect) RETURN s.id AS id, s.name AS name"
COMMUNITIES = "MATCH (p:Person)-[:BELONGS_TO]->(s:Sect) RETURN p.id AS person, s.id AS sect ORDER BY sect"
SPELLS = """
MATCH (p:Person)-[r:SERVES_IN]->(b)
RETURN p.id AS person, b.id AS body, r.since AS since, r.until AS until, NOT r.current AS ended,
       r.firstReported AS firstTold, r.lastReported AS lastTold
ORDER BY r.id
"""
MOVES = f"""
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
OPTIONAL MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE {LEFT}
WITH p, move, f, collect(DISTINCT a.id) AS left
RETURN p.id AS person, move.id AS id, f.id AS to, move.date AS date, move.datePrecision AS precision, left,
       move.originId AS origin, move.rank AS rank, move.rankOrder AS seniority, move.firstReported AS firstTold,
       move.status AS status
ORDER BY date, id
"""
PERSONS = "MATCH (p:Person) RETURN p.id AS id, p.name AS name, p.rank AS rank, p.rankOrder AS seniority ORDER BY id"


def population(store: Store) -> Population:
    """Everybody in the store.

    Raises:
        StoreError: the store failed.
    """
    sects, spells, moves = (_by_person(store, query) for query in (COMMUNITIES, SPELLS, MOVES))
    persons = (
        Person(
            key, name, rank, seniority, _sects(sects[key]), tuple(Spell(*s) for s in spells[key]), tuple(map(_move, moves[key]))
        )
        for key, name, rank, seniority in store.read(PERSONS).rows
    )
    return Population(tuple(persons), dict(_bodies(store)), dict(store.read(SECTS).rows))


def _bodies(store: Store) -> Iterator[tuple[str, Body]]:
    for label, family in (("Agency", "kind"), ("Faction", "side")):
        for key, name, value, above in store.read(BODIES % (label, family)).rows:
            yield key, Body(key, name, **{family: value}, above=tuple(sorted(above)))


def _by_person(store: Store, query: str) -> defaultdict[str, list[list[Any]]]:
    """The rows without their first column, the person, by that."""
    found: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for person, *fields in store.read(query).rows:
        found[person].append(fields)
    return found


def _sects(rows: list[list[str]]) -> tuple[str, ...]:
    return tuple(sect for (sect,) in rows)


def _move(row: list[Any]) -> Move:
    key, to, date, precision, left, origin, rank, seniority, first_told, status = row
    bodies = {*left, *([origin] if origin else [])}
    return Move(key, to, Period.of(date, precision), tuple(sorted(bodies)), rank, seniority, first_told, status)

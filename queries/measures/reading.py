"""The population of a store: six queries, whatever the number of persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from graph.periods import Period
from graph.stores.base import Row, Store
from queries.measures.population import Body, Move, Person, Population, Spell

BODIES = """
MATCH (b:%s)
OPTIONAL MATCH (b)-[:BELONGS_TO]->(above)
RETURN b.id AS id, b.name AS name, b.%s AS family, collect(above.id) AS above
"""
PERSONS = "MATCH (p:Person) RETURN p.id AS id, p.name AS name, p.rank AS rank, p.rankOrder AS seniority ORDER BY id"
SECTS = "MATCH (s:Sect) RETURN s.id AS id, s.name AS name"
COMMUNITIES = "MATCH (p:Person)-[:BELONGS_TO]->(s:Sect) RETURN p.id AS person, s.id AS sect ORDER BY sect"
SPELLS = """
MATCH (p:Person)-[r:SERVES_IN]->(b)
RETURN p.id AS person, b.id AS body, r.since AS since, r.until AS until, r.current AS current,
       r.firstReported AS firstTold, r.lastReported AS lastTold, r.id AS id
ORDER BY id
"""
MOVES = """
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
OPTIONAL MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
WITH p, move, f, collect(DISTINCT a.id) AS left
RETURN p.id AS person, move.id AS id, f.id AS to, move.date AS date, move.datePrecision AS precision, left,
       move.originId AS origin, move.rank AS rank, move.rankOrder AS seniority, move.firstReported AS firstTold,
       move.status AS status
ORDER BY date, id
"""
"""What was left: the rule of docs/queries.md."""

Part = TypeVar("Part")


def population(store: Store) -> Population:
    """Everybody in the store.

    Raises:
        StoreError: the store failed.
    """
    bodies = {
        row["id"]: Body(row["id"], row["name"], **{family: row["family"]}, above=tuple(sorted(row["above"])))
        for label, family in (("Agency", "kind"), ("Faction", "side"))
        for row in store.read(BODIES % (label, family)).dicts()
    }
    sects = _by_person((row["person"], row["sect"]) for row in store.read(COMMUNITIES).dicts())
    spells = _by_person((row["person"], _spell(row)) for row in store.read(SPELLS).dicts())
    moves = _by_person((row["person"], _move(row)) for row in store.read(MOVES).dicts())
    persons = (
        Person(**row, sects=tuple(sects[row["id"]]), spells=tuple(spells[row["id"]]), moves=tuple(moves[row["id"]]))
        for row in store.read(PERSONS).dicts()
    )
    return Population(tuple(persons), bodies, {row["id"]: row["name"] for row in store.read(SECTS).dicts()})


def _by_person(pairs: Iterable[tuple[str, Part]]) -> defaultdict[str, list[Part]]:
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for person, part in pairs:
        found[person].append(part)
    return found


def _spell(row: Row) -> Spell:
    return Spell(row["body"], row["since"], row["until"], not row["current"], row["firstTold"], row["lastTold"])


def _move(row: Row) -> Move:
    left = {*row["left"], *filter(None, [row["origin"]])}
    return Move(
        row["id"], row["to"], Period.of(row["date"], row["precision"]), tuple(sorted(left)), row["rank"], row["seniority"],
        row["firstTold"], row["status"],
    )  # fmt: skip

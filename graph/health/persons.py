"""Persons are what the mentions resolve to: who is who, found by which keys, and who may be one with whom."""

from __future__ import annotations

from collections.abc import Iterator

from graph.health.breach import EDGES, Breach, ids_of, pages
from graph.health.edges import differs
from graph.identity.judgements import Pairs, pairs
from graph.load import persons
from graph.load.judged import standing
from graph.load.place import Placed, place
from graph.stores.base import Run

WHO, KEYS, DOUBTS = "persons-that-do-not-follow", "keys-that-do-not-follow", "doubts-that-do-not-follow"
_MENTIONS = "UNWIND $ids AS id MATCH (p:Person {id: id})<-[m:MENTIONS]-(:Article) RETURN m.mention AS mention"
_FOUND_BY = "UNWIND $ids AS id MATCH (p:Person {id: id})-[:FOUND_BY]->(k:NameKey) RETURN p.id AS person, k.id AS key"
_MAY_BE = """
UNWIND $ids AS id
MATCH (p:Person {id: id})-[:MAY_BE]-(other:Person)
WITH collect(DISTINCT p.id) + collect(DISTINCT other.id) AS both
UNWIND both AS start
MATCH (a:Person {id: start})-[r:MAY_BE]->(b:Person)
RETURN DISTINCT a.id AS start, r AS found, b.id AS target
"""


def breaches(run: Run) -> Iterator[Breach]:
    """The rules of identity; a page of persons at a time, with all on whom they depend."""
    judged = pairs(standing(run))
    for page in pages(ids_of(run, "Person")):
        placed = _placed(run, page, judged)
        yield from _who(placed)
        yield from _keys(run, placed, page)
        yield from _doubts(run, placed, page)


def _placed(run: Run, page: list[str], judged: Pairs) -> Placed:
    mentions = {row["mention"] for row in run(_MENTIONS, ids=page)}
    return place(run, [], mentions, set(), judged)


def _who(placed: Placed) -> Iterator[Breach]:
    for mention, (before, now) in sorted(placed.moved.items()):
        yield Breach(WHO, f"{mention} is with {before} and should be with {now}", EDGES)


def _keys(run: Run, placed: Placed, page: list[str]) -> Iterator[Breach]:
    keys = placed.keys
    wanted = {(person, f"namekey:{key}") for person in page for key in keys.get(person, ())}
    found = {(row["person"], row["key"]) for row in run(_FOUND_BY, ids=page)}
    for person, key in sorted(wanted ^ found):
        how = "is not found by" if (person, key) in wanted else "is found by"
        yield Breach(KEYS, f"{person} {how} {key}", EDGES)


def _doubts(run: Run, placed: Placed, page: list[str]) -> Iterator[Breach]:
    here = set(page)
    batch = persons.doubted(placed.doubts)
    wanted = {(a, b): data["record"] for a, b, data in batch.edges(data=True) if not here.isdisjoint((a, b))}
    for row in run(_MAY_BE, ids=page):
        pair = (row["start"], row["target"])
        if here.isdisjoint(pair):
            continue
        record = wanted.pop(pair, None)
        how = differs(row["found"]["properties"], record.properties()) if record else "are two, or one"
        if how:
            yield Breach(DOUBTS, f"{pair[0]} MAY_BE {pair[1]}: {how}", EDGES)
    for left, right in sorted(wanted):
        yield Breach(DOUBTS, f"{left} MAY_BE {right} is missing", EDGES)

"""Persons in a store: made, found by their names, and rid of the mentions that turn out to be another's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.batch import Batch, add_edge, add_node
from graph.identity.resolve import Doubt
from graph.keys import article_of
from graph.load.place import Placed
from graph.load.upsert import parts, upsert
from graph.schema import FoundBy, MayBe, NameKey, Person
from graph.stores.base import Run

DROP_MENTION = """
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[m:MENTIONS]->(:Person)
WHERE m.mention = row.mention
DELETE m
"""
SAID = """
UNWIND $rows AS row
MATCH (:Article {id: row.article})<-[:STATED_IN]-(s:Statement)-[r:SUBJECT]->(:Person)
WHERE r.mention = row.mention
RETURN s.id AS statement, r.id AS id, row.mention AS mention
"""
DROP_SUBJECT = """
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})-[r:SUBJECT]->(:Person)
WHERE r.id = row.id
DELETE r
"""
UNFIND = "UNWIND $rows AS row MATCH (p:Person {id: row.person})-[r:FOUND_BY]->(k:NameKey) WHERE r.id = row.id DELETE r"
FOUND_BY = "UNWIND $ids AS id MATCH (p:Person {id: id})-[r:FOUND_BY]->(k:NameKey) RETURN p.id AS person, k.id AS key, r.id AS id"
LONELY = "UNWIND $ids AS id MATCH (k:NameKey {id: id}) WHERE NOT EXISTS { (k)<-[:FOUND_BY]-() } DELETE k"
NO_DOUBT = "UNWIND $ids AS id MATCH (p:Person {id: id})-[r:MAY_BE]-(:Person) DELETE r"


def make(run: Run, placed: Placed) -> None:
    """Make the persons that mentions are placed with, where they do not stand yet."""
    batch = Batch()
    for person in sorted(set(placed.now.values())):
        first = placed.profiles.get(person)
        add_node(batch, Person(id=person, name=first.names[0] if first else person))
    upsert(run, batch)


def take_out(run: Run, placed: Placed) -> list[dict[str, Any]]:
    """Take the mentions that change their person from the old one. Returns the rows of the statements that go with them."""
    rows = [{"article": article_of(mention), "mention": mention} for mention in sorted(placed.moved)]
    said = [row for part in parts(rows) for row in run(SAID, rows=part)]
    for part in parts(rows):
        run(DROP_MENTION, rows=part)
    for part in parts(said):
        run(DROP_SUBJECT, rows=part)
    return said


def find_by(run: Run, placed: Placed) -> None:
    """The keys under which the persons concerned are looked for; those that nobody has any more go."""
    people = placed.keys
    batch = Batch()
    for person, found in sorted(people.items()):
        for key in sorted(found):
            add_node(batch, NameKey(id=f"namekey:{key}", name=key))
            add_edge(batch, FoundBy, person, f"namekey:{key}")
    wanted = {(start, end) for start, end in batch.edges()}
    standing = [row for part in parts(sorted(people)) for row in run(FOUND_BY, ids=part)]
    stale = [row for row in standing if (row["person"], row["key"]) not in wanted]
    for rows in parts(stale):
        run(UNFIND, rows=rows)
        run(LONELY, ids=sorted({row["key"] for row in rows}))
    upsert(run, batch)


def doubt(run: Run, placed: Placed) -> None:
    """The pairs that may be one man, of the persons concerned."""
    for part in parts(sorted(placed.concerned)):
        run(NO_DOUBT, ids=part)
    upsert(run, doubted(placed.doubts))


def doubted(doubts: Iterable[Doubt]) -> Batch:
    """The relationships of those who may be one man."""
    batch = Batch()
    for left in doubts:
        reasons = [*left.decision.reasons]
        add_edge(
            batch, MayBe, left.left, left.right, score=left.decision.score, reasons=reasons, mentions=[*left.mentions]
        )  # fmt: skip
    return batch

"""What has lost its ties: subjects that are not with their mention, persons whom no article mentions, keys of nobody."""

from __future__ import annotations

from graph.batch import Batch
from graph.keys import relationship_id
from graph.load.edges import refresh_edges
from graph.load.names import forget
from graph.load.upsert import parts, upsert_relationships
from graph.schema import Subject
from graph.stores.base import Run

ASTRAY = """
MATCH (a:Article)<-[:STATED_IN]-(s:Statement)-[r:SUBJECT]->(p:Person)
MATCH (a)-[m:MENTIONS]->(q:Person)
WHERE m.mention = r.mention AND q.id <> p.id
RETURN DISTINCT s.id AS statement, r.id AS id, r.mention AS mention, p.id AS person, q.id AS right
"""
LEAVE = "UNWIND $rows AS row MATCH (:Statement {id: row.statement})-[r:SUBJECT]->(:Person {id: row.person}) DELETE r"
UNMENTIONED = "MATCH (p:Person) WHERE NOT EXISTS { MATCH (:Article)-[:MENTIONS]->(p) } RETURN p.id AS id"
LONELY = "MATCH (k:NameKey) WHERE NOT EXISTS { (k)<-[:FOUND_BY]-() } DELETE k"


def follow_mentions(run: Run) -> None:
    """Let every statement be about the person whom its article mentions so."""
    astray = run(ASTRAY)
    for part in parts(astray):
        run(LEAVE, rows=part)
    batch = Batch()
    for row in astray:
        ident = relationship_id(Subject.type, row["statement"], row["mention"])
        record = Subject(id=ident, start_=row["statement"], end_=row["right"], mention=row["mention"])
        batch.add_edge(record.start_, record.end_, key=ident, record=record)
    upsert_relationships(run, batch)


def forget_persons(run: Run) -> None:
    """Delete persons whom no article mentions and no statement is about, and keys by which nobody is found."""
    persons = [row["id"] for row in run(UNMENTIONED)]
    refresh_edges(run, persons)
    forget(run, persons)
    run(LONELY)

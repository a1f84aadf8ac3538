"""What an earlier reading of an article said and the new one does not: statements and mentions of persons end, the rest goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.batch import Batch
from graph.load.upsert import parts
from graph.schema import Mention, Mentions
from graph.stores.base import Run

NO_LONGER_SAID = """
UNWIND $articles AS id
MATCH (a:Article {id: id})<-[:STATED_IN]-(s:Statement)-[r:SUBJECT]->(:Person)
WHERE s.retiredAt IS NULL AND NOT s.id IN $keep
RETURN s.id AS statement, r.mention AS mention
"""
SAID_AGAIN = """
UNWIND $articles AS id
MATCH (a:Article {id: id})<-[:STATED_IN]-(s:Statement)-[r:SUBJECT]->(:Person)
WHERE s.retiredAt IS NOT NULL AND a.retiredAt IS NULL AND s.id IN $keep
RETURN s.id AS statement, r.mention AS mention
"""
NO_LONGER_NAMED = """
UNWIND $articles AS id
MATCH (a:Article {id: id})-[m:MENTIONS]->(e)
WHERE NOT m.id IN $keep
RETURN a.id AS article, m.id AS id, m.mention AS mention, e.id AS entity, m.retiredAt IS NULL AS counts
"""
SET_ENDED = "UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) SET s.retiredAt = $at"
DROP = "UNWIND $rows AS row MATCH (:Article {id: row.article})-[m:MENTIONS]->() WHERE m.id = row.id DELETE m"
END = "UNWIND $rows AS row MATCH (:Article {id: row.article})-[m:MENTIONS]->() WHERE m.id = row.id SET m.retiredAt = $at"


def reread(run: Run, batch: Batch, articles: Sequence[str], now: dt.datetime) -> set[str]:
    """Let end what these articles no longer say. Returns the mentions of persons and the bodies concerned."""
    said = [node for node in batch if node.startswith("statement:")]
    named = [data["record"].id for _, _, data in batch.edges(data=True) if isinstance(data["record"], Mention | Mentions)]
    over = run(NO_LONGER_SAID, articles=articles, keep=said)
    again = run(SAID_AGAIN, articles=articles, keep=said)
    gone = run(NO_LONGER_NAMED, articles=articles, keep=named)
    men = [row for row in gone if row["mention"] and row["counts"]]
    bodies = [row for row in gone if not row["mention"]]
    for query, rows, at in ((SET_ENDED, over, now), (SET_ENDED, again, None), (END, men, now), (DROP, bodies, now)):
        for part in parts(rows):
            run(query, rows=part, **({} if query is DROP else {"at": at}))
    return {row["mention"] for row in [*over, *again, *men]} | {row["entity"] for row in bodies}

"""All stored texts read again, with the rules and packs of today."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.schema import Article
from graph.statement import Reading
from graph.stores import Run, Store
from ingest.extractors.base import Extractor
from ingest.pipeline import BATCH, extract
from ingest.readers import Source, Unreadable

_IDS = "MATCH (a:Article) WHERE a.text IS NOT NULL RETURN a.id AS id ORDER BY id"
_ARTICLES = "MATCH (a:Article) WHERE a.id IN $ids RETURN a ORDER BY a.id"


def rebuild(store: Store, extractor: Extractor, now: dt.datetime) -> list[Unreadable]:
    """Read every article of the store again, a transaction for every BATCH of them, and work out everybody's edges again.

    What is not as declared is dropped first, and comes back from the texts; see graph/health/mend.py.
    Returns the articles on which the extractor failed: they stay as they are, as do those that were kept without their text.
    Those of them that lost something are returned, too.

    Raises:
        StoreError: the store refused a batch; those before it are in.
    """
    from graph.health.mend import mend
    from graph.load import merge, refresh

    mended = mend(store, now, texts=True)
    failed = [Unreadable(name, LOST) for name in mended.without_text.values()]
    whole: dict[str, set[str]] = defaultdict(set)
    ids = [row[0] for row in store.read(_IDS).rows]
    for start in range(0, len(ids), BATCH):
        readings = []
        for result in extract(_sources(store, ids[start : start + BATCH]), extractor):
            if isinstance(result, Unreadable):
                failed.append(result)
            else:
                readings.append(result[1])
                _add_parents(whole, result[1])
        merge(store, readings, now)
    store.write(lambda run: _finish(run, whole, mended.recorded))
    refresh(store)
    return failed


def _add_parents(parents: dict[str, set[str]], reading: Reading) -> None:
    """Note of each body that was read what it is part of."""
    for body in reading.bodies:
        parents[body.id] |= {parent for child, parent in reading.parts if child == body.id}


def _finish(run: Run, parents: Mapping[str, set[str]], recorded: Mapping[str, dt.datetime]) -> None:
    """Drop what no text that was read gives: parents of bodies, and statements without what a statement must have."""
    stale = [row for row in run(_PARTS) if row["part"] in parents and row["whole"] not in parents[row["part"]]]
    run(_NO_PART, rows=stale)
    run(_RECORDED, rows=[{"id": statement, "at": at} for statement, at in recorded.items()])
    for query in (_NOWHERE, _OF_NOBODY):
        run(query)


LOST = "was kept without its text, and what is dropped of it cannot be read again; ingest it with --force"
NAMELESS = "has no name in the graph; ingest it with --force"
_PARTS = """
MATCH (a:Agency|Faction)-[:BELONGS_TO]->(b:Agency|Faction)
WHERE NOT EXISTS { MATCH (a)<-[:MENTIONS]-(t:Article) WHERE t.text IS NULL }
RETURN a.id AS part, b.id AS whole
"""
"""What an article without its text makes a body part of stays: it cannot be asked again."""
_NO_PART = "UNWIND $rows AS row MATCH (a:Agency|Faction)-[r:BELONGS_TO]->(b) WHERE a.id = row.part AND b.id = row.whole DELETE r"
_RECORDED = "UNWIND $rows AS row MATCH (s:Statement {id: row.id}) SET s.recordedAt = row.at"
_NOWHERE = "MATCH (s:Statement) WHERE NOT EXISTS { (s)-[:STATED_IN]->(:Article) } DETACH DELETE s"
_OF_NOBODY = """
MATCH (s:Statement)-[:STATED_IN]->(a:Article)
WHERE a.text IS NOT NULL AND (NOT EXISTS { (s)-[:SUBJECT]->(:Person) }
  OR (s.kind <> 'SERVES_IN' AND NOT EXISTS { (s)-[:OBJECT]->() }))
DETACH DELETE s
"""


def _sources(store: Store, ids: list[str]) -> Iterator[Source | Unreadable]:
    known = {field.alias or name for name, field in Article.model_fields.items()}
    for (node,) in store.read(_ARTICLES, {"ids": ids}).rows:
        found = {key: value for key, value in node["properties"].items() if key in known}
        if "name" not in found:
            yield Unreadable(found["id"], NAMELESS)
            continue
        article = Article(**{"sha256": hashlib.sha256(found["text"].encode()).hexdigest(), **found})
        yield Source(article.name, article)

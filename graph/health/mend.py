"""What is not as declared, taken out or set right, so that all else can be worked out from the rest, or from the texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.health.declared import expected_id
from graph.health.records import FOLLOWING, Faulty, faulty
from graph.load.loose import follow_mentions
from graph.load.upsert import label_of
from graph.schema import Judgement, Mention, Mentions, Object, Relationship, Statement, Subject
from graph.stores.base import Run, Store, StoreError

_OF_TEXTS = (Statement, Mention, Mentions, Subject, Object)
_BAD = frozenset(("missing-properties", "wrong-values", "mentions-of-another-article", "inverted-statements"))
_RECORD_TIMES = frozenset(("recordedAt", "retiredAt"))
_NO_TEXT = "MATCH (a:Article) WHERE a.id IN $ids AND a.text IS NULL RETURN a.id AS id, a.name AS name ORDER BY id"
_ARTICLES = "UNWIND $ids AS id MATCH (:Statement {id: id})-[:STATED_IN]->(a:Article) RETURN a.id AS id"
_SEVERAL = """
MATCH (s:Statement)-[r:%s]->()
WITH s, count(r) AS ties
WHERE ties > 1
MATCH (s)-[r:%s]->()
DELETE r
"""
_NO_QUOTE = "MATCH (s:Statement) WHERE s.start < 0 OR s.`end` <= s.start"
_STRAY = """
MATCH (a:Article)<-[:STATED_IN]-(:Statement)-[r:SUBJECT]->(p:Person)
WHERE a.text IS NOT NULL AND NOT EXISTS { MATCH (a)-[m:MENTIONS]->(p) WHERE m.mention = r.mention }
DELETE r
"""
_SAID = """
MATCH (:Article {id: $article})<-[:STATED_IN]-(:Statement)-[r:SUBJECT]->(:Person)
WHERE r.mention = $mention
DELETE r
"""
_TIMES = (
    "MATCH (a:Article) WHERE a.recordedAt IS NULL OPTIONAL MATCH (a)<-[:STATED_IN]-(s:Statement) "
    "WITH a, min(s.recordedAt) AS first SET a.recordedAt = coalesce(first, $now)",
    "MATCH (s:Statement)-[:STATED_IN]->(a:Article) WHERE s.recordedAt IS NULL SET s.recordedAt = a.recordedAt",
    "MATCH (s:Statement) WHERE s.recordedAt IS NULL SET s.recordedAt = $now",
    "MATCH (s:Statement) WHERE s.retiredAt < s.recordedAt SET s.retiredAt = s.recordedAt",
    "MATCH (j:Judgement) WHERE j.undoneAt < j.at SET j.undoneAt = j.at",
)


@dataclass
class Mended:
    """What has to be done after the texts are read again. `recorded`: since when statements were known that were dropped;
    `without_text`: articles that lost something, and have no text to read it from again, by their ids with their names."""

    recorded: dict[str, dt.datetime] = field(default_factory=dict)
    without_text: dict[str, str] = field(default_factory=dict)


def mend(store: Store, now: dt.datetime, *, texts: bool) -> Mended:
    """Take out of a store what is not as declared, or set it right.

    Args:
        texts: whether the texts are read again after this, so that what is dropped of them comes back.

    Raises:
        StoreError: something of the texts is not as declared and they are not read again, or the store refused.
    """

    def work(run: Run) -> Mended:
        done = Mended()
        if texts:
            _untie(run, done)
        broken = list(faulty(run))
        lost = [record for record in broken if _of_text(record)]
        if lost and not texts:
            raise StoreError(f"{len(lost)} records of texts are not as declared; read the texts again with: allegiance rebuild")
        done.without_text = _without_text(run, lost)
        for record in broken:
            _mend(run, record, done)
        for query in _TIMES:
            run(query, **({"now": now} if "$now" in query else {}))
        follow_mentions(run)
        if texts:
            run(_STRAY)
        return done

    return store.write(work)


def _untie(run: Run, done: Mended) -> None:
    """Drop what is wrong between records that are as declared: several ties where one is right, and quotes of no length."""
    for tie in ("STATED_IN", "SUBJECT", "OBJECT", "ORIGIN"):
        run(_SEVERAL % (tie, tie))
    for row in run(f"{_NO_QUOTE} RETURN s.id AS id, s.recordedAt AS at"):
        if isinstance(row["at"], dt.datetime):
            done.recorded[row["id"]] = row["at"]
    run(f"{_NO_QUOTE} DETACH DELETE s")


def _of_text(record: Faulty) -> bool:
    """Whether it has to be read again in a text: nothing can be worked out from it as it is."""
    wrong = [fault for fault in record.faults if fault.rule in _BAD and fault.property not in {*_RECORD_TIMES, "id"}]
    return bool(wrong) and record.kind in _OF_TEXTS and isinstance(record.id, str | None)


def _without_text(run: Run, lost: Iterable[Faulty]) -> dict[str, str]:
    ids = {record.start or str(record.id) for record in lost}
    statements = sorted(ident for ident in ids if ident.startswith("statement:"))
    articles = {row["id"] for row in run(_ARTICLES, ids=statements)} | {i for i in ids if i.startswith("article:")}
    return {row["id"]: row["name"] or row["id"] for row in run(_NO_TEXT, ids=sorted(articles))}


def _mend(run: Run, record: Faulty, done: Mended) -> None:
    if record.start:
        _mend_relationship(run, record)
    elif not isinstance(record.id, str):
        run(f"MATCH (n:{record.type}) WHERE n.id IS NULL OR n.id = $id DETACH DELETE n", id=record.id)
    else:
        _mend_node(run, record, done)


def _mend_node(run: Run, record: Faulty, done: Mended) -> None:
    node = f"MATCH (n:{record.type} {{id: $id}})"
    bad = {fault.property for fault in record.faults if fault.rule in _BAD}
    if (record.kind is Judgement and bad) or (record.kind is Statement and bad - _RECORD_TIMES):
        recorded = record.properties.get("recordedAt")
        if isinstance(recorded, dt.datetime):
            done.recorded[str(record.id)] = recorded
        run(f"{node} DETACH DELETE n", id=record.id)
        return
    for label in record.labels:
        run(f"{node} REMOVE n:{_quoted(label)}", id=record.id)
    out = {fault.property for fault in record.faults if fault.rule in ("unknown-properties", "wrong-values")}
    for key in sorted(out):
        run(f"{node} SET n.{_quoted(key)} = null", id=record.id)


def _mend_relationship(run: Run, record: Faulty) -> None:
    kind = record.kind
    rules = {fault.rule for fault in record.faults}
    right = kind and issubclass(kind, Relationship) and expected_id(kind, record.start, record.end, record.properties)
    a, b = _node("a", record.start, "start"), _node("b", record.end, "end")
    which = "NOT 'id' IN keys(r)" if record.id is None else "r.id = $id"  # kglite reads a number where there is no id
    match = f"MATCH {a}-[r:{_quoted(record.type)}]->{b} WHERE {which}"
    at = {"start": record.start, "end": record.end, "id": record.id}
    follows = kind is None or issubclass(kind, FOLLOWING)
    if rules == {"unknown-properties"}:
        for fault in record.faults:
            run(f"{match} SET r.{_quoted(fault.property)} = null", **at)
        return
    run(f"{match} DELETE r", **at)
    if kind is Mention and _of_text(record):  # it may come back with another person, and what is said of him with it
        run(_SAID, article=record.start, mention=record.properties.get("mention"))
    if right and not follows and not _of_text(record):
        known = {k: v for k, v in record.properties.items() if k != "id" and all(f.property != k for f in record.faults)}
        run(
            f"MATCH {a} MATCH {b} MERGE (a)-[r:{record.type} {{id: $right}}]->(b) SET r += $known",
            start=record.start, end=record.end, right=right, known=known,
        )  # fmt: skip


def _node(name: str, ident: str, parameter: str) -> str:
    label = label_of(ident)
    return f"({name}{label and ':'}{label} {{id: ${parameter}}})"


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"

"""The way into a store: merge a batch of readings, then bring everything that depends on it up to date.

One batch is one transaction. What the store holds of an article is replaced by the new reading of it, so that the same
articles in any order, or twice, give the same graph.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pydantic.alias_generators import to_snake

from graph.batch import Batch, assemble
from graph.edges import Account, consolidate
from graph.edges.account import UNKNOWN
from graph.names import joined_article
from graph.periods import Period
from graph.schema import EDGES, ENTITIES, Node, Relationship
from graph.statement import Reading
from graph.stores.base import Run, Store

ROWS = 10_000
"""Rows of one UNWIND: the size Neo4j's operations manual gives for batched writes."""


def merge(store: Store, readings: Sequence[Reading], now: dt.datetime) -> Counter[str]:
    """Merge the readings into the store. Returns how many nodes (by label) and relationships (by type) were written.

    Raises:
        StoreError: the store refused; nothing of the batch is in it then.
    """
    batch = assemble(readings, now)

    def work(run: Run) -> Counter[str]:
        return _merge(run, batch, [reading.article.id for reading in readings])

    return store.write(work)


def _merge(run: Run, batch: Batch, articles: list[str]) -> Counter[str]:
    touched = _retire(run, batch, articles)
    counts = upsert(run, batch)
    touched |= {node for node in batch if label_of(node) in ENTITIES}
    _refresh_names(run, sorted(touched))
    _refresh_edges(run, sorted(entity for entity in touched if label_of(entity) == "Person"))
    return counts


def upsert(run: Run, batch: Batch) -> Counter[str]:
    """Write all nodes, then all relationships, by UNWIND."""
    counts: Counter[str] = Counter()
    for (label, once), rows in _node_rows(batch).items():
        create = "ON CREATE " if once else ""
        for part in _parts(rows):
            run(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) {create}SET n += row.properties", rows=part)
        counts[label] += len(rows)
    for (start, kind, end), rows in _edge_rows(batch).items():
        for part in _parts(rows):
            run(
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.source}}) MATCH (b:{end} {{id: row.target}}) "
                f"MERGE (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties",
                rows=part,
            )
        counts[kind] += len(rows)
    return counts


_WRITTEN_ONCE = frozenset(("Statement", "Person"))
"""A statement is never edited; what a person is called follows from all articles, see `_refresh_names`."""


def _once(record: Node) -> bool:
    """Whether the node is only made, not changed; what a text makes of a body never overwrites what a pack says of it."""
    return record.label in _WRITTEN_ONCE or ("pack" in type(record).model_fields and getattr(record, "pack", None) is None)


def _node_rows(batch: Batch) -> dict[tuple[str, bool], list[dict[str, Any]]]:
    rows = defaultdict(list)
    for _, data in batch.nodes(data=True):
        record: Node | None = data.get("record")
        if record is not None:  # an edge may join nodes that stand in the store already
            rows[record.label, _once(record)].append({"id": record.id, "properties": record.properties()})
    return rows


def _edge_rows(batch: Batch) -> dict[tuple[str, str, str], list[dict[str, Any]]]:
    rows: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for start, end, data in batch.edges(data=True):
        record: Relationship = data["record"]
        key = (label_of(start), record.type, label_of(end))
        rows[key].append({"id": record.id, "source": start, "target": end, "properties": record.properties()})
    return rows


def label_of(node_id: str) -> str:
    """The label that an id belongs to: `person:nasr-mustafa` is a Person."""
    return node_id.partition(":")[0].capitalize()


def _parts(rows: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]


def _retire(run: Run, batch: Batch, articles: list[str]) -> set[str]:
    """Take out what an earlier reading of these articles said and the new one does not. Returns the entities concerned."""
    keep = [n for n in batch if n.startswith("statement:")]
    mentions = [row["id"] for (_, kind, _), rows in _edge_rows(batch).items() if kind == "MENTIONS" for row in rows]
    old = run(
        "UNWIND $articles AS id MATCH (a:Article {id: id})<-[:STATED_IN]-(s:Statement)-[:SUBJECT]->(p:Person) "
        "WHERE NOT s.id IN $keep RETURN s.id AS statement, p.id AS entity",
        articles=articles, keep=keep,
    )  # fmt: skip
    gone = run(
        "UNWIND $articles AS id MATCH (a:Article {id: id})-[m:MENTIONS]->(e) "
        "WHERE NOT m.id IN $keep RETURN a.id AS article, m.id AS mention, e.id AS entity",
        articles=articles, keep=mentions,
    )  # fmt: skip
    if old:
        run("UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) DETACH DELETE s", rows=old)
    if gone:
        delete = "UNWIND $rows AS row MATCH (:Article {id: row.article})-[m:MENTIONS]->() WHERE m.id = row.mention DELETE m"
        run(delete, rows=gone)
    return {row["entity"] for row in [*old, *gone]}


def _refresh_edges(run: Run, persons: list[str]) -> None:
    """Consolidate the statements about these persons again; edges that no longer follow from them go."""
    edges = consolidate(accounts(run, persons))
    current = {(edge.start_, edge.id, edge.end_) for edge in edges}
    for kind in EDGES:
        standing = run(
            f"UNWIND $ids AS id MATCH (p:Person {{id: id}})-[r:{kind.type}]->(o) "
            "RETURN p.id AS person, r.id AS id, o.id AS target",
            ids=persons,
        )
        stale = [row for row in standing if (row["person"], row["id"], row["target"]) not in current]
        if stale:
            delete = f"UNWIND $rows AS row MATCH (:Person {{id: row.person}})-[r:{kind.type}]->() WHERE r.id = row.id DELETE r"
            run(delete, rows=stale)
    batch = Batch()
    for edge in edges:
        batch.add_edge(edge.start_, edge.end_, key=edge.id, record=edge)
    upsert(run, batch)


ACCOUNTS = """
UNWIND $ids AS id
MATCH (p:Person {id: id})<-[:SUBJECT]-(s:Statement)-[:STATED_IN]->(a:Article)
OPTIONAL MATCH (s)-[t:OBJECT]->(o)
OPTIONAL MATCH (s)-[:ORIGIN]->(g)
RETURN p.id AS subject, properties(s) AS said, a.id AS article, a.publisher AS publisher, a.published AS published,
       a.fingerprint AS fingerprint, a.credits AS credits,
       o.id AS object, o.name AS object_name, o.side AS side, t.stated AS stated, g.id AS origin, g.name AS origin_name
"""


def accounts(run: Run, persons: list[str]) -> list[Account]:
    """All that the store knows to be said about these persons."""
    return [_account(row) for part in _parts(persons) for row in run(ACCOUNTS, ids=part)]


_NAMED = ("subject", "object", "object_name", "side", "origin", "origin_name", "article", "published", "fingerprint")

_snake = lru_cache(maxsize=256)(to_snake)


def _account(row: dict[str, Any]) -> Account:
    said = row["said"]
    whole = {_snake(key): value for key, value in said.items()}
    periods = {key: Period.of(said.get(key), said.get(f"{key}Precision")) for key in ("date", "since", "until")}
    named = {key: row[key] for key in _NAMED}
    of_article = {"publisher": row["publisher"] or UNKNOWN, "credits": tuple(row["credits"] or ())}
    known = {key: value for key, value in whole.items() if key in Account.model_fields}
    return Account(**{**known, **periods, **named, **of_article, "stated": row["stated"] is not False})


MENTIONED = """
UNWIND $ids AS id
MATCH (e:%s {id: id})<-[m:MENTIONS]-(a:Article)
WHERE %s
RETURN e.id AS id, m.names AS names, m.rank AS rank, m.rankOrder AS rankOrder, a.published AS published
"""

NAMED_AS_ORIGIN = """
UNWIND $rows AS row
MATCH (b:%s {id: row.id})<-[:ORIGIN]-(:Statement)-[:SUBJECT]->(:Person)-[d:DEFECTED_TO]->(:Faction)
WHERE d.originId = row.id
SET d.origin = row.properties.name
"""

FORGET = """
UNWIND $ids AS id
MATCH (e:%s {id: id})
WHERE %s AND NOT EXISTS { (e)<-[:MENTIONS|SUBJECT|OBJECT|ORIGIN]-() }
  AND NOT EXISTS { (e)<-[:BELONGS_TO]-(:Agency|Faction) }
DETACH DELETE e
"""


def _refresh_names(run: Run, entities: list[str]) -> None:
    """Name persons, and bodies that no pack knows, after all articles that mention them; forget whom nothing speaks of."""
    by_label = defaultdict(list)
    for entity in entities:
        by_label[label_of(entity)].append(entity)
    for label, ids in by_label.items():
        _rename(run, label, ids)


def _rename(run: Run, label: str, ids: list[str]) -> None:
    free = "true" if label == "Person" else "e.pack IS NULL"
    mentions = defaultdict(list)
    for part in _parts(ids):
        for row in run(MENTIONED % (label, free), ids=part):
            mentions[row["id"]].append(row)
    rows = [{"id": entity, "properties": called(said, label)} for entity, said in sorted(mentions.items())]
    for part in _parts(rows):
        run(f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row.properties", rows=part)
        if label in ("Agency", "Faction"):
            run(NAMED_AS_ORIGIN % label, rows=part)
    for part in _parts([entity for entity in ids if entity not in mentions]):
        run(FORGET % (label, free), ids=part)


def called(mentions: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """Name and aliases: the fullest form that most articles use, and the others. Rank: from the latest article with one."""
    forms = Counter(name for mention in mentions for name in mention["names"])
    name = min(forms, key=lambda form: (len(form.split()) < 2, -forms[form], -len(form), form))
    name = joined_article(name) if label == "Person" else name
    properties: dict[str, Any] = {"name": name, "aliases": sorted(form for form in forms if form != name)}
    if label == "Person":
        ranked = [m for m in mentions if m["rank"]]
        last = max(ranked, key=lambda m: (m["published"] or dt.date.min, m["rankOrder"] or 0, m["rank"]), default={})
        properties |= {"rank": last.get("rank"), "rankOrder": last.get("rankOrder")}
    return properties

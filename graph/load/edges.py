"""The edges of persons, consolidated again from all statements about them that count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from pydantic.alias_generators import to_snake

from graph.batch import Batch
from graph.edges import Account, consolidate
from graph.edges.account import UNKNOWN
from graph.load.upsert import parts, upsert
from graph.periods import Period
from graph.schema import EDGES
from graph.stores.base import Run, Store


def refresh_edges(run: Run, persons: Iterable[str]) -> None:
    """Consolidate the statements about these persons again; edges that no longer follow from them go."""
    ids = sorted(persons)
    edges = consolidate(accounts(run, ids))
    current = {(edge.id, edge.start_, edge.end_) for edge in edges}
    for kind in EDGES:
        standing = run(
            f"UNWIND $ids AS id MATCH (p:Person {{id: id}})-[r:{kind.type}]->(o) "
            "RETURN p.id AS person, r.id AS id, o.id AS target",
            ids=ids,
        )
        stale = [row for row in standing if (row["id"], row["person"], row["target"]) not in current]
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
WHERE s.retiredAt IS NULL
OPTIONAL MATCH (s)-[t:OBJECT]->(o)
OPTIONAL MATCH (s)-[:ORIGIN]->(g)
RETURN p.id AS subject, properties(s) AS said, a.id AS article, a.publisher AS publisher, a.published AS published,
       a.fingerprint AS fingerprint, a.credits AS credits,
       o.id AS object, o.name AS object_name, o.side AS side, t.stated AS stated, g.id AS origin, g.name AS origin_name
"""


def accounts(run: Run, persons: Sequence[str]) -> list[Account]:
    """All that the store knows to be said about these persons, and that counts."""
    return [_account(row) for part in parts(persons) for row in run(ACCOUNTS, ids=part)]


def ever(store: Store, person: str) -> list[Account]:
    """All that was ever read about a person, also what counts no longer."""
    query = ACCOUNTS.replace("WHERE s.retiredAt IS NULL", "").replace("properties(s)", "s")
    rows = store.read(query, {"ids": [person]}).dicts()
    return [_account({**row, "said": row["said"]["properties"]}) for row in rows]


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

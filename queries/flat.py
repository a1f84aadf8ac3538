"""The defections as one flat table, for a spreadsheet: each with its sentences."""

from __future__ import annotations

from typing import Any

from graph.stores.base import Store, Table
from queries.questions import find, run

_WORDS = """
MATCH (:Person)-[move:DEFECTED_TO]->(:Faction)
UNWIND move.evidence AS statement
MATCH (s:Statement {id: statement})-[:STATED_IN]->(a:Article)
RETURN move.id AS id, s.quote AS quote, s.modality AS modality, a.publisher AS publisher, a.url AS url
ORDER BY id, a.published, statement
"""
COLUMNS = ("publishers", "sentences", "addresses")


def flat_defections(store: Store) -> Table:
    """The rows of defections/list, and after them who says so, in which words, and where; a denial is marked as one."""
    said: dict[str, list[dict[str, Any]]] = {}
    for row in store.read(_WORDS).dicts():
        said.setdefault(row["id"], []).append(row)
    listed = run(store, find("defections/list"))
    ids = [row["id"] for row in listed.dicts()]
    rows = [[*row, *_words(said.get(ident, []))] for row, ident in zip(listed.rows, ids, strict=True)]
    return Table([*listed.columns, *COLUMNS], rows)


def _words(said: list[dict[str, Any]]) -> list[list[str]]:
    quotes = [f"{row['quote']}{' (denied)' if row['modality'] == 'denied' else ''}" for row in said]
    return [_each(row["publisher"] for row in said), _each(quotes), _each(row["url"] for row in said)]


def _each(values: Any) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]

"""How an edge came to be what it is: what was read, superseded, withdrawn or decided, and what the edge was after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.edges import consolidate
from graph.keys import relationship_id
from graph.load.edges import ever
from graph.schema import EDGES, Edge
from graph.stores.base import Row, Store, Table
from queries.evidence import UnknownId

COLUMNS = ["when", "what", "publisher", "published", "says", "status", "date", "sources", "confidence", "quote"]

_OWNER = """
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE r.id STARTS WITH $id
RETURN p.id AS person, r.id AS id, type(r) AS kind, r.evidence AS evidence
"""
_STATEMENTS = "MATCH (s:Statement)-[:SUBJECT]->(p:Person) RETURN s.id AS statement, p.id AS person"
_WORDS = """
MATCH (p:Person {id: $person})<-[:SUBJECT]-(s:Statement)-[:STATED_IN]->(a:Article)
RETURN s.id AS id, s.name AS name, s.modality AS modality, s.quote AS quote, s.recordedAt AS recordedAt, s.retiredAt AS retiredAt,
       a.publisher AS publisher, a.published AS published, a.retiredWhy AS why
"""
_DECISIONS = """
MATCH (p:Person {id: $person})<-[m:MENTIONS]-(:Article)
WITH collect(m.mention) AS mentions
MATCH (j:Judgement)
WHERE any(x IN j.left + j.right WHERE x IN mentions)
RETURN j.name AS name, j.by AS by, j.at AS at, j.why AS why, j.undoneAt AS undoneAt, j.undoneBy AS undoneBy
"""


@dataclass(frozen=True)
class _Trail:
    """The edge that is followed: of whom, of which type, and the statements that were ever behind it."""

    person: str
    kind: str
    behind: frozenset[str]


def history(store: Store, identifier: str) -> Table:
    """How an edge came to be: a row for each thing that happened to what is behind it, in the order of record time.

    The columns from `status` on say what the edge was when that had happened; they are empty while it did not stand. Who is
    who is as it is known today.

    Raises:
        UnknownId: no edge has this id or ever had it, or several begin so.
    """
    trail = _trail(store, identifier)
    words = {row["id"]: row for row in store.read(_WORDS, {"person": trail.person}).dicts()}
    said = ever(store, trail.person)
    moments = sorted({moment for row in words.values() for moment in (row["recordedAt"], row["retiredAt"]) if moment})
    rows: list[tuple[dt.datetime, list[Any]]] = []
    behind = trail.behind
    for moment in moments:
        now = _edge(trail, said, words, moment, behind)
        behind |= frozenset(now.evidence) if now else frozenset()
        rows += [(moment, [moment, *row, *_state(now)]) for row in _happened(words.values(), moment, behind)]
    rows += _decided(store, trail.person)
    ordered = sorted(rows, key=lambda pair: pair[0])
    return Table(COLUMNS, [[*row[:5], *row[6:], row[5]] for _, row in ordered])


def _trail(store: Store, identifier: str) -> _Trail:
    found = store.read(_OWNER, {"id": identifier}).dicts()
    whole = [row for row in found if row["id"] == identifier] or found
    if len(whole) > 1:
        raise UnknownId(
            f"{len(whole)} edges begin with {identifier!r}: {', '.join(row['id'] for row in whole[:4])}; give more of the id"
        )
    if whole:
        return _Trail(whole[0]["person"], whole[0]["kind"], frozenset(whole[0]["evidence"]))
    for row in store.read(_STATEMENTS).dicts():
        for kind in EDGES:
            if relationship_id(kind.type, row["statement"]) == identifier:
                return _Trail(row["person"], kind.type, frozenset((row["statement"],)))
    raise UnknownId(f"no edge has the id {identifier!r} or ever had it; the list of ids: allegiance defections")


def _edge(trail: _Trail, said: Sequence[Any], words: dict[str, Row], moment: dt.datetime, behind: frozenset[str]) -> Edge | None:
    """The edge as it was right after a moment: the one of its type that shares most statements with it."""
    counting = [account for account in said if _counts(words[account.id], moment)]
    edges = [edge for edge in consolidate(counting) if edge.type == trail.kind and behind & set(edge.evidence)]
    return max(edges, key=lambda edge: (len(behind & set(edge.evidence)), edge.id), default=None)


def _counts(row: Row, moment: dt.datetime) -> bool:
    return bool(row["recordedAt"] <= moment and (row["retiredAt"] is None or row["retiredAt"] > moment))


def _happened(words: Iterable[Row], moment: dt.datetime, behind: frozenset[str]) -> Iterator[list[Any]]:
    for row in sorted(words, key=lambda row: (str(row["published"]), str(row["id"]))):
        if row["id"] not in behind:
            continue
        told = [row["publisher"], row["published"], f"{row['name']} ({row['modality']})", row["quote"]]
        if row["recordedAt"] == moment:
            yield ["read", *told]
        if row["retiredAt"] == moment:
            yield [row["why"] or "no longer read so", *told]


def _state(edge: Edge | None) -> list[Any]:
    if edge is None:
        return [None, None, None, None]
    told = edge.properties()
    date = next(iter(told.get("dates") or ()), None) or (str(told["since"]) if told.get("since") else None)
    return [edge.status, date, edge.sources, edge.confidence]


def _decided(store: Store, person: str) -> Iterator[tuple[dt.datetime, list[Any]]]:
    """Decisions about who he is."""
    for row in store.read(_DECISIONS, {"person": person}).dicts():
        why = f": {row['why']}" if row["why"] else ""
        yield row["at"], [row["at"], f"decided by {row['by']}{why}", None, None, row["name"], None, None, None, None, None]
        if row["undoneAt"]:
            yield row["undoneAt"], [row["undoneAt"], f"taken back by {row['undoneBy']}", None, None, row["name"], *[None] * 5]

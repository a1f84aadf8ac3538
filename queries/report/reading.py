"""The store's answers, as the records of the model. Each function reads only what it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from graph.periods import Period
from graph.schema import Agency, DefectedTo, Edge, Faction, Node, Person, PersonBelongsTo, Sect, ServesIn, Statement
from graph.stores.base import Row, Store
from queries.evidence import surroundings
from queries.report import cypher
from queries.report.asked import Scope
from queries.report.content import Body, Community, Denial, Move, Said, Service, Source

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)
LABELS: dict[str, type[Agency] | type[Faction]] = {"Agency": Agency, "Faction": Faction}
CONTEXT = 180
"""Characters of an article on each side of a quote, at most."""
TEXTS_AT_ONCE = 200
"""Articles whose texts are held in memory at the same time."""


def bodies(store: Store) -> dict[str, Body]:
    """All agencies and factions by id."""
    rows = store.read("MATCH (n:Agency) RETURN n").rows + store.read("MATCH (n:Faction) RETURN n").rows
    return {body.id: body for body in (LABELS[n["labels"][0]].model_validate(n["properties"]) for (n,) in rows)}


def above(store: Store) -> dict[str, str]:
    """The id of what a body is part of, by the id of the body."""
    return dict(store.read(cypher.ABOVE).rows)


def articles(store: Store) -> tuple[int, dt.datetime | None]:
    """How many count, and when the newest of them was read."""
    number, newest = store.read(cypher.ARTICLES).rows[0]
    return number, newest


def moves(store: Store, scope: Scope, known: dict[str, Body], chosen: frozenset[str] | None) -> list[Move]:
    """The changes of side of these persons; with `chosen`, those with these ids only."""
    only = {"persons": scope.persons}
    serving: dict[str, list[str]] = {}
    for move, body, _ in store.read(cypher.SERVING, only).rows:
        serving.setdefault(move, []).append(body)
    found = []
    for person, edge, target in store.read(cypher.MOVES, only).rows:
        move_id = edge["properties"]["id"]
        if chosen is None or move_id in chosen:
            origin = edge["properties"].get("originId")
            named = [origin] if origin and origin in known else []
            left = named if named and isinstance(known[named[0]], Agency) else serving.get(move_id) or named
            records = (_edge(DefectedTo, edge), _node(Person, person), _node(Faction, target))
            found.append(Move(*records, tuple(known[body] for body in left)))
    return found


def sects_of_movers(store: Store, scope: Scope) -> dict[str, tuple[str, ...]]:
    """Names of the communities of those who changed sides, by the id of the person."""
    return _grouped(store.read(cypher.SECTS, {"persons": scope.persons}).rows)


def recorded(store: Store, scope: Scope) -> tuple[int, int]:
    """How many persons are asked for, and of how many of them there is more than the name."""
    everybody, told = (int(store.read(query, scope.parameters).rows[0][0]) for query in (cypher.RECORDED, cypher.TOLD))
    return everybody, told


def senior(store: Store, scope: Scope, limit: int) -> list[Person]:
    """The persons asked for of whom there is more than the name, the most senior first."""
    return [_node(Person, row[0]) for row in store.read(cypher.SENIOR, {**scope.parameters, "limit": limit}).rows]


def services(store: Store, persons: Sequence[str]) -> list[Service]:
    """The posts of these persons, each one's in the order of time."""
    found = []
    for label, kind in LABELS.items():
        rows = store.read(cypher.OF_PERSONS % ("SERVES_IN", label), {"persons": persons}).rows
        found += [Service(_edge(ServesIn, r), _node(Person, p), _node(kind, o)) for p, r, o in rows]
    return found


def communities(store: Store, persons: Sequence[str]) -> list[Community]:
    """The communities of these persons."""
    rows = store.read(cypher.OF_PERSONS % ("BELONGS_TO", "Sect"), {"persons": persons}).rows
    return [Community(_edge(PersonBelongsTo, r), _node(Person, p), _node(Sect, o)) for p, r, o in rows]


def said(store: Store, statements: Iterable[str]) -> dict[str, Said]:
    """These statements by id, with what stands around their quotes."""
    rows = store.read(cypher.SAID, {"statements": sorted(set(statements))}).dicts()
    around = _surroundings(store, rows)
    found = {}
    for row in rows:
        statement = _node(Statement, row.pop("s"))
        found[statement.id] = Said(statement, Source(**row), *around[statement.id])
    return found


def denials(store: Store, scope: Scope, limit: int, contradicted: dict[str, str]) -> tuple[list[Denial], int]:
    """What makes no edge, at most so many, and how many there are. `contradicted`: edges by the statements that deny them."""
    rows = store.read(cypher.DENIALS, {**scope.parameters, "since": scope.since and _day(scope.since)}).rows
    shown = rows[:limit]
    told = said(store, (statement for _, statement in shown))
    return [Denial(_node(Person, p), told[statement], contradicted.get(statement)) for p, statement in shown], len(rows)


def doubts(store: Store, persons: Sequence[str]) -> list[tuple[str, str]]:
    """The names of those who may be one, at least one of whom is among these persons."""
    return [(one, other) for _, one, other in store.read(cypher.DOUBTS, {"persons": persons}).rows]


def _surroundings(store: Store, rows: Sequence[Row]) -> dict[str, tuple[str, str]]:
    """What stands before and after each statement's quote; the texts are read a few at a time."""
    of_article: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        of_article.setdefault(row["id"], []).append(row["s"]["properties"])
    found = {}
    ids = list(of_article)
    for first in range(0, len(ids), TEXTS_AT_ONCE):
        some = {"articles": ids[first : first + TEXTS_AT_ONCE]}
        for article, text in store.read(cypher.TEXTS, some).rows:
            for quoted in of_article[article]:
                around = surroundings(text, quoted["start"], quoted["end"], CONTEXT) if text else ("", "")
                found[quoted["id"]] = around
    return found


def _day(since: str) -> dt.date:
    return Period.parse(since).start


def _grouped(rows: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, value in rows:
        found[key] = (*found.get(key, ()), value)
    return found


def _node(kind: type[N], raw: dict[str, Any]) -> N:
    return kind.model_validate(raw["properties"])


def _edge(kind: type[E], raw: dict[str, Any]) -> E:
    """Without its ends, which stand beside it here."""
    return kind.model_validate({**raw["properties"], "start_": "", "end_": ""})

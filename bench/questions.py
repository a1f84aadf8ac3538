"""Every question of the library and every picture, in a graph of many persons, on both stores.

Each is asked with the values of its example, where the example names somebody or something that is not in this graph with
values that are; pictures, and lists that take a limit, give so many rows as a screen can show.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any

from bench import lives, people
from bench.measure import Spread, seconds
from bench.rows import Row
from bench.server import forget_plans
from bench.setting import Setting
from graph.load import upsert
from graph.stores import Store, StoreError, open_store
from graph.stores.base import Table
from queries.question import Question
from queries.questions import questions
from queries.questions import run as answer

SLOW = 1.0
"""Seconds that a question may take."""
SCREEN = {"limit": 300}
"""A list that takes a limit gives so many rows as one can read."""
WINDOW = {"since": dt.date(2012, 1, 1), "until": dt.date(2012, 1, 11)}
"""What is drawn of a time: some 250 changes of side."""


Times = dict[str, tuple[int, float, Spread]]
"""Rows, seconds of the first time and of the others, by question; infinite where the store gave up."""


@dataclass(frozen=True)
class Asked:
    """A question or a picture, asked once in each store for the first time, and again. Seconds; None where there is no server."""

    name: str
    rows: int
    embedded: tuple[float, Spread]
    neo4j: tuple[float, Spread] | None


def run(setting: Setting) -> Iterator[Row]:
    """All questions in a row: the median, the quickest and the slowest. One by one they stand in docs/questions.md."""
    asked = measure(setting)
    for store, taken in (("embedded", [one.embedded for one in asked]), ("Neo4j", [one.neo4j for one in asked if one.neo4j])):
        for when, of in (("first", [first for first, _ in taken]), ("again", [again.low for _, again in taken])):
            means = f"All {len(asked)} questions and pictures, {setting.sizes.many:,} persons: median, quickest and slowest."
            spread = Spread.of([1_000 * each for each in of]) if of else None
            yield Row(f"a question of the library, {store}, {when}", "ms", spread, means)


def measure(setting: Setting) -> list[Asked]:
    """Each question, then its picture, in the order of their names."""
    path = str(setting.new_file("questions.kgl"))
    with open_store(path, writing=True) as store:
        fill(store, setting.sizes.many)
    with open_store(path) as store:
        embedded = times(store, setting.sizes.rounds)
    if setting.neo4j is None:
        return together(embedded, {})
    with setting.empty_neo4j() as store:
        fill(store, setting.sizes.many)
        forget_plans(setting.neo4j)
        return together(embedded, times(store, setting.sizes.rounds))


def together(embedded: Times, neo4j: Times) -> list[Asked]:
    """What two stores took for each."""
    return [Asked(name, rows, (first, again), neo4j[name][1:] if name in neo4j else None)
            for name, (rows, first, again) in embedded.items()]  # fmt: skip


def fill(store: Store, persons: int) -> None:
    """An empty store with so many persons."""
    store.prepare()
    for batch in (people.bodies(), *lives.population(0, persons)):
        store.write(partial(upsert, batch=batch))


def times(store: Store, rounds: int) -> Times:
    """How long each takes the first time and then; the name of a picture ends in .picture."""
    found = {}
    for name, ask in _works(store):
        counts: list[int] = []
        try:
            first, *again = [seconds(lambda: counts.append(len(ask().rows))) for _ in range(rounds + 1)]  # noqa: B023  # at once
        except StoreError:  # the store gave up: out of time or of memory
            first, again = inf, [inf]
        found[name] = counts[0] if counts else 0, first, Spread.of(again)
    return found


def _works(store: Store) -> Iterator[tuple[str, Callable[[], Table]]]:
    known = _known(store)
    for question in questions().values():
        yield question.name, partial(answer, store, question, bound(question, known, SCREEN))
        if question.picture:
            drawn = bound(question, known, SCREEN | WINDOW)
            yield f"{question.name}.picture", partial(answer, store, question, drawn, picture=True)


def bound(question: Question, known: Mapping[str, Any], cut: Mapping[str, Any]) -> dict[str, Any]:
    """The example of a question: of whom and what it names with what is in this graph, and no longer than one reads."""
    named = {name: value if value is None else known.get(name, value) for name, value in question.example.items()}
    return named | {name: value for name, value in cut.items() if name in named}


def _known(store: Store) -> dict[str, Any]:
    """Values by the name of the parameter."""
    one, other = store.read(_TWO).dicts()
    said = store.read("MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE p.id = $id RETURN s.id AS id ORDER BY id LIMIT 1", one)
    sect, service, branch = people.sect(0).name, people.agency(1, 0).name, people.agency(2, 0).name
    return {
        "person": one["name"], "other": other["name"], "edge": one["edge"], "id": one["edge"], "statement": said.rows[0][0],
        "sect": sect, "sects": [sect], "agency": branch, "agencies": [service], "body": branch, "roles": ["chief"],
    }  # fmt: skip


_TWO = """
MATCH (p:Person)-[r:DEFECTED_TO]->(:Faction)
RETURN p.id AS id, p.name AS name, r.id AS edge ORDER BY id LIMIT 2
"""

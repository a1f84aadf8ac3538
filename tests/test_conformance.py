"""Cypher means the same on every store: 57 checks of the language, and no question of the library that makes an engine warn.

`cypher-checks.json` holds a small graph and for each check the query, its parameters and the rows that must come. A check
that writes has in `post` the query that looks at the result. That every question gives the same rows on every store is
checked in test_queries.py.
"""

from __future__ import annotations

import datetime as dt
import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kglite
import pytest

from graph.stores import Run, Store, StoreError, open_store
from graph.stores.embedded import EmbeddedStore
from queries.questions import questions, run
from tests.graphs import load
from tests.syria import lives, syria
from tests.test_cli_decisions import FATHER, SON

FILE = json.loads(Path(__file__).with_name("cypher-checks.json").read_text(encoding="utf-8"))
CHECKS = {check["id"]: check for check in FILE["checks"]}

PORTABLE = {
    "08 COLLECT{} subquery": (
        "MATCH (p:Person) WHERE p.id IN ['p1', 'p2'] "
        "CALL (p) { MATCH (p)-[:SERVES_IN]->(a:Agency) WITH a.name AS name ORDER BY name RETURN collect(name) AS ag } "
        "RETURN p.id AS id, ag ORDER BY id"
    ),
    "43 allShortestPaths": (
        "MATCH (a:Person {id: 'p1'}) MATCH (b:Person {id: 'p2'}) "
        "MATCH p = allShortestPaths((a)-[*..6]-(b)) RETURN length(p) AS l, count(*) AS n"
    ),
    "46 comment lines + trailing ;": "// leading comment\nMATCH (p:Person) // inline\n// block\nRETURN count(p) AS n;",
}
"""Checks that the embedded engine refuses as written, in the form that both engines take."""

NOT_EMBEDDED = {
    "08 COLLECT{} subquery": "no COLLECT { }: write CALL (p) { ... RETURN collect(...) }",
    "23 properties(n), keys(n)": "keys(n) lists `title`, kglite's alias of `name`, and no form leaves it out: do not use keys(n)",
    "43 allShortestPaths": "a path function must stand in a MATCH of its own",
    "46 comment lines + trailing ;": "no /* */: write //",
}
"""What the embedded engine does not do as written, and what to write instead."""


@pytest.fixture
def checked(bare_store: Store) -> Store:
    """The store with the small graph of the file, whose properties our schema does not declare."""
    bare_store.write(fill)
    return bare_store


def fill(run: Run) -> None:
    """Create the graph of the file."""
    fixture, labels = FILE["fixture"], FILE["fixture"]["labels"]
    for cypher in fixture["create"]:
        run(cypher)
    for start, kind, end, properties in fixture["edges"]:
        ends = f"MATCH (a:{labels[start[0]]} {{id: $start}}) MATCH (b:{labels[end[0]]} {{id: $end}})"
        run(f"{ends} CREATE (a)-[:{kind} {properties}]->(b)", start=start, end=end)
    for part in (fixture["articles"], fixture["mentions"]):
        run(part["cypher"], rows=part["rows"])


@pytest.mark.parametrize("check", CHECKS)
def test_as_written(checked: Store, check: str, request: pytest.FixtureRequest) -> None:
    if check in NOT_EMBEDDED and isinstance(checked, EmbeddedStore):
        request.applymarker(pytest.mark.xfail(reason=NOT_EMBEDDED[check], raises=(AssertionError, StoreError), strict=True))
    run_check(checked, CHECKS[check])


@pytest.mark.parametrize("check", PORTABLE)
def test_in_the_form_that_every_store_takes(checked: Store, check: str) -> None:
    run_check(checked, CHECKS[check] | {"q": PORTABLE[check]})


def test_a_list_beside_an_id_and_null(checked: Store, request: pytest.FixtureRequest) -> None:
    """kglite 0.21.2 answers as if there were no list, and queries/checks.py tells of such questions until that is mended."""
    if isinstance(checked, EmbeddedStore):
        request.applymarker(pytest.mark.xfail(reason="the list is lost", raises=AssertionError, strict=True))
    given = "MATCH (p:Person) WITH p.id AS id MATCH (q:Person) WHERE q.id = id AND q.nothing IS NULL"
    assert checked.read(f"{given} AND q.rank IN ['General'] RETURN q.id AS id ORDER BY id").rows == [["p2"]]


@contextmanager
def loud() -> Iterator[None]:
    """The embedded engine's warnings as Python's, which the tests take for errors."""
    kglite.set_query_warning_policy("pywarn")
    try:
        yield
    finally:
        kglite.set_query_warning_policy("silent")


def test_no_question_makes_the_embedded_engine_warn(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.kgl"), writing=True) as store:
        store.prepare()
        load(store, [*syria(), *lives(), FATHER, SON])
        with loud(), pytest.warns(UserWarning, match="upper bound"):  # so that silence means something
            store.read("MATCH (:Agency)-[:BELONGS_TO*]->(f) RETURN f.name")
        with loud(), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*which no .* has")  # of what this one graph lacks, say ended articles
            for question in questions().values():
                run(store, question, question.example)
                run(store, question, question.example, picture=question.picture is not None)


def run_check(store: Store, check: dict[str, Any]) -> None:
    """Run one check of the file and compare its rows."""
    parameters = check["p"] or {}
    if check["id"].startswith("14b"):  # is about a date as parameter, which JSON cannot hold
        parameters = {name: dt.date.fromisoformat(value) for name, value in parameters.items()}
    store.write(lambda run: [run(cypher) for cypher in check["pre"]])
    if check["exp"] == "ERROR":
        with pytest.raises(StoreError):
            store.write(lambda run: run(check["q"], **parameters))
        return
    if check["post"]:
        store.write(lambda run: run(check["q"], **parameters))
        rows = store.read(check["post"]).rows
    else:
        rows = store.read(check["q"], parameters).rows
    agree([in_json(row) for row in rows], check)


def agree(rows: list[Any], check: dict[str, Any]) -> None:
    """Compare rows with what the check expects: exactly, or where it says `set`, without order."""
    if check["exp"] == "NODE":
        assert rows == [[{"labels": ["Sect"], "properties": {"id": "s1", "name": "Airborne"}}]]
    elif check["exp"] == "REL":
        properties = {"date": "2012-07-15", "precision": "day", "sources": ["u1"]}
        assert rows == [[{"type": "DEFECTED_TO", "properties": properties}]]
    else:
        expected = check["exp"] if check["ordered"] else sorted(check["exp"])
        found = rows if check["ordered"] else sorted(rows)
        assert len(found) == len(expected)
        assert all(same(f, e) for f, e in zip(found, expected, strict=True)), (found, expected)


def same(found: Any, expected: Any) -> bool:
    """Equal, floats nearly so; `{"set": [...]}` stands for these items in any order."""
    if isinstance(expected, dict) and expected.keys() == {"set"}:
        return sorted(found) == sorted(expected["set"])
    if isinstance(expected, float):
        return bool(found == pytest.approx(expected))
    if isinstance(expected, list):
        return isinstance(found, list) and len(found) == len(expected) and all(map(same, found, expected))
    return bool(found == expected)


def in_json(value: Any) -> Any:
    """The value as the file writes it: dates are text."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return [in_json(item) for item in value]
    if isinstance(value, dict):
        return {key: in_json(item) for key, item in value.items()}
    return value

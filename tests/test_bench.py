"""The benchmarks run, at the smallest sizes, on the embedded store alone and with a server; no time is asserted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from bench import corpus
from bench.__main__ import BENCHMARKS, WITH_NEO4J, measure
from bench.measure import Spread, alternate
from bench.page import Circumstances, text
from bench.rows import NOT_MEASURED, RATIO, Row, table
from bench.setting import ROOT, TINY, Setting
from deploy.endpoint import Endpoint

ON_NEO4J = ("neo4j", "upsert", "bare driver")
"""Words in the rows that need a server."""


def test_every_benchmark_gives_its_rows(tmp_path: Path) -> None:
    """Ratios first; without a server the rows that need one say so."""
    rows = measure(BENCHMARKS, Setting(tmp_path, TINY))
    units = [row.unit for row in rows]
    assert units.count(RATIO) == units.index("ms") > 0
    assert len({row.what for row in rows}) == len(rows) == 44
    assert {row.what for row in rows if row.spread is None} == {row.what for row in rows if needs_server(row)}


def test_with_a_server_nothing_is_missing(
    servers: Mapping[str, Endpoint], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the first one, emptied."""
    server = next(iter(servers.values()))
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    rows = measure(WITH_NEO4J, Setting(tmp_path, TINY, server.uri))
    assert any(needs_server(row) for row in rows)
    assert all(row.spread for row in rows)


def needs_server(row: Row) -> bool:
    """Whether only a run with Neo4j can measure it."""
    return any(word in row.what.lower() for word in ON_NEO4J)


def test_the_page_names_no_machine() -> None:
    """A row of the table, its meaning and how to repeat it; neither a path nor a host."""
    rows = [Row("this : that", RATIO, Spread(1.5, 1.4, 1.6), "How much more.", "2 or less"), Row("that", "ms", None, "That.")]
    page = text(rows, Circumstances.now("5.26"), 7)
    assert "| this : that | 1.50 | 1.40 | 1.60 | ratio | 2 or less |" in page
    assert f"| that | {NOT_MEASURED} |" in page
    assert "- **this : that** (aim: 2 or less): How much more." in page
    assert str(ROOT) not in page
    assert str(Path.home()) not in page
    assert str(dt.datetime.now(dt.UTC).year) in page


def test_works_run_in_turn() -> None:
    """A warm-up round that is not kept, then every other round backwards."""
    order: list[str] = []

    def work(name: str) -> int:
        order.append(name)
        return len(order)

    kept = alternate({name: partial(work, name) for name in "ab"}, rounds=2)
    assert "".join(order) == "ba" + "ab" + "ba"
    assert kept == {"a": [3, 6], "b": [4, 5]}


def test_made_up_texts_say_nothing() -> None:
    """Nobody changes sides in the articles that are meant to be irrelevant, and 5 % of the mixed ones are samples."""
    samples = corpus.samples()[:3]
    mixed = corpus.mixed(samples)
    assert len(mixed) == 20 * len(samples)
    reader = corpus.extractor()
    said = [said for article in mixed if article not in samples for said in reader.read(article).statements]
    assert {statement.kind for statement in said} <= {"SERVES_IN"}


def test_editions_are_other_articles_about_other_persons() -> None:
    """The second edition has ids, a day and persons of its own, and says as much."""
    samples, reader = corpus.samples()[:6], corpus.extractor()
    first, second = corpus.editions(samples, reader, 2)
    assert not {a.id for a in first} & {a.id for a in second}
    said = [[s for article in articles for s in reader.read(article).statements] for articles in (first, second)]
    assert len(said[0]) == len(said[1])
    assert not {s.subject.id for s in said[0]} & {s.subject.id for s in said[1]}


def test_a_table_has_a_line_for_each_row() -> None:
    """Also for what was not measured; a median of measurements that differ much is marked."""
    shown = table([Row("a", "ms", None, "A."), Row("b", "ms", Spread(1234.5, 1, 2), "B.")])
    assert shown.rows == [["a", NOT_MEASURED, "", "", "ms", ""], ["b", "~ 1,234", "1.00", "2.00", "ms", ""]]

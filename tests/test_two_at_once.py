"""Two ingests into one store at the same time."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.endpoint import Endpoint
from graph.stores import Store, open_store
from graph.stores.ddl import name_of, statements
from tests.commands import ALLEGIANCE, process, start
from tests.conftest import empty
from tests.samples import SAMPLES, articles, chance, clean_run, lines, write

SMALL_BATCHES = "import sys, ingest.pipeline as p; p.BATCH = 4; from cli.main import run; run()"
"""`allegiance`, with so many transactions that those of two who write at once come in turns."""


def test_a_file_refuses_the_second_and_names_the_first(tmp_path: Path) -> None:
    uri = str(tmp_path / "graph.kgl")
    with start(*ALLEGIANCE, "ingest", "-", "--store", uri, stdin=subprocess.PIPE) as first:
        while not Path(f"{uri}-wal").exists():  # it has the store now, and waits for its articles
            assert first.poll() is None
        code, printed, errors = process("ingest", SAMPLES, "--store", uri)
        assert (code, printed) == (1, "")
        assert f"Error: process {first.pid} " in errors
        assert f"ingest - --store {uri}) writes to {uri} since 2" in errors
        assert errors.endswith("; wait until it has finished, or choose another --store\n")
        first.communicate("Title: Quiet\nPublished: 2012-07-06\n\nNothing happened on Friday.\n", timeout=60)
        assert first.returncode == 0
    assert process("ingest", SAMPLES, "--store", uri)[0] == 0
    printed = process("cypher", "MATCH (a:Article) RETURN count(a)", "--store", uri)[1]
    assert printed.split() == ["count(a)", str(len(articles()) + 1)]


@pytest.fixture
def server(neo4j_server: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A server of each version as none of ours has seen it: empty, without constraints and indexes."""
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    with open_store(neo4j_server.uri) as store:
        forget(store)
        yield store
        store.prepare()  # as the other tests expect it


def forget(store: Store) -> None:
    """Empty a server, and drop constraints and indexes."""
    empty(store)
    for kind in ("CONSTRAINT", "INDEX"):
        names = {name_of(statement) for statement in statements() if f"{kind} " in statement}
        for name in sorted(names):
            drop(store, f"DROP {kind} {name} IF EXISTS")


def drop(store: Store, statement: str) -> None:
    """A change of the schema is a transaction of its own."""
    store.write(lambda run: run(statement))


def test_a_server_takes_both(server: Store, tmp_path: Path) -> None:
    chosen = chance(3).sample(articles(), 40)
    corpora = [write(tmp_path / f"{seed}.jsonl", chance(seed).sample(chosen, len(chosen))) for seed in (1, 2)]
    clean = clean_run(corpora[0], tmp_path)
    both = [start("-c", SMALL_BATCHES, "ingest", corpus, "--store", server.uri) for corpus in corpora]
    told = [(*running.communicate(timeout=300), running.returncode) for running in both]
    assert [(errors, code) for _, errors, code in told] == [("", 0), ("", 0)]
    assert all("read before" in printed for printed, _, _ in told)  # each met what the other had brought in
    assert lines(server.uri) == clean

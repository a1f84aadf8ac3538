"""An ingest that is killed, or loses its server, and is run again: the graph is that of one clean run."""

from __future__ import annotations

import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from deploy.server import Server
from graph.stores import StoreError, open_store
from tests.children import Moment, Nursery
from tests.commands import ALLEGIANCE, start
from tests.samples import Fresh, articles, chance, clean_run, lines, write
from tests.servers import POOL

KILLS = 50
INSIDE = {Moment.OPENING, Moment.READING, Moment.MERGING, Moment.KEEPING}
"""Where it must have been killed at least once."""
BATCH, ARTICLES = 2, 16
AIMS = {
    # how often each is aimed at, of so many of it one, and how long after its beginning the signal comes at most
    Moment.OPENING: (3, 1, 0.03),
    Moment.READING: (4, 4, 0.02),
    Moment.MERGING: (4, 2, 0.05),
    Moment.KEEPING: (5, 2, 0.001),
    Moment.CLOSING: (1, 1, 0.01),
}
"""A commit is short: most signals that come at any moment would miss it."""


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    """A file of some of the samples."""
    return write(tmp_path / "articles.jsonl", chance(5).sample(articles(), ARTICLES))


def interrupted(nursery: Nursery, corpus: str, uri: str, random: Random) -> Iterator[tuple[Moment, int]]:
    """Kill the ingest of a corpus and run it again, until once it ends before it is killed.

    Gives where it was, and how many batches it said were kept.
    """
    while True:
        child = nursery.start("ingest", corpus, "--store", uri)
        moment = random.choices(list(AIMS), [often for often, _, _ in AIMS.values()])[0]
        _, times, late = AIMS[moment]
        if moment is Moment.OPENING or child.wait_for(moment, random.randint(1, times)):
            time.sleep(random.uniform(0, late))
        killed = child.kill()
        if killed is None:
            return
        yield killed, nursery.notes()[Moment.KEPT]


def test_killed_at_any_moment(fresh: Fresh, corpus: str, tmp_path: Path) -> None:
    clean, random, at = clean_run(corpus, tmp_path), chance(11), Counter[Moment]()
    with Nursery(tmp_path, BATCH) as nursery:
        while at.total() < KILLS or not at.keys() >= INSIDE:
            uri, kept = fresh(), 0
            for moment, batches in interrupted(nursery, corpus, uri, random):
                at[moment] += 1
                kept += batches
            told = re.match(r"(\d+) articles?(?:; (\d+) read before)?;", nursery.printed())
            assert told, nursery.printed()
            now, before = int(told[1]), int(told[2] or 0)
            assert now + before == ARTICLES
            assert before % BATCH == 0  # no half of a batch was kept
            assert before >= kept * BATCH  # what was kept is there
            assert nursery.notes()[Moment.READING] == now  # and is not read again
            assert lines(uri) == clean


def test_what_is_finished_is_read_again_when_told_to(fresh: Fresh, corpus: str, tmp_path: Path) -> None:
    uri = fresh()
    with Nursery(tmp_path, BATCH) as nursery:
        nursery.run("ingest", corpus, "--store", uri)
        first, read = lines(uri), nursery.notes()[Moment.READING]
        assert nursery.run("ingest", corpus, "--store", uri).startswith(f"0 articles; {ARTICLES} read before; ")
        assert (read, nursery.notes()[Moment.READING]) == (ARTICLES, 0)
        assert nursery.run("ingest", corpus, "--store", uri, "--force").startswith(f"{ARTICLES} articles; ")
        assert nursery.notes()[Moment.READING] == ARTICLES
    assert lines(uri) == first


def test_a_first_ingest_that_was_killed_is_named_as_the_reason(corpus: str, tmp_path: Path) -> None:
    uri = str(tmp_path / "graph.kgl")
    with Nursery(tmp_path, BATCH) as nursery:
        child = nursery.start("ingest", corpus, "--store", uri)
        child.wait_for(Moment.KEPT, 1)
        child.kill()
        with pytest.raises(StoreError, match=r"the first ingest into .*graph\.kgl has not ended; .* run it again to go on"):
            open_store(uri)
        nursery.run("ingest", corpus, "--store", uri)
    assert lines(uri)


def test_the_processes_that_read_for_it_end_with_it(tmp_path: Path) -> None:
    sentence = "Colonel Nasr Mustafa of the Republican Guard defected to the rebels on Friday."
    (tmp_path / "many.csv").write_text("text,published\n" + f"{sentence},2012-07-06\n" * 50_000, encoding="utf-8")
    with start(*ALLEGIANCE, "extract", str(tmp_path), "--jobs", "2") as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("{")
        running.kill()
        running.communicate(timeout=60)  # until all have closed the streams that they share
    assert running.returncode == -signal.SIGKILL


@pytest.fixture
def own_server(pytestconfig: pytest.Config, tmp_path: Path) -> Iterator[Server]:
    """A server of this test alone, that keeps its graph when it is stopped."""
    pool = pytestconfig.stash[POOL]
    made = next(iter(pool.makers.values()), lambda _: None)(tmp_path / "neo4j")
    if not isinstance(made, Server):
        pool.absent("only a server that runs in Java here can be stopped and started again")
    with made:
        yield made


def test_a_server_that_stops_and_starts_again(
    own_server: Server, corpus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = clean_run(corpus, tmp_path)
    for name, value in own_server.environment.items():
        monkeypatch.setenv(name, value)
    with Nursery(tmp_path, BATCH) as nursery:
        child = nursery.start("ingest", corpus, "--store", own_server.uri)
        assert child.wait_for(Moment.MERGING, 4)
        own_server.stop()
        assert child.wait() == (3, f"Error: {nursery.printed()[7:]}")
        assert f"Neo4j at {own_server.uri} is gone" in nursery.printed()
        own_server.start()
        again = nursery.run("ingest", corpus, "--store", own_server.uri)
    assert 0 < int(again.split()[2]) < ARTICLES
    assert lines(own_server.uri) == clean

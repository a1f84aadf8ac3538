"""Articles per second from files to a graph, into each store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import corpus
from bench.measure import Work, alternate, rates, ratios, seconds
from bench.rows import RATIO, Row
from bench.setting import Setting
from graph.stores import Store, open_store
from ingest.extractors.base import Extractor
from ingest.pipeline import ingest
from ingest.readers import read

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The record time of everything that benchmarks write."""


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    reader, samples, folder = corpus.extractor(), corpus.samples(setting.sizes.samples), setting.folder / "editions"
    articles = [a for edition in corpus.editions(samples, reader, setting.sizes.editions) for a in edition]
    corpus.write(articles, folder)
    taken = alternate(_works(setting, reader, folder), setting.sizes.ingests)
    text = f"{len(articles):,} articles in files (the samples, other persons in every edition) are read into an empty graph: "
    neo4j = taken.get("neo4j")
    yield Row(
        "files to graph, Neo4j : embedded", RATIO, ratios(taken["embedded"], neo4j) if neo4j else None,
        "The two rates below, compared round by round.",
    )  # fmt: skip
    rate = rates(len(articles), taken["embedded"])
    yield Row("files to graph, embedded", "articles/s", rate, f"{text}opened, read, extracted, merged and closed.")
    rate_neo4j = rates(len(articles), neo4j) if neo4j else None
    yield Row("files to graph, Neo4j", "articles/s", rate_neo4j, f"{text}the same, on a warm server.")


def _works(setting: Setting, reader: Extractor, folder: Path) -> dict[str, Work]:
    def into(open_: Callable[[], Store]) -> Callable[[], None]:
        def work() -> None:
            with open_() as store:
                ingest(store, read([str(folder)]), reader, now=NOW)

        return work

    def embedded() -> float:
        path = setting.new_file("ingestion.kgl")
        return seconds(into(lambda: open_store(str(path), writing=True)))

    def neo4j() -> float:
        setting.empty_neo4j().close()
        return seconds(into(setting.open_neo4j))

    return {"embedded": embedded, **({"neo4j": neo4j} if setting.neo4j else {})}

"""The articles of samples/, as many of them as a test wants, in any order."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest

from graph.dump import dump
from graph.stores import Store, open_store
from graph.stores.embedded import EmbeddedStore
from ingest.readers import Source, read
from tests.commands import ROOT, allegiance
from tests.conftest import empty

SAMPLES = str(ROOT / "samples")


@cache
def articles() -> tuple[Source, ...]:
    """All of them, in the order in which they are read."""
    return tuple(source for source in read([SAMPLES]) if isinstance(source, Source))


def chance(seed: int) -> Random:
    """Chance that is the same on every run."""
    return Random(seed)  # noqa: S311  # it guards no secret


def write(path: Path, sources: Sequence[Source]) -> str:
    """A file of these articles, in this order; its path."""
    path.write_text("".join(_line(source) for source in sources), encoding="utf-8")
    return str(path)


def _line(source: Source) -> str:
    article = source.article
    published = article.published and article.published.isoformat()
    told = {
        "url": article.url,
        "title": article.name,
        "publisher": article.publisher,
        "published": published,
        "text": article.text,
    }
    return json.dumps({key: value for key, value in told.items() if value is not None}) + "\n"


def clean_run(path: str, folder: Path) -> list[str]:
    """The graph of one ingest that nobody disturbs, as lines; see graph/dump.py."""
    uri = str(folder / "clean.kgl")
    assert allegiance("ingest", path, "--store", uri).exit_code == 0
    return lines(uri)


def lines(uri: str) -> list[str]:
    """The graph behind a URI."""
    with open_store(uri) as store:
        return list(dump(store))


Fresh = Callable[[], str]


@pytest.fixture
def fresh(store: Store, tmp_path: Path) -> Fresh:
    """Gives the URI of an empty store for other processes to write to: another file each time, or the server, emptied."""
    files = (str(tmp_path / f"{number}.kgl") for number in range(10_000))

    def make() -> str:
        if isinstance(store, EmbeddedStore):
            return next(files)
        empty(store)
        return store.uri

    return make


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a store into which the command has read samples/, for tests that only read it."""
    path = str(tmp_path_factory.mktemp("samples") / "graph.kgl")
    assert allegiance("ingest", SAMPLES, "--store", path).exit_code == 0
    return path

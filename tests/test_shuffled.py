"""The sample corpus read in five orders, with kills in between: the exports are the same, byte for byte, on every store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from deploy.endpoint import Endpoint
from graph.stores import Store
from tests.children import Moment, Nursery
from tests.commands import allegiance
from tests.conftest import empty
from tests.samples import SAMPLES, articles, chance, write

ORDERS, KILLS, BATCH = range(5), 3, 20


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The export of one clean run."""
    folder = tmp_path_factory.mktemp("clean")
    assert allegiance("ingest", SAMPLES, "--store", str(folder / "clean.kgl")).exit_code == 0
    lines = exported(str(folder / "clean.kgl"), folder)
    assert lines.count(b"\n") > 1_000
    return lines


def exported(uri: str, folder: Path) -> bytes:
    """What `allegiance export` writes."""
    file = folder / "export.jsonl"
    assert allegiance("export", str(file), "--store", uri).exit_code == 0
    return file.read_bytes()


def read_with_kills(nursery: Nursery, order: int, uri: str, folder: Path) -> None:
    """Read the samples in an order of their own; kill that three times in the middle, and run it again."""
    random = chance(order)
    corpus = write(folder / f"{order}.jsonl", random.sample(articles(), len(articles())))
    for _ in range(KILLS):
        child = nursery.start("ingest", corpus, "--store", uri)
        assert child.wait_for(*random.choice(((Moment.READING, 30), (Moment.MERGING, 1), (Moment.KEEPING, 1))))
        assert child.kill() is not None
    nursery.run("ingest", corpus, "--store", uri)


def test_five_orders_in_files(expected: bytes, tmp_path: Path) -> None:
    with Nursery(tmp_path, BATCH) as nursery:
        for order in ORDERS:
            uri = str(tmp_path / f"{order}.kgl")
            read_with_kills(nursery, order, uri, tmp_path)
            assert exported(uri, tmp_path) == expected


def test_five_orders_on_servers(
    expected: bytes, servers: Mapping[str, Endpoint], stores: Mapping[str, Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Nursery(tmp_path, BATCH) as nursery:
        for order in ORDERS:
            name = sorted(servers)[order % len(servers)]
            for variable, value in servers[name].environment.items():
                monkeypatch.setenv(variable, value)
            empty(stores[name])
            read_with_kills(nursery, order, stores[name].uri, tmp_path)
            assert exported(stores[name].uri, tmp_path) == expected

"""The stores of a test: the embedded engine and each Neo4j server, empty.

    def test_it(store: Store): ...    runs as test_it[embedded], test_it[neo4j-5.26.14] and test_it[neo4j-2026.08.1]

`store` has its constraints and indexes, `bare_store` has not asked for them, `stores` gives all at once, by name. A server
is emptied before each test: one that NEO4J_URI names must hold nothing at the beginning, or the tests refuse it. Tests
marked `newest` run on the newest server only, because there are many and the servers answer them alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from deploy.endpoint import Endpoint
from graph.stores import Store, open_store

pytest_plugins = ["tests.browsers", "tests.servers", "tests.machines", "tests.readers", "tests.reports", "tests.samples"]

EMBEDDED = "embedded"
Opener = Callable[[str], Store]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for a store runs once for each."""
    for fixture in {"bare_store", "uri"} & set(metafunc.fixturenames):
        servers = _servers(metafunc.config)
        names = [EMBEDDED, *(servers[-1:] if metafunc.definition.get_closest_marker("newest") else servers)]
        ids = [name if name == EMBEDDED else f"neo4j-{name}" for name in names]
        metafunc.parametrize(fixture, names, ids=ids, indirect=True)


def _servers(config: pytest.Config) -> list[str]:
    from tests.servers import NONE, POOL  # here: pytest wants to load a plugin before anyone imports it

    return list(config.stash[POOL].makers) or [NONE]


@pytest.fixture(scope="session")
def servers(neo4j_servers: Mapping[str, Endpoint]) -> Mapping[str, Endpoint]:
    """The running servers by name. One that is not ours and holds a graph fails the test: it would be deleted."""
    for name, endpoint in neo4j_servers.items():
        if name == "given":
            with pytest.MonkeyPatch.context() as environment, _connect(endpoint, environment) as store:
                nodes = store.read("MATCH (n) RETURN count(n) AS nodes").rows[0][0]
            if nodes:
                pytest.fail(f"{endpoint.uri} holds {nodes} nodes, which these tests would delete; give NEO4J_URI an empty server")
    return neo4j_servers


def _connect(endpoint: Endpoint, environment: pytest.MonkeyPatch) -> Store:
    environment.setenv("NEO4J_USERNAME", endpoint.username)
    environment.setenv("NEO4J_PASSWORD", endpoint.password)
    environment.delenv("NEO4J_DATABASE", raising=False)
    return open_store(endpoint.uri)


@pytest.fixture
def open_empty(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """Opens the store of a name, empty, for writing; all are closed when the test ends."""
    with ExitStack() as opened:

        def opener(name: str) -> Store:
            if name == EMBEDDED:
                return opened.enter_context(open_store(str(tmp_path / "graph.kgl"), writing=True))
            store = opened.enter_context(_connect(request.getfixturevalue("servers")[name], monkeypatch))
            empty(store)
            return store

        yield opener


def empty(store: Store) -> None:
    """Delete all nodes and relationships; constraints and indexes stay."""
    store.write(lambda run: run("MATCH (n) DETACH DELETE n"))


@pytest.fixture
def bare_store(request: pytest.FixtureRequest, open_empty: Opener) -> Store:
    """An empty store, open for writing, on which `prepare` was not called. On a server constraints may stand already."""
    return open_empty(request.param)


@pytest.fixture(scope="session")
def prepared() -> set[str]:
    """The servers that have their constraints: declaring them again takes longer than most tests."""
    return set()


@pytest.fixture
def store(bare_store: Store, prepared: set[str]) -> Store:
    """An empty store with its constraints and indexes, open for writing."""
    _prepare(bare_store, prepared)
    return bare_store


@pytest.fixture
def uri(request: pytest.FixtureRequest, open_empty: Opener, prepared: set[str], tmp_path: Path) -> str:
    """Where an empty store is, for commands that open it themselves."""
    if request.param == EMBEDDED:
        return str(tmp_path / "graph.kgl")
    store = open_empty(request.param)
    _prepare(store, prepared)
    return store.uri


@pytest.fixture
def stores(pytestconfig: pytest.Config, open_empty: Opener, prepared: set[str]) -> Mapping[str, Store]:
    """All stores at once, empty and prepared, for tests that compare them."""
    opened = {name: open_empty(name) for name in [EMBEDDED, *_servers(pytestconfig)]}
    for store in opened.values():
        _prepare(store, prepared)
    return opened


def _prepare(store: Store, prepared: set[str]) -> None:
    if store.uri not in prepared:
        store.prepare()
        prepared.add(store.uri)

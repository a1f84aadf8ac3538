"""The Neo4j servers of a test run: a pytest plugin, named in tests/conftest.py.

    def test_it(neo4j_server: Endpoint): ...    runs as test_it[neo4j-5.26.14] and test_it[neo4j-2026.08.1]

Which servers: the one that NEO4J_URI names; else one for each release line that Java and Maven can run here; else one
container each, where a Docker engine answers; else none, and such tests are skipped, or fail where CI=true. A server
starts when a test first asks, together with the others that this run needs, and stops at the end of the run.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from functools import cached_property, partial
from pathlib import Path
from typing import Any, NoReturn

import pytest
from neo4j import GraphDatabase

from deploy.compose import docker_answers
from deploy.endpoint import Endpoint, answers, free_ports, wait_for_answer
from deploy.errors import Missing, ServerError
from deploy.lines import LINES, Line, find_java
from deploy.processes import run, tail
from deploy.server import Server

NONE = "none"
QUICK_START = ("-XX:TieredStopAtLevel=1",)  # 4 s instead of 7 until Bolt answers; short queries lose nothing
Maker = Callable[[Path], Endpoint]


class Given(Endpoint):
    """The server of NEO4J_URI: not ours to start or stop."""

    def __init__(self, _home: Path) -> None:
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        super().__init__("given", os.environ["NEO4J_URI"], password, user)

    def start(self) -> None:
        """Ask it for its version; raises ServerError."""
        if not answers(self.uri, self.username, self.password):
            raise ServerError(f"no Neo4j answers at {self.uri}; start it, or unset NEO4J_URI")
        with GraphDatabase.driver(self.uri, auth=(self.username, self.password)) as driver:
            parts = driver.execute_query("CALL dbms.components() YIELD name, versions").records
        self.version = next(part["versions"][0] for part in parts if part["name"] == "Neo4j Kernel")

    def stop(self) -> None:
        """Leave it alone."""


class Container(Endpoint):
    """A server in a container of ours, on a loopback port, without a volume."""

    def __init__(self, line: Line, _home: Path) -> None:
        self.port, self.name = free_ports(1)[0], f"allegiance-test-{secrets.token_hex(4)}"
        super().__init__(line.version, f"bolt://localhost:{self.port}", secrets.token_urlsafe(12))

    def start(self) -> None:
        """Start the container, pulling its image the first time; raises ServerError."""
        options = ["--detach", "--rm", "--name", self.name, "--publish", f"127.0.0.1:{self.port}:7687", "--env", "NEO4J_AUTH"]
        env = {**os.environ, "NEO4J_AUTH": f"{self.username}/{self.password}"}
        code, printed = run(["docker", "run", *options, f"neo4j:{self.version}-community"], 900, env)
        if code or not wait_for_answer(self):
            self.stop()
            raise ServerError(f"Docker did not start Neo4j {self.version}:\n{tail(printed)}")

    def stop(self) -> None:
        """Remove the container."""
        run(["docker", "rm", "--force", self.name], 60)


class Pool:
    """The servers of this run: found once, started at the first call for one, stopped by `close`."""

    def __init__(self, cache: Path) -> None:
        self.cache, self.needed, self.reasons, self.ran = cache, set[str](), set[str](), set[str]()
        self._starting: dict[str, Future[Endpoint]] = {}
        self._resources = ExitStack()

    @cached_property
    def makers(self) -> Mapping[str, Maker]:
        """What this machine offers: name ("5.26.14", or "given") to what makes the server from a folder for its data."""
        if os.environ.get("NEO4J_URI"):
            return {"given": Given}
        if shutil.which("mvn") and (lines := [line for line in LINES if find_java(line)]):
            return {line.version: partial(Server, line, cache=self.cache, jvm_options=QUICK_START) for line in lines}
        if docker_answers():
            return {line.version: partial(Container, line) for line in LINES}
        return {}

    def get(self, name: str) -> Endpoint:
        """The running server of that name; starts it, and all that are needed, the first time.

        Raises:
            ServerError: it did not start.
            Skipped, Failed: there is none here (see absent).
        """
        if name not in self.makers:
            self.absent("NEO4J_URI is not set, Java with Maven is not there, and no Docker engine answers")
        self._start({name, *self.needed} & set(self.makers))
        try:
            return self._starting[name].result()
        except Missing as reason:
            self.absent(str(reason))

    def absent(self, reason: str) -> NoReturn:
        """Skip the test for want of a server; where CI=true, fail it."""
        self.reasons.add(reason)
        if os.environ.get("CI") == "true":
            pytest.fail(f"Neo4j is missing, and CI=true wants it: {reason}", pytrace=False)
        pytest.skip(f"Neo4j is missing: {reason}")

    def _start(self, names: set[str]) -> None:
        new = sorted(names - set(self._starting))
        if new:
            threads = ThreadPoolExecutor(len(new))
            self._starting |= {name: threads.submit(self._run, self.makers[name]) for name in new}
            threads.shutdown(wait=False)

    def _run(self, make: Maker) -> Endpoint:
        home = self._resources.enter_context(tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True))
        return self._resources.enter_context(make(Path(home)))

    def close(self) -> None:
        """Wait for starts under way, note what ran, then stop every server and delete its data."""
        self.ran |= {each.result().version for each in self._starting.values() if not each.exception()}
        self._resources.close()


POOL = pytest.StashKey[Pool]()
TOLD = "neo4j"
"""Under which a process that shares the tests tells what ran in it."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the pool; look for nothing yet."""
    config.stash[POOL] = Pool(Path(__file__).parents[1] / ".neo4j")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `neo4j_server` runs once for each server."""
    if "neo4j_server" in metafunc.fixturenames:
        names = list(metafunc.config.stash[POOL].makers) or [NONE]
        ids = [f"neo4j-{name}" for name in names]
        metafunc.parametrize("neo4j_server", names, ids=ids, indirect=True, scope="session")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note which servers the chosen tests need, so that they start at the same time."""
    pool = session.config.stash[POOL]
    for item in session.items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec") and "neo4j_server" in item.callspec.params:
            pool.needed.add(str(item.callspec.params["neo4j_server"]))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Of processes that share the tests, each has servers of its own: two need 3 GB, and one server that is given serves one."""
    return 1 if os.environ.get("NEO4J_URI") else 2


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Stop what was started, also after Ctrl-C."""
    pool = session.config.stash[POOL]
    pool.close()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[TOLD] = [sorted(pool.ran), sorted(pool.reasons)]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process that shares the tests has to tell at its end."""
    pool = node.config.stash[POOL]
    ran, reasons = getattr(node, "workeroutput", {}).get(TOLD, ((), ()))
    pool.ran |= set(ran)
    pool.reasons |= set(reasons)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which servers ran, and how many tests went without."""
    pool = config.stash[POOL]
    went_without = {
        word: sum("Neo4j is missing" in str(report.longrepr) for report in terminalreporter.stats.get(outcome, []))
        for outcome, word in (("skipped", "skipped"), ("error", "failed"))
    }
    counts = [f"{count} test{'s' * (count > 1)} {word}" for word, count in went_without.items() if count]
    ran = ", ".join(sorted(pool.ran)) or ("none found" if counts else "not needed by these tests")
    why = f": {'; '.join(sorted(pool.reasons))}" if counts else ""
    terminalreporter.write_line(f"Neo4j: {', '.join([ran, *counts])}{why}")


@pytest.fixture(scope="session")
def neo4j_servers(pytestconfig: pytest.Config) -> Mapping[str, Endpoint]:
    """All servers of this machine, running, by name."""
    pool = pytestconfig.stash[POOL]
    pool.needed |= set(pool.makers)
    return {name: pool.get(name) for name in pool.makers or [NONE]}


@pytest.fixture(scope="session")
def neo4j_server(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Endpoint:
    """A running server, each in turn; asked for by request.getfixturevalue, the first one."""
    pool = pytestconfig.stash[POOL]
    return pool.get(getattr(request, "param", None) or next(iter(pool.makers), NONE))

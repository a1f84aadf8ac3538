"""deploy/server.py: a server of our own, with authentication, on loopback, that leaves nothing behind but its data."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from neo4j import Auth, GraphDatabase, basic_auth
from neo4j.exceptions import AuthError, ClientError

from deploy.endpoint import Endpoint, Local, listens
from deploy.errors import Missing, ServerError
from deploy.jars import COMPLETE
from deploy.lines import CURRENT, LTS, Line
from deploy.server import Server
from tests.machines import CACHE, ROOT, java, query
from tests.servers import QUICK_START

# --- the running server ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("auth", [basic_auth("neo4j", "wrong-password"), basic_auth("nobody", "wrong-password")])
def test_a_wrong_password_is_refused(neo4j_server: Endpoint, auth: Auth) -> None:
    assert query(neo4j_server, "RETURN 1") == [1]
    with pytest.raises(AuthError):
        query(neo4j_server, "RETURN 1", auth)


def test_no_password_is_refused(neo4j_server: Endpoint) -> None:
    with GraphDatabase.driver(neo4j_server.uri) as driver, pytest.raises(ClientError):
        driver.verify_connectivity()


def test_the_server_is_of_the_line_it_says(neo4j_server: Endpoint) -> None:
    kernel = "CALL dbms.components() YIELD name, versions WITH * WHERE name = 'Neo4j Kernel' RETURN versions[0]"
    assert query(neo4j_server, kernel) == [neo4j_server.version]


def other_addresses() -> Iterator[str]:
    """Addresses of this machine beside 127.0.0.1: all of 127.0.0.0/8 is on Linux, and that of its network, if it has one."""
    if sys.platform == "linux":
        yield "127.0.0.2"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return
        yield probe.getsockname()[0]


def test_only_loopback_is_open(neo4j_server: Endpoint) -> None:
    if not isinstance(neo4j_server, Local):
        pytest.skip("not a server of ours")
    for port in (neo4j_server.bolt_port, neo4j_server.http_port):
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        for address in other_addresses():
            with pytest.raises(OSError):  # noqa: PT011  # any refusal of the socket will do
                socket.create_connection((address, port), timeout=5)


def test_the_browser_is_served(neo4j_server: Endpoint) -> None:
    if not isinstance(neo4j_server, Local):
        pytest.skip("not a server of ours")
    connection = http.client.HTTPConnection("localhost", neo4j_server.http_port, timeout=10)
    connection.request("GET", "/browser/")
    answer = connection.getresponse()
    assert (answer.status, b"<html" in answer.read()) == (200, True)
    connection.close()


def test_data_and_password_survive_a_stop(line: Line, tmp_path: Path) -> None:
    awkward = """- a#b "c'\\ d@é$x"""
    own = partial(Server, line, tmp_path / "a home", cache=CACHE, jvm_options=QUICK_START)
    with own(password=awkward) as first:
        query(first, "CREATE (:Kept {name: 'Homs'})")
    assert not listens(first.bolt_port)
    with own(password=awkward) as second:
        assert query(second, "MATCH (kept:Kept) RETURN kept.name") == ["Homs"]
    with pytest.raises(ServerError, match="refuses the password of user 'neo4j'; set NEO4J_PASSWORD"):
        own(password="another-one").start()  # noqa: S106  # wrong on purpose


# --- what can go wrong -------------------------------------------------------------------------------------------------


def test_no_fitting_java_is_said(bare: Path) -> None:
    java(bare / "jvm" / "old", "11.0.1")
    with pytest.raises(Missing, match="needs Java 21 or later, and neither JAVA_HOME, nor PATH"):
        Server(CURRENT, bare / "home", cache=bare).start()


def test_a_jvm_that_dies_is_quoted_at_once(bare: Path) -> None:
    java(bare / "jvm" / "brittle", "21.0.2", 'case "$*" in *initial-password*) exit 0;; esac; echo out of luck; exit 3')
    (bare / "lib-5.26.14").mkdir()
    (bare / "lib-5.26.14" / COMPLETE).touch()
    with pytest.raises(ServerError, match=r"(?s)ended during its start.*console\.log:\n +out of luck"):
        Server(LTS, bare / "home", cache=bare).start()


def test_data_of_a_later_release_are_refused(tmp_path: Path) -> None:
    (tmp_path / "version").write_text("2026.08.1")
    with pytest.raises(ServerError, match=r"was written by Neo4j 2026\.08\.1, which 5\.26\.14 cannot read"):
        Server(LTS, tmp_path).start()


# --- the plugin tests/servers.py -------------------------------------------------------------------------------------


def run_pytest(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A test run of its own, with one test that wants a server."""
    (folder / "test_one.py").write_text("def test_one(neo4j_server): assert neo4j_server.uri")
    clean = {name: value for name, value in os.environ.items() if name not in {"CI", "NEO4J_URI", "PYTEST_ADDOPTS"}}
    clean |= {"PYTHONPATH": str(ROOT), **env}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.servers", "-p", "no:cacheprovider", "test_one.py"]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, timeout=60, check=False)


def test_without_a_server_tests_are_skipped_and_the_run_says_so(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, PATH=str(tmp_path))
    assert "Neo4j: none found, 1 test skipped: NEO4J_URI is not set" in done.stdout
    assert (done.returncode, "1 skipped" in done.stdout) == (0, True)


def test_without_a_server_a_ci_run_fails(tmp_path: Path) -> None:
    done = run_pytest(tmp_path, PATH=str(tmp_path), CI="true")
    assert "Neo4j: none found, 1 test failed: NEO4J_URI is not set" in done.stdout
    assert done.returncode == 1


def test_a_given_server_is_the_only_one(tmp_path: Path, neo4j_server: Endpoint) -> None:
    done = run_pytest(tmp_path, **neo4j_server.environment)
    assert f"Neo4j: {neo4j_server.version}\n" in done.stdout
    assert (done.returncode, "1 passed" in done.stdout) == (0, True)

"""deploy/server.py: a server of our own, with authentication, on loopback, that leaves nothing behind but its data."""

from __future__ import annotations

import http.client
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from neo4j import Auth, GraphDatabase, basic_auth
from neo4j.exceptions import AuthError, ClientError

from deploy import server
from deploy.server import COMPLETE, CURRENT, LTS, Endpoint, Line, Local, Missing, Server, ServerError
from tests.servers import QUICK_START

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".neo4j"


def query(at: Endpoint, cypher: str, auth: Auth | None = None) -> list[object]:
    """The first column of the answer."""
    with GraphDatabase.driver(at.uri, auth=auth or basic_auth(at.username, at.password)) as driver:
        return [record[0] for record in driver.execute_query(cypher).records]


def script(path: Path, text: str) -> Path:
    """A command that a test makes for itself."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def java(home: Path, version: str, otherwise: str = "exit 0") -> Path:
    """A Java that knows its version; asked for anything else, it does what `otherwise` says."""
    told = f'[ "$1" = -version ] && {{ echo \'openjdk version "{version}"\' >&2; exit 0; }}'
    return script(home / "bin" / "java", f"{told}\n{otherwise}")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without Java, Maven and Docker; its folder for commands is on PATH."""
    for name in ("JAVA_HOME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "commands"))
    monkeypatch.setattr(server, "JAVA_HOMES", (str(tmp_path / "jvm" / "*"),))
    return tmp_path


@pytest.fixture
def line() -> Line:
    """A line that this machine's Java runs."""
    found = next((each for each in (CURRENT, LTS) if server.find_java(each)), None)
    if not found or not shutil.which("mvn"):
        pytest.skip("needs Java and Maven")
    return found


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
            with pytest.raises(OSError):  # noqa: PT011
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
    assert not server.listens(first.bolt_port)
    with own(password=awkward) as second:
        assert query(second, "MATCH (kept:Kept) RETURN kept.name") == ["Homs"]
    with pytest.raises(ServerError, match="refuses the password of user 'neo4j'; set NEO4J_PASSWORD"):
        own(password="another-one").start()  # noqa: S106


# --- a person's server -----------------------------------------------------------------------------------------------


@contextmanager
def person(folder: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """`python -m deploy.server` in this folder, with what it printed until it was ready."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "deploy.server", "--no-docker"]
    with subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        printed: list[str] = []
        for each in process.stdout:
            printed.append(each.rstrip("\n"))
            if each.startswith(".venv/bin/allegiance"):
                break
        try:
            yield process, printed
        finally:
            process.terminate()


def as_told(printed: list[str]) -> Endpoint:
    """The server that the printed `export` line leads to."""
    exports = dict(word.split("=", 1) for word in shlex.split(printed[-2])[1:])
    assert printed[-1] == f".venv/bin/allegiance ingest samples --store {exports['NEO4J_URI']}"
    assert any(each.endswith("/browser/") for each in printed)
    return Told("", exports["NEO4J_URI"], exports["NEO4J_PASSWORD"], exports["NEO4J_USERNAME"])


class Told(Endpoint):
    """A server that another process runs."""

    def start(self) -> None:
        """Not ours."""

    def stop(self) -> None:
        """Not ours."""


def test_a_person_comes_back_to_the_same_data_and_no_kill_leaves_a_server_behind(line: Line, tmp_path: Path) -> None:
    lib = server.fetch_jars(line, CACHE)
    (tmp_path / ".neo4j").mkdir()
    (tmp_path / ".neo4j" / lib.name).symlink_to(lib)
    with person(tmp_path) as (process, printed):
        told = as_told(printed)
        query(told, "CREATE (:Kept)")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert (tmp_path / ".neo4j" / "person" / "password").stat().st_mode & 0o777 == 0o600
    with person(tmp_path) as (process, printed):
        again = as_told(printed)
        assert (again.password, query(again, "MATCH (kept:Kept) RETURN count(*)")) == (told.password, [1])
        process.kill()
    assert gone(int(again.uri.rsplit(":", 1)[1]))


def gone(port: int, within: float = 30) -> bool:
    """Whether a port closes in that many seconds."""
    deadline = time.monotonic() + within
    while server.listens(port) and time.monotonic() < deadline:
        time.sleep(0.2)
    return not server.listens(port)


@pytest.mark.parametrize(("given", "wanted"), [("long-enough", "long-enough"), ("", None)])
def test_the_password_is_given_or_kept(bare: Path, monkeypatch: pytest.MonkeyPatch, given: str, wanted: str | None) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", given)
    password = server.kept_password(bare)
    assert password == (wanted or (bare / "password").read_text().strip())
    assert server.kept_password(bare) == password
    assert len(password) >= 8


def test_a_short_password_is_refused(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "short")
    with pytest.raises(ServerError, match="NEO4J_PASSWORD has 5 characters; Neo4j wants 8 at least"):
        server.kept_password(bare)


def test_with_neither_docker_nor_java_a_person_is_told_what_helps(bare: Path) -> None:
    with pytest.raises(Missing, match=r"(?s)Docker.*install Maven \(`mvn`\) and Java 17 or 21.*NEO4J_URI"):
        server.choose(None, docker=True, cache=bare)


def test_a_port_in_use_is_left_alone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert server.usual_or_free(port) != port
    assert server.usual_or_free(port) == port


# --- Java, Maven, jars, and what can go wrong with them --------------------------------------------------------------


@pytest.mark.parametrize(
    ("banner", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_292"', 8),
        ('Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "25" 2025-09-16 LTS', 25),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.", None),
    ],
)
def test_java_says_its_version(banner: str, major: int | None) -> None:
    assert server.java_major(banner) == major


def test_find_java_takes_the_first_that_fits(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (server.find_java(LTS), server.find_java(CURRENT)) == (None, None)
    in_folder = java(bare / "jvm" / "b", "21.0.2")
    java(bare / "jvm" / "a", "11.0.1")
    assert (server.find_java(LTS), server.find_java(CURRENT)) == (in_folder, in_folder)
    monkeypatch.setenv("JAVA_HOME", str(bare / "newest"))
    newest = java(bare / "newest", "25.0.3")
    assert (server.find_java(LTS), server.find_java(CURRENT)) == (in_folder, newest)
    monkeypatch.setenv("PATH", str(bare / "seventeen" / "bin"))
    on_path = java(bare / "seventeen", "17.0.15")
    assert (server.find_java(LTS), server.find_java(CURRENT)) == (on_path, newest)


def test_no_fitting_java_is_said(bare: Path) -> None:
    java(bare / "jvm" / "old", "11.0.1")
    with pytest.raises(Missing, match="needs Java 21 or later, and neither JAVA_HOME, nor PATH"):
        Server(CURRENT, bare / "home", cache=bare).start()


def test_no_maven_is_said(bare: Path) -> None:
    with pytest.raises(Missing, match=r"Maven \(`mvn`\) is not on PATH; install it"):
        server.fetch_jars(LTS, bare / "cache")


def test_a_failing_maven_is_quoted_and_leaves_nothing(bare: Path) -> None:
    script(bare / "commands" / "mvn", "echo no route to the repository; exit 1")
    with pytest.raises(Missing, match=r"(?s)Maven could not fetch Neo4j 5\.26\.14.*no route to the repository"):
        server.fetch_jars(LTS, bare / "cache")
    assert list((bare / "cache").iterdir()) == []


def test_jars_are_fetched_once(bare: Path) -> None:
    make = 'for each; do case $each in -DoutputDirectory=*) /bin/mkdir "${each#*=}";; esac; done'
    script(bare / "commands" / "mvn", f"{make}; echo called >> {bare}/calls")
    assert server.fetch_jars(LTS, bare) == server.fetch_jars(LTS, bare) == bare / "lib-5.26.14"
    assert (bare / "calls").read_text() == "called\n"


def test_of_two_processes_that_fetch_one_wins(tmp_path: Path) -> None:
    lib = tmp_path / "lib"
    for name in ("mine", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / COMPLETE).write_text(name)
        server.settle(tmp_path / name, lib)
    assert (lib / COMPLETE).read_text() == "mine"
    (lib / COMPLETE).rename(lib / "some.jar")
    with pytest.raises(Missing, match="is not whole; delete it"):
        server.settle(tmp_path / "theirs", lib)


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

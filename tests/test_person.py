"""deploy/person.py: the server of `make neo4j`, its password and its ports."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.endpoint import Endpoint, listens
from deploy.errors import Missing, ServerError
from deploy.jars import fetch_jars
from deploy.lines import Line
from deploy.person import choose, kept_password, usual_or_free
from tests.machines import CACHE, ROOT, query


@contextmanager
def person(folder: Path) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """`python -m deploy` in this folder, with what it printed until it was ready."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")} | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "deploy", "--no-docker"]
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
    lib = fetch_jars(line, CACHE)
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
    while listens(port) and time.monotonic() < deadline:
        time.sleep(0.2)
    return not listens(port)


@pytest.mark.parametrize(("given", "wanted"), [("long-enough", "long-enough"), ("", None)])
def test_the_password_is_given_or_kept(bare: Path, monkeypatch: pytest.MonkeyPatch, given: str, wanted: str | None) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", given)
    password = kept_password(bare)
    assert password == (wanted or (bare / "password").read_text().strip())
    assert kept_password(bare) == password
    assert len(password) >= 8


def test_a_short_password_is_refused(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "short")
    with pytest.raises(ServerError, match="NEO4J_PASSWORD has 5 characters; Neo4j wants 8 at least"):
        kept_password(bare)


def test_with_neither_docker_nor_java_a_person_is_told_what_helps(bare: Path) -> None:
    with pytest.raises(Missing, match=r"(?s)Docker.*install Maven \(`mvn`\) and Java 17 or 21.*NEO4J_URI"):
        choose(None, docker=True, cache=bare)


def test_a_port_in_use_is_left_alone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert usual_or_free(port) != port
    assert usual_or_free(port) == port

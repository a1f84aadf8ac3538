"""The machine under a server, for the tests of deploy/: one with nothing on it, commands made for a test, a line that runs.

A pytest plugin, named in tests/conftest.py.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from neo4j import Auth, GraphDatabase, basic_auth

from deploy import lines
from deploy.endpoint import Endpoint
from deploy.lines import CURRENT, LTS, Line, find_java

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
    monkeypatch.setattr(lines, "JAVA_HOMES", (str(tmp_path / "jvm" / "*"),))
    return tmp_path


@pytest.fixture
def line() -> Line:
    """A line that this machine's Java runs."""
    found = next((each for each in (CURRENT, LTS) if find_java(each)), None)
    if not found or not shutil.which("mvn"):
        pytest.skip("needs Java and Maven")
    return found

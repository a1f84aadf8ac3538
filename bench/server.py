"""The Neo4j of a run: a server of our own in a temporary home, since benchmarks empty what they measure on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j

from bench.setting import ROOT
from deploy.endpoint import Endpoint
from deploy.jars import CACHE
from deploy.lines import CURRENT, LTS, find_java
from deploy.server import Server


@contextmanager
def started(home: Path) -> Iterator[Endpoint]:
    """A running server, of the current line where Java 21 is; its address and password stand in the environment.

    Raises:
        Missing: there is no Java, or Maven that fetches the jars.
        ServerError: it did not start.
    """
    line = CURRENT if find_java(CURRENT) else LTS
    before = dict(os.environ)
    with Server(line, home, cache=ROOT / CACHE) as server:
        os.environ.update(server.environment)
        os.environ.pop("NEO4J_DATABASE", None)
        try:
            yield server
        finally:
            os.environ.clear()
            os.environ.update(before)


def driver(uri: str) -> neo4j.Driver:
    """The driver as it comes, without anything of graph/stores."""
    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    return neo4j.GraphDatabase.driver(uri, auth=auth)


def forget_plans(uri: str) -> None:
    """Empty the server's cache of query plans."""
    with driver(uri) as bare:
        bare.execute_query("CALL db.clearQueryCaches()")

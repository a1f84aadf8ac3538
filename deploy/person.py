"""A person's server (`make neo4j`): which one it is, its password, and what is printed about it."""

from __future__ import annotations

import argparse
import os
import secrets
import shlex
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.compose import Compose, docker_composes
from deploy.endpoint import Local, free_ports, listens, write_private
from deploy.errors import Missing, ServerError
from deploy.jars import CACHE
from deploy.lines import CURRENT, LINES, LTS, find_java
from deploy.server import Server

SHORTEST_PASSWORD = 8  # characters; the server refuses less (dbms.security.auth_minimum_password_length)


def kept_password(folder: Path) -> str:
    """NEO4J_PASSWORD if set, else the one in folder/password, made at the first call.

    Raises:
        ServerError: NEO4J_PASSWORD is too short.
    """
    given = os.environ.get("NEO4J_PASSWORD", "")
    if given and len(given) < SHORTEST_PASSWORD:
        raise ServerError(f"NEO4J_PASSWORD has {len(given)} characters; Neo4j wants {SHORTEST_PASSWORD} at least")
    kept = folder / "password"
    if not given and not kept.exists():
        write_private(kept, secrets.token_urlsafe(12) + "\n")
    return given or kept.read_text(encoding="utf-8").strip()


def usual_or_free(port: int) -> int:
    """This port, or a free one when something answers there already."""
    return free_ports(1)[0] if listens(port) else port


def choose(line_name: str | None, docker: bool, cache: Path = CACHE) -> Local:
    """The server for a person: Docker where its engine answers, else Java and Maven; the current line where Java 21 is.

    Raises:
        Missing: there is neither.
    """
    with_docker = docker and line_name != LTS.name and docker_composes()
    line = next((each for each in LINES if each.name == line_name), None) or (CURRENT if find_java(CURRENT) else LTS)
    if not with_docker and not (find_java(line) and shutil.which("mvn")):
        raise Missing(
            "No way to run Neo4j here: no Docker engine answers, and Java with Maven is not there either.\n"
            f"Start Docker, or install Maven (`mvn`) and {line.java_in_words}, and try again.\n"
            "A server you already have will do too: set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD, and skip this step."
        )
    home = cache / "person"
    password, bolt, http = kept_password(home), usual_or_free(7687), usual_or_free(7474)
    if with_docker:
        return Compose(password, bolt, http)
    return Server(line, home, password=password, bolt_port=bolt, http_port=http, cache=cache)


def announcement(server: Local) -> str:
    """What a person needs to enter the server and to fill it."""
    exports = " ".join(f"{name}={shlex.quote(value)}" for name, value in server.environment.items())
    return f"""
Neo4j {server.version} is ready. Ctrl-C stops it; the data stay.

  Browser   {server.http_url}/browser/
  user      {server.username}
  password  {server.password}
  Bolt      {server.uri}

Fill it, in another terminal:

export {exports}
.venv/bin/allegiance ingest samples --store {server.uri}

Then .venv/bin/allegiance browser prints links that ask the questions of the library in Browser; see docs/browser.md.
"""


def serve(server: Local) -> None:
    """Start it, say how to enter, and wait for Ctrl-C or SIGTERM.

    Raises:
        ServerError: it did not start, or ended by itself.
    """
    print(f"Starting Neo4j {server.version} (the first time it is fetched, which takes a minute) ...", flush=True)
    with server:
        print(announcement(server), flush=True)
        try:
            last_words = server.wait()
        except KeyboardInterrupt:
            print("\nStopping Neo4j ...", flush=True)
            return
    raise ServerError(f"Neo4j ended by itself:\n{last_words}")


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m deploy`: exit code 0 stopped by hand, 1 failed, 130 interrupted before it was ready."""
    parser = argparse.ArgumentParser(prog="python -m deploy", description="Start a Neo4j server on this machine.")
    parser.add_argument("--line", choices=[line.name for line in LINES], help="release line (default: current where Java 21 is)")
    parser.add_argument("--no-docker", action="store_true", help="use Java and Maven even where Docker runs")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(choose(options.line, not options.no_docker))
    except ServerError as problem:
        print(f"error: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0

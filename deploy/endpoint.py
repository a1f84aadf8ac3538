"""A server as others see it: its address, its user, and whether it answers."""

from __future__ import annotations

import secrets
import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from deploy.errors import ServerError

# What Browser may load, and whom it may talk to: this machine. Left alone it asks three sites for fonts and scripts, and at one
# load in five it sends sentry.io its address, with the question that a link fills in; with telemetry off too (5.24.0, tried).
BROWSER_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'; "
    "connect-src 'self' http://localhost:* ws://localhost:* http://127.0.0.1:* ws://127.0.0.1:*"
)
READY_WITHIN = 120.0  # seconds; ten times what a start takes on two cores


@dataclass
class Endpoint(ABC):
    """A Neo4j server with its address and the user that may enter; a context manager that starts and stops it."""

    version: str
    uri: str
    password: str
    username: str = "neo4j"

    @abstractmethod
    def start(self) -> None:
        """Start it and return when it answers; raises ServerError."""

    @abstractmethod
    def stop(self) -> None:
        """Stop it, if it runs, and wait for its end."""

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which a program finds this server."""
        return {"NEO4J_URI": self.uri, "NEO4J_USERNAME": self.username, "NEO4J_PASSWORD": self.password}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class Local(Endpoint):
    """A server on this machine, with its Browser: `bolt_port` and `http_port` are free ones unless given."""

    def __init__(self, version: str, password: str | None, bolt_port: int | None, http_port: int | None) -> None:
        """Settle address and password; start nothing."""
        free = free_ports(2)
        self.bolt_port, self.http_port = bolt_port or free[0], http_port or free[1]
        super().__init__(version, f"bolt://localhost:{self.bolt_port}", password or secrets.token_urlsafe(12))
        self.http_url = f"http://localhost:{self.http_port}"

    @abstractmethod
    def wait(self) -> str:
        """Wait until the server ends by itself; gives the last lines of its log."""


def free_ports(count: int) -> list[int]:
    """That many different loopback ports that nothing uses now."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]


def listens(port: int) -> bool:
    """Whether something answers on this port of this machine."""
    try:
        socket.create_connection(("localhost", port), timeout=2).close()
    except OSError:
        return False
    return True


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone may read (mode 600)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def answers(uri: str, username: str, password: str) -> bool:
    """Whether a Bolt session runs RETURN 1: the port opens earlier than that.

    Raises:
        ServerError: it answers, and refuses this user and password.
    """
    try:
        with GraphDatabase.driver(uri, auth=(username, password), connection_timeout=5) as driver, driver.session() as session:
            return session.run("RETURN 1").single() is not None
    except AuthError as refusal:
        raise ServerError(f"{uri} refuses the password of user {username!r}; set NEO4J_PASSWORD to the right one") from refusal
    except (DriverError, Neo4jError):
        return False


def wait_for_answer(server: Endpoint, listening: Callable[[], bool] = lambda: True) -> bool:
    """Wait until it is listening and answers; False after READY_WITHIN seconds. `listening` may raise to give up."""
    deadline = time.monotonic() + READY_WITHIN
    while not (listening() and answers(server.uri, server.username, server.password)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True

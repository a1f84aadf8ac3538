"""The server of a machine that has Docker: the container of compose.yaml."""

from __future__ import annotations

import os
import time
from pathlib import Path

from deploy.endpoint import Local, wait_for_answer
from deploy.errors import ServerError
from deploy.lines import CURRENT
from deploy.processes import run, tail

COMPOSE = Path(__file__).with_name("compose.yaml")


def docker_answers() -> bool:
    """Whether a Docker engine runs here, and answers within 5 s."""
    return run(["docker", "info"], within=5)[0] == 0


def docker_composes() -> bool:
    """Whether the engine answers and the client has its compose plugin."""
    return docker_answers() and run(["docker", "compose", "version"], within=5)[0] == 0


class Compose(Local):
    """The same for a person who has Docker: the service of deploy/compose.yaml, its data in a named volume."""

    def __init__(self, password: str, bolt_port: int, http_port: int) -> None:
        """Settle address and password; start nothing."""
        super().__init__(CURRENT.version, password, bolt_port, http_port)

    def start(self) -> None:
        """Start the container and return when Bolt answers; raises ServerError."""
        try:
            code, printed = self._compose("up", "--detach", "--wait", within=1800)
            if code or not wait_for_answer(self):
                raise ServerError(f"Docker did not start Neo4j; --no-docker uses Java and Maven instead:\n{tail(printed)}")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Remove the container; the volume stays."""
        self._compose("down", within=120)

    def wait(self) -> str:
        """See Local.wait."""
        running = (0, "up")
        while running[0] == 0 and running[1].strip():
            time.sleep(2)
            running = self._compose("ps", "--quiet", "--status", "running", within=60)
        return tail(self._compose("logs", "--tail", "20", within=60)[1])

    def _compose(self, *arguments: str, within: float) -> tuple[int, str]:
        env = {
            "NEO4J_AUTH": f"{self.username}/{self.password}",
            "NEO4J_BOLT_PORT": str(self.bolt_port),
            "NEO4J_HTTP_PORT": str(self.http_port),
        }
        return run(["docker", "compose", "-f", COMPOSE, *arguments], within, {**os.environ, **env})

"""A real Neo4j Community server on loopback, with authentication on: for the tests, and for a person (`make neo4j`).

    with Server(LTS, Path("home")) as server:
        GraphDatabase.driver(server.uri, auth=(server.username, server.password))

Needs no Docker: Maven fetches the server's jars once, Java runs them. Measured on two cores (2026-11): it is ready
after 7 to 9 s, stops within a second and takes about 650 MB of memory.
"""

from __future__ import annotations

import atexit
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from deploy.endpoint import BROWSER_POLICY, READY_WITHIN, Local, wait_for_answer, write_private
from deploy.errors import ServerError
from deploy.jars import CACHE, fetch_jars
from deploy.lines import Line, require_java
from deploy.processes import end, guard, locked, run, tail


class Server(Local):
    """A server in a Java process of ours. Its data live in `home` and survive a stop; the JVM prints to home/logs/console.log."""

    def __init__(
        self, line: Line, home: Path, *, password: str | None = None, bolt_port: int | None = None,
        http_port: int | None = None, cache: Path = CACHE, jvm_options: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Settle folders, address and password; start nothing. A home keeps the password of its first start."""
        super().__init__(line.version, password, bolt_port, http_port)
        self.line, self.home, self.cache = line, home.absolute(), cache
        self.jvm_options = (*line.jvm_options, *jvm_options)
        self._jvm: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the JVM and return when Bolt answers (7 to 9 s; the first start of a home 2 s more).

        Raises:
            Missing: no fitting Java, no Maven, or no jars.
            ServerError: the home is in use or of a later release, the JVM ended or was too slow (with the end of its log),
                or it refuses the password.
        """
        self._refuse_later_home()
        java, lib = require_java(self.line), fetch_jars(self.line, self.cache)
        try:
            with locked(self.home) as lock:
                self._lay_out()
                if not (self.home / "data" / "databases").exists():
                    self._set_initial_password(java, lib)
                self._launch(java, lib, lock)
            if not wait_for_answer(self, self._listening):
                raise self._failure(f"Neo4j {self.version} did not answer within {READY_WITHIN:.0f} s")
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End our own JVM with SIGTERM and wait (under a second); harmless when it does not run."""
        if self._jvm:
            end(self._jvm)
        if self._guard:
            self._guard.communicate(b"\n")
        self._jvm = self._guard = None
        atexit.unregister(self.stop)

    def wait(self) -> str:
        """See Local.wait."""
        if self._jvm:
            self._jvm.wait()
        return tail(self._log())

    def _refuse_later_home(self) -> None:
        """A later release opens what an earlier one wrote (tried: 5.26.14 to 2026.08.1), never the other way round."""
        mark = self.home / "version"
        if mark.exists() and release(made_by := mark.read_text(encoding="utf-8").strip()) > release(self.version):
            raise ServerError(
                f"{self.home} was written by Neo4j {made_by}, which {self.version} cannot read; "
                "start the later one (--line current), or delete that folder"
            )
        self.home.mkdir(parents=True, exist_ok=True)
        mark.write_text(self.version, encoding="utf-8")

    def _lay_out(self) -> None:
        for folder in ("conf", "data", "logs", "plugins"):
            (self.home / folder).mkdir(exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text("\n".join([*self._settings(), ""]), encoding="utf-8")

    def _settings(self) -> list[str]:
        return [
            "server.default_listen_address=127.0.0.1",
            f"server.bolt.listen_address=:{self.bolt_port}",
            f"server.bolt.advertised_address=localhost:{self.bolt_port}",  # else Browser is sent to 7687
            f"server.http.listen_address=:{self.http_port}",
            f"server.http.advertised_address=localhost:{self.http_port}",
            "server.https.enabled=false",
            "server.memory.pagecache.size=256m",
            "dbms.security.auth_enabled=true",
            "dbms.usage_report.enabled=false",
            "client.allow_telemetry=false",
            f"dbms.security.http_static_content_security_policy_header={BROWSER_POLICY}",
            *self.line.settings,
        ]

    def _set_initial_password(self, java: Path, lib: Path) -> None:
        """Before the first start of a home. The password goes in by a file, since others can see a command's arguments."""
        conf = self.home / "conf"
        secret, env = conf / "initial-password", {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(conf)}
        quoted = self.password.replace("\\", "\\\\").replace('"', '\\"')
        write_private(secret, f'"{quoted}"\n')
        admin = [f"-Dbasedir={self.home}", "-cp", f"{lib}/*", "org.neo4j.server.startup.Neo4jAdminCommand"]
        try:
            code, printed = run([java, *admin, "dbms", "set-initial-password", "--", f"@{secret}"], 60, env)
        finally:
            secret.unlink()
        if code:
            raise ServerError(f"Neo4j {self.version} does not take this password; try another one:\n{tail(printed, 8)}")

    def _launch(self, java: Path, lib: Path, lock: int) -> None:
        """Start the JVM and its guard. A session of its own: Ctrl-C reaches it through us alone. It inherits the lock."""
        heap = ["-Xms512m", "-Xmx1g"]
        entry = [self.line.main_class, f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        command = [str(java), *self.jvm_options, *heap, "-cp", f"{lib}/*", *entry]
        with (self.home / "logs" / "console.log").open("wb") as log:
            self._jvm = subprocess.Popen(  # noqa: S603  # a command of our own, without a shell
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, pass_fds=[lock]
            )
        atexit.register(self.stop)
        self._guard = guard(self._jvm.pid)

    def _listening(self) -> bool:
        """Whether our own JVM has its ports (something else may answer there): its log says so once Bolt and HTTP are up.

        Raises:
            ServerError: it ended.
        """
        if self._jvm and self._jvm.poll() is not None:
            raise self._failure(f"Neo4j {self.version} ended during its start")
        return "INFO  Started." in self._log()

    def _failure(self, what: str) -> ServerError:
        return ServerError(f"{what}. The end of {self.home / 'logs' / 'console.log'}:\n{tail(self._log())}")

    def _log(self) -> str:
        return (self.home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace")


def release(version: str) -> tuple[int, ...]:
    """A version that compares: "5.26.14" gives (5, 26, 14)."""
    return tuple(map(int, version.split(".")))

"""A real Neo4j Community server on loopback, with authentication on: for the tests, and for a person (`make neo4j`).

    with Server(LTS, Path("home")) as server:
        GraphDatabase.driver(server.uri, auth=(server.username, server.password))

Needs no Docker: Maven fetches the server's jars once, Java runs them. Measured on two cores (2026-11): it is ready
after 7 to 9 s, stops within a second and takes about 650 MB of memory.
"""

from __future__ import annotations

import argparse
import atexit
import fcntl
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

CACHE = Path(".neo4j")
COMPOSE = Path(__file__).with_name("compose.yaml")
COMPLETE = "complete"  # the file that marks a folder of jars as whole
JAVA_HOMES = ("/usr/lib/jvm/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home", "~/.sdkman/candidates/java/*")
READY_WITHIN = 120.0  # seconds; ten times what a start takes on two cores
SHORTEST_PASSWORD = 8  # characters; the server refuses less (dbms.security.auth_minimum_password_length)
ONE_FETCH = threading.Lock()


class ServerError(RuntimeError):
    """A server cannot be had; the text says why and what mends it."""


class Missing(ServerError):
    """Java, Maven or the jars are not to be had here: nothing is wrong with the server itself."""


# --- the two release lines -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One release line of Neo4j: what Maven fetches, and which Java runs it how."""

    name: str
    version: str
    java: Container[int]
    java_in_words: str
    main_class: str
    browser: str = "5.24.0"
    jvm_options: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


# Bolt's two waits of 5 s at the end come after both databases are closed and checkpointed: no data hang on them.
NO_WAIT = "internal.server.bolt.thread_pool_shutdown_wait_time=0s"
LTS = Line(
    "lts", "5.26.14", frozenset({17, 21}), "Java 17 or 21", "org.neo4j.server.CommunityEntryPoint",
    settings=(NO_WAIT, "internal.dbms.bolt.netty_server_shutdown_quiet_period=0"),
)  # fmt: skip
CURRENT = Line(
    "current", "2026.08.1", range(21, 1000), "Java 21 or later", "org.neo4j.server.Neo4jCommunity",
    jvm_options=("--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"),
    settings=(
        NO_WAIT, "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s", "dbms.fleet_manager.enabled=false",
    ),
)  # fmt: skip
LINES = (LTS, CURRENT)


# --- Java, Maven and the jars ----------------------------------------------------------------------------------------


def run(command: Sequence[str | Path], within: float, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command to its end: (exit code, all it printed). A command that cannot start or is too slow gives 127."""
    try:
        done = subprocess.run(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", timeout=within, env=env, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as problem:
        return 127, str(problem)
    return done.returncode, done.stdout


def java_commands() -> Iterator[Path]:
    """The `java` commands of this machine: JAVA_HOME's, the one on PATH, then those in the usual folders."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin", "java")
    if on_path := shutil.which("java"):
        yield Path(on_path)
    for pattern in JAVA_HOMES:
        place = Path(pattern).expanduser()
        root = Path(place.anchor)
        yield from (home / "bin" / "java" for home in sorted(root.glob(str(place.relative_to(root)))))


def java_major(banner: str) -> int | None:
    """The major version in what `java -version` prints: 'openjdk version "17.0.15"' gives 17, '"1.8.0_292"' gives 8."""
    found = re.search(r'version "(?:1\.)?(\d+)', banner)
    return int(found[1]) if found else None


def find_java(line: Line) -> Path | None:
    """The first Java of this machine that fits the line, or None."""
    for java in java_commands():
        code, banner = run([java, "-version"], within=20)
        if code == 0 and (major := java_major(banner)) is not None and major in line.java:
            return java
    return None


def require_java(line: Line) -> Path:
    """Like find_java.

    Raises:
        Missing: no fitting Java.
    """
    if java := find_java(line):
        return java
    raise Missing(
        f"Neo4j {line.version} needs {line.java_in_words}, and neither JAVA_HOME, nor PATH, nor the usual folders have it; "
        "install it, or set JAVA_HOME to it"
    )


def pom(line: Line) -> str:
    """A Maven project that depends on the server's three parts, versions fixed (a range costs hundreds of downloads)."""
    parts = [("org.neo4j", "neo4j", line.version), ("org.neo4j.app", "neo4j-server", line.version)]
    dependencies = "".join(
        f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version></dependency>"
        for group, artifact, version in [*parts, ("org.neo4j.client", "neo4j-browser", line.browser)]
    )
    own = "<modelVersion>4.0.0</modelVersion><groupId>allegiance</groupId><artifactId>neo4j-jars</artifactId><version>1</version>"
    return f"<project>{own}<packaging>pom</packaging><dependencies>{dependencies}</dependencies></project>\n"


def copy_dependencies(line: Line, scratch: Path) -> Path:
    """Let Maven copy the jars (about 220, 130 to 170 MB) into scratch/jars; under a minute the first time.

    Raises:
        Missing: no Maven, or it failed.
    """
    maven = shutil.which("mvn")
    if not maven:
        raise Missing("Maven (`mvn`) is not on PATH; install it: it fetches the server's jars")
    (scratch / "pom.xml").write_text(pom(line), encoding="utf-8")
    jars = scratch / "jars"
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
    code, printed = run([maven, "-q", "-B", "-f", scratch / "pom.xml", *goal], within=1200)
    if code or not jars.is_dir():
        raise Missing(f"Maven could not fetch Neo4j {line.version}; look at the network, then try again:\n{tail(printed)}")
    return jars


def fetch_jars(line: Line, into: Path) -> Path:
    """The folder into/lib-VERSION with the server's jars, fetched once.

    The jars are copied beside it and the folder is renamed, so one of two processes at once wins and both find it whole.

    Raises:
        Missing: no Maven, or it failed.
    """
    lib = into.absolute() / f"lib-{line.version}"
    if (lib / COMPLETE).exists():
        return lib
    lib.parent.mkdir(parents=True, exist_ok=True)
    with ONE_FETCH, tempfile.TemporaryDirectory(prefix=f"fetching-{line.version}-", dir=lib.parent) as scratch:
        jars = copy_dependencies(line, Path(scratch))
        (jars / COMPLETE).touch()
        settle(jars, lib)
    return lib


def settle(jars: Path, lib: Path) -> None:
    """Rename jars to lib, unless another process did so first.

    Raises:
        Missing: a folder is in the way that nobody marked as whole.
    """
    try:
        jars.rename(lib)
    except OSError as problem:
        if not (lib / COMPLETE).exists():
            raise Missing(f"{lib} is not whole; delete it and try again") from problem


# --- small parts -----------------------------------------------------------------------------------------------------


def tail(text: str, lines: int = 20) -> str:
    """The last lines of a log, indented, without the frames of Java's stack traces."""
    said = [line for line in text.strip().splitlines() if not line.startswith(("\tat ", "\t... "))]
    return "\n".join(f"    {line}" for line in said[-lines:]) or "    (nothing was printed)"


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


# --- servers ---------------------------------------------------------------------------------------------------------


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
            self._jvm = subprocess.Popen(  # noqa: S603
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


@contextmanager
def locked(home: Path) -> Iterator[int]:
    """Hold the home's lock (a file descriptor); children that inherit it hold it until they end, however we end.

    Raises:
        ServerError: another process holds it.
    """
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise ServerError(f"a Neo4j runs in {home} already; use that one, or stop it first") from problem
        yield lock.fileno()


def guard(pid: int) -> subprocess.Popen[bytes]:
    """A shell that ends that child of ours if we die without a word, even by SIGKILL; a line on its input releases it."""
    watch = ["/bin/sh", "-c", 'read -r line || kill "$0"', str(pid)]
    return subprocess.Popen(watch, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603


def end(child: subprocess.Popen[bytes]) -> None:
    """SIGTERM to a child of ours, and SIGKILL if it still lives after 60 s."""
    child.terminate()
    try:
        child.wait(60)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


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


# --- a person's server: `python -m deploy.server` --------------------------------------------------------------------


def docker_answers() -> bool:
    """Whether a Docker engine runs here, and answers within 5 s."""
    return run(["docker", "info"], within=5)[0] == 0


def docker_composes() -> bool:
    """Whether the engine answers and the client has its compose plugin."""
    return docker_answers() and run(["docker", "compose", "version"], within=5)[0] == 0


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
    """`python -m deploy.server`: exit code 0 stopped by hand, 1 failed, 130 interrupted before it was ready."""
    parser = argparse.ArgumentParser(prog="python -m deploy.server", description="Start a Neo4j server on this machine.")
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


if __name__ == "__main__":
    sys.exit(main())

"""Other processes: run one to its end, quote what it printed, and let no child outlive us."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from deploy.errors import ServerError


def run(command: Sequence[str | Path], within: float, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command to its end: (exit code, all it printed). A command that cannot start or is too slow gives 127."""
    try:
        done = subprocess.run(  # noqa: S603  # a command of our own, without a shell
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace", timeout=within, env=env, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as problem:
        return 127, str(problem)
    return done.returncode, done.stdout


def tail(text: str, lines: int = 20) -> str:
    """The last lines of a log, indented, without the frames of Java's stack traces."""
    said = [line for line in text.strip().splitlines() if not line.startswith(("\tat ", "\t... "))]
    return "\n".join(f"    {line}" for line in said[-lines:]) or "    (nothing was printed)"


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
    return subprocess.Popen(watch, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603  # a command of our own, without a shell


def end(child: subprocess.Popen[bytes]) -> None:
    """SIGTERM to a child of ours, and SIGKILL if it still lives after 60 s."""
    child.terminate()
    try:
        child.wait(60)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()

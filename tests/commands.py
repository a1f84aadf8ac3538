"""Running the command: in this process, in one of its own, and on a terminal."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from cli.main import main
from graph.load import merge
from graph.stores import open_store
from tests.graphs import NOW
from tests.syria import syria

ROOT = Path(__file__).parents[1]
ALLEGIANCE = ("-m", "cli.main")


def make_graph(path: Path) -> str:
    """A store with the articles of tests/syria.py in this folder; its URI."""
    uri = str(path / "graph.kgl")
    with open_store(uri, writing=True) as store:
        store.prepare()
        merge(store, syria(), NOW)
    return uri


def allegiance(*arguments: str, given: str | None = None) -> Result:
    """Run the command in this process; its streams are no terminal."""
    return CliRunner().invoke(main, list(arguments), input=given, prog_name="allegiance")


def rows(result: Result) -> list[dict[str, str]]:
    """What was printed, read as CSV."""
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def start(*arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Python with these arguments in the repository; its streams are pipes unless options say otherwise."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, *arguments], cwd=ROOT, text=True, **{**pipes, **options})


def process(*arguments: str) -> tuple[int, str, str]:
    """Run the command in a process of its own: exit code, stdout, stderr."""
    with start(*ALLEGIANCE, *arguments) as running:
        printed, errors = running.communicate(timeout=60)
    return running.returncode, printed, errors


def on_a_terminal(*arguments: str, width: int = 160, term: str = "xterm") -> str:
    """What the command prints when stdout and stderr are a terminal; it must succeed."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(width), "TERM": term}
    with start(*ALLEGIANCE, *arguments, stdout=theirs, stderr=theirs, env=environment) as running:
        os.close(theirs)
        text = b"".join(_until_closed(ours)).decode()
        assert running.wait(timeout=60) == 0, text
    os.close(ours)
    return text.replace("\r\n", "\n")


def _until_closed(descriptor: int) -> Iterator[bytes]:
    try:
        while piece := os.read(descriptor, 65536):
            yield piece
    except OSError:  # how Linux tells that the other end is closed
        return

"""`allegiance` in children that can be killed at a moment of their work.

    with Nursery(tmp_path, batch=3) as nursery:
        child = nursery.start("ingest", "articles.jsonl", "--store", "graph.kgl")
        child.wait_for(Moment.KEEPING, 2)     it brings its second batch into the store
        child.kill()

A nursery is a process that has imported everything and read the packs; it forks for every child, so that a round costs no
start-up. A child is the real command, with smaller batches, that notes where it is in memory shared with the test.
"""

from __future__ import annotations

import json
import mmap
import os
import signal
import struct
import subprocess
import sys
import time
from contextlib import suppress
from enum import IntEnum
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from tests.commands import start

NOTES = struct.Struct("7I")  # how often each moment came, and the latest of them


class Moment(IntEnum):
    """Where an ingest is: opens the store, reads an article, works in a transaction, commits it, has it, closes the store."""

    OPENING, READING, MERGING, KEEPING, KEPT, CLOSING = range(6)


class Nursery:
    """Starts children, one at a time; a context manager. `batch`: articles of a transaction."""

    def __init__(self, folder: Path, batch: int) -> None:
        self._notes, self._output, self._batch = folder / "moments", folder / "printed", batch
        self._notes.write_bytes(bytes(NOTES.size))
        self._output.touch()
        self._file = self._notes.open("r+b")
        self._memory = mmap.mmap(self._file.fileno(), NOTES.size)

    def __enter__(self) -> Nursery:
        pipes = {"stdin": subprocess.PIPE, "stderr": None}
        self._mother = start("-m", "tests.children", str(self._notes), str(self._batch), **pipes)
        return self

    def __exit__(self, *_: object) -> None:
        self._mother.communicate("", timeout=60)
        self._memory.close()
        self._file.close()

    def start(self, *arguments: str) -> Child:
        """A child that runs the command in the environment of now; it must end before another one starts."""
        self._memory[:] = bytes(NOTES.size)
        self._say({"arguments": arguments, "output": str(self._output), "environment": dict(os.environ)})
        return Child(int(self.answer()), self)

    def run(self, *arguments: str) -> str:
        """What a child prints that is left alone; it must succeed."""
        code, printed = self.start(*arguments).wait()
        assert code == 0, printed
        return printed

    def _say(self, order: dict[str, Any]) -> None:
        assert self._mother.stdin is not None
        self._mother.stdin.write(json.dumps(order) + "\n")
        self._mother.stdin.flush()

    def answer(self) -> str:
        """The next word of the nursery: the number of a child that has begun, or the exit code of one that has ended."""
        assert self._mother.stdout is not None
        return self._mother.stdout.readline()

    def notes(self) -> tuple[int, ...]:
        """What the child has noted."""
        return NOTES.unpack(self._memory[:])

    def printed(self) -> str:
        """What the child has printed, to both of its streams."""
        return self._output.read_text(encoding="utf-8")


class Child:
    """A running command."""

    def __init__(self, number: int, nursery: Nursery) -> None:
        self._number, self._nursery = number, nursery

    def wait_for(self, moment: Moment, times: int) -> bool:
        """Wait until it is there, so many times; False when it has ended without."""
        while self._nursery.notes()[moment] < times:
            if self._ended():
                return False
            time.sleep(0.0003)
        return True

    def kill(self) -> Moment | None:
        """Kill it. Returns where it was, None when it had ended before, which it must have done well."""
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)
        code, printed = self.wait()
        assert code in (0, -signal.SIGKILL), printed
        return Moment(self._nursery.notes()[-1]) if code else None

    def wait(self) -> tuple[int, str]:
        """Its exit code, below zero for a signal, and what it printed."""
        return int(self._nursery.answer()), self._nursery.printed()

    def _ended(self) -> bool:
        state = Path(f"/proc/{self._number}/stat")
        with suppress(FileNotFoundError, ProcessLookupError):
            return state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"
        return True


# --- in the nursery --------------------------------------------------------------------------------------------------


def _serve(notes: Path, batch: int) -> None:
    _import_everything()
    with notes.open("r+b") as file, mmap.mmap(file.fileno(), NOTES.size) as memory:
        _watch(memory)
        _make_batches_of(batch)
        for line in sys.stdin:
            order = json.loads(line)
            child = os.fork()
            if not child:
                os.environ.update(order["environment"])
                _live(order["arguments"], Path(order["output"]))
            print(child, flush=True)
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _import_everything() -> None:
    """And read the packs, and an article, so that a child begins where a command is after its first second."""
    import cli.export
    import cli.ingest
    import cli.reading
    import graph.stores.embedded
    import graph.stores.neo4j  # noqa: F401
    from ingest.pipeline import extract
    from ingest.readers import read
    from tests.commands import ROOT

    cli.reading.extractor = lru_cache(cli.reading.extractor)
    list(extract(read([str(ROOT / "samples" / "wire.jsonl")]), cli.reading.extractor(())))


def _make_batches_of(size: int) -> None:
    from ingest import pipeline

    pipeline.BATCH = size


def _watch(memory: mmap.mmap) -> None:
    """Note where a child is, by what it calls."""
    import graph.load
    from graph.load import transactions
    from graph.stores.embedded import EmbeddedStore
    from graph.stores.neo4j import Neo4jStore
    from ingest import work

    def note(moment: Moment) -> None:
        seen = list(NOTES.unpack(memory[:]))
        seen[moment] += 1
        memory[:] = NOTES.pack(*seen[:-1], moment)

    def noted(owner: Any, name: str, before: Moment | None = None, after: Moment | None = None) -> None:
        original = getattr(owner, name)

        @wraps(original)
        def call(*arguments: Any, **named: Any) -> Any:
            if before is not None:
                note(before)
            result = original(*arguments, **named)
            if after is not None:
                note(after)
            return result

        setattr(owner, name, call)

    noted(work, "extract", before=Moment.READING)
    noted(graph.load, "merge", before=Moment.MERGING, after=Moment.KEPT)
    noted(transactions, "absorb", after=Moment.KEEPING)  # the end of the work of a batch is the beginning of its commit
    for store in (EmbeddedStore, Neo4jStore):
        noted(store, "close", before=Moment.CLOSING)


def _live(arguments: list[str], output: Path) -> None:
    """What a child does, from its birth to its end."""
    from cli.main import main

    streams = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), os.open(os.devnull, os.O_RDONLY)
    os.dup2(streams[1], 0)
    os.dup2(streams[0], 1)
    os.dup2(streams[0], 2)
    try:
        main(arguments, prog_name="allegiance")
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))
    os._exit(0)


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))

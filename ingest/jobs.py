"""Reading and extracting: by this process while there are few articles, by as many as there are cores when there are more."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain, islice

from ingest.finished import Finished, Nothing, Passed
from ingest.readers import Notice, Unreadable
from ingest.work import Given, Made, Task, Worker

NOTHING = Nothing()
FEW = 500
"""After so many articles others are begun with: a process needs as long to start as to read some hundred articles."""


def extract_all(
    pieces: Iterable[Given],
    task: Task[Made],
    *,
    finished: Finished = NOTHING,
    jobs: int | None = None,
    notice: Callable[[str], None] = lambda _: None,
) -> Generator[Made | Unreadable | Passed, None, None]:
    """Read and extract everything, in order; what is found does not depend on `jobs`.

    Memory holds some hundred articles at a time, however many there are. Close it when you leave it before its end.

    Args:
        finished: knows what was read before; such an article comes as Passed.
        jobs: processes that read; 1: this one; None: this one and, for what comes after FEW articles, one for each core.
        notice: takes the text of each Notice.

    Raises:
        PackError: the extractor cannot be made.
        RuntimeError: a process was ended from outside.
    """
    here: Worker[Made] = Worker(task, finished)
    return _noticed(_results(iter(pieces), here, task, finished, jobs), notice)


def cores() -> int:
    """How many of them this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _noticed(
    results: Generator[Made | Unreadable | Notice | Passed, None, None], notice: Callable[[str], None]
) -> Generator[Made | Unreadable | Passed, None, None]:
    with closing(results):
        for result in results:
            if isinstance(result, Notice):
                notice(result.text)
            else:
                yield result


def _results(
    pieces: Iterator[Given], here: Worker[Made], task: Task[Made], finished: Finished, jobs: int | None
) -> Generator[Made | Unreadable | Notice | Passed, None, None]:
    yield from here.do(islice(pieces, FEW if jobs is None else 0))
    number = jobs or cores()
    first = next(pieces, None)
    if number > 1 and first is not None:
        from ingest.processes import by_processes  # late: few need it, and it takes a while to import

        yield from by_processes(chain([first], pieces), task, finished.kept(), number)
    elif first is not None:
        yield from here.do(chain([first], pieces))

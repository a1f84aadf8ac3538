"""A task done by processes of their own, in chunks, whose results come in the order in which the articles came."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any

from ingest.finished import Finished, Passed
from ingest.readers import Notice, Unreadable
from ingest.work import Given, Made, Task, Worker

CHUNK = 16
"""Articles that a process gets at a time: few enough to share them out, many enough that handing them over costs nothing."""
AHEAD = 8
"""Chunks a process that are read before the first of them is asked for: enough for all to go on while a batch is stored."""


def by_processes(
    pieces: Iterator[Given], task: Task[Made], finished: Finished, number: int
) -> Iterator[Made | Unreadable | Notice | Passed]:
    """What comes of every piece, in order.

    Raises:
        RuntimeError: a process was ended from outside.
    """
    running: deque[Future[list[Made | Unreadable | Notice | Passed]]] = deque()
    pool = ProcessPoolExecutor(number, get_context("spawn"), _begin, (task, finished))
    try:
        while chunk := list(islice(pieces, CHUNK)):
            with _interrupts_kept_back():
                running.append(pool.submit(_do, chunk))
            while running and (running[0].done() or len(running) >= number * AHEAD):
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
    except BrokenProcessPool as error:
        raise RuntimeError("a process that read articles was ended from outside, perhaps for want of memory") from error
    finally:
        pool.shutdown(cancel_futures=True)


_workers: list[Worker[Any]] = []
"""Of a process that reads for another: its worker, and nothing else."""


def _begin(task: Task[Any], finished: Finished) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one decides when to stop
    Thread(target=_end_with, args=[parent_process()], daemon=True).start()
    _workers[:] = [Worker(task, finished)]


def _end_with(parent: BaseProcess | None) -> None:
    """A process that was killed cannot tell those that read for it to end; they would wait for work for ever."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(chunk: list[Given]) -> list[Any]:
    return list(_workers[0].do(chunk))


@contextmanager
def _interrupts_kept_back() -> Iterator[None]:
    """Processes that are started here hear no Ctrl-C, not even before `_begin`; this one hears it right after."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

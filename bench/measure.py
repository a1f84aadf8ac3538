"""Measuring: works that are compared run in turn, in one process and one run, and every figure keeps its spread."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")
Clock = Callable[[], float]
Work = Callable[[], float]
"""Does something once and returns what it took; what it does to get ready is not counted."""

WALL: Clock = time.perf_counter
CPU: Clock = time.process_time
"""Seconds that this process computed: other programs of the machine hardly change it."""


@dataclass(frozen=True)
class Spread:
    """Several measurements of one thing."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The spread of at least one value."""
        return cls(median(values), min(values), max(values))


def seconds(work: Callable[[], object], clock: Clock = WALL) -> float:
    """What one call takes; garbage of earlier work is collected before."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def alternate(works: Mapping[str, Callable[[], T]], rounds: int, warm_up: int = 1) -> dict[str, list[T]]:
    """What each work returned, a value a round. Every other round runs backwards, so that none is always the first.

    The first `warm_up` rounds are not kept.
    """
    kept: dict[str, list[T]] = {name: [] for name in works}
    for number in range(-warm_up, rounds):
        for name in list(works)[:: -1 if number % 2 else 1]:
            value = works[name]()
            if number >= 0:
                kept[name].append(value)
    return kept


def rates(amount: float, taken: Sequence[float]) -> Spread:
    """So much a second."""
    return Spread.of([amount / each for each in taken])


def ratios(over: Sequence[float], under: Sequence[float]) -> Spread:
    """One divided by the other, round by round: what slows the machine for a while slows both."""
    return Spread.of([a / b for a, b in zip(over, under, strict=True)])

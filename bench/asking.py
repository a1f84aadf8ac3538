"""The question behind `allegiance defections`, with a sect and an agency to filter by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from bench import people
from bench.measure import seconds
from graph.stores import Store
from queries.defections import Filters, listed

FILTERS = Filters(sects=[people.sect(0).name], agencies=[people.agency(1, 0).name])
"""One of the made-up sects, and a service with all its branches."""

FIRST = 3
"""How often the store is opened to ask for the first time."""


def asked(open_: Callable[[], Store], rounds: int) -> tuple[list[float], list[float]]:
    """Seconds to ask for the first time, with the opening of the store; and again in the open store."""
    first = [seconds(partial(_once, open_)) for _ in range(FIRST)]
    with open_() as store:
        values = FILTERS.values(store, lambda _: None)
        listed(store, values)
        again = [seconds(partial(listed, store, values)) for _ in range(rounds)]
    return first, again


def _once(open_: Callable[[], Store]) -> None:
    with open_() as store:
        listed(store, FILTERS.values(store, lambda _: None))

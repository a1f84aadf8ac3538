"""One move told in two steps: who left in May and joined the others in September changed sides once, in May."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from graph.periods import Period
from ingest.extractors.rules.events.departure import Departure

_LATER = 366
"""Days after he left in which he is still on his way."""
_TOLD = frozenset({"asserted", "reported"})


def join_steps(departures: Sequence[Departure]) -> None:
    """Date the second step of a man by the first, so that both tell one event: left without a side named, then joined one."""
    of_person: defaultdict[int, list[Departure]] = defaultdict(list)
    for departure in departures:
        if departure.date and departure.modality in _TOLD:
            of_person[departure.person].append(departure)
    for left, joined in (pair for steps in of_person.values() for pair in pairwise(steps)):
        if _on_his_way(left) and _only_joins(joined) and _soon(left, joined):
            joined.date = left.date


def _on_his_way(departure: Departure) -> bool:
    """Whether he left, and the words name neither the side nor the body that he went to."""
    return not (departure.joined or departure.event.since or departure.event.state)


def _only_joins(departure: Departure) -> bool:
    """Whether the words are of joining alone, which names no side that was left."""
    event = departure.event
    return event.joined is not None and event.left is None and not event.leaves and event.ordinary


def _soon(left: Departure, joined: Departure) -> bool:
    """Whether the second step lies within a year after the first."""
    if left.date is None or joined.date is None:
        return False
    first, second = Period.parse(left.date.value), Period.parse(joined.date.value)
    return first.start <= second.start and second.days_from(first) <= _LATER

"""How many of those at risk left: by group and by stretch of time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from queries.measures.cohort import Member
from queries.measures.intervals import Interval
from queries.measures.placing import Clock, merged
from queries.measures.windows import Window

Sums = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Of one group in one window: those who left, and those who could have; of several weights, the sum of each."""

    group: str
    window: Window
    left: Sums
    at_risk: Sums


def one_each(_: Member) -> Sums:
    """Plain counting."""
    return (1.0,)


def counts(
    groups: Mapping[str, Sequence[Member]], windows: Sequence[Window], weights: Callable[[Member], Sums] = one_each
) -> Iterator[Count]:
    """Of each group and window in which somebody was at risk, how many left. The first weight is 1.

    At risk in a window is who served on some day of it or left in it; a person counts once in a window, however often he left.
    The cost is that of the services, whatever the number of windows.
    """
    clock = Clock(windows)
    for group, found in groups.items():
        for window, left, at_risk in zip(windows, *_tally(clock, found, weights), strict=True):
            if at_risk[0]:
                yield Count(group, window, tuple(left), tuple(at_risk))


def _tally(
    clock: Clock, found: Sequence[Member], weights: Callable[[Member], Sums]
) -> tuple[list[list[float]], list[list[float]]]:
    """The sums of each window: those who left, and those at risk, who are added where they come and taken off where they go."""
    size = len(weights(found[0]))
    left, steps = ([[0.0] * size for _ in range(len(clock.windows) + extra)] for extra in (0, 1))
    for one in found:
        weight = weights(one)
        gone = {number for move in one.moves if (number := clock.left(move)) is not None}
        for number in gone:
            _add(left[number], weight)
        for part in merged([*clock.at_risk(one), *(range(number, number + 1) for number in gone)]):
            _add(steps[part.start], weight)
            _add(steps[part.stop], weight, -1)
    at_risk = accumulate(steps[:-1], lambda total, step: [a + b for a, b in zip(total, step, strict=True)])
    return left, list(at_risk)


def _add(sums: list[float], weight: Sums, sign: int = 1) -> None:
    for place, each in enumerate(weight):
        sums[place] += sign * each


def unplaced(found: Iterable[Member], windows: Sequence[Window]) -> int:
    """How many changes of side may lie in this time, but in no window of it: their dates are not precise enough."""
    clock = Clock(windows)
    return sum(clock.left(move) is None and clock.may_have_left(move) for one in found for move in one.moves)


@dataclass(frozen=True, slots=True)
class Rate:
    """Persons who left among persons at risk, with the interval of the proportion."""

    group: str
    window: Window
    left: int
    at_risk: int
    interval: Interval

    @property
    def caution(self) -> str | None:
        """Why the rate is not reliable, if it is not."""
        return unreliable(self.at_risk, self.interval)


def unreliable(persons: float, interval: Interval) -> str | None:
    """What makes a proportion unreliable: fewer than 30 persons, or an interval 0.30 wide or wider.

    The rule, in short, of the National Center for Health Statistics of the United States: J. D. Parker et al., "National Center
    for Health Statistics data presentation standards for proportions", Vital and Health Statistics 2 (175), 2017.
    """
    if persons < 30:
        return "few at risk"
    return "wide interval" if interval[1] - interval[0] >= 0.30 else None


def rates(
    groups: Mapping[str, Sequence[Member]],
    windows: Sequence[Window],
    interval: Callable[[int, int, float], Interval],
    level: float,
) -> list[Rate]:
    """The rate of each group in each window; `interval` is one of intervals.INTERVALS."""
    found = ((count, round(count.left[0]), round(count.at_risk[0])) for count in counts(groups, windows))
    return [Rate(count.group, count.window, left, persons, interval(left, persons, level)) for count, left, persons in found]

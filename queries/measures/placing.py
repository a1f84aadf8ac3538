"""In which windows a member was at risk, and in which he left."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from queries.measures.cohort import Member
from queries.measures.population import Move
from queries.measures.windows import Window


class Clock:
    """The windows, one after the other; with one that is open at its beginning, all up to a day."""

    def __init__(self, windows: Sequence[Window]) -> None:
        self.windows = windows
        self._begins = [window.since or dt.date.min for window in windows]

    def left(self, move: Move) -> int | None:
        """The window in which a change of side happened: that which holds all days on which it can have been.

        In a single window it counts by the first day of its date, as everywhere (docs/queries.md); in one that is open at its
        beginning, what has no date counts from its first report.
        """
        if len(self.windows) == 1:
            return 0 if _in(self.windows[0], move) else None
        if move.date is None:
            return None
        number = bisect_right(self._begins, move.date.start) - 1
        return number if number >= 0 and move.date.end <= self.windows[number].until else None

    def may_have_left(self, move: Move) -> bool:
        """Whether a change of side can have happened in the time of all windows together."""
        first, last = self._begins[0], self.windows[-1].until
        if move.date is None:
            return move.first_told is None or move.first_told >= first
        return move.date.start < last and move.date.end > first

    def at_risk(self, one: Member) -> Iterator[range]:
        """The windows in which he was in service on some day; they may overlap."""
        first, last = self._begins[0], self.windows[-1].until
        for since, end in one.spans:
            begins, ends = since or dt.date.min, end or dt.date.max
            if begins < last and ends > max(first, begins):  # an inverted service, a breach of the graph, is none
                yield range(max(0, bisect_right(self._begins, begins) - 1), bisect_left(self._begins, ends))


def _in(window: Window, move: Move) -> bool:
    day = move.known_by if window.since is None else move.day
    return day is not None and (window.since is None or day >= window.since) and day < window.until


def merged(ranges: list[range]) -> Iterator[range]:
    """The same numbers, none twice.

    >>> list(merged([range(3, 5), range(0, 2), range(1, 3)]))
    [range(0, 5)]
    """
    ranges.sort(key=lambda part: part.start)
    while ranges:
        part = ranges.pop(0)
        while ranges and ranges[0].start <= part.stop:
            part = range(part.start, max(part.stop, ranges.pop(0).stop))
        yield part

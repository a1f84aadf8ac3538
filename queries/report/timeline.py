"""Changes of side over time, no more precise than they are known."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.periods import MONTHS, Period
from queries.report.content import Content, Move

Unit = Literal["month", "quarter", "year"]
MONTHS_OF: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
COLUMNS = 48
"""So many bins are legible beside each other."""
STACK = 14
"""So many marks are legible above each other; where a bin holds more, bars are drawn."""


@dataclass(frozen=True)
class Bin:
    """The changes of side of a month, quarter or year. `year` is given in the first bin of a year."""

    label: str
    short: str
    year: int | None
    moves: tuple[Move, ...]

    @property
    def statuses(self) -> list[tuple[str, int]]:
        """How many of each status."""
        return sorted(Counter(move.edge.status for move in self.moves).items())


@dataclass(frozen=True)
class Timeline:
    """`bins` without gaps; `coarse` are dated to a year only, where bins are shorter; `undated` have no date."""

    unit: Unit
    bins: Sequence[Bin]
    coarse: Sequence[Move]
    undated: Sequence[Move]

    @property
    def highest(self) -> int:
        """Changes of side in the fullest bin."""
        return max((len(bin_.moves) for bin_ in self.bins), default=0)

    @property
    def dots(self) -> bool:
        """Whether each change of side can have a mark of its own."""
        return self.highest <= STACK

    @property
    def dated(self) -> int:
        """How many stand in bins."""
        return sum(len(bin_.moves) for bin_ in self.bins)

    @property
    def peak(self) -> Bin | None:
        """The fullest bin, the earliest of them; None where no bin is fuller than the others."""
        fullest = [bin_ for bin_ in self.bins if len(bin_.moves) == self.highest]
        return fullest[0] if len(fullest) == 1 else None


def timeline(content: Content) -> Timeline:
    """Months, or quarters or years where months are too many."""
    dated = [move for move in content.moves if move.edge.date]
    fine = [move for move in dated if move.edge.date_precision != "year"] or dated
    first, last = _span(fine)
    unit: Unit = next((unit for unit in MONTHS_OF if (last - first) // MONTHS_OF[unit] < COLUMNS), "year")
    if unit == "year" or fine is dated:
        unit, fine = "year", dated
        first, last = _span(fine)
    coarse = [move for move in dated if move.edge.date_precision == "year"] if unit != "year" else []
    undated = [move for move in content.moves if not move.edge.date]
    return Timeline(unit, _bins(fine, unit, first, last), coarse, undated)


def _span(moves: Sequence[Move]) -> tuple[int, int]:
    """The first and the last month, counted from year 0."""
    months = [_month(move.edge.date) for move in moves if move.edge.date]
    return (min(months), max(months)) if months else (0, -1)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _bins(moves: Sequence[Move], unit: Unit, first: int, last: int) -> list[Bin]:
    size = MONTHS_OF[unit]
    filled: dict[int, list[Move]] = {start: [] for start in range(first // size * size, last + 1, size)}
    for move in moves:
        if move.edge.date:
            filled[_month(move.edge.date) // size * size].append(move)
    starts = list(filled)
    return [_bin(unit, start, start == starts[0] or start % 12 == 0, filled[start]) for start in starts]


def _bin(unit: Unit, start: int, first_of_year: bool, moves: Sequence[Move]) -> Bin:
    year, month = divmod(start, 12)
    label = {
        "month": Period(start=dt.date(year, month + 1, 1), precision="month").spoken,
        "quarter": f"quarter {month // 3 + 1} of {year}",
        "year": str(year),
    }[unit]
    short = {"month": MONTHS[month][0], "quarter": f"Q{month // 3 + 1}", "year": f"’{year % 100:02}"}[unit]
    return Bin(label, short, year if first_of_year else None, tuple(moves))

"""The rows that benchmarks give, and the table that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import Spread
from graph.stores.base import Table

RATIO = "ratio"
NOT_MEASURED = "not measured"
NOISE = 1.5
"""Greatest by least measurement above which the median is marked with `~`."""

COLUMNS = ["what", "median", "min", "max", "unit", "aim"]


@dataclass(frozen=True)
class Row:
    """One figure. `spread` is None where there was no server to measure on; `means` is a sentence for docs/performance.md."""

    what: str
    unit: str
    spread: Spread | None
    means: str
    aim: str = ""

    @property
    def noisy(self) -> bool:
        """Whether the measurements differ so much that the median is a guess."""
        return self.spread is not None and self.spread.high > NOISE * self.spread.low

    def cells(self) -> list[str]:
        """The row as COLUMNS."""
        figures = [NOT_MEASURED, "", ""]
        if self.spread:
            figures = [figure(value) for value in (self.spread.median, self.spread.low, self.spread.high)]
            figures[0] = f"~ {figures[0]}" if self.noisy else figures[0]
        return [self.what, *figures, self.unit, self.aim]


def figure(value: float) -> str:
    """A number with about three figures.

    >>> figure(12345.6), figure(45.67), figure(1.234)
    ('12,346', '45.7', '1.23')
    """
    return f"{value:,.{0 if value >= 100 else 1 if value >= 10 else 2}f}"


def ratios_first(rows: Iterable[Row]) -> list[Row]:
    """The same rows, ratios before the others: they can be compared between machines."""
    return sorted(rows, key=lambda row: row.unit != RATIO)


def table(rows: Iterable[Row]) -> Table:
    """The rows as a table."""
    return Table(COLUMNS, [list(row.cells()) for row in rows])

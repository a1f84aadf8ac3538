"""The table of figures, in percent: a row a set, a row a pool, each figure with its interval or number and its change."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench.accuracy.counts import Found, Share
from bench.accuracy.figures import FIELDS, Figures
from bench.accuracy.intervals import Interval, wilson
from graph.stores.base import Table

FIGURES = ("articles", "events", "precision", "recall", "F1", *FIELDS, "persons", "sects", "services")
NONE = "–"

Rate = Callable[[Figures], float | None]


def row(now: Figures, before: Figures | None = None) -> list[str]:
    """The cells of FIGURES. `before` are the figures that the change is counted from; other articles cannot be compared.

    >>> row(Figures(articles=2, events=Found(9, 1, 3)))[:5]
    ['2', '12', '90 (60–98)', '75 (47–91)', '82']
    """
    old = before if before and before.articles == now.articles else None
    cells = [_cell(now, old, rate, beside) for rate, beside in _COLUMNS]
    return [str(now.articles), str(now.events.there) if now.events.there else NONE, *cells]


def table(rows: Sequence[tuple[Sequence[str], Figures, Figures | None]], heads: Sequence[str]) -> Table:
    """Rows of leading cells, figures, and figures before."""
    return Table([*heads, *FIGURES], [[*leading, *row(now, before)] for leading, now, before in rows])


def _cell(now: Figures, old: Figures | None, rate: Rate, beside: Callable[[Figures], str]) -> str:
    value = rate(now)
    if value is None:
        return NONE
    was = rate(old) if old else None
    points = 0 if was is None else round(100 * value) - round(100 * was)
    return f"{round(100 * value)}{beside(now)}{f' {points:+d}' if points else ''}"


def _between(interval: Interval | None) -> str:
    return f" ({round(100 * interval[0])}–{round(100 * interval[1])})" if interval else ""


def _field(name: str) -> tuple[Rate, Callable[[Figures], str]]:
    def share(figures: Figures) -> Share:
        return figures.fields.get(name, Share())

    return lambda f: share(f).rate, lambda f: f" ({share(f).of})"


def _persons(figures: Figures) -> str:
    precision, recall = figures.persons.precision, figures.persons.recall
    return f" ({round(100 * (precision or 0))}/{round(100 * (recall or 0))})"


def _all(of: Callable[[Figures], Found]) -> tuple[Rate, Callable[[Figures], str]]:
    return lambda f: of(f).f1 if of(f).there else None, lambda f: f" ({of(f).there})"


_COLUMNS: list[tuple[Rate, Callable[[Figures], str]]] = [
    (lambda f: f.events.precision, lambda f: _between(wilson(f.events.right, f.events.right + f.events.wrong))),
    (lambda f: f.events.recall, lambda f: _between(wilson(f.events.right, f.events.there))),
    (lambda f: f.events.f1, lambda f: _between(f.f1_interval)),
    *map(_field, FIELDS),
    (lambda f: f.persons.f1, _persons),
    _all(lambda f: f.sects),
    _all(lambda f: f.services),
]

"""Rows as a table for people: as wide as the terminal, dates as they are spoken, bars for counts, signs for how well attested."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.text import Text

from cli.output import text
from graph.periods import Period

if TYPE_CHECKING:
    from rich.console import Console

    from graph.stores.base import Table

GAP, INDENT = "  ", "    "
KEPT = ("id", "date", "name", "status")
"""Columns that never leave the first line of a row: when, who, how sure, and what to ask further with."""
UNKNOWN = ("date", "published")
"""Columns in which nothing means that nobody knows."""
COUNTS = ("defections", "persons", "events", "statements", "articles", "edges", "left")
"""The first of these columns that a table has gets the bars."""
BAR = 24
"""Greatest length of a bar. One that had less than a third of it is left out."""
WORD, LINES = 36, 3
"""A column is as wide as its longest word of at most so many characters, and so wide that no cell takes more lines."""
NAME = 20
"""Names are broken only where they are longer."""
SIGNS = {
    "confirmed": ("✓", "green"), "single source": ("·", "yellow"), "disputed": ("!", "bold red"),
    "reported": ("~", "yellow"), "denied": ("✗", "bold red"), "hypothetical": ("?", "magenta"),
    "ok": ("✓", "green"), "fails": ("!", "bold red"), "broken": ("!", "bold red"), "unreachable": ("!", "bold red"),
    "missing": ("·", "yellow"),
}  # fmt: skip
"""Of values in the columns `status`, `modality` and `result`: a sign, so that nothing depends on the colour, and the colour."""
SIGNED = ("status", "modality", "result")
UNBROKEN = ("id", "date", "when", *SIGNED)
"""Columns whose cells are never wrapped; nor are numbers and dates."""


@dataclass
class Column:
    """One column: its cells, and how wide it would be, must be and is."""

    name: str
    cells: list[Text]
    right: bool
    whole: int
    least: int
    width: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.plain for cell in self.cells)


def draw(table: Table, out: Console, *, head: bool = True, notes: Sequence[str] = ()) -> None:
    """Print the rows. What does not fit goes to a second line under its row; `notes`, one a row, stand there too."""
    columns = [_column(table, number) for number in range(len(table.columns))]
    if not head:
        columns = [column for column in columns if not column.empty]
    first, below = fitted(columns, out.width)
    spare = out.width - sum(column.width + len(GAP) for column in first)
    if sys.stdout.isatty() and len(table.rows) > 1 and spare >= BAR // 3:
        first = _with_bars(first, table, min(spare, BAR))
    if head:
        _print(out, [[Text(column.name, style="bold") for column in first]], first)
        out.print("─" * (sum(column.width for column in first) + len(GAP) * (len(first) - 1)), style="dim")
    for number, cells in enumerate(zip(*(column.cells for column in first), strict=True)):
        _print(out, [list(cells)], first)
        for told in (_details(below, number), Text(spoken(notes[number]), style="dim") if notes else None):
            if told:
                under(out, told)


def under(out: Console, told: Text) -> None:
    """Print a text under what stands before it."""
    for line in told.wrap(out, max(out.width - len(INDENT), WORD)):
        line.rstrip()
        out.print(Text(INDENT) + line)


def spoken(value: Any) -> str:
    """A value for people: dates as they are said, and nothing that could steer a terminal.

    >>> spoken("2012-08"), spoken(dt.date(2012, 8, 2)), spoken(True), spoken(["2012-07", "x"])
    ('Aug 2012', '2 Aug 2012', 'yes', 'Jul 2012; x')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(spoken, value))
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dt.datetime):
        return f"{spoken(value.date())} {value:%H:%M}"
    plain = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text(value))
    return Period.parse(plain).spoken if _is_date(plain) else plain


def _is_date(value: Any) -> bool:
    """Whether it is a day, or the text of a day, month or year."""
    if not isinstance(value, str):
        return isinstance(value, dt.date)
    try:
        return bool(Period.parse(value))
    except ValueError:
        return False


def signed(value: str) -> Text:
    """A status or modality behind its sign, in its colour; an assertion as it is."""
    sign, style = SIGNS.get(value, ("", ""))
    return Text(f"{sign} {value}" if sign else value, style=style)


def fitted(columns: list[Column], width: int) -> tuple[list[Column], list[Column]]:
    """The columns that stand in the first line, with their widths, and those that go below: the longest, as few as may be."""
    first, below = columns, list[Column]()
    while _least(first) > width and (movable := [column for column in first[1:] if column.name not in KEPT]):
        longest = max(movable, key=lambda column: (column.empty, column.whole))
        below.append(longest)
        first = [column for column in first if column is not longest]
    for column in first:
        column.width = column.least
    spare = width - _least(first)
    while spare > 0 and (short := [column for column in first if column.width < column.whole]):
        max(short, key=lambda column: column.whole / column.width).width += 1
        spare -= 1
    return first, [column for column in columns if column in below]


def _least(columns: Sequence[Column]) -> int:
    return sum(column.least for column in columns) + len(GAP) * (len(columns) - 1)


def _column(table: Table, number: int) -> Column:
    name = table.columns[number]
    values = [row[number] for row in table.rows]
    numeric = any(value is not None for value in values) and all(isinstance(value, int | float | None) for value in values)
    cells = [_cell(name, value) for value in values]
    plain = [cell.plain for cell in cells]
    whole = max(map(cell_len, [name, *plain]))
    longest = max((cell_len(word) for words in [name, *plain] for word in words.split()), default=0)
    narrow = max(min(longest, WORD), len(name), -(-whole // LINES), NAME if name == "name" else 0)
    fixed = numeric or name in UNBROKEN or all(_is_date(value) for value in values if value)
    return Column(name, cells, numeric, whole, whole if fixed else min(whole, narrow))


def _cell(name: str, value: Any) -> Text:
    if name in SIGNED and isinstance(value, str):
        return signed(value)
    if value is None and name in UNKNOWN:
        return Text("unknown", style="dim")
    return Text(spoken(value), style="dim" if name == "id" else "")


def _with_bars(first: list[Column], table: Table, length: int) -> list[Column]:
    """The columns with a bar after the counts, when there are counts that differ."""
    name = next((name for name in COUNTS if name in table.columns), None)
    counts = [row[table.columns.index(name)] for row in table.rows] if name and "id" not in table.columns else []
    if not all(isinstance(count, int) and count >= 0 for count in counts) or len(set(counts)) < 2:
        return first
    bars = [Text(bar(count / max(counts) * length), style="cyan") for count in counts]
    at = next(number for number, column in enumerate(first) if column.name == name) + 1
    return [*first[:at], Column("", bars, right=False, whole=length, least=length, width=length), *first[at:]]


def bar(length: float) -> str:
    """A bar of so many characters, to the eighth.

    >>> bar(2.5), bar(0)
    ('██▌', '')
    """
    eighths = round(length * 8)
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def _details(below: Sequence[Column], number: int) -> Text | None:
    """What did not fit into the first line, each value behind the name of its column."""
    told = [Text.assemble((f"{column.name} ", "dim"), column.cells[number]) for column in below if column.cells[number].plain]
    return Text(" · ", style="dim").join(told) if told else None


def _print(out: Console, rows: Sequence[Sequence[Text]], columns: Sequence[Column]) -> None:
    for cells in rows:
        for line in _lines(out, cells, columns):
            out.print(line, no_wrap=True, crop=False, overflow="ignore")


def _lines(out: Console, cells: Sequence[Text], columns: Sequence[Column]) -> Iterator[Text]:
    """The lines of one row: each cell in its width, wrapped at blanks, else within a word."""
    justified = [
        cell.wrap(out, column.width, justify="right" if column.right else "left", overflow="fold")
        for cell, column in zip(cells, columns, strict=True)
    ]
    empty = [Text(" " * column.width) for column in columns]
    for parts in zip_longest(*justified):
        line = Text(GAP).join(part or blank for part, blank in zip(parts, empty, strict=True))
        line.rstrip()
        yield line

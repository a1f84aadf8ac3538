"""Rows on their way out: a table on a terminal, CSV when piped, or the format that the user names."""

from __future__ import annotations

import datetime as dt
import functools
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.stores.base import Table

FORMATS = ("table", "json", "jsonl", "csv", "md")
WIDE = 1000
"""Characters of a table that goes to no terminal: so many that no cell is cut."""


@dataclass(frozen=True)
class Answer:
    """What a command has to show.

    `empty` is said on stderr when there are no rows, `below` under a table on a terminal, `remarks` always, on stderr.
    `draw` prints the table form, when it is more than rows and columns.
    """

    table: Table
    empty: str = "nothing found"
    below: str = ""
    remarks: tuple[str, ...] = ()
    code: int = 0
    draw: Callable[[], None] | None = None


def prints_rows(command: Callable[..., Answer]) -> Callable[..., None]:
    """`--format`, and the printing of the Answer that the command returns."""

    @click.option("--format", "form", type=click.Choice(FORMATS), help="How to print; on a terminal a table, else CSV.")
    @functools.wraps(command)
    def wrapped(*args: Any, form: str | None, **options: Any) -> None:
        answer = command(*args, **options)
        show(answer, form or ("table" if sys.stdout.isatty() else "csv"))
        for remark in answer.remarks:
            click.echo(remark, err=True)
        click.get_current_context().exit(answer.code)

    return wrapped


def show(answer: Answer, form: str) -> None:
    """Print the answer in one of FORMATS."""
    if not answer.table.rows:
        click.echo(answer.empty, err=True)
    if form == "table":
        if answer.table.rows:
            (answer.draw or functools.partial(print_table, answer.table))()
            if answer.below and sys.stdout.isatty():
                click.secho(answer.below, dim=True)
    else:
        for piece in PRINTED[form](answer.table):
            click.echo(piece, nl=False)


def print_table(table: Table) -> None:
    """As a table; on a terminal columns wrap, but an id never does."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for number, name in enumerate(table.columns):
        numeric = all(isinstance(row[number], int | float | None) for row in table.rows)
        drawn.add_column(name, justify="right" if numeric else "left", no_wrap=name in ("id", "date"), overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(text(value)) for value in row))
    console().print(drawn)


def console() -> Any:
    """A rich console for stdout as it is now, as wide as the terminal."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else WIDE)


def text(value: Any) -> str:
    """A value for people: lists with semicolons, a path as its names and relationship types, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(text, value))
    if isinstance(value, dict):
        return _graph_text(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _graph_text(value: dict[str, Any]) -> str:
    match value:
        case {"nodes": [first, *others], "relationships": relationships}:
            steps = zip(relationships, others, strict=True)
            return text(first) + "".join(f" -{text(relationship)}- {text(node)}" for relationship, node in steps)
        case {"labels": _, "properties": properties}:
            return str(properties.get("name", properties.get("id")))
        case {"type": kind, "properties": _}:
            return str(kind)
    return json.dumps(value, ensure_ascii=False, default=text)


def _json(table: Table) -> Iterable[str]:
    yield json.dumps(table.dicts(), ensure_ascii=False, indent=2, default=text) + "\n"


def _jsonl(table: Table) -> Iterable[str]:
    for row in table.dicts():
        yield json.dumps(row, ensure_ascii=False, default=text) + "\n"


def _csv(table: Table) -> Iterable[str]:
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in [table.columns, *table.rows]:
        writer.writerow([text(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _md(table: Table) -> Iterable[str]:
    yield f"| {' | '.join(table.columns)} |\n|{'---|' * len(table.columns)}\n"
    for row in table.rows:
        yield f"| {' | '.join(text(value).replace('|', '&#124;').replace(chr(10), ' ') for value in row)} |\n"


PRINTED: dict[str, Callable[[Table], Iterable[str]]] = {"json": _json, "jsonl": _jsonl, "csv": _csv, "md": _md}

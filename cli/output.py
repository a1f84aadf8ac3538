"""Rows on their way out: a table on a terminal, CSV when piped, or the format that the user names."""

from __future__ import annotations

import datetime as dt
import functools
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.files import form_of, into, output_option

if TYPE_CHECKING:
    from graph.stores.base import Table

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("table", "json", "jsonl", "csv", "md")
WIDE = 1000
"""Characters of a table that goes to no terminal: so many that no cell is cut."""


@dataclass(frozen=True)
class Answer:
    """What a command has to show.

    `empty` is said on stderr when there are no rows, `below` under a table on a terminal, `remarks` always, on stderr.
    `draw` prints the table form, when it is more than rows and columns; `whole` is what `json` gives instead of rows. `brief` is
    what a pipe gets when nobody named a format: of wide rows the columns to choose by.
    """

    table: Table
    empty: str = "nothing found"
    below: str = ""
    remarks: tuple[str, ...] = ()
    code: int = 0
    draw: Callable[[], None] | None = None
    whole: Any = None
    brief: Table | None = None


def format_option(command: Command) -> Command:
    """`--format`."""
    help_ = "How to print; on a terminal a table, else CSV."
    decorated: Command = click.option("--format", "form", type=click.Choice(FORMATS), help=help_)(command)
    return decorated


def prints_rows(command: Callable[..., Answer]) -> Callable[..., None]:
    """`--format` and `-o`, and the printing of the Answer that the command returns."""

    @format_option
    @output_option
    @functools.wraps(command)
    def wrapped(*args: Any, form: str | None, output: str | None, **options: Any) -> None:
        asked = form or form_of(output)
        chosen = asked or ("table" if sys.stdout.isatty() else "csv")
        answer = command(*args, **options)
        if answer.brief and not asked and chosen == "csv":
            answer = replace(answer, table=answer.brief)
        with into(output):
            show(answer, chosen)
        for remark in answer.remarks:
            click.echo(remark, err=True)
        if output not in (None, "-"):
            click.echo(f"{output}: {len(answer.table.rows):,} rows", err=True)
        click.get_current_context().exit(answer.code)

    return wrapped


def show(answer: Answer, form: str) -> None:
    """Print the answer in one of FORMATS."""
    if not answer.table.rows:
        click.echo(answer.empty, err=True)
    if form == "table":
        if answer.table.rows or answer.whole:
            (answer.draw or functools.partial(print_table, answer.table))()
            if answer.below and sys.stdout.isatty():
                console().print(answer.below, style="dim", markup=False)
    elif form == "json" and answer.whole is not None:
        click.echo(json.dumps(answer.whole, ensure_ascii=False, indent=2, default=text))
    else:
        for piece in PRINTED[form](answer.table):
            click.echo(piece, nl=False)


def print_table(table: Table) -> None:
    """As a table, which fits the terminal."""
    from cli.tables import draw

    draw(table, console())


def console() -> Any:
    """A rich console for stdout as it is now, as wide as the terminal. It knows NO_COLOR, FORCE_COLOR and TERM."""
    import shutil

    from rich.console import Console

    width, height = shutil.get_terminal_size()  # both, else rich takes 80 columns for a dumb terminal
    return Console(file=sys.stdout, highlight=False, width=width if sys.stdout.isatty() else WIDE, height=height)


def coloured() -> bool:
    """Whether colours tell something there: else what they would say has to be said in words."""
    out = console()
    return out.color_system is not None and not out.no_color


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
    """CSV is opened in spreadsheets, and its texts are those of strangers: none may be a formula there. Numbers stay numbers."""
    import csv
    import io
    from itertools import chain

    from graph.exchange.formulas import guarded

    def cell(value: Any) -> str:
        return text(value) if isinstance(value, int | float) else guarded(text(value))

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in chain([table.columns], ([cell(value) for value in row] for row in table.rows)):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _md(table: Table) -> Iterable[str]:
    yield f"| {' | '.join(table.columns)} |\n|{'---|' * len(table.columns)}\n"
    for row in table.rows:
        yield f"| {' | '.join(text(value).replace('|', '&#124;').replace(chr(10), ' ') for value in row)} |\n"


PRINTED: dict[str, Callable[[Table], Iterable[str]]] = {"json": _json, "jsonl": _jsonl, "csv": _csv, "md": _md}

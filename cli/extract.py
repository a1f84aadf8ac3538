"""`allegiance extract`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from cli.files import form_of, into, output_option
from cli.main import debug_option
from cli.reading import extracted, jobs_option, reading_options, report_unreadable

if TYPE_CHECKING:
    from graph.statement import Reading
    from ingest.finished import Passed
    from ingest.readers import Unreadable

FORMATS = ("jsonl", "json", "table", "csv", "md")
COLUMNS = ("kind", "person", "what", "origin", "date", "modality", "quote", "article")


@click.command(epilog="\b\nExample: allegiance extract samples/025-alawite-officer-in-jordan.txt --format jsonl")
@reading_options
@click.option("--every", is_flag=True, help="Print each place of an article that says the same on a line of its own.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to print; on a terminal a table, else JSON lines.",
)
@output_option
@jobs_option
@debug_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    packs: tuple[str, ...],
    every: bool,
    form: str | None,
    output: str | None,
    jobs: int | None,
) -> None:
    """Print what articles state; touches no store.

    One line each event of an article, with the further places that say the same under `also`. PATH as in ingest.
    """
    unreadable: list[Unreadable] = []
    with closing(extracted(paths, published, publisher, packs, jobs, partial(lines, every=every))) as results:
        chosen = form or form_of(output) or ("table" if sys.stdout.isatty() else "jsonl")
        with into(output):
            show(readable(results, unreadable), chosen)
    ctx.exit(report_unreadable(unreadable))


def lines(reading: Reading, every: bool) -> list[dict[str, Any]]:
    """The statements of an article as design.md gives them."""
    from graph.repeats import together

    return [statement.printed() for statement in (reading.statements if every else together(reading.statements))]


def readable(
    results: Iterable[list[dict[str, Any]] | Unreadable | Passed], unreadable: list[Unreadable]
) -> Iterator[dict[str, Any]]:
    """All lines, article by article; what cannot be read is added to `unreadable`."""
    from ingest.readers import Unreadable

    for result in results:
        if isinstance(result, Unreadable):
            unreadable.append(result)
        elif isinstance(result, list):
            yield from result


def show(lines: Iterable[dict[str, Any]], form: str) -> None:
    """Print as JSON lines while they come, as one JSON list, or as rows of COLUMNS."""
    if form == "jsonl":
        for line in lines:
            click.echo(json.dumps(line, ensure_ascii=False))
    elif form == "json":
        click.echo(json.dumps(list(lines), ensure_ascii=False, indent=2))
    else:
        from cli.output import Answer
        from cli.output import show as show_rows
        from graph.stores.base import Table

        show_rows(Answer(Table(list(COLUMNS), [_row(line) for line in lines]), "no article states anything"), form)


def _row(line: dict[str, Any]) -> list[Any]:
    name = {key: (line[key] or {}).get("name") for key in ("subject", "object", "target", "origin")}
    what = name["object"] or (f"{name['target']} (assumed)" if name["target"] else None)
    return [line["kind"], name["subject"], what, name["origin"], line["date"], line["modality"], line["quote"], line["article"]]

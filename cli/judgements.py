"""`allegiance judgements`."""

from __future__ import annotations

from typing import IO

import click

from cli.files import output_option
from cli.options import existing, store_option
from cli.output import Answer, format_option, prints_rows
from cli.people import decider

COLUMNS = ["id", "verdict", "left", "right", "by", "at", "why", "undone"]


@click.group(invoke_without_command=True, epilog="\b\nExample: allegiance judgements --format jsonl")
@store_option
@format_option
@output_option
@click.pass_context
def command(ctx: click.Context, uri: str, form: str | None, output: str | None) -> None:
    """List, take back, dump and load decisions.

    Decisions are those of review, merge, split and withdraw.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(listed, uri=uri, form=form, output=output)
    elif ctx.get_parameter_source("uri") is click.core.ParameterSource.COMMANDLINE:
        ctx.default_map = {name: {"uri": uri} for name in ("list", "undo", "dump", "load")}


@command.command("list")
@store_option
@prints_rows
def listed(uri: str) -> Answer:
    """List all decisions, the oldest first; those that were taken back among them."""
    from graph.load.judged import read_all
    from graph.stores import open_store
    from graph.stores.base import Table

    with open_store(uri) as store:
        made = read_all(store)
    rows = [[j.id, j.verdict, j.left, j.right, j.by, j.at, j.why, j.undone_at] for j in made]
    return Answer(Table(COLUMNS, rows), "nobody has decided anything yet; begin with: allegiance review")


@command.command()
@click.argument("identifier", metavar="ID")
@click.option("--by", envvar="ALLEGIANCE_USER", help="Who takes it back.")
@store_option
def undo(uri: str, identifier: str, by: str | None) -> None:
    """Take a decision back: the graph is then what it was without it. ID may be the beginning of one."""
    import datetime as dt

    from graph import load

    with existing(uri) as store:
        taken = load.undo(store, identifier, by=decider(by), at=dt.datetime.now(dt.UTC))
    click.echo(f"taken back: {taken.name}")


@command.command()
@click.argument("file", type=click.File("w", lazy=True), default="-")
@store_option
def dump(uri: str, file: IO[str]) -> None:
    """Write all decisions to a file, one a line, fit for git; without FILE to the standard output."""
    from graph.identity.judgements import line
    from graph.load.judged import read_all
    from graph.stores import open_store

    with open_store(uri) as store:
        for made in read_all(store):
            file.write(line(made) + "\n")


@command.command()
@click.argument("file", type=click.File())
@store_option
def load(uri: str, file: IO[str]) -> None:
    """Take in the decisions of a file; those that stand already change nothing. They hold for articles that come later, too."""
    from graph.identity.judgements import read
    from graph.load import decide
    from graph.stores import open_store

    made = list(read(file))
    with open_store(uri, writing=True) as store:
        store.prepare()
        unknown = decide(store, made)
    click.echo(f"{len(made)} decision{'' if len(made) == 1 else 's'} taken in")
    if unknown:
        click.echo(f"note: {len(unknown)} mentions and articles that they name are not in this graph, as {unknown[0]}", err=True)

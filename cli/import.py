"""`allegiance import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import store_option

if TYPE_CHECKING:
    from graph.exchange.bringing import Brought


@click.command(epilog="\b\nExample: allegiance import graph.jsonl --store copy.kgl")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as-it-is", is_flag=True, help="Into an empty store, though records are not as declared; then: allegiance doctor."
)
@store_option
def command(uri: str, file: Path, as_it_is: bool) -> None:
    """Bring an export back, or together with another graph.

    FILE is what allegiance export wrote. With --history it is complete: an empty store becomes what it says. A store that holds
    articles takes in those of the file, and the decisions, and works out again who is who. All of it is brought in, or nothing.
    """
    import datetime as dt

    from graph.exchange.bringing import bring
    from graph.exchange.reading import Export
    from graph.stores import open_store

    export = Export(file, dt.datetime.now(dt.UTC))
    export.check(strict=not as_it_is)
    with open_store(uri, writing=True) as store:
        store.prepare()
        done = bring(store, export)
    click.echo(f"{line(done)}; stored in {uri}")


def line(done: Brought) -> str:
    """How many articles are new, how many were there, and what else is new."""
    notes = [f"{done.held:,} were there already"] if done.held else []
    notes += [f"{done.later:,} of them now as the file has them"] if done.later else []
    articles = ", ".join([f"{done.articles:,} new article{'' if done.articles == 1 else 's'}", *notes])
    return f"{articles}; new statements: {done.statements:,}, new decisions: {done.decisions:,}"

"""`allegiance import`."""

from __future__ import annotations

from pathlib import Path

import click

from cli.options import store_option


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
    held = f", {done.of - done.articles:,} were there already" if done.of > done.articles else ""
    told = f"statements: {done.statements:,}, decisions: {done.decisions:,}; stored in {uri}"
    click.echo(f"{done.articles:,} article{'' if done.articles == 1 else 's'} brought in{held}; {told}")

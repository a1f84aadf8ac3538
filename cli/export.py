"""`allegiance export`."""

from __future__ import annotations

from typing import IO

import click

from cli.options import store_option


@click.command(epilog="\b\nExample: allegiance export --history")
@click.argument("file", type=click.File("w", lazy=True), default="-")
@click.option("--history", is_flag=True, help="With what was superseded, withdrawn or taken back, and with record times.")
@store_option
def command(uri: str, file: IO[str], history: bool) -> None:
    """Write the graph as lines of JSON: a node or relationship each, sorted.

    Two graphs that say the same give the same lines, whatever the store and the order of reading. Without FILE to the standard
    output.
    """
    from graph.dump import dump
    from graph.stores import open_store

    with open_store(uri) as store:
        for line in dump(store, history=history):
            file.write(line + "\n")

"""`allegiance history`."""

from __future__ import annotations

import click

from cli.complete import edges
from cli.options import store_option
from cli.output import Answer, prints_rows


@click.command(epilog="\b\nExample: allegiance history d-csxd5n5x4v2p")
@click.argument("identifier", metavar="ID", shell_complete=edges)
@store_option
@prints_rows
def command(uri: str, identifier: str) -> Answer:
    """Show how an edge came to be what it is.

    A line for everything that was read, superseded, withdrawn or decided, in the order of record time, and what the edge was
    then. ID is that of an edge, also of one that stands no longer, or the beginning of one.
    """
    from graph.stores import open_store
    from queries.past import history

    with open_store(uri) as store:
        return Answer(history(store, identifier), "nothing is known of it")

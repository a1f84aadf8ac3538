"""`allegiance merge`."""

from __future__ import annotations

import click

from cli.complete import names
from cli.options import existing, store_option
from cli.people import decider, deciding_options


@click.command(epilog='\b\nExample: allegiance merge "Farouk al-Sharaa" person:shara@pix4y4barjmn --why "one vice president"')
@click.argument("first", metavar="A", shell_complete=names("Person"))
@click.argument("second", metavar="B", shell_complete=names("Person"))
@deciding_options
@store_option
def command(uri: str, first: str, second: str, by: str | None, why: str) -> None:
    """Say that two persons are one man.

    A and B are ids or names. Both ids go on finding him. The decision outranks every rule, survives reading everything again, and
    can be taken back: allegiance judgements undo ID.
    """
    import datetime as dt

    from graph.identity.judgements import judgement
    from graph.load import decide
    from queries.who import person

    with existing(uri) as store:
        left, right = person(store, first), person(store, second)
        if left.id == right.id:
            raise click.UsageError(f"{left.name} ({left.id}) is one person already")
        made = judgement("same", [left.id], [right.id], by=decider(by), at=dt.datetime.now(dt.UTC), why=why)
        decide(store, [made])
        now = person(store, left.id)
    click.echo(f"{now.name} ({now.id}) is {left.name} and {right.name}; take back: allegiance judgements undo {made.id}")

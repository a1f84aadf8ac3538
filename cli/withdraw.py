"""`allegiance withdraw`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.options import existing, store_option
from cli.people import decider, deciding_options

if TYPE_CHECKING:
    from graph.stores import Store
    from graph.stores.base import Row


@click.command(epilog='\b\nExample: allegiance withdraw article:r6xkeheshhle --why "the agency retracted it"')
@click.argument("article", metavar="ARTICLE")
@click.option("--undo", is_flag=True, help="Let it count again.")
@deciding_options
@store_option
def command(uri: str, article: str, undo: bool, by: str | None, why: str) -> None:
    """Take an article back: it counts no longer.

    ARTICLE is an id, the beginning of one, or an address. Edges follow; nothing is deleted, and allegiance history shows what it
    said.
    """
    import datetime as dt

    from graph import load
    from graph.identity.judgements import judgement
    from graph.load.judged import read_all

    now = dt.datetime.now(dt.UTC)
    with existing(uri) as store:
        row = found(store, article)
        standing = [j for j in read_all(store) if j.verdict == "withdrawn" and row["id"] in j.left and j.undone_at is None]
        if undo:
            if not standing:
                raise click.UsageError(f"{row['id']} ({row['headline']}) is not withdrawn")
            for made in standing:
                load.undo(store, made.id, by=decider(by), at=now)
            click.echo(f"counts again: {row['headline']}")
            return
        if standing:
            raise click.UsageError(f"{row['id']} ({row['headline']}) is withdrawn already; take that back with --undo")
        if not why:
            raise click.UsageError("say why with --why: it is kept with the article")
        load.decide(store, [judgement("withdrawn", [row["id"]], [], by=decider(by), at=now, why=why)])
    click.echo(f"withdrawn: {row['headline']}; take back: allegiance withdraw {row['id']} --undo")


def found(store: Store, text: str) -> Row:
    """The article of an id or address.

    Raises:
        UsageError: there is none, or the beginning of an id is that of several.
    """
    from queries.articles import articles

    rows = articles(store, text)
    if not rows:
        raise click.UsageError(f"no article has the id or address {text!r}; allegiance evidence ID shows those behind an edge")
    if len(rows) > 1 and rows[0]["url"] != text:
        raise click.UsageError(
            f"{len(rows)} articles have an id that begins so: {rows[0]['id']}, {rows[1]['id']}; give more of it"
        )
    return rows[0]

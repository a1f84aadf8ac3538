"""`allegiance rebuild`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cli.errors import UNSOUND
from cli.options import existing, store_option
from cli.output import Answer, prints_rows
from cli.reading import extractor

if TYPE_CHECKING:
    from graph.stores import Store
    from ingest.readers import Unreadable

COLUMNS = ["change", "kind", "name", "what", "detail"]


@click.command(epilog="\b\nExample: allegiance rebuild --dry-run")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--edges", "only_edges", is_flag=True, help="Read nothing again: only work out persons and edges.")
@click.option("--pack", "packs", metavar="NAME_OR_FILE", multiple=True, help="Domain pack beside those that come along.")
@store_option
@prints_rows
def command(uri: str, dry_run: bool, only_edges: bool, packs: tuple[str, ...]) -> Answer:
    """Read all stored texts again, with the rules and packs of today.

    Prints what changes: edges and persons that come, go, or are another. Decisions are kept. An article kept without its text
    stays as it is.
    """
    from graph.differences import differences
    from graph.dump import dump
    from graph.stores import open_store
    from graph.stores.base import Table

    with open_store(uri) if dry_run else existing(uri) as store:
        before = list(dump(store))
        changed, failed = changing(store, packs, dry_run=dry_run, only_edges=only_edges)
        rows = differences(before, list(dump(changed)))
    remarks = tuple(f"{item.name}: {item.reason}" for item in failed)
    empty = "nothing would change" if dry_run else "nothing has changed"
    return Answer(Table(COLUMNS, rows), empty, remarks=remarks, code=UNSOUND if failed else 0)


def changing(store: Store, packs: Sequence[str], *, dry_run: bool, only_edges: bool) -> tuple[Store, list[Unreadable]]:
    """Rebuild the store, or a copy of it in memory. Returns what was rebuilt, and the articles on which the extractor failed."""
    import datetime as dt

    from graph.copies import copy
    from graph.health.mend import mend
    from graph.load import refresh
    from ingest.rebuild import rebuild

    target = copy(store) if dry_run else store
    now = dt.datetime.now(dt.UTC)
    if only_edges:
        mend(target, now, texts=False)
        refresh(target)
        return target, []
    return target, rebuild(target, extractor(packs), now)

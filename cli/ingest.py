"""`allegiance ingest`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

import click

from cli.options import STORE, store_option
from cli.reading import extracted, jobs_option, reading_options, report_unreadable

if TYPE_CHECKING:
    from ingest.pipeline import Summary

Result = TypeVar("Result")


@click.command(epilog="\b\nExample: allegiance ingest samples")
@reading_options
@click.option("--force", is_flag=True, help="Read again what was read before.")
@click.option("--no-text", is_flag=True, help="Keep quotes only, not the text of the articles.")
@jobs_option
@store_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    packs: tuple[str, ...],
    force: bool,
    no_text: bool,
    jobs: int | None,
    uri: str,
) -> None:
    """Read articles into the store.

    PATH is a file (.txt, .html, .jsonl, .json, .csv, also compressed), a folder, or - for standard input. An article that was
    read before is passed over. A new text at an address that is known supersedes the old one. What could not be read is listed
    at the end, and stops nothing else; after an interruption the same command goes on where it was.
    """
    import datetime as dt

    from graph.stores import open_store
    from ingest.finished import InStore, Nothing
    from ingest.pipeline import load, whole, without_text

    kept, known = without_text if no_text else whole, InStore()
    results = extracted(paths, published, publisher, packs, jobs, kept, Nothing() if force else known)
    with closing(results), open_store(uri, writing=True) as store:  # after the packs: wrong ones leave no store behind
        known.store = store
        summary = load(store, with_progress(results, paths), now=dt.datetime.now(dt.UTC))
    click.echo(line(summary, uri))
    if sys.stdout.isatty():
        click.echo("who changed sides: allegiance defections" + ("" if uri == STORE else f" --store {uri}"))
    ctx.exit(report_unreadable(summary.unreadable))


def line(summary: Summary, uri: str) -> str:
    """One line: how many articles, what they state, and where it went."""
    said = summary.statements
    stated = f"{said['DEFECTED_TO']:,} of a defection, {said['SERVES_IN']:,} of a service, {said['BELONGS_TO']:,} of a sect"
    notes = [f"{summary.passed:,} read before"] if summary.passed else []
    notes += [f"{summary.superseded:,} superseded by a newer text at the same address"] if summary.superseded else []
    told = "".join(f"; {note}" for note in notes)
    return f"{summary.articles:,} article{'' if summary.articles == 1 else 's'}{told}; statements: {stated}; stored in {uri}"


def with_progress(results: Iterable[Result], paths: Sequence[str]) -> Iterator[Result]:
    """The same results, with a bar on stderr when that is a terminal."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    from ingest.readers import count

    total = count(paths) if "-" not in paths else None
    yield from track(results, "reading", total=total, console=Console(stderr=True), transient=True)

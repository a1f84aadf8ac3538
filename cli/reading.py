"""What `ingest`, `extract` and `read` share: the articles to read, and the extractor that reads them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.complete import files

if TYPE_CHECKING:
    from graph.statement import Reading
    from ingest.extractors.base import Extractor
    from ingest.extractors.rules.explain.marker import Marker
    from ingest.finished import Finished, Passed
    from ingest.readers import Source, Unreadable

Command = TypeVar("Command", bound=Callable[..., Any])
Made = TypeVar("Made")


def reading_options(command: Command) -> Command:
    """PATH..., --published, --publisher and --pack."""
    for option in (
        click.option(
            "--pack",
            "packs",
            metavar="NAME_OR_FILE",
            multiple=True,
            help="Domain pack to read with, beside those that come along; may be repeated.",
        ),
        click.option("--publisher", help="Outlet of the articles that name none."),
        click.option("--published", metavar="DATE", help="Day of publication of the articles that give none."),
        click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=files),
    ):
        command = option(command)
    return command


def sources(paths: Sequence[str], published: str | None, publisher: str | None) -> Iterator[Source | Unreadable]:
    """The articles of the paths; remarks about files go to stderr."""
    from ingest.readers import read

    try:
        return read(paths, published=published, publisher=publisher, notice=_remark)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error


def jobs_option(command: Command) -> Command:
    """--jobs."""
    option = click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes that read; without it one, and one for each core after the first 500 articles.",
    )
    return option(command)


def extracted(
    paths: Sequence[str],
    published: str | None,
    publisher: str | None,
    packs: Sequence[str],
    jobs: int | None,
    made: Callable[[Reading], Made],
    finished: Finished | None = None,
) -> Generator[Made | Unreadable | Passed, None, None]:
    """What `made` makes of the readings of the articles, in their order; remarks about files go to stderr."""
    from ingest.finished import Nothing
    from ingest.jobs import extract_all
    from ingest.readers import pieces
    from ingest.work import Task

    try:
        found = pieces(paths, published=published, publisher=publisher)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error
    task = Task(partial(extractor, tuple(packs)), made)
    return extract_all(found, task, finished=finished or Nothing(), jobs=jobs, notice=_remark)


def _remark(text: str) -> None:
    click.echo(f"note: {text}", err=True)


def extractor(packs: Sequence[str]) -> Extractor:
    """The rule extractor with these domain packs beside those that come with Allegiance."""
    from ingest.extractors.rules import RuleExtractor
    from ingest.packs import DEFAULT, load_packs

    return RuleExtractor(load_packs([*DEFAULT, *packs]))


def marker(packs: Sequence[str]) -> Marker:
    """The same, as one that shows what was found where."""
    from ingest.extractors.rules.explain.marker import Marker
    from ingest.packs import DEFAULT, load_packs

    return Marker(load_packs([*DEFAULT, *packs]))


def report_unreadable(unreadable: Sequence[Unreadable]) -> int:
    """Name on stderr what could not be read, and why. Returns the exit code: 4 when there is any, else 0."""
    if not unreadable:
        return 0
    from cli.errors import UNSOUND

    click.echo(f"{len(unreadable)} could not be read:", err=True)
    for item in unreadable:
        click.echo(f"  {item.name}: {item.reason}", err=True)
    return UNSOUND

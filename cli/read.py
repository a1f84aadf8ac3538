"""`allegiance read`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.main import debug_option
from cli.reading import marker, reading_options, report_unreadable, sources

if TYPE_CHECKING:
    from ingest.marked import Marked
    from ingest.readers import Source, Unreadable

FORMATS = ("text", "json", "jsonl")


@click.command(epilog="\b\nExample: allegiance read samples/034-intelligence-deputy-deir-ez-zor.page.txt --explain")
@reading_options
@click.option("--article", "wanted", metavar="ID", help="Only the article with this id, of a file that holds several.")
@click.option("--explain", is_flag=True, help="Say why a sentence that speaks of leaving or joining gave no event.")
@click.option(
    "--html",
    "page",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page with all of it, reasons too, that needs nothing but a browser.",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print; json has all reasons."
)
@debug_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    packs: tuple[str, ...],
    wanted: str | None,
    explain: bool,
    page: Path | None,
    form: str,
) -> None:
    """Show an article with what is read in it, sentence by sentence.

    Persons, bodies, sects, ranks, posts, places and dates are marked, and the number stands before each sentence that states
    something; what they state is listed below. In colour on a terminal, else (or with NO_COLOR) in brackets. PATH as in ingest.
    """
    from ingest.pipeline import mark

    unreadable: list[Unreadable] = []
    articles = chosen(mark(sources(paths, published, publisher), marker(packs)), wanted, unreadable)
    if page:
        write(articles, page)
    else:
        show(articles, form, explain)
    ctx.exit(report_unreadable(unreadable))


def chosen(
    results: Iterable[tuple[Source, Marked] | Unreadable], wanted: str | None, unreadable: list[Unreadable]
) -> Iterator[Marked]:
    """The articles to show; what cannot be read is added to `unreadable`.

    Raises:
        WrongUsage: there is none with the id that is wanted.
    """
    from ingest.readers import Unreadable

    others = []
    for result in results:
        if isinstance(result, Unreadable):
            unreadable.append(result)
            continue
        source, marked = result
        if wanted is None:
            yield marked
        elif wanted in (source.given_id, source.article.id):
            yield marked
            return
        else:
            others.append(source.given_id or source.article.id)
    if wanted is not None:
        raise unknown(wanted, others)


def unknown(wanted: str, others: list[str]) -> click.ClickException:
    """What to say of an id that no article has."""
    from difflib import get_close_matches

    from cli.errors import WrongUsage

    near = get_close_matches(wanted, others, n=3) or others[:3]
    more = ", ..." if len(others) > len(near) else ""
    there = f"; there is {', '.join(near)}{more}" if near else ""
    return WrongUsage(f"no article has the id {wanted!r}{there}")


def show(articles: Iterable[Marked], form: str, explain: bool) -> None:
    """Print the articles in one of FORMATS."""
    if form == "json":
        click.echo(json.dumps([marked.printed() for marked in articles], ensure_ascii=False, indent=2))
    elif form == "jsonl":
        for marked in articles:
            click.echo(json.dumps(marked.printed(), ensure_ascii=False))
    else:
        from cli.shown import draw

        for number, marked in enumerate(articles):
            click.echo("\n" if number else "", nl=False)
            draw(marked, explain)


def write(articles: Iterable[Marked], path: Path) -> None:
    """Write the articles to a page, and say so."""
    from cli.page import page

    shown = list(articles)
    if shown:
        path.write_text(page(shown), encoding="utf-8")
        click.echo(f"{len(shown):,} article{'' if len(shown) == 1 else 's'} on {path}")

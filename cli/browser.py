"""`allegiance browser`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.errors import Failure, WrongUsage
from cli.options import opened, param_option, store_option
from cli.output import Answer, console, prints_rows

if TYPE_CHECKING:
    from rich.text import Text

FILE = click.Path(dir_okay=False, path_type=Path)
Link = tuple[str, str, str, str]
COLUMNS = ["question", "form", "title", "link"]
EXAMPLES = """\b
With a server in NEO4J_URI: allegiance browser history --picture --param person='Manaf Tlass' --open
Example: allegiance browser --scripts questions.zip --style allegiance.grass"""
BELOW = "rows and picture are links; in full: --format csv; to open one: allegiance browser QUESTION --open"


@click.command(epilog=EXAMPLES)
@click.argument("name", metavar="[QUESTION]", required=False)
@click.option("--picture", is_flag=True, help="The question as a picture, not as rows.")
@param_option
@click.option("--open", "opening", is_flag=True, help="Open the link; without QUESTION, open Neo4j Browser as it is.")
@click.option("--address", metavar="URL", help="Where Neo4j Browser is, if not on the server itself.")
@click.option(
    "--scripts", type=FILE, metavar="FILE", help="Write all questions to a .zip. Drop it on Neo4j Browser, and it saves them."
)
@click.option(
    "--style", type=FILE, metavar="FILE", help="Write the style sheet to a .grass. Drop it on Neo4j Browser, and it uses it."
)
@store_option
@prints_rows
def command(
    uri: str, name: str | None, picture: bool, values: dict[str, Any], opening: bool, address: str | None,
    scripts: Path | None, style: Path | None,
) -> Answer:  # fmt: skip
    """Print links that open Neo4j Browser with a question in its editor.

    QUESTION is one of the library, or the word style for the colours and captions of pictures; left out, there is a link to each.
    Values are those of --param with the defaults of the others, or without --param those of the question's example. Nothing
    runs by itself: read the question there, and click the blue arrow.
    """
    from graph.stores.base import Table
    from queries.browser import link, texts

    if scripts or style:
        return _files(scripts, style)
    texts(name, values, picture=picture)  # before anything is opened: it may have been asked wrongly
    browser, known = _browser(uri, address, name, values)
    asked = texts(name, values | known, picture=picture)
    links = [(*text[:3], link(browser, uri, text.text)) for text in asked]
    if opening:
        _open(links[0][-1] if name else browser)
    draw = functools.partial(click.echo, links[0][-1]) if name else functools.partial(_draw, links)
    return Answer(
        Table(COLUMNS, [[*row] for row in links]),
        below="" if name else BELOW,
        draw=draw if name or console().color_system else None,
    )


def _files(scripts: Path | None, style: Path | None) -> Answer:
    import shutil

    from graph.stores.base import Table
    from queries.browser import GRASS, write_scripts

    rows = []
    if scripts:
        write_scripts(scripts)
        rows.append([str(scripts), "drop it on Neo4j Browser; the questions are under the star then"])
    if style:
        shutil.copyfile(GRASS, style)
        rows.append([str(style), "drop it on Neo4j Browser; it shows the style, and keeps it"])
    return Answer(Table(["file", "use"], rows))


def _browser(uri: str, address: str | None, name: str | None, values: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """Where Neo4j Browser is, and the ids of the persons that the values name; given an address no server is asked for them."""
    from graph.stores import is_server
    from queries.browser import address as of
    from queries.questions import find, persons

    if not is_server(uri):
        raise WrongUsage(
            f"Neo4j Browser cannot open {uri}, which is a file; start a server (make neo4j), fill it (allegiance ingest ARTICLES "
            "--store bolt://localhost:7687), and name it with --store or NEO4J_URI"
        )
    if address and not address.startswith(("http://", "https://")):
        raise WrongUsage(f"{address} is no address of a page; write it as http://localhost:7474/browser/")
    if address:
        return address, {}
    with opened(uri, None, empty=True) as store:
        return of(store), persons(store, find(name), values) if name and values else {}


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        raise Failure("no web browser is to be found here; leave --open out, and open the link where there is one")


def _draw(links: Sequence[Link]) -> None:
    """A line for each question, by theme, with a short link for each of its forms."""
    from rich.table import Table

    out, drawn = console(), Table.grid(padding=(0, 2, 0, 0))
    for theme, of_theme in groupby(links, lambda row: row[0].partition("/")[0]):
        drawn.add_row(f"[bold]{theme}[/]")
        for name, forms in groupby(of_theme, lambda row: row[0]):
            found = list(forms)
            drawn.add_row(f"  {name.partition('/')[2] or name}", found[0][2], _short(found))
    out.print(drawn)


def _short(links: Sequence[Link]) -> Text:
    from rich.text import Text

    return Text("  ").join(Text(form, style=f"underline link {address}") for _, form, _, address in links)

"""`allegiance evidence`."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import click

from cli.complete import edges
from cli.options import known_option, opened, store_option
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from graph.stores.base import Store
    from queries.evidence import Proof

ID = re.compile(r"[a-z]-|(person|statement|article):")
"""How the id of an edge, person, statement or article begins."""
CONTEXT = 160
"""Characters on each side of a quote: about the sentence before it and the one after."""


@click.command(epilog="\b\nExample: allegiance evidence d-csxd5n5x4v2p --context 80")
@click.argument("identifier", metavar="ID", shell_complete=edges)
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=CONTEXT,
    show_default=True,
    metavar="N",
    help="At most so many characters of the article on each side of a quote.",
)
@click.option("--open", "browsing", is_flag=True, help="Open the address of the first article in your browser.")
@known_option
@store_option
@prints_rows
def command(uri: str, identifier: str, context: int, browsing: bool, known: str | None) -> Answer:
    """Show the sentences behind an edge, or all that an article states.

    ID is the id of an edge or a beginning of it that no other has, the id of a statement, a person's id or name for all edges
    of that person, or for all statements of an article its id, a beginning of that, or its address. Denials are marked. Each
    sentence comes with what the article says around it, who says it, the article, and what read it.
    """
    from cli.proofs import draw
    from queries.evidence import proofs, rows

    with opened(uri, known) as store:
        found = proofs(store, identified(store, identifier), context)
    remark, code = browse(found) if browsing else ("", 0)
    return Answer(
        rows(found),
        nothing(found),
        remarks=(remark,) if remark else (),
        code=code,
        draw=functools.partial(draw, found),
    )


def identified(store: Store, text: str) -> str:
    """The id that a text is or means; an address as articles have it."""
    from ingest.readers.article import clean_url
    from queries.articles import is_address

    if is_address(text):
        return clean_url(text) or text
    return text if ID.match(text) else person(store, text)


def nothing(found: list[Proof]) -> str:
    """What to say when no sentence is found."""
    from cli.proofs import named

    about = [named(proof.article) for proof in found if proof.article]
    if about:
        return f"{about[0]} states no service, change of side or community; why: allegiance read FILE --explain"
    return "no statement stands behind it; see: allegiance doctor"


def person(store: Store, name: str) -> str:
    """The id of the person that a name means.

    Raises:
        WrongUsage: it means something else, or several.
    """
    from cli.errors import WrongUsage
    from cli.who import chosen

    one = chosen(store, name)
    if one.label != "Person":
        raise WrongUsage(f"{one.name} is no person; the ids of what is said of it: allegiance who {one.id}")
    return one.id


def browse(found: list[Proof]) -> tuple[str, int]:
    """Open the first address of the web. Returns what to say of it, and the exit code."""
    import webbrowser

    from cli.errors import FAILED
    from queries.articles import is_address

    sources = [row for proof in found for row in ([proof.article] if proof.article else proof.statements)]
    addresses = [row["url"] for row in sources if row["url"] and is_address(row["url"])]
    if not addresses:
        return "none of these articles has an address to open", FAILED
    if not webbrowser.open(addresses[0]):
        return f"no browser could be started; the address is {addresses[0]}", FAILED
    others = len(set(addresses)) - 1
    return f"opened {addresses[0]}" + (f"; {others:,} more: evidence STATEMENT --open" if others else ""), 0

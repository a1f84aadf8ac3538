"""`allegiance evidence`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from cli.options import known_option, opened, store_option
from cli.output import Answer, console, prints_rows

if TYPE_CHECKING:
    from graph.stores.base import Row
    from queries.evidence import Proof


@click.command(epilog="\b\nExample: allegiance evidence d-csxd5n5x4v2p --context 80")
@click.argument("identifier", metavar="ID")
@click.option(
    "--context",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="At most so many characters of the article on each side of a quote.",
)
@known_option
@store_option
@prints_rows
def command(uri: str, identifier: str, context: int, known: str | None) -> Answer:
    """Show the sentences behind an edge.

    ID is the id of an edge or a beginning of it that no other has, the id of a statement, or the id of a person for all edges of
    that person. Denials are marked.
    """
    from queries.evidence import proofs, rows

    with opened(uri, known) as store:
        found = proofs(store, identifier, context)
    return Answer(rows(found), "no statement stands behind it; see: allegiance doctor", draw=functools.partial(draw, found))


def draw(found: list[Proof]) -> None:
    """Print the proofs for reading: a line for each edge, then each statement with its source."""
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    for proof in found:
        if proof.edge:
            out.print(_edge(proof.edge), style="bold", markup=False)
        for row in proof.statements:
            out.print(Padding(_said(row), (0, 0, 0, 2), expand=False))
            out.print(Padding(Text(_source(row), style="dim"), (0, 0, 0, 4), expand=False))
        out.print()


def _edge(edge: Row) -> str:
    when = f", {edge['date']}" if edge["date"] else ""
    when += f" (others: {', '.join(edge['others'])})" if edge["others"] else ""
    status = f"{edge['status']}, denied until {edge['settled']}" if edge["settled"] else edge["status"]
    counts = f"sources: {edge['sources']}, statements: {edge['statements']}, confidence: {edge['confidence']}"
    return f"{edge['name']} {edge['kind']} {edge['what']}{when}: {status} ({counts}) {edge['id']}"


def _said(row: Row) -> Any:
    """The quote, in the midst of its surroundings when there are any, after a mark when it is a denial or less than asserted."""
    from rich.text import Text

    before, quote, after = row["before"] or "", " ".join(row["quote"].split()), row["after"] or ""
    mark = "" if row["modality"] == "asserted" else f"[{row['modality'].upper()}] "
    style = "red" if row["modality"] == "denied" else "bold yellow"
    if not before and not after:
        quote = f'"{quote}"'
    return Text.assemble((mark, "bold red"), before, (quote, style), after)


def _source(row: Row) -> str:
    speaker = f"says {row['speaker']}; " if row["speaker"] else ""
    outlet = ", ".join(str(value) for value in (row["publisher"], row["published"], row["headline"]) if value)
    address = f" <{row['url']}>" if row["url"] else ""
    return f"{speaker}{outlet}{address}, characters {row['start']} to {row['end']}, {row['id']}"

"""`allegiance evidence`."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import click

from cli.complete import edges
from cli.options import known_option, opened, store_option
from cli.output import Answer, console, prints_rows

if TYPE_CHECKING:
    from rich.text import Text

    from graph.stores.base import Row, Store
    from queries.evidence import Proof

ID = re.compile(r"[a-z]-|(person|statement):")
"""How the id of an edge, person or statement begins."""
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
    """Show the sentences behind an edge.

    ID is the id of an edge or a beginning of it that no other has, the id of a statement, or a person's id or name for all edges
    of that person. Denials are marked. Each sentence comes with what the article says around it, who says it, the article, and
    what read it.
    """
    from queries.evidence import proofs, rows

    with opened(uri, known) as store:
        found = proofs(store, identifier if ID.match(identifier) else person(store, identifier), context)
    remark, code = browse(found) if browsing else ("", 0)
    return Answer(
        rows(found),
        "no statement stands behind it; see: allegiance doctor",
        remarks=(remark,) if remark else (),
        code=code,
        draw=functools.partial(draw, found),
    )


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

    addresses = [
        row["url"] for proof in found for row in proof.statements if (row["url"] or "").startswith(("http://", "https://"))
    ]
    if not addresses:
        return "none of these articles has an address to open", FAILED
    if not webbrowser.open(addresses[0]):
        return f"no browser could be started; the address is {addresses[0]}", FAILED
    others = len(set(addresses)) - 1
    return f"opened {addresses[0]}" + (f"; {others:,} more: evidence STATEMENT --open" if others else ""), 0


def draw(found: list[Proof]) -> None:
    """Print the proofs for reading: a heading for each edge, then each statement with its source."""
    from cli.tables import under

    out = console()
    for number, proof in enumerate(found):
        if number:
            out.print()
        for line in _heading(proof.edge) if proof.edge else ():
            out.print(line)
        for row in proof.statements:
            out.print()
            out.print(_source(row))
            for line in (_said(row), *_place(row)):
                under(out, line)


def _heading(edge: Row) -> list[Text]:
    """What the edge says, how well attested it is, and its id."""
    from rich.text import Text

    from cli.tables import signed, spoken

    when = _when(edge)
    when += f" (others: {', '.join(map(spoken, edge['others']))})" if edge["others"] else ""
    claim = spoken(f"{edge['name']} {edge['kind'].lower().replace('_', ' ')} {edge['what']}") + when
    settled = f", denied until {spoken(edge['settled'])}" if edge["settled"] else ""
    counts = " · ".join(f"{name} {edge[name]}" for name in ("sources", "statements", "confidence"))
    return [Text(claim, style="bold"), signed(edge["status"]) + Text(f"{settled} · {counts} · {edge['id']}", style="dim")]


def _when(edge: Row) -> str:
    """`, 2 Aug 2012` of a change of side; `, 1990 to 1994`, `, since 2009` or `, until Aug 2011` of a post."""
    from cli.tables import spoken

    begin, end = edge["date"], edge["until"]
    if begin and end:
        return f", {spoken(begin)} to {spoken(end)}"
    if end:
        return f", until {spoken(end)}"
    return (", since " if edge["kind"] == "SERVES_IN" else ", ") + spoken(begin) if begin else ""


def _source(row: Row) -> Text:
    """Publisher, day and headline; below it, when it is not simply asserted, that and who says it."""
    from rich.text import Text

    from cli.tables import signed, spoken

    outlet = ", ".join(spoken(row[name]) for name in ("publisher", "published") if row[name])
    told = Text.assemble((outlet or "no publisher given", "bold cyan"), f": {spoken(row['headline'])}")
    if row["modality"] != "asserted" or row["speaker"]:
        told += Text("\n") + signed(row["modality"]) + Text(f", says {spoken(row['speaker'])}" if row["speaker"] else "")
    return told


def _said(row: Row) -> Text:
    """The quote, in the midst of its surroundings when there are any."""
    from rich.text import Text

    from cli.tables import spoken

    before, quote, after = (spoken(row[name] or "") for name in ("before", "quote", "after"))
    if not before and not after:
        quote = f'"{quote}"'
    return Text.assemble((before, "dim"), (quote, "bold red" if row["modality"] == "denied" else "bold"), (after, "dim"))


def _place(row: Row) -> list[Text]:
    """Where to find it: the address, the place in the text, what read it, and its id."""
    from rich.text import Text

    from cli.tables import spoken

    dated = f"dated {spoken(row['date'])} · " if row["date"] else ""
    place = f"{dated}characters {row['start']} to {row['end']} · {row['extractor']} · {row['id']} · {row['article']}"
    return [Text(line, style="dim") for line in (spoken(row["url"]), place) if line]

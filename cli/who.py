"""`allegiance who`."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cli.complete import words
from cli.options import as_of_option, known_option, opened, store_option
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from graph.stores import Store
    from queries.dossier import Named


@click.command(epilog='\b\nExample: allegiance who "Nasr Mustafa"')
@click.argument("name", metavar="NAME", nargs=-1, required=True, shell_complete=words("Person", "Sect", "Agency", "Faction"))
@as_of_option
@known_option
@store_option
@prints_rows
def command(uri: str, name: tuple[str, ...], as_of: str | None, known: str | None) -> Answer:
    """Show everything known of one person, sect, agency or faction.

    NAME is a name or alias, in any case and spelling, a part of a name, or an id. Shown are a dated history with its sources,
    and ties: for a person who served with him, who may be one with him, and what is said of him but not counted; for a body or
    sect who is recorded there, who left and who came. Where several have the name you are asked which. --format json gives all
    of it as one object, the other formats the history.
    """
    from cli.dossier import draw
    from queries.defections import last_day
    from queries.dossier import dossier

    with opened(uri, known) as store:
        one = dossier(store, chosen(store, " ".join(name)), last_day(as_of) if as_of else None)
    return Answer(one.table(), "no article says more of it than the name", draw=functools.partial(draw, one), whole=one.whole())


def chosen(store: Store, text: str) -> Named:
    """The one that a text means; where several are meant a user at a terminal is asked.

    Raises:
        UnknownName: there is none.
        WrongUsage: several are meant, and nobody can be asked; they are listed.
    """
    from cli.errors import WrongUsage
    from queries.dossier import named

    found = named(store, text)
    if len(found) == 1:
        return found[0]
    listed = "\n".join(f"  {number:>3}  {line}" for number, line in enumerate(told(found), 1))
    more = f"\n  and {len(found) - len(told(found)):,} more" if len(found) > len(told(found)) else ""
    message = f"{len(found):,} are called {text!r}:\n{listed}{more}"
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise WrongUsage(f"{message}\ngive the id, as: allegiance who {found[0].id}")
    click.echo(message, err=True)
    number: int = click.prompt("which one", type=click.IntRange(1, len(told(found))), err=True)
    return found[number - 1]


def told(found: Sequence[Named]) -> list[str]:
    """A line each, with what tells them apart and the id."""
    from cli.tables import spoken

    return [f"{spoken(one.name)} ({one.label.lower()}): {', '.join(one.about)}  {one.id}" for one in found if one.about]

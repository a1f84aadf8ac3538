"""`allegiance split`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cli.complete import names
from cli.options import existing, store_option
from cli.people import decider, deciding_options, described

if TYPE_CHECKING:
    from queries.who import Mention


@click.command(epilog='\b\nExample: allegiance split "Nasr Mustafa" --off 3')
@click.argument("name", metavar="PERSON", shell_complete=names("Person"))
@click.option("--off", "off", multiple=True, metavar="N", help="Articles of the list that speak of another man; may be repeated.")
@deciding_options
@store_option
def command(uri: str, name: str, off: tuple[str, ...], by: str | None, why: str) -> None:
    """Say that a person is two men.

    PERSON is an id or a name. Without --off the articles that he is made of are listed with numbers, and on a terminal you are
    asked which of them speak of another man. N may also be the id of a mention. The decision outranks every rule, and can be
    taken back.
    """
    import datetime as dt

    from graph.identity.judgements import judgement
    from graph.load import decide
    from queries.who import mentions, person

    with existing(uri) as store:
        one = person(store, name)
        found = mentions(store, one.id)
        if len(found) == 1:
            raise click.UsageError(f"{one.name} ({one.id}) is in one article only; there is nothing to part")
        chosen = [part for text in off for part in text.replace(",", " ").split()] or asked(found)
        apart = picked(found, chosen)
        rest = [m.id for m in found if m.id not in apart]
        made = judgement("different", apart, rest, by=decider(by), at=dt.datetime.now(dt.UTC), why=why)
        decide(store, [made])
        parts = sorted({(person(store, m.id).name, person(store, m.id).id) for m in found})
    click.echo(f"parted into {', '.join(f'{n} ({i})' for n, i in parts)}; take back: allegiance judgements undo {made.id}")


def asked(found: Sequence[Mention]) -> list[str]:
    """List the mentions, and ask on a terminal which of them are another man.

    Raises:
        UsageError: there is no terminal to ask on.
    """
    click.echo("\n".join(described(found, [f"{n}." for n in range(1, len(found) + 1)])), err=True)
    if not sys.stdin.isatty():
        raise click.UsageError("say which of these articles speak of another man, for instance: --off 2 --off 3")
    text: str = click.prompt("numbers of those that speak of another man", err=True)
    return text.replace(",", " ").split()


def picked(found: Sequence[Mention], chosen: Sequence[str]) -> list[str]:
    """The ids of the mentions chosen by number or id.

    Raises:
        UsageError: there is no such mention, or all were chosen.
    """
    by_name = {str(n): m.id for n, m in enumerate(found, 1)} | {m.id: m.id for m in found}
    unknown = [text for text in chosen if text not in by_name]
    if unknown:
        raise click.UsageError(f"{unknown[0]!r} is no number from 1 to {len(found)} and no id of a mention")
    apart = sorted({by_name[text] for text in chosen})
    if len(apart) == len(found):
        raise click.UsageError("all articles were chosen; leave at least one with him")
    return apart

"""`allegiance pack`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.main import debug_option
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from ingest.packs.examine import Examined


@click.group(epilog="\b\nExample: allegiance pack list")
def command() -> None:
    """Check domain packs, and list those that come with Allegiance."""


@command.command(epilog="\b\nExample: allegiance pack check mali.yaml")
@click.argument("names", metavar="FILE...", nargs=-1, required=True)
@debug_option
@click.pass_context
def check(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Say what a pack holds, and what is wrong or doubtful in it.

    FILE is a YAML file, a folder of them, or the name of a pack that comes with Allegiance. What is wrong is one line each,
    FILE:LINE: what; how to mend it. The exit code is 4 when something is wrong; warnings leave it at 0.
    """
    from cli.errors import UNSOUND
    from ingest.packs.examine import examine

    wrong = 0
    for found in examine(names):
        _show(found)
        wrong += len(found.mistakes)
    ctx.exit(UNSOUND if wrong else 0)


def _show(found: Examined) -> None:
    from ingest.packs.examine import counts

    if found.pack:
        held = ", ".join(f"{number} {key}" for key, number in counts(found.pack).items() if number)
        about = f"about {found.pack.about}" if found.pack.about else "of no country"
        click.echo(f"{found.name}: pack {found.pack.name}, {about}: {held}")
    for mistake in found.mistakes:
        click.echo(mistake)
    for doubt in found.doubts:
        click.echo(f"{doubt.file}:{doubt.line}: warning: {doubt.what}; {doubt.mend}")
    click.echo(f"{found.name}: mistakes {len(found.mistakes)}, warnings {len(found.doubts)}")


@command.command("list")
@prints_rows
@debug_option
def listing() -> Answer:
    """List the packs that come with Allegiance, all of which are read."""
    from graph.stores.base import Table
    from ingest.packs.examine import counts
    from ingest.packs.reading import known, read_pack

    columns = ["name", "about", "agencies", "factions", "sects", "names", "cues"]
    packs = [(read_pack(name), name) for name in known()]
    rows = [[name, pack.about, *(counts(pack)[key] for key in columns[2:])] for pack, name in packs]
    return Answer(Table(columns, rows), below="add your own: --pack FILE with ingest and extract (docs/packs.md)")

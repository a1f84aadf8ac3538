"""`allegiance defections`."""

from __future__ import annotations

from typing import Any

import click

from cli.complete import ranks
from cli.options import as_of_option, known_option, names_option, opened, since_option, store_option, until_option
from cli.output import Answer, prints_rows

STATUSES = ("confirmed", "single-source", "disputed")
GROUPS = ("sect", "agency", "faction", "rank", "month")


@click.command(epilog='\b\nExample: allegiance defections --agency "air force intelligence" --since 2011 --until 2013')
@names_option("--sect", "sects", "Sect", "Community, or one of its other names.")
@names_option("--agency", "agencies", "Agency", "What was left, with all below it; or a kind of body.")
@names_option("--faction", "factions", "Faction", "New side, with all below it; or a side.")
@click.option(
    "--rank", metavar="RANK", shell_complete=ranks, help='A rank; "colonel+" is colonel and above, "colonel-" colonel and below.'
)
@since_option
@until_option
@as_of_option
@known_option
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="How well attested.")
@click.option(
    "--modality",
    "modalities",
    multiple=True,
    type=click.Choice(["asserted", "reported"]),
    help="At least one article must say it so.",
)
@click.option("--limit", type=click.IntRange(min=0), help="So many rows at most.")
@click.option("--by", "group", type=click.Choice(GROUPS), help="Count instead of listing.")
@store_option
@prints_rows
def command(uri: str, group: str | None, known: str | None, statuses: tuple[str, ...], **filters: Any) -> Answer:
    """List or count defections.

    All filters must hold; one that is given several times holds when one of its values does. Names may be typed in any case
    and without accents. In the column `to`, (assumed) marks a side that no article names.
    """
    from ingest.packs import load_packs
    from queries.defections import Filters, counted, listed, undated

    with opened(uri, known) as store:
        asked = Filters(statuses=[status.replace("-", " ") for status in statuses], **filters)
        values = asked.values(store, lambda text: load_packs().ranks.find(text))
        remarks = _remarks(undated(store, values))
        if group:
            table = counted(store, values, group)
            total = table.dicts()[0]["total"] if table.rows else 0
            return Answer(table, "no defection fits", f"total: {total:,}; list them by leaving --by out", remarks)
        table = listed(store, values)
        return Answer(table, "no defection fits", f"{len(table.rows):,} shown; who says so: allegiance evidence ID", remarks)


def _remarks(undated: int) -> tuple[str, ...]:
    return (f"{undated:,} more without a date left out; without --since and --until they are listed",) if undated else ()

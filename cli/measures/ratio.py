"""`allegiance shifts ratio`."""

from __future__ import annotations

from typing import Any

import click

from cli.measures.scope import about, asked, level_option, number, percent, scope_options
from cli.output import Answer, prints_rows

COLUMNS = ["group", "left", "atRisk", "percent", "low", "high", "ratio", "ratioLow", "ratioHigh", "caution"]


@click.command("ratio", epilog="\b\nExample: allegiance shifts ratio --in-group Alawite --agency intelligence")
@click.option("--in-group", required=True, multiple=True, metavar="SECT", help="The ruling side's own community; you name it.")
@scope_options
@level_option
@prints_rows
def command(uri: str, known: str | None, level: float, **request: Any) -> Answer:
    """How often the ruling side's own leave, against all others.

    The ratio is the rate of the in-group by that of all whose community is stated and another; below 1 the in-group leaves less
    often. Those whose community no article states are shown, and counted with neither.
    """
    from cli.errors import require
    from graph.stores.base import Table
    from queries.measures import warnings

    require("measures", "scipy")
    from queries.measures.ratio import IN_GROUP, compared

    cohort = asked(uri, known, **request)
    rates, ratio = compared(cohort.members, cohort.in_group, cohort.window, level)
    shown = {IN_GROUP: [number(ratio.ratio), *map(number, ratio.interval or (None, None)), ratio.caution]}
    rows = [
        [r.group, r.left, r.at_risk, percent(r.left / r.at_risk), *map(percent, r.interval), *shown.get(r.group, [None] * 4)]
        for r in rates
    ]
    remarks = (about(cohort), warnings.RECORDED, warnings.NOT_STATED)
    return Answer(Table(COLUMNS, rows), "nobody is at risk", remarks=remarks)

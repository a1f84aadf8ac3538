"""`allegiance shifts rate`, which is also `allegiance shifts` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.measures.scope import about, asked, level_option, percent, scope_options, time, window_option
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from queries.measures.windows import Length

GROUPS = ("sect", "agency", "faction", "rank", "month")
COLUMNS = ["group", "since", "until", "left", "atRisk", "percent", "low", "high", "caution"]


@click.command("rate")
@click.option("--by", "group", type=click.Choice(GROUPS), help="Groups; faction is the side that was left; month is --window 1m.")
@window_option
@scope_options
@click.option("--interval", type=click.Choice(["wilson", "exact"]), default="wilson", show_default=True, help="Kind of interval.")
@level_option
@prints_rows
def command(
    uri: str, known: str | None, group: str | None, window: Length | None, interval: str, level: float, **request: Any,
) -> Answer:  # fmt: skip
    """Of those at risk, how many left: counts and rates, by group and over time.

    A person is at risk while he is recorded in a body, until he leaves. Without --window there is one stretch of time, up to
    --until or --as-of; with it, a row for each group and stretch. low and high are the interval of the percentage.
    """
    from cli.errors import require
    from graph.stores.base import Table
    from queries.measures import warnings
    from queries.measures.groups import GROUPINGS, everybody, grouped
    from queries.measures.intervals import INTERVALS
    from queries.measures.rates import rates, unplaced
    from queries.measures.windows import MONTH
    from queries.question import BadParameter

    if group == "month" and window:
        raise BadParameter("--by month is --window 1m; leave one of them out")
    if interval == "exact":
        require("measures", "scipy")
    cohort = asked(uri, known, **request)
    windows = cohort.windows(MONTH if group == "month" else window)
    groups = grouped(cohort.population, cohort.members, GROUPINGS.get(group or "", everybody))
    found = rates(groups, windows, INTERVALS[interval], level)
    rows = [
        [r.group, *time(r.window), r.left, r.at_risk, percent(r.left / r.at_risk), *map(percent, r.interval), r.caution]
        for r in found
    ]
    remarks = (about(cohort), warnings.RECORDED, *((warnings.NOT_STATED,) if group == "sect" else ()))
    return Answer(Table(COLUMNS, rows), "nobody is at risk", remarks=remarks + warnings.placed(unplaced(cohort.members, windows)))

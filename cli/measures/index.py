"""`allegiance shifts index`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.measures.scope import about, asked, level_option, percent, scope_options, time, window_option
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from queries.measures.windows import Length

COLUMNS = ["group", "since", "until", "left", "atRisk", "percent", "ranked", "flat", "index", "low", "high", "steep", "caution"]


@click.command("index", epilog="\b\nExample: allegiance shifts index --by sect")
@click.option(
    "--by", "group", type=click.Choice(["sect", "agency", "faction"]), help="Groups; faction is the side that was left."
)
@window_option
@scope_options
@level_option
@prints_rows
def command(uri: str, known: str | None, group: str | None, window: Length | None, level: float, **request: Any) -> Answer:
    """The same rates with senior ranks weighing more, beside the plain ones.

    Of those with a rank (ranked), flat counts heads, index weighs each by his seniority, steep by a weight that doubles with each
    rank. An index above flat says that the senior left more often than the junior. low and high are the interval of the index.
    """
    from graph.stores.base import Table
    from queries.measures import warnings
    from queries.measures.groups import GROUPINGS, everybody, grouped
    from queries.measures.index import indexed
    from queries.measures.rates import unplaced

    cohort = asked(uri, known, **request)
    windows = cohort.windows(window)
    groups = grouped(cohort.population, cohort.members, GROUPINGS.get(group or "", everybody))
    rows = [
        [
            r.group, *time(r.window), r.left, r.at_risk, percent(r.left / r.at_risk), r.ranked, percent(r.flat), percent(r.index),
            *map(percent, r.interval or (None, None)), percent(r.steep), r.caution,
        ]
        for r in indexed(groups, windows, level)
    ]  # fmt: skip
    remarks = (about(cohort), warnings.RECORDED, warnings.WEIGHTS, *warnings.placed(unplaced(cohort.members, windows)))
    return Answer(Table(COLUMNS, rows), "nobody is at risk", remarks=remarks)

"""`allegiance shifts flow`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.measures.scope import about, asked, percent, scope_options, time, window_option
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from queries.measures.windows import Length

COLUMNS = ["from", "to", "since", "until", "moves", "back", "net", "total", "percent"]


@click.command("flow", epilog="\b\nExample: allegiance shifts flow --window 1y --since 2011 --until 2014")
@window_option
@scope_options
@prints_rows
def command(uri: str, known: str | None, window: Length | None, **request: Any) -> Answer:
    """From which side to which, and what came back.

    Counted are changes of side: who goes and comes back counts twice. net is moves less back; percent is moves of total, all
    changes of side of that time.
    """
    from graph.stores.base import Table
    from queries.measures import warnings
    from queries.measures.flow import flows
    from queries.measures.rates import unplaced

    cohort = asked(uri, known, **request)
    windows = cohort.windows(window)
    rows = [
        [r.origin, r.to, *time(r.window), r.moves, r.back, r.net, r.total, percent(r.moves / r.total)]
        for r in flows(cohort.population, cohort.members, windows)
    ]
    remarks = (about(cohort), warnings.ASSUMED, *warnings.placed(unplaced(cohort.members, windows)))
    return Answer(Table(COLUMNS, rows), "nobody left", remarks=remarks)

"""`allegiance shifts survival`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from cli.measures.scope import about, asked, level_option, number, percent, scope_options
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from queries.measures.lives import Clocking, Lives
    from queries.measures.survival import Step

LEFT_OUT = {
    "before": "are left out whose time was over by day 0",
    "undated": "are left out whose change of side has no date",
    "unseen": "are left out of whom nothing was known while they were at risk (--entry start takes them in)",
}
MOST = 8
"""Medians that are told."""
COLUMNS = ["group", "day", "date", "left", "atRisk", "stayed", "low", "high", "hazard", "hazardLow", "hazardHigh", "caution"]


@click.command("survival", epilog="\b\nExample: allegiance shifts survival --since 2011-03-15 --entry start --by sect")
@click.option("--by", "group", type=click.Choice(["sect", "agency", "faction", "rank"]), help="A curve for each group.")
@click.option(
    "--entry", type=click.Choice(["known", "told", "start"]), default="known", show_default=True,
    help="When a man comes into view: first known to serve; first told of by an article; or at day 0.",
)  # fmt: skip
@click.option(
    "--within", type=click.Choice(["first", "middle", "last"]), default="middle", show_default=True,
    help="The day that stands for a month or year.",
)  # fmt: skip
@click.option("--censor", type=click.Choice(["end", "told"]), default="end", show_default=True,
              help="Who did not leave is in view to the end, or to the last report of him.")  # fmt: skip
@scope_options
@level_option
@prints_rows
def command(uri: str, known: str | None, group: str | None, level: float, **request: Any) -> Answer:
    """How long people stay: Kaplan-Meier and Nelson-Aalen, a row for each day on which somebody left.

    Day 0 is --since; without it, the first change of side. stayed is the per cent expected to be still there after that day,
    hazard the sum so far of left by atRisk. At risk on a day is who has come into view before it (late entry) and not gone out
    of view (censored: end of service, or of the time).
    """
    from cli.errors import require
    from graph.stores.base import Table
    from queries.measures import warnings
    from queries.measures.groups import GROUPINGS, everybody, grouped
    from queries.measures.lives import Clocking, lives

    require("measures", "lifelines")
    from queries.measures.survival import curve

    options = {name: request.pop(name) for name in ("entry", "within", "censor")}
    cohort = asked(uri, known, **request)
    zero = cohort.begin or cohort.until
    clocking = Clocking(zero, cohort.until, **options)
    groups = grouped(cohort.population, cohort.members, GROUPINGS.get(group or "", everybody))
    curves = {name: curve(lives(found, clocking).lives, level) for name, found in groups.items()}
    rows = [_row(name, step, zero) for name, steps in curves.items() for step in steps]
    told = _in_view(lives(cohort.members, clocking), clocking)
    remarks = (about(cohort), told, *_medians(curves), warnings.RECORDED, warnings.EARLY)
    return Answer(Table(COLUMNS, rows), "of those in view nobody left", remarks=remarks)


def _row(name: str, step: Step, zero: dt.date) -> list[Any]:
    stayed = map(percent, (step.stayed, *(step.stayed_interval or (None, None))))
    hazard = map(number, (step.hazard, *(step.hazard_interval or (None, None))))
    return [name, step.day, zero + dt.timedelta(days=step.day), step.left, step.at_risk, *stayed, *hazard, step.caution]


def _in_view(lives: Lives, clocking: Clocking) -> str:
    """How many the curves are of, and why others are not in them."""
    reasons = (f"{count:,} {LEFT_OUT[reason]}" for reason, count in sorted(lives.left_out.items()))
    left = sum(life.left for life in lives.lives)
    imprecise = [f"{lives.imprecise:,} of these are dated by month or year, and stand on its {clocking.within} day"]
    return "; ".join((
        f"day 0 is {clocking.zero}; in view were {len(lives.lives):,} persons, of whom {left:,} left",
        *(imprecise if lives.imprecise else []), *reasons,
    ))  # fmt: skip


def _medians(curves: dict[str, list[Step]]) -> tuple[str, ...]:
    from queries.measures.survival import median

    found = [f"{name} day {day:,}" for name, steps in curves.items() if (day := median(steps)) is not None]
    return (f"half had left by: {', '.join(found[:MOST])}",) if found else ()

"""Options that the measures share, and whom they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli.complete import ranks
from cli.defections import STATUSES
from cli.options import known_option, names_option, opened, partial_date, since_option, store_option, until_option

if TYPE_CHECKING:
    from queries.measures.asking import Cohort
    from queries.measures.windows import Length, Window

DAY = dt.timedelta(days=1)
Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = (
    names_option("--sect", "sects", "Sect", "Only persons of this community."),
    names_option("--agency", "agencies", "Agency", "Only of this body and all below it, or this kind."),
    names_option("--from", "sides", "Faction", "Only of this side; without it, any that somebody left."),
    click.option(
        "--rank", metavar="RANK", shell_complete=ranks,
        help='Only this rank; "colonel+" is colonel and above, "colonel-" colonel and below.',
    ),
    click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Count only leavings so attested."),
    since_option,
    until_option,
    click.option("--as-of", metavar="DATE", callback=partial_date, help="To the end of this day; the newest report's, if none."),
    known_option,
)  # fmt: skip


def scope_options(command: Command) -> Command:
    """Whom and which time the measure is about, and `--store`."""
    decorated: Command = store_option(command)
    for option in reversed(OPTIONS):
        decorated = option(decorated)
    return decorated


level_option = click.option(
    "--level", type=click.FloatRange(0.5, 0.999), default=0.95, show_default=True, help="How sure the intervals are."
)
window_option = click.option(
    "--window", metavar="LENGTH", callback=lambda *given: _length(given[2]), help="Stretches of this length: 30d, 2w, 3m or 1y."
)


def _length(text: str | None) -> Length | None:
    if text is None:
        return None
    from queries.measures.windows import Length

    return Length.parse(text)


def asked(uri: str, known: str | None, **request: Any) -> Cohort:
    """Those at risk that the options mean."""
    from ingest.packs import load_packs
    from queries.measures.asking import Request, cohort

    statuses = [status.replace("-", " ") for status in request.pop("statuses")]
    with opened(uri, known) as store:
        return cohort(store, Request(**request, statuses=statuses), lambda text: load_packs().ranks.find(text))


def about(cohort: Cohort) -> str:
    """Whom the figures are about."""
    left = sum(bool(one.moves) for one in cohort.members)
    known = sum(any((day := move.known_by) and day < cohort.until for move in one.moves) for one in cohort.members)
    later = f" ({known:,} by then)" if known < left else ""
    disputed = sum(any(move.status == "disputed" for move in one.moves) for one in cohort.members)
    sides = f"in the service of {' or '.join(cohort.sides)}" if cohort.sides else "on any side"
    since = f"from {cohort.since} " if cohort.since else ""
    return (
        f"recorded {sides}, or in a body of no known side: {len(cohort.members):,} persons, of whom {left:,} ever left{later}; "
        f"of these {disputed:,} disputed, {cohort.known_by_leaving:,} told of only when they left or later; "
        f"figures {since}to {cohort.until - DAY}"
    )


def percent(share: float | None) -> float | None:
    """A share of 1 as per cent; what is below one per cent, more finely."""
    return None if share is None else round(100 * share, 1 if share >= 0.01 else 3)


def number(value: float | None) -> float | None:
    """A figure with three digits after the point."""
    return None if value is None else round(value, 3)


def time(window: Window) -> list[dt.date | None]:
    """The columns `since` and `until`."""
    return [window.since, window.until]

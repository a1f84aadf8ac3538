"""`allegiance shifts surprise`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import click

from cli.measures.scope import about, asked, number, percent, scope_options
from cli.output import Answer, print_table, prints_rows

if TYPE_CHECKING:
    from queries.measures.surprise import Surprise

TRAITS = ("sect", "kind", "band")
COLUMNS = ["bits", "percent", "date", "name", "rank"]
BELOW = "a trait, so many of so many others who have it left: bits that this adds; who says so: allegiance evidence ID"
PARTS = [part for trait in TRAITS for part in (trait, f"{trait}Left", f"{trait}Others", f"{trait}Bits")]


@click.command("surprise", epilog="\b\nExample: allegiance shifts surprise --agency intelligence --limit 10")
@click.option("--limit", type=click.IntRange(min=1), help="So many rows at most.")
@click.option(
    "--prior", type=click.FloatRange(0, min_open=True), default=2.0, show_default=True,
    help="The rate of all weighs as much as that of so many men of the same kind.",
)  # fmt: skip
@scope_options
@prints_rows
def command(uri: str, known: str | None, limit: int | None, prior: float, **request: Any) -> Answer:
    """How unexpected each change of side was, the most surprising first.

    bits is -log2 of the chance (percent) that one like him would leave, as far as all others tell: each bit halves it. It is
    made of his sect, the kind of body that he left and the band of his rank: of so many others of the same, so many left;
    positive bits speak for staying. --sect and the like choose rows, not with whom a man is compared.
    """
    from graph.stores.base import Table
    from queries.measures import warnings
    from queries.measures.placing import Clock
    from queries.measures.surprise import surprises

    cohort = asked(uri, known, **request)
    clock = Clock([cohort.window])
    chosen = {move.id for one in cohort.members for move in one.moves if clock.left(move) is not None}
    found = [one for one in surprises(cohort.population, cohort.comparable, prior, cohort.until) if one.move.id in chosen][:limit]
    rows, short = [_row(one) for one in found], [_short(one) for one in found]
    draw = functools.partial(print_table, Table([*COLUMNS, *TRAITS, "id"], short))
    remarks = (about(cohort), warnings.RECORDED, warnings.INDEPENDENT)
    return Answer(Table([*COLUMNS, *PARTS, "id"], rows), "nobody left", BELOW, remarks, draw=draw)


def _head(one: Surprise) -> list[Any]:
    move, person = one.move, one.member.person
    return [number(one.bits), percent(one.probability), str(move.date) if move.date else None, person.name, one.member.rank[0]]


def _row(one: Surprise) -> list[Any]:
    traits = [part for t in (one.sect, one.kind, one.rank) for part in (t.name, t.left, t.recorded, number(t.bits))]
    return [*_head(one), *traits, one.move.id]


def _short(one: Surprise) -> list[Any]:
    """With a trait a column: `Alawite, 2 of 4: +0.8`."""
    traits = [f"{t.name}, {t.left} of {t.recorded}: {round(t.bits, 1) + 0.0:+.1f}" for t in (one.sect, one.kind, one.rank)]
    return [*_head(one), *traits, one.move.id]

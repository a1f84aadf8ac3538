"""`allegiance shifts brokerage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.measures.scope import about, asked, number, scope_options
from cli.output import Answer, prints_rows

if TYPE_CHECKING:
    from graph.stores.base import Table
    from queries.measures.asking import Cohort
    from queries.measures.brokerage import Broker

COLUMNS = ["within", "left", "informative", "stayed", "meanLeft", "meanStayed", "expected", "z", "p", "permutations"]
PERSONS = ["name", "rank", "bodies", "percent", "then", "id"]


@click.command("brokerage", epilog="\b\nExample: allegiance shifts brokerage --since 2012 --permutations 5000")
@click.option("--persons", is_flag=True, help="List the persons who stand between bodies instead.")
@click.option(
    "--permutations", type=click.IntRange(100, 1_000_000), default=2_000, show_default=True, help="How often chance is tried."
)
@scope_options
@prints_rows
def command(uri: str, known: str | None, persons: bool, permutations: int, **request: Any) -> Answer:
    """Whether those who left had connected bodies more than those who stayed.

    Brokerage is the share of the shortest paths between bodies on which a person stands, by services before --since (without
    it, before the first change of side). Those who left after that are compared with what chance gives when who left is
    shuffled among those of the same body, of the same kind of body, and of all; informative are those who left where somebody
    stayed.
    """
    from cli.errors import require
    from queries.measures import warnings

    require("measures", "numpy")
    from queries.measures.brokerage import brokers

    cohort = asked(uri, known, **request)
    day = cohort.begin or cohort.until
    found = brokers(cohort.population, cohort.members, day, cohort.until)
    table = _persons(cohort, found.persons) if persons else _comparison(cohort, found.persons, permutations)
    network = (
        f"services before {day}; paths from {found.asked:,} of {found.bodies:,} bodies that persons connect; shares in per cent"
    )
    return Answer(table, "nobody connects bodies", remarks=(about(cohort), network, warnings.RECORDED, warnings.ASSOCIATION))


def _comparison(cohort: Cohort, found: list[Broker], permutations: int) -> Table:
    from graph.stores.base import Table
    from queries.measures.brokerage import against_chance, strata

    rows = []
    for name, stratum in strata(cohort.population, found).items() if found else ():
        c = against_chance(found, stratum, permutations)
        means = map(_percent, (c.mean_left, c.mean_stayed, c.expected))
        rows.append([name, c.left, c.informative, c.stayed, *means, number(c.z), number(c.p), permutations])
    return Table(COLUMNS, rows)


def _persons(cohort: Cohort, found: list[Broker]) -> Table:
    from graph.stores.base import Table

    between = sorted((one for one in found if one.share), key=lambda one: (-one.share, one.member.person.id))
    return Table(PERSONS, [_row(cohort, one) for one in between])


def _row(cohort: Cohort, one: Broker) -> list[Any]:
    person, bodies = one.member.person, ", ".join(cohort.population.bodies[body].name for body in one.bodies)
    return [person.name, one.member.rank[0], bodies, _percent(one.share), "left" if one.left else "stayed", person.id]


def _percent(share: float | None) -> float | None:
    """Finer than of rates: the paths are many."""
    return None if share is None else number(100 * share)

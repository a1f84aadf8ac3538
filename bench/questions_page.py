"""docs/questions.md: every question of the library with what it takes in a graph of many persons."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from math import isinf
from pathlib import Path

import click

from bench.measure import Spread
from bench.page import Circumstances
from bench.questions import SLOW, Asked, measure
from bench.server import started
from bench.setting import FULL, QUICK, ROOT, Setting
from cli.output import PRINTED, print_table
from graph.stores.base import Table
from queries.questions import questions

PAGE = ROOT / "docs" / "questions.md"
COLUMNS = ["question", "answers", "rows", "embedded, first", "again", "Neo4j, first", "again"]


def table(asked: Sequence[Asked]) -> Table:
    """A row each; times in milliseconds, the least of those in a warm store."""
    return Table(COLUMNS, [_row(one) for one in asked])


def _row(one: Asked) -> list[str]:
    name, _, picture = one.name.partition(".")
    return [name, "picture" if picture else questions()[name].title, f"{one.rows:,}", *_cells(one.embedded), *_cells(one.neo4j)]


def _cells(taken: tuple[float, Spread] | None) -> list[str]:
    if taken and isinf(taken[0]):
        return ["not answered", ""]
    return [f"{1_000 * taken[0]:,.0f}", f"{1_000 * taken[1].low:,.0f}"] if taken else ["not measured", ""]


def slow(asked: Sequence[Asked]) -> list[str]:
    """Names of those that take longer than they may on one of the stores, even when asked again."""
    return [one.name for one in asked if any(taken and taken[1].low > SLOW for taken in (one.embedded, one.neo4j))]


def text(asked: Sequence[Asked], circumstances: Circumstances, persons: int) -> str:
    """The whole page, Markdown."""
    names = ", ".join(slow(asked)) or "none"
    return f"""# The questions, and what they take

Made by `make questions`; do not edit.

- Day: {circumstances.day}
- Machine: {circumstances.machine}
- Versions: {circumstances.versions} (neo4j is the driver)
- Load average when the run began: {circumstances.load:.1f}. {circumstances.noise}

Milliseconds in a made-up graph of {persons:,} persons (`bench/lives.py`): two posts each, every fourth gone over, with the
articles that say so. *First* is with nothing planned or cached, *again* the least of several times. Each question is asked with
its example, bound to what is in this graph; what it leaves open stays open. An agency is a branch of some 800 posts, a time that
is drawn is ten days, and a list that can be limited gives 300 rows.

{"".join(PRINTED["md"](table(asked)))}
Longer than a second: {names}.
"""


@click.command()
@click.option("--quick", is_flag=True, help="A small graph, for a look; docs/questions.md is left alone.")
def main(quick: bool) -> None:
    """Ask every question on both stores, print the table and write docs/questions.md."""
    sizes = QUICK if quick else FULL
    with (
        tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name,
        started(Path(name) / "neo4j") as server,
    ):
        circumstances = Circumstances.now(server.version)
        asked = measure(Setting(Path(name), sizes, server.uri))
    print_table(table(asked))
    if not quick:
        PAGE.write_text(text(asked, circumstances, sizes.many), encoding="utf-8")


if __name__ == "__main__":
    main()

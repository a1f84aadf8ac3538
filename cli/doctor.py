"""`allegiance doctor`."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cli.errors import FAILED, UNREACHABLE, UNSOUND
from cli.options import store_option
from cli.output import Answer, prints_rows, text
from cli.version import version

if TYPE_CHECKING:
    from graph.stores import Store

Check = tuple[str, str, str, str, str]
COLUMNS = ["part", "check", "result", "detail", "mend"]
CODES = {"unreachable": UNREACHABLE, "broken": FAILED, "fails": UNSOUND}
"""Exit codes of the results that are no good, gravest first; `missing` is no fault of what is there."""


@click.command(epilog="\b\nExample: allegiance doctor")
@store_option
@prints_rows
def command(uri: str) -> Answer:
    """Say what is wrong with this installation or this graph.

    Each finding comes with what mends it. The checks of the graph are the questions of the topic health: allegiance query
    --list names them, allegiance query health/NAME shows every row at fault.
    """
    from graph.stores.base import Table

    rows = [[*row] for row in (*installation(), *graph(uri))]
    results = [row[2] for row in rows]
    code = next((code for result, code in CODES.items() if result in results), 0)
    return Answer(Table(COLUMNS, rows), code=code)


def installation() -> Iterator[Check]:
    """Version, Python, packs, and what `make neo4j` needs."""
    yield "installation", "allegiance", "ok", version(), ""
    yield "installation", "python", "ok", platform.python_version(), ""
    yield ("installation", "domain packs", *_packs())
    for program, package in (("java", "a Java 21"), ("docker", "Docker")):
        path = shutil.which(program)
        mend = "" if path else f"install {package}; only `make neo4j` asks for it, Java or Docker will do"
        yield "installation", program, "ok" if path else "missing", path or "", mend


def _packs() -> tuple[str, str, str]:
    from ingest.packs import DEFAULT, PackError, load_packs

    try:
        load_packs()
    except PackError as error:
        return "broken", str(error), "correct the file, or install again"
    return "ok", ", ".join(DEFAULT), ""


def graph(uri: str) -> Iterator[Check]:
    """Whether the store opens, then every rule of the graph."""
    from graph.stores import StoreError, Unreachable, open_store

    try:
        with open_store(uri) as store:
            nodes = store.read("MATCH (n) RETURN count(n) AS nodes").rows[0][0]
            yield (
                "store",
                uri,
                "ok" if nodes else "missing",
                f"{nodes:,} nodes",
                "" if nodes else f"allegiance ingest ARTICLES --store {uri}",
            )
            yield from _rules(store)
    except Unreachable as error:
        yield "store", uri, "unreachable", str(error), "start the server, or name another with --store"
    except StoreError as error:
        yield "store", uri, _missing_or_broken(uri), str(error), f"allegiance ingest ARTICLES --store {uri}"


def _missing_or_broken(uri: str) -> str:
    from pathlib import Path

    return "broken" if Path(uri).exists() else "missing"


def _rules(store: Store) -> Iterator[Check]:
    from queries.health import check

    for finding in check(store):
        name, breaches = finding.rule.name.partition("/")[2], finding.breaches
        if breaches:
            first = ", ".join(f"{key}: {text(value)}" for key, value in breaches[0].items())
            detail = f"{len(breaches):,} rows ({first}); all: allegiance query {finding.rule.name}"
            yield "graph", name, "fails", detail, finding.rule.mend or ""
        else:
            yield "graph", name, "ok", "", ""

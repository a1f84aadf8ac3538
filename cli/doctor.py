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
    from graph.health import Rule
    from graph.stores import Store

Check = tuple[str, str, str, str, str]
COLUMNS = ["part", "check", "result", "detail", "mend"]
CODES = {"unreachable": UNREACHABLE, "broken": FAILED, "fails": UNSOUND}
"""Exit codes of the results that are no good, gravest first; `missing` is no fault of what is there."""


@click.command(epilog="\b\nExample: allegiance doctor")
@click.option("--all", "every", is_flag=True, help="A line for every breach, not one for each rule.")
@store_option
@prints_rows
def command(uri: str, every: bool) -> Answer:
    """Say what is wrong with this installation or this graph.

    Every rule that the database cannot hold is checked: that each record is as declared, and that edges, persons and names
    follow from what was read and decided. Each breach comes with the command that mends it; nothing is changed. Some rules are
    questions: allegiance query health/NAME shows every row at fault.
    """
    from graph.stores.base import Table

    rows = [[*row] for row in (*installation(), *graph(uri, every=every))]
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


def graph(uri: str, *, every: bool = False) -> Iterator[Check]:
    """Whether the store opens, then every rule of the graph."""
    from graph.stores import StoreError, Unreachable, open_store

    try:
        with open_store(uri) as store:
            nodes = store.read("MATCH (n) RETURN count(n) AS nodes").rows[0][0]
            mend = "" if nodes else f"allegiance ingest ARTICLES --store {uri}"
            yield "store", uri, "ok" if nodes else "missing", _held(store, nodes), mend
            if nodes:
                yield from _rules(store, uri, every=every)
    except Unreachable as error:
        yield "store", uri, "unreachable", str(error), "start the server, or name another with --store"
    except StoreError as error:
        yield "store", uri, _missing_or_broken(uri), str(error), f"allegiance ingest ARTICLES --store {uri}"


def _held(store: Store, nodes: int) -> str:
    """What a user would count."""
    counted = {
        "articles": "(n:Article) WHERE n.retiredAt IS NULL",
        "persons": "(n:Person)",
        "changes of side": "()-[n:DEFECTED_TO]->()",
    }
    told = (f"{store.read(f'MATCH {what} RETURN count(n) AS n').rows[0][0]:,} {name}" for name, what in counted.items())
    return ", ".join([*told, f"{nodes:,} nodes"])


def _missing_or_broken(uri: str) -> str:
    from pathlib import Path

    return "broken" if Path(uri).exists() else "missing"


def _rules(store: Store, uri: str, *, every: bool) -> Iterator[Check]:
    from graph.health import Breach, Rule, check
    from queries import health

    for rule in check(store):
        yield from _shown(rule, uri, every=every)
    for finding in health.check(store):
        name, mend = finding.rule.name.partition("/")[2], finding.rule.mend or ""
        told = [", ".join(f"{key}: {text(value)}" for key, value in row.items()) for row in finding.breaches]
        breaches = [Breach(name, what, mend) for what in told]
        yield from _shown(Rule(name, breaches), uri, every=every, all_=f"allegiance query {finding.rule.name}")


def _shown(rule: Rule, uri: str, *, every: bool, all_: str = "allegiance doctor --all") -> Iterator[Check]:
    """A line for a rule that holds, else one for each command that mends some of its breaches, or one for each breach."""
    if rule.breaches is None:
        yield "graph", rule.name, "unknown", rule.why, ""
    elif not rule.breaches:
        yield "graph", rule.name, "ok", "", ""
    elif every:
        yield from (("graph", rule.name, "fails", breach.what, _at(breach.mend, uri)) for breach in rule.breaches)
    else:
        by_mend: dict[str, list[str]] = {}
        for breach in rule.breaches:
            by_mend.setdefault(breach.mend, []).append(breach.what)
        for mend, found in by_mend.items():
            detail = f"{len(found):,} {'time' if len(found) == 1 else 'times'} ({found[0]}); all: {all_}"
            yield "graph", rule.name, "fails", detail, _at(mend, uri)


def _at(mend: str, uri: str) -> str:
    """The command with the store that it is to mend; what is said after it stays."""
    command, blanks, remark = mend.partition("   ")
    return f"{command} --store {uri}{blanks}{remark}"

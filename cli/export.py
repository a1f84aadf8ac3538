"""`allegiance export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.options import store_option

if TYPE_CHECKING:
    from graph.stores import Store

FORMATS = ("json", "graphml", "csv", "neo4j", "ftm")
ENDINGS = {".graphml": "graphml", ".json": "json", ".jsonl": "json"}
AMBIGUOUS = {".csv": "csv", ".zip": "csv", ".ftm": "ftm", ".gexf": "graphml", ".xml": "graphml"}
"""Endings of files that json would be a surprise in, and what is likely meant."""


@click.command(epilog="\b\nExample: allegiance export --to graphml --entities")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(FORMATS), help="The format; else graphml for a .graphml, and json.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="FILE; of csv and neo4j a new folder, or a file that ends in .zip."
)
@click.option("--history", is_flag=True, help="With what was superseded, withdrawn or taken back, and with record times.")
@click.option("--entities", is_flag=True, help="Only persons, sects, agencies and factions, and what joins them.")
@store_option
def command(uri: str, file: Path | None, output: Path | None, form: str | None, **which: Any) -> None:
    """Write the graph for other programs, or for allegiance import.

    json are lines, a node or relationship each, which allegiance import reads; two graphs that say the same give the same lines,
    whatever the store and the order of reading. graphml is for Gephi, csv for spreadsheets, neo4j for neo4j-admin database
    import, ftm (FollowTheMoney) for Aleph. Without FILE to the standard output.
    """
    if file and output:
        raise click.UsageError("FILE and --output are the same thing; give one of them")
    form = form or _of_ending(file or output)
    _refuse(form, file or output, which)
    from graph.stores import open_store

    with open_store(uri) as store:
        if form in ("csv", "neo4j"):
            _write_folder(store, form, Path(file or output or "."), which)
        else:
            _write(_pieces(store, form, which), file or output)


def _of_ending(target: Path | None) -> str:
    """The format that the name of the file says."""
    ending = target.suffix.lower() if target else ""
    if ending in AMBIGUOUS:
        raise click.UsageError(f"which format is {target} to have? Name it, as in --to {AMBIGUOUS[ending]}")
    return ENDINGS.get(ending, "json")


def _refuse(form: str, target: Path | None, which: dict[str, bool]) -> None:
    """What makes no sense for a format."""
    if form in ("csv", "neo4j") and target in (None, Path("-")):
        raise click.UsageError(f"{form} are several files; name a folder for them, or a .zip file, with -o")
    if which["entities"] and form not in ("graphml", "csv"):
        raise click.UsageError(f"--entities is for graphml and csv; {form} is always the whole graph")
    if which["history"] and form == "ftm":
        raise click.UsageError("FollowTheMoney knows no history; leave --history out")


def _pieces(store: Store, form: str, which: dict[str, bool]) -> Iterable[str]:
    if form == "ftm":
        from graph.exchange.ftm import entities

        return (f"{line}\n" for line in entities(store))
    if form == "graphml":
        from graph.exchange.graphml import graphml
        from graph.exchange.records import records

        return graphml(records(store, **which))
    from graph.exchange.lines import lines

    return (f"{line}\n" for line in lines(store, history=which["history"]))


def _write(pieces: Iterable[str], target: Path | None) -> None:
    if target in (None, Path("-")):
        sys.stdout.writelines(pieces)
        return
    from graph.exchange.folder import whole

    with whole(Path(target)) as file:
        file.writelines(pieces)


def _write_folder(store: Store, form: str, target: Path, which: dict[str, bool]) -> None:
    from graph.exchange.records import records

    if form == "neo4j":
        from graph.exchange.bulk import write_bulk

        write_bulk(records(store, history=True), target)
        return
    from graph.exchange.tables import write_tables
    from queries.flat import flat_defections

    write_tables(records(store, **which), target, {"defections": flat_defections(store)})

"""`allegiance cypher`."""

from __future__ import annotations

import sys
from typing import Any

import click

from cli.options import known_option, opened, param_option, store_option
from cli.output import Answer, prints_rows


@click.command(epilog='\b\nExample: allegiance cypher "MATCH (s:Sect) RETURN s.name AS sect ORDER BY sect"')
@click.argument("text")
@param_option
@known_option
@store_option
@prints_rows
def command(uri: str, text: str, known: str | None, values: dict[str, Any]) -> Answer:
    """Run any Cypher that only reads.

    TEXT is the Cypher, or - for standard input. Parameters are numbers, true, false, null or 'quoted' text; what is none of
    these is text too. A date is written date($since).
    """
    with opened(uri, known, empty=True) as store:
        return Answer(store.read(sys.stdin.read() if text == "-" else text, {k: _value(v) for k, v in values.items()}), "no rows")


def _value(given: Any) -> Any:
    from queries.values import literal

    if isinstance(given, list):
        return [_value(item) for item in given]
    try:
        return literal(given) if given is not None else None
    except ValueError:
        return given

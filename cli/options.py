"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cli import complete
from cli.main import debug_option

if TYPE_CHECKING:
    from graph.stores import Store

Command = TypeVar("Command", bound=Callable[..., Any])

STORE = "allegiance.kgl"
VARIABLES = ("ALLEGIANCE_STORE", "NEO4J_URI")
"""Where the environment names a store; the first that does counts."""


def store_option(command: Command) -> Command:
    """`--store URI`, and `--debug`."""
    option = click.option(
        "--store",
        "uri",
        metavar="URI",
        envvar=VARIABLES,
        default=STORE,
        show_default=True,
        show_envvar=True,
        shell_complete=complete.files,
        help="A file, or neo4j:// or bolt:// and the address of a server.",
    )
    decorated: Command = option(debug_option(command))
    return decorated


def names_option(option: str, parameter: str, label: str, told: str) -> Callable[[Command], Command]:
    """An option that takes names of nodes of this label, any number of times; shells complete them."""
    return click.option(option, parameter, multiple=True, metavar="NAME", shell_complete=complete.names(label), help=told)


ANYTHING = "MATCH (a:Article) RETURN a.id AS id LIMIT 1"


@contextmanager
def opened(uri: str, known: str | None, *, empty: bool = False) -> Iterator[Store]:
    """The store, or with `--known-at` the graph as it was known at the end of that day.

    Raises:
        Failure: no article was read into it yet; with `empty` that is no matter.
    """
    from graph.stores import open_store

    with open_store(uri) as store:
        if not empty and not store.read(ANYTHING).rows:
            from cli.errors import Failure

            raise Failure(f"the graph at {uri} is empty; read articles into it: allegiance ingest ARTICLES --store {uri}")
        if known is None:
            yield store
            return
        from graph.copies import end_of, known_at

        with known_at(store, end_of(known)) as view:
            yield view


@contextmanager
def existing(uri: str) -> Iterator[Store]:
    """The store, open for writing. Unlike for ingest it must be there: a slip in its name makes no empty graph."""
    from pathlib import Path

    from graph.stores import open_store

    with open_store(uri, writing="://" in uri or Path(uri).exists()) as store:
        yield store


def partial_date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The text as YYYY, YYYY-MM or YYYY-MM-DD; tables show "2 Aug 2012", which may be typed too."""
    from graph.periods import Period

    if value is None:
        return None
    try:
        return str(Period.typed(value))
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def pairs(_: click.Context, __: click.Parameter, given: Sequence[str]) -> dict[str, Any]:
    """`--param k=v` as a dict. `k=` and `k=null` give null; a name that comes twice gives a list."""
    found: dict[str, Any] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{text!r} is not of the form name=value")
        new = None if value in ("", "null") else value
        found[name] = [*_listed(found[name]), new] if name in found else new
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


known_option = click.option(
    "--known-at",
    "known",
    metavar="DATE",
    callback=partial_date,
    help="As it would have been answered at the end of this day, from what had been read by then.",
)
since_option = click.option("--since", metavar="DATE", callback=partial_date, help="Not before this day; 2012 is 2012-01-01.")
until_option = click.option(
    "--until", metavar="DATE", callback=partial_date, help="Before this day: --until 2013 ends with 2012."
)
as_of_option = click.option(
    "--as-of", metavar="DATE", callback=partial_date, help="Only what held on this day, or had happened by it."
)
param_option = click.option(
    "--param",
    "values",
    metavar="NAME=VALUE",
    multiple=True,
    callback=pairs,
    shell_complete=complete.parameters,
    help="A parameter; for a list give it several times.",
)

"""What a shell may complete with names from the store: quickly, and rather nothing than an error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from graph.stores import Store

LIMIT = 50
"""So many names are offered."""
SECONDS = 2.0
"""So long a shell waits for the store: one that takes longer to open completes nothing."""
Pair = tuple[str, str]
"""What is offered, and a word about it."""
Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]

NAMES = """
MATCH (n:{label}) WHERE toLower(n.name) STARTS WITH $text
RETURN DISTINCT n.name AS name, coalesce({about}, '') AS about ORDER BY name LIMIT $limit"""
ALIASES = """
MATCH (n:{label}) WHERE any(x IN n.aliases WHERE toLower(x) STARTS WITH $text)
UNWIND n.aliases AS name
WITH name, n.name AS about WHERE toLower(name) STARTS WITH $text
RETURN DISTINCT name, about ORDER BY name, about LIMIT $limit"""
FAMILIES = """
MATCH (n:{label}) WHERE toLower({about}) STARTS WITH $text
RETURN DISTINCT {about} AS name, 'all of this kind' AS about ORDER BY name LIMIT $limit"""
RANKS = """
MATCH (n:Person) WHERE toLower(n.rank) STARTS WITH $text
RETURN n.rank AS name, '' AS about, max(n.rankOrder) AS seniority ORDER BY seniority DESC, name LIMIT $limit"""
EDGES = """
MATCH (p:Person)-[r:DEFECTED_TO]->(f:Faction) WHERE r.id STARTS WITH $text
RETURN r.id AS name, p.name + ' to ' + f.name AS about ORDER BY name LIMIT $limit"""
ABOUT = {"Person": "n.rank", "Sect": "n.kind", "Agency": "n.kind", "Faction": "n.side"}
PARAMETERS = {
    "sect": "Sect", "sects": "Sect", "agency": "Agency", "agencies": "Agency", "faction": "Faction", "factions": "Faction",
    "person": "Person",
}  # fmt: skip
"""What the parameters of questions name."""


def names(*labels: str) -> Completer:
    """Names of these labels, in any case; aliases where no name fits. Kinds of agencies and sides of factions are names too."""

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return _items(asked(ctx, lambda store: _named(store, labels, incomplete)))

    return complete


def words(*labels: str) -> Completer:
    """The same for an argument that takes a name as several words."""

    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        before = "".join(f"{word} " for word in ctx.params.get(parameter.name or "") or ())
        found = asked(ctx, lambda store: _named(store, labels, before + incomplete))
        return _items([(name[len(before) :], about) for name, about in found])

    return complete


def ranks(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ranks of the persons, the most senior first."""
    return _items(asked(ctx, lambda store: _rows(store, RANKS, incomplete)))


def edges(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of changes of side."""
    return _items(asked(ctx, lambda store: _rows(store, EDGES, incomplete)))


def questions(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of questions, without reading their files."""
    from queries.questions import LIBRARY, PICTURE

    files = sorted(LIBRARY.glob("*/*.cypher"))
    found = [f"{path.parent.name}/{path.stem}" for path in files if PICTURE not in path.name]
    return _items(
        [(name, "") for name in found if incomplete in (name[: len(incomplete)], name.split("/")[1][: len(incomplete)])]
    )


def parameters(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """`name=` for the parameters of the question that was named, and names of what they ask for."""
    name, sign, value = incomplete.partition("=")
    if sign:
        label = PARAMETERS.get(name)
        found = asked(ctx, lambda store: _named(store, (label,), value)) if label else []
        return _items([(f"{name}={text}", about) for text, about in found])
    pairs: list[Pair] = []
    with suppress(Exception):
        from queries.questions import find

        question = find(ctx.params["name"] or ctx.args[0])  # click leaves arguments there when the last option has no value yet
        pairs = [(f"{each.name}=", each.meaning) for each in question.parameters]
    return _items([pair for pair in pairs if pair[0].startswith(incomplete)])


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Left to the shell."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def asked(ctx: click.Context, work: Callable[[Store], Iterator[Pair]]) -> list[Pair]:
    """What `work` finds in the store of the command line or the environment; nothing when that fails or takes too long."""
    from threading import Thread

    from graph.stores import open_store

    found: list[Pair] = []

    def ask() -> None:
        with suppress(Exception), open_store(_uri(ctx)) as store:
            found[:] = list(work(store))[:LIMIT]

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(SECONDS)
    return list(found)


def _uri(ctx: click.Context) -> str:
    """Completion reads no defaults and no environment."""
    from cli.options import STORE, VARIABLES

    return ctx.params.get("uri") or next(filter(None, map(os.environ.get, VARIABLES)), STORE)


def _named(store: Store, labels: tuple[str, ...], text: str) -> Iterator[Pair]:
    for form in (NAMES, ALIASES):
        found = [pair for label in labels for pair in _rows(store, form.format(label=label, about=ABOUT[label]), text)]
        families = [label for label in labels if label in ("Agency", "Faction") and form is NAMES]
        found += [pair for label in families for pair in _rows(store, FAMILIES.format(label=label, about=ABOUT[label]), text)]
        if found:
            yield from found
            return


def _rows(store: Store, cypher: str, text: str) -> Iterator[Pair]:
    for row in store.read(cypher, {"text": text.lower(), "limit": LIMIT}).dicts():
        yield row["name"], row["about"]


def _items(found: list[Pair]) -> list[Any]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name, help=about or None) for name, about in found if name.isprintable()]

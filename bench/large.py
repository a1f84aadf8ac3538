"""A graph of many persons: does one more article cost more than in a small one, and how long does a question take?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from bench import corpus, people
from bench.adding import Adding
from bench.asking import asked
from bench.measure import Spread, alternate, ratios
from bench.rows import RATIO, Row
from bench.server import forget_plans
from bench.setting import Setting
from graph.load import upsert
from graph.stores import Store, open_store

Taken = dict[str, list[float]]
"""Seconds, by what took them."""

PLACES = {
    "open": "embedded, open store",
    "file": "embedded, from open to close",
    "neo4j": "Neo4j",
}
HOW = {
    "open": "The store is open already.",
    "file": "The file is opened for it and closed after it, as `allegiance ingest` does.",
    "neo4j": "A server of the community edition holds one graph: the small one is measured first, then it is grown.",
}


def run(setting: Setting) -> Iterator[Row]:
    """See the head of this file."""
    few, many = setting.sizes.few, setting.sizes.many
    taken = _embedded(setting) | (_neo4j(setting) if setting.neo4j else {})
    graph = f"{many:,} persons"
    for place, where in PLACES.items():
        larger, smaller = taken.get(f"{place} many"), taken.get(f"{place} few")
        growth = ratios(larger, smaller) if larger and smaller else None
        yield Row(
            f"one more article, {many:,} : {few:,} persons, {where}", RATIO, growth,
            f"One article is read into a large graph and into a small one; 1 means that the cost does not grow. {HOW[place]}",
        )  # fmt: skip
    for place, where in PLACES.items():
        means = f"Time to read one more article into a graph of {graph}. {HOW[place]}"
        yield _milliseconds(f"one more article, {many:,} persons, {where}", taken.get(f"{place} many"), means)
    for store in ("embedded", "Neo4j"):
        for when, how in (("first", "with the opening of the store, nothing planned or cached"), ("again", "in an open store")):
            means = f"`allegiance defections --sect S --agency A`, A with ten branches below it, in a graph of {graph}: {how}."
            yield _milliseconds(f"defections by sect and agency, {store}, {when}", taken.get(f"{store} {when}"), means)


def _milliseconds(what: str, taken: Sequence[float] | None, means: str) -> Row:
    return Row(what, "ms", Spread.of([1_000 * each for each in taken]) if taken else None, means)


def fill(store: Store, first: int, last: int) -> None:
    """The made-up persons with these numbers, and the bodies that they serve in."""
    for batch in (people.bodies(), *people.population(first, last)):
        store.write(partial(upsert, batch=batch))


def _embedded(setting: Setting) -> Taken:
    sizes = {"few": setting.sizes.few, "many": setting.sizes.many}
    paths = {size: str(setting.new_file(f"{size}.kgl")) for size in sizes}
    adding = {size: Adding(corpus.samples(setting.sizes.samples)) for size in sizes}
    stores = {size: open_store(path, writing=True) for size, path in paths.items()}
    for size, store in stores.items():
        adding[size].begin(store)
        fill(store, 0, sizes[size])
    kept_open = {f"open {size}": adding[size].timed(store) for size, store in stores.items()}
    taken = alternate(kept_open, setting.sizes.articles, setting.sizes.warm_up)
    for store in stores.values():
        store.close()
    files = {f"file {size}": adding[size].timed_file(path) for size, path in paths.items()}
    taken |= alternate(files, setting.sizes.rounds)
    first, again = asked(partial(open_store, paths["many"]), setting.sizes.articles)
    return taken | {"embedded first": first, "embedded again": again}


def _neo4j(setting: Setting) -> Taken:
    """Small first, then the same graph grown: a server of the community edition holds one. Warm after some 60 articles."""
    adding = Adding(corpus.samples(setting.sizes.samples))
    with setting.empty_neo4j() as store:
        adding.begin(store)
        fill(store, 0, setting.sizes.few)
        taken = alternate({"neo4j few": adding.timed(store)}, setting.sizes.articles, 12 * setting.sizes.warm_up)
        fill(store, setting.sizes.few, setting.sizes.many)
        taken |= alternate({"neo4j many": adding.timed(store)}, setting.sizes.articles, 2 * setting.sizes.warm_up)

    def forgetful() -> Store:
        forget_plans(setting.neo4j or "")
        return setting.open_neo4j()

    first, again = asked(forgetful, setting.sizes.articles)
    return taken | {"Neo4j first": first, "Neo4j again": again}

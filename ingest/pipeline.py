"""The way of the data through this room: sources are read, extracted and merged, batch by batch."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from graph.schema import Article
from graph.statement import Reading
from graph.stores import Store
from ingest.extractors.base import Extractor
from ingest.finished import Passed
from ingest.readers import Source, Unreadable

if TYPE_CHECKING:
    from ingest.extractors.rules.explain.marker import Marker
    from ingest.marked import Marked

Read = TypeVar("Read")

BATCH = 500
"""Articles of one transaction: some thousand rows, well inside the memory that Neo4j gives a transaction by default."""


@dataclass
class Summary:
    """What an ingest did. `passed`: articles read before; `superseded`: those that a newer text at their address has ended."""

    articles: int = 0
    passed: int = 0
    superseded: int = 0
    statements: Counter[str] = field(default_factory=Counter)
    unreadable: list[Unreadable] = field(default_factory=list)


def extract(sources: Iterable[Source | Unreadable], extractor: Extractor) -> Iterator[tuple[Source, Reading] | Unreadable]:
    """Read each source; one that makes the extractor fail costs only itself and comes back as Unreadable."""
    return _each(sources, extractor.read, extractor.name)


def mark(sources: Iterable[Source | Unreadable], marker: Marker) -> Iterator[tuple[Source, Marked] | Unreadable]:
    """As `extract`, with all that was found on the way."""
    return _each(sources, marker.read, marker.name)


def _each(
    sources: Iterable[Source | Unreadable], read: Callable[[Article, str | None], Read], name: str
) -> Iterator[tuple[Source, Read] | Unreadable]:
    for source in sources:
        if isinstance(source, Unreadable):
            yield source
            continue
        try:
            yield source, read(source.article, source.given_id)
        except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError) as error:
            yield Unreadable(source.name, f"the extractor {name} failed on it: {error!r}")


def ingest(store: Store, sources: Iterable[Source | Unreadable], extractor: Extractor, *, now: dt.datetime) -> Summary:
    """Read all sources into the store; see `load`."""
    results = extract(sources, extractor)
    return load(store, (result if isinstance(result, Unreadable) else result[1] for result in results), now=now)


def load(store: Store, results: Iterable[Reading | Unreadable | Passed], *, now: dt.datetime) -> Summary:
    """Bring what was read into the store, a transaction for every BATCH articles.

    Raises:
        StoreError: the store refused a batch; the batches before it are in.
    """
    store.prepare()
    summary = Summary()
    batch: list[Reading] = []

    def flush() -> None:
        from graph.load import merge  # late: networkx takes a while to import, and `extract` needs none

        if batch:
            summary.superseded += merge(store, batch, now)["superseded"]
            batch.clear()

    for reading in results:
        if isinstance(reading, Unreadable):
            summary.unreadable.append(reading)
            continue
        if isinstance(reading, Passed):
            summary.passed += 1
            continue
        summary.articles += 1
        summary.statements.update(statement.kind for statement in reading.statements)
        batch.append(reading)
        if len(batch) >= BATCH:
            flush()
    flush()
    return summary


def whole(reading: Reading) -> Reading:
    """The reading as it is."""
    return reading


def without_text(reading: Reading) -> Reading:
    """The reading with its article's text left out; quotes stay in the statements."""
    return reading.model_copy(update={"article": reading.article.model_copy(update={"text": None})})

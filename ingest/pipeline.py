"""The way of the data through this room: sources are read, extracted and merged, batch by batch."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from graph.schema import Article
from graph.statement import Reading
from graph.stores import Store
from ingest.extractors.base import Extractor
from ingest.finished import Passed
from ingest.readers import Source, Unreadable
from ingest.signing import Signer

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
    """Read each source and sign its article; one that makes the extractor fail costs only itself and comes as Unreadable."""
    sign: Signer = _signer(cast(Hashable, extractor))
    return _each(sources, lambda article, given_id: sign(extractor.read(article, given_id)), extractor.name)


@lru_cache(maxsize=2)
def _signer(extractor: Any) -> Signer:
    """Made once for an Extractor, which `extract` gets anew with every article."""
    return Signer(extractor.lexicon)


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
        except Exception as error:  # whatever it is, it is about this article, and the others are to be read
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

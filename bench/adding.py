"""One more article into a graph that stands already."""

from __future__ import annotations

from functools import partial
from itertools import count

from bench import corpus
from bench.ingestion import NOW
from bench.measure import Work, seconds
from graph.schema import Article
from graph.stores import Store, open_store
from ingest.pipeline import ingest
from ingest.readers import Source


class Adding:
    """Reads articles into one graph, one by one: further editions of the samples, about the persons of the samples."""

    def __init__(self, samples: list[Article]) -> None:
        self._reader, self._samples = corpus.extractor(), samples
        self._relevant = [sample for sample in self._samples if self._reader.read(sample).statements]
        self._number = count(1)

    def begin(self, store: Store) -> None:
        """The samples themselves, so that later articles meet persons who are known."""
        ingest(store, [Source("sample", sample) for sample in self._samples], self._reader, now=NOW)

    def one(self, store: Store) -> None:
        """One more article, as `allegiance ingest` reads it into an open store."""
        number = next(self._number)
        article = corpus.edition(self._relevant[number % len(self._relevant)], number)
        ingest(store, [Source("one more", article)], self._reader, now=NOW)

    def to_file(self, path: str) -> None:
        """The same, with the opening and the closing of the file."""
        with open_store(path, writing=True) as store:
            self.one(store)

    def timed(self, store: Store) -> Work:
        """Seconds for `one`."""
        return partial(seconds, partial(self.one, store))

    def timed_file(self, path: str) -> Work:
        """Seconds for `to_file`."""
        return partial(seconds, partial(self.to_file, path))

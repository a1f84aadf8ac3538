"""A graph is what its own texts say: read again, without the files that they came from, they say the same."""

from __future__ import annotations

import datetime as dt

from graph.dump import dump
from graph.stores import Store
from ingest.extractors.rules import RuleExtractor
from ingest.pipeline import ingest
from ingest.readers import read
from ingest.rebuild import rebuild
from tests.graphs import NOW
from tests.samples import SAMPLES


def test_reading_the_stored_texts_again_changes_nothing(store: Store, extractor: RuleExtractor) -> None:
    ingest(store, read([f"{SAMPLES}/wire.jsonl"]), extractor, now=NOW)
    before = list(dump(store))
    assert rebuild(store, extractor, NOW + dt.timedelta(days=1)) == []
    assert list(dump(store)) == before

"""How well the extractor reads the annotated articles that it was developed on. First-sight figures stand in docs/accuracy.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.repeats import together
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs
from ingest.readers import Source, read
from tests.gold.score import score

GOLD = Path(__file__).parent / "gold"


def _printed(gold: Path) -> list[dict[str, Any]]:
    """What `allegiance extract` prints for a file of articles."""
    extractor = RuleExtractor(load_packs())
    sources = [source for source in read([str(gold)]) if isinstance(source, Source)]
    readings = [extractor.read(source.article, source.given_id) for source in sources]
    return [statement.printed() for reading in readings for statement in together(reading.statements)]


@pytest.mark.parametrize("name", ["syria-dev", "world-dev"])
def test_events_of_the_development_sets(name: str) -> None:
    path = GOLD / f"{name}.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    figures = score(gold, _printed(path))
    assert figures["event_f1"] >= 0.70
    assert figures["event_p"] >= 0.90

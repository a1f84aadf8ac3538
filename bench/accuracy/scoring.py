"""Reading and scoring the articles of a set. What is right is for tests/gold/score.py to say."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.accuracy.counts import Found, Share
from bench.accuracy.figures import FIELDS, Figures
from bench.accuracy.people import found_persons
from graph.repeats import together
from graph.statement import Reading
from ingest.extractors.base import Extractor
from ingest.readers import Source, read
from tests.gold.score import score

_FOUND = re.compile(r"^(\w+) +P .*\(tp (\d+) fp (\d+) fn (\d+)\)", re.MULTILINE)
_SHARE = re.compile(r"^(\w+) +[\d.]+ +\((\d+) of (\d+) matched", re.MULTILINE)


@dataclass(frozen=True)
class Scored:
    """An article: its annotation, its reading, what `allegiance extract` prints of it, and the figures."""

    gold: dict[str, Any]
    reading: Reading
    statements: list[dict[str, Any]]
    figures: Figures

    @property
    def text(self) -> str:
        """The text that the statements refer to."""
        return self.reading.article.text or ""


def score_set(path: Path, extractor: Extractor) -> list[Scored]:
    """Read a file of annotated articles, and score each by itself: matching never goes beyond an article.

    Raises:
        ValueError: an article cannot be read.
    """
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_scored(item, source, extractor) for item, source in zip(items, _sources(path), strict=True)]


def counted(gold: Sequence[dict[str, Any]], statements: Sequence[dict[str, Any]]) -> tuple[dict[str, Found], dict[str, Share]]:
    """The counts that score.py prints: of `events`, `sects` and `service`; and of the fields."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        score(list(gold), list(statements))
    found = {name: Found(*map(int, counts)) for name, *counts in _FOUND.findall(printed.getvalue())}
    shares = {name: Share(*map(int, counts)) for name, *counts in _SHARE.findall(printed.getvalue())}
    return found, shares


def _scored(item: dict[str, Any], source: Source, extractor: Extractor) -> Scored:
    reading = extractor.read(source.article, source.given_id)
    statements = [statement.printed() for statement in together(reading.statements)]
    found, shares = counted([item], statements)
    figures = Figures(
        articles=1, events=found["events"], sects=found["sects"], services=found["service"],
        persons=found_persons(item["gold"]["persons"], reading.mentions), fields={name: shares[name] for name in FIELDS},
    )  # fmt: skip
    return Scored(item, reading, statements, figures)


def _sources(path: Path) -> list[Source]:
    found = list(read([str(path)]))
    for each in found:
        if not isinstance(each, Source):
            raise ValueError(f"{each.name}: {each.reason}")
    return [source for source in found if isinstance(source, Source)]

"""The article that the project began with. Its text is not ours: the test reads it where it lies, or is skipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.repeats import together
from graph.statement import Reading, Statement
from graph.stores import Store, open_store
from ingest.extractors.rules import RuleExtractor
from ingest.pipeline import ingest
from ingest.readers import Source, read

FOLDER = Path(__file__).parent.parent.parent / "shared" / "seed"
SEED = next(iter(sorted(FOLDER.glob("*.txt"))), None) if FOLDER.is_dir() else None
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

pytestmark = pytest.mark.skipif(SEED is None, reason="the seed article is not here; it belongs in ../shared/seed")


@pytest.fixture(scope="module")
def reading(extractor: RuleExtractor) -> Reading:
    (source,) = read([str(SEED)])
    assert isinstance(source, Source)
    return extractor.read(source.article)


@pytest.fixture(scope="module")
def graph(extractor: RuleExtractor, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = str(tmp_path_factory.mktemp("seed") / "seed.kgl")
    with open_store(path, writing=True) as store:
        ingest(store, read([str(SEED)]), extractor, now=NOW)
    with open_store(path) as store:
        yield store


def _of(reading: Reading, kind: str) -> list[Statement]:
    return [statement for statement in reading.statements if statement.kind == kind]


def test_one_event_said_three_times(reading: Reading) -> None:
    said = _of(reading, "DEFECTED_TO")
    assert len(said) == 3
    assert {(s.subject.name, s.modality) for s in said} == {("Nasr Mustafa", "asserted")}
    (event,) = together(said)
    assert (event.subject.rank, event.date) == ("Brigadier General", "2012-08-02")
    assert event.object is not None
    assert event.object.name == "Free Syrian Army"
    assert event.origin is not None
    assert event.origin.name == "Air Force Intelligence Directorate"
    assert (event.role, event.place) == ("deputy chief", "Deir ez-Zor")
    assert len(event.also) == 2


def test_every_statement_has_its_sentence(reading: Reading) -> None:
    text = reading.article.text or ""
    assert all(text[s.start : s.end] == s.quote for s in reading.statements)


def test_posts_and_sects(reading: Reading) -> None:
    services = {(s.subject.name, s.role, s.object and s.object.name, s.place, s.current) for s in _of(reading, "SERVES_IN")}
    assert services == {
        ("Nasr Mustafa", "deputy chief", "Air Force Intelligence Directorate", "Deir ez-Zor", False),
        ("Bashar al-Assad", "President", "Syrian presidency", None, True),
    }
    sects = {(s.subject.name, s.object and s.object.name) for s in _of(reading, "BELONGS_TO")}
    assert sects == {("Nasr Mustafa", "Alawite"), ("Bashar al-Assad", "Alawite")}


def test_one_edge_and_nothing_else(graph: Store) -> None:
    edges = graph.read("MATCH (p:Person)-[r]->(o) WHERE NOT o:NameKey RETURN p.name AS p, type(r) AS r, o.name AS o")
    assert {tuple(row) for row in edges.rows} == {
        ("Nasr Mustafa", "DEFECTED_TO", "Free Syrian Army"),
        ("Nasr Mustafa", "SERVES_IN", "Air Force Intelligence Directorate"),
        ("Nasr Mustafa", "BELONGS_TO", "Alawite"),
        ("Bashar al-Assad", "SERVES_IN", "Syrian presidency"),
        ("Bashar al-Assad", "BELONGS_TO", "Alawite"),
    }
    defection = graph.read(
        "MATCH (:Person)-[d:DEFECTED_TO]->(:Faction) RETURN d.date, d.datePrecision, d.statements, d.sources, d.status, d.origin"
    )
    assert defection.rows == [[dt.date(2012, 8, 2), "day", 3, 1, "single source", "Air Force Intelligence Directorate"]]

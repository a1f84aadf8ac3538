"""How well the extractor reads the annotated articles that it was developed on, and what the annotated sets must keep to.

First-sight figures stand in docs/accuracy.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner

from bench.accuracy import page
from bench.accuracy.__main__ import main
from bench.accuracy.causes import errors_of
from bench.accuracy.figures import Committed, Figures, pools
from bench.accuracy.first_sight import records
from bench.accuracy.pairs import pair_events
from bench.accuracy.scoring import Scored, counted, score_set
from bench.accuracy.sets import GoldSet, SetError, all_sets, chosen
from bench.accuracy.sight import Sight
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs

SETS = all_sets()
DEVELOPMENT = ("syria-dev", "world-dev")
VERBATIM = [s for s in SETS if s.name not in DEVELOPMENT]
"""Sets whose gold strings are the words of their articles; the development sets have canonical names."""
KEPT_UNSEEN = [s for s in SETS if s.kind != "learn"]


@pytest.fixture(scope="module")
def development() -> dict[str, list[Scored]]:
    extractor = RuleExtractor(load_packs())
    return {s.name: score_set(s.path, extractor) for s in chosen([*DEVELOPMENT, "d3"])}


@pytest.mark.parametrize("name", DEVELOPMENT)
def test_events_of_the_development_sets(name: str, development: dict[str, list[Scored]]) -> None:
    events = Figures.of([article.figures for article in development[name]]).events
    assert (events.f1 or 0) >= 0.70
    assert (events.precision or 0) >= 0.90


@pytest.mark.parametrize("name", [*DEVELOPMENT, "d3"])
def test_articles_add_up_to_what_score_py_gives_for_the_set(name: str, development: dict[str, list[Scored]]) -> None:
    articles = development[name]
    found, shares = counted([a.gold for a in articles], [s for a in articles for s in a.statements])
    figures = Figures.of([a.figures for a in articles])
    assert (figures.events, figures.sects, figures.services) == (found["events"], found["sects"], found["service"])
    assert figures.fields == shares


@pytest.mark.parametrize("name", [*DEVELOPMENT, "d3"])
def test_errors_are_as_many_as_score_py_counts(name: str, development: dict[str, list[Scored]]) -> None:
    """Every miss, every wrong event and every wrong value of a field has a cause, and nothing else has."""
    articles = development[name]
    figures = Figures.of([a.figures for a in articles])
    pairs = [pair_events(a.gold["gold"], a.statements) for a in articles]
    assert tuple(sum(map(len, of)) for of in zip(*((p.right, p.wrong, p.missed) for p in pairs), strict=True)) == figures.events
    (gold_set,) = chosen([name])
    parts = [e.part for e in errors_of(gold_set, articles, Sight(load_packs()))]
    assert (parts.count("event wrong"), parts.count("event missed")) == figures.events[1:]
    assert {field: parts.count(field) for field in figures.fields} == {f: s.of - s.right for f, s in figures.fields.items()}
    assert parts.count("person") == figures.persons.wrong + figures.persons.missed
    assert parts.count("sect") == figures.sects.wrong + figures.sects.missed
    assert parts.count("service") == figures.services.wrong + figures.services.missed


@pytest.mark.parametrize("gold_set", VERBATIM, ids=lambda s: s.name)
def test_what_is_annotated_stands_in_the_article(gold_set: GoldSet) -> None:
    """Letter for letter, in title or text. The strings are not shown: some sets must not be looked at."""
    articles = [json.loads(line) for line in gold_set.path.read_text(encoding="utf-8").splitlines()]
    absent = {
        (article["id"], key)
        for article in articles
        for key, words in _annotated(article["gold"])
        if words not in f"{article['title'] or ''}\n{article['text']}"
    }
    assert absent == set()
    assert len({article["id"] for article in articles}) == len(articles) > 0


def _annotated(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    keys = {
        "persons": ("name", "rank", "sect"),
        "affiliations": ("person", "agency"),
        "defections": ("person", "from", "to", "fled_to", "date_text", "evidence"),
        "groups": ("description",),
    }
    yield from ((key, line[key]) for part in keys for line in gold[part] for key in keys[part] if line.get(key))
    yield from (("alias", alias) for person in gold["persons"] for alias in person.get("aliases", []))


@pytest.mark.parametrize("gold_set", KEPT_UNSEEN, ids=lambda s: s.name)
def test_errors_of_sets_kept_unseen_are_not_shown(gold_set: GoldSet) -> None:
    done = CliRunner().invoke(main, ["errors", gold_set.name])
    assert done.exit_code == 1
    assert done.output.startswith(f"Error: {gold_set.name} is of kind '{gold_set.kind}': only its figures are shown")
    assert len(done.output.splitlines()) == 1
    with pytest.raises(SetError, match="only its figures"):
        next(errors_of(gold_set, [], Sight(load_packs())))


def test_the_sets_kept_unseen_are_these() -> None:
    """Whoever makes one of them a training set does so here too."""
    assert {"d4", "d5"} <= {s.name for s in KEPT_UNSEEN}


def test_the_page_shows_what_is_kept() -> None:
    """Mended by `make accuracy WRITE=1`."""
    assert page.PAGE.read_text(encoding="utf-8") == page.text()
    kept = Committed.load()
    assert kept is not None
    assert [*kept.sets] == [s.name for s in SETS]
    assert [*kept.pools] == [*pools(SETS)]
    assert {s.name for s in SETS if s.kind == "blind"} <= {record.set for record in records()}

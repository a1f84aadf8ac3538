"""Readings into a store (graph/load): the same articles give the same graph, and what an article no longer says has ended."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dump import dump
from graph.load import merge
from graph.stores import Run, Store, StoreError, open_store
from tests.conftest import empty
from tests.graphs import (
    ARMY,
    DEFENCE,
    FOREIGN,
    FSA,
    GUARD,
    NOW,
    OPPOSITION,
    POLITICAL,
    agency,
    defects,
    edges,
    faction,
    graph_of,
    load,
    read,
    serves,
    told,
)  # fmt: skip
from tests.syria import syria

LATER = NOW + dt.timedelta(days=30)
RECORDED = frozenset(["recordedAt"])


def names(store: Store, label: str) -> set[tuple[object, ...]]:
    """(name, aliases) of all nodes with this label that count."""
    nodes = [json.loads(line) for line in dump(store)]
    return {(node["name"], *node["aliases"]) for node in nodes if node.get("label") == label}


def counting(store: Store, query: str) -> list[list[Any]]:
    """The rows of a query about statements `s` that count."""
    return store.read(query.replace("RETURN", "WHERE s.retiredAt IS NULL RETURN")).rows


# --- the same articles, the same graph -------------------------------------------------------------------------------


def test_every_store_holds_the_same_graph(stores: Mapping[str, Store]) -> None:
    graphs = []
    for store in stores.values():
        load(store, syria())
        graphs.append(graph_of(store))
    assert all(graph == graphs[0] for graph in graphs)
    assert len(graphs[0]) > 300


def test_merge_counts_what_it_wrote(store: Store) -> None:
    counts = merge(store, [told("BBC", "2012-07-06", defects("Manaf Tlass", origin=GUARD))], NOW)
    assert counts["Statement"] == counts["Article"] == counts["SUBJECT"] == counts["OBJECT"] == counts["ORIGIN"] == 1
    assert counts["MENTIONS"] == 2


def test_twice_is_once(store: Store) -> None:
    load(store, syria())
    once = graph_of(store)
    load(store, syria(), now=LATER)
    assert graph_of(store) == once


@pytest.mark.parametrize(("seed", "size"), [(1, 2), (2, 7), (3, 500)])
def test_neither_order_nor_batches_nor_repetition_matter(store: Store, seed: int, size: int) -> None:
    load(store, syria())
    expected = graph_of(store)
    empty(store)
    random = Random(seed)  # noqa: S311  # shuffles, and guards no secret
    readings = syria() + random.sample(syria(), len(syria()) // 2)
    load(store, random.sample(readings, len(readings)), size)
    assert graph_of(store) == expected


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Store]:
    """An embedded store that hypothesis empties before each example."""
    with open_store(str(tmp_path_factory.mktemp("load") / "graph.kgl"), writing=True) as store:
        store.prepare()
        yield store


@given(st.lists(st.sampled_from(range(len(syria()))), max_size=10), st.randoms(use_true_random=False), st.integers(1, 30))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_any_batches_any_repetition(scratch: Store, again: list[int], random: Random, size: int) -> None:
    readings = syria()
    graphs = []
    for chosen in (readings, random.sample(mixed := readings + [readings[n] for n in again], len(mixed))):
        empty(scratch)
        load(scratch, chosen, size)
        graphs.append(graph_of(scratch))
    assert graphs[0] == graphs[1]


def test_every_order_of_rival_accounts(scratch: Store) -> None:
    senk, northern = "Arvo Senk", faction("Northern Front", None, pack=None)
    brigade, written_otherwise = agency("Third Brigade", None, pack=None), agency("third brigade", None, pack=None)
    rivals = [
        told("A", "2021-06-16", defects(senk, northern, origin=brigade, rank="Colonel", date="2021-06-04")),
        told("B", "2021-06-17", defects(senk, origin=written_otherwise, rank="Captain", date="2021-06", manner="deserted")),
        told("C", "2021-06-17", defects(senk, origin=written_otherwise, modality="denied"), serves(senk, brigade)),
        told("B", "2021-07-01", serves(senk, written_otherwise, role="chief of staff", since="2021-06", current=False)),
    ]
    graphs = []
    for order in permutations(rivals):
        empty(scratch)
        load(scratch, order, size=1)
        graphs.append(graph_of(scratch))
    assert all(graph == graphs[0] for graph in graphs)


# --- what an article no longer says ----------------------------------------------------------------------------------

ARTICLE = told(
    "Reuters", "2012-07-12", defects("Nawaf al-Fares", FSA, origin=FOREIGN, date="2012-07-11"), serves("Manaf Tlass", GUARD)
)
CHANGED = read(ARTICLE.article, defects("Nawaf al-Fares", OPPOSITION, origin=FOREIGN, date="2012-07-11"))


def test_a_changed_reading_replaces_the_old_one(store: Store) -> None:
    load(store, [ARTICLE])
    load(store, [CHANGED])
    assert edges(store, "DEFECTED_TO") == {("Nawaf al-Fares", "Syrian opposition")}
    assert edges(store, "SERVES_IN") == {("Nawaf al-Fares", "Ministry of Foreign Affairs")}
    assert names(store, "Person") == {("Nawaf al-Fares",)}
    rows = counting(store, "MATCH (:Article)<-[:STATED_IN]-(s)-[:OBJECT]->(o) RETURN s.name, o.name")
    assert rows == [["Nawaf al-Fares defected to Syrian opposition", "Syrian opposition"]]


def test_a_changed_reading_leaves_the_same_as_if_it_had_been_the_first(store: Store) -> None:
    other = told("BBC", "2012-07-12", serves("Manaf Tlass", GUARD), defects("Kinan al-Sharaa", FSA, origin=POLITICAL))
    load(store, [CHANGED, other])
    expected = list(dump(store))
    empty(store)
    load(store, [ARTICLE, other])
    load(store, [CHANGED])
    assert list(dump(store)) == expected


def test_what_an_article_no_longer_says_has_ended_and_stays_readable(store: Store) -> None:
    load(store, [ARTICLE], now=NOW)
    load(store, [CHANGED], now=LATER)
    rows = store.read("MATCH (s:Statement) RETURN s.name, s.recordedAt, s.retiredAt").rows
    assert sorted(rows, key=str) == [
        ["Manaf Tlass serves in Republican Guard", NOW, LATER],
        ["Nawaf al-Fares defected to Free Syrian Army", NOW, LATER],
        ["Nawaf al-Fares defected to Syrian opposition", LATER, None],
    ]


def test_what_an_article_says_again_counts_again(store: Store) -> None:
    load(store, [ARTICLE])
    expected = list(dump(store))
    load(store, [CHANGED])
    load(store, [ARTICLE])
    assert list(dump(store)) == expected


def test_of_two_readings_of_one_article_in_a_batch_the_last_counts(store: Store) -> None:
    load(store, [ARTICLE, CHANGED])
    assert edges(store, "DEFECTED_TO") == {("Nawaf al-Fares", "Syrian opposition")}
    assert names(store, "Person") == {("Nawaf al-Fares",)}


def test_another_detail_is_another_statement(store: Store) -> None:
    article = told("Reuters", "2012-07-12", defects("Nawaf al-Fares", OPPOSITION))
    load(store, [article])
    details: dict[str, Any] = {"place": "Baghdad", "confidence": 0.5, "extractor": "by hand/2"}
    for key, value in details.items():
        load(store, [read(article.article, defects("Nawaf al-Fares", OPPOSITION, **{key: value}))])
        assert counting(store, f"MATCH (s:Statement) RETURN s.{key}") == [[value]]


def test_another_side_by_default_moves_the_edge(store: Store) -> None:
    article = told("Reuters", "2012-07-12", defects("Nawaf al-Fares", target=OPPOSITION))
    load(store, [article])
    load(store, [read(article.article, defects("Nawaf al-Fares", target=FSA))])
    assert edges(store, "DEFECTED_TO", "stated") == {("Nawaf al-Fares", "Free Syrian Army", False)}
    assert counting(store, "MATCH (s:Statement)-[:OBJECT]->(o) RETURN o.name") == [["Free Syrian Army"]]


def test_whom_and_what_no_article_mentions_any_more_goes(store: Store) -> None:
    unknown = agency("Fort Ula guard", None, pack=None)
    article = told("A", "2021-06-16", serves("Mai Oren", unknown), serves("Arvo Senk", ARMY))
    load(store, [article])
    load(store, [read(article.article, serves("Arvo Senk", ARMY))])
    assert names(store, "Person") == {("Arvo Senk",)}
    assert {name for name, *_ in names(store, "Agency")} == {"Syrian Army", "Ministry of Defence"}


def test_a_name_that_is_used_no_longer_goes(store: Store) -> None:
    article = told("A", "2012-07-06", serves("Manaf Tlas", agency("hill guard", None, pack=None)))
    load(store, [told("B", "2012-07-07", serves("Manaf Tlass", agency("Hill Guard", None, pack=None))), article])
    assert names(store, "Person") == {("Manaf Tlass", "Manaf Tlas")}
    assert names(store, "Agency") == {("Hill Guard", "hill guard")}
    load(store, [read(article.article)])
    assert names(store, "Person") == {("Manaf Tlass",)}
    assert names(store, "Agency") == {("Hill Guard",)}


def test_a_batch_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, syria())
    before = graph_of(store)

    def fail(_run: Run, _persons: set[str]) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("graph.load.transactions.refresh_edges", fail)
    with pytest.raises(StoreError, match="the disk is full"):
        load(store, [CHANGED])
    assert graph_of(store) == before


# --- record time -----------------------------------------------------------------------------------------------------


def test_a_statement_keeps_the_time_of_its_first_reading(store: Store) -> None:
    load(store, [ARTICLE], now=NOW)
    load(store, [ARTICLE, told("BBC", "2012-07-12", serves("Ali Habib", DEFENCE))], now=LATER)
    rows = store.read("MATCH (s:Statement) RETURN s.name, s.recordedAt").rows
    assert {(name, recorded) for name, recorded in rows} == {
        ("Nawaf al-Fares defected to Free Syrian Army", NOW), ("Manaf Tlass serves in Republican Guard", NOW),
        ("Ali Habib serves in Ministry of Defence", LATER),
    }  # fmt: skip


def test_the_clock_shows_in_the_record_time_only(store: Store) -> None:
    load(store, syria(), now=NOW)
    early = graph_of(store, RECORDED)
    empty(store)
    load(store, syria(), now=LATER)
    assert graph_of(store, RECORDED) == early


def test_what_is_loaded_is_there_after_opening_again(tmp_path: Path) -> None:
    path = str(tmp_path / "graph.kgl")
    with open_store(path, writing=True) as store:
        store.prepare()
        load(store, syria())
        written = graph_of(store)
    with open_store(path) as reader:
        assert graph_of(reader) == written

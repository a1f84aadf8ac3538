"""Valid time and record time: a story of eight articles, asked on each day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from graph import load as loading
from graph.copies import copy, end_of, known_at
from graph.dump import dump
from graph.identity.judgements import judgement
from graph.load import decide, merge
from graph.statement import Reading
from graph.stores import Store
from queries.past import history
from queries.questions import find, run
from tests.graphs import DEFENCE, FSA, GUARD, OPPOSITION, defects, graph_of, load, serves, told

TLASS, HIJAB = "Manaf Tlass", "Riad Hijab"


def day(text: str) -> dt.datetime:
    """Noon of a day."""
    return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(12), dt.UTC)


def at(url: str, reading: Reading) -> Reading:
    """The reading, of an article at this address."""
    article = reading.article.model_copy(update={"url": f"https://outlet.example/{url}"})
    return reading.model_copy(update={"article": article})


RUMOUR = at(
    "tlass", told("A", "2012-07-05", defects(TLASS, origin=GUARD, modality="reported", date="2012-07"), headline="rumour")
)
DENIAL = told("B", "2012-07-07", defects(TLASS, modality="denied"), headline="denial")
CORRECTED = at("tlass", told("A", "2012-07-09", serves(TLASS, GUARD), headline="corrected"))
VIDEO = told("C", "2012-07-24", defects(TLASS, OPPOSITION, origin=GUARD, date="2012-07-03"), headline="video")
POST = told("A", "2012-08-01", serves(HIJAB, DEFENCE, since="2012-06-06"), headline="post")
FLED = told("B", "2012-08-07", defects(HIJAB, FSA, origin=DEFENCE, date="2012-08-06"), headline="fled")
SECOND = told("C", "2012-08-08", defects("Riyad Hijab", OPPOSITION, origin=DEFENCE, date="2012-08-06"), headline="second")
WRONG = told("D", "2012-08-09", defects(HIJAB, FSA, origin=DEFENCE, date="2012-07-01"), headline="wrong")
STORY = (RUMOUR, DENIAL, CORRECTED, VIDEO, POST, FLED, SECOND, WRONG)
READ = ("2012-07-05", "2012-07-08", "2012-07-10", "2012-07-25", "2012-08-02", "2012-08-07", "2012-08-10", "2012-08-11")


@pytest.fixture
def story(store: Store) -> Store:
    """The eight articles, each read on its day."""
    for reading, when in zip(STORY, READ, strict=True):
        merge(store, [reading], day(when))
    return store


def defections(store: Store, **values: Any) -> set[tuple[Any, ...]]:
    """(name, date, status, sources) of each defection."""
    rows = run(store, find("defections/list"), values).dicts()
    return {(row["name"], row["date"], row["status"], row["sources"]) for row in rows}


KNOWN = {
    "2012-07-04": set(),
    "2012-07-05": {(TLASS, "2012-07", "single source", 1)},
    "2012-07-08": {(TLASS, "2012-07", "disputed", 1)},
    "2012-07-10": set(),
    "2012-07-25": {(TLASS, "2012-07-03", "single source", 1)},
    "2012-08-02": {(TLASS, "2012-07-03", "single source", 1)},
    "2012-08-07": {(TLASS, "2012-07-03", "single source", 1), (HIJAB, "2012-08-06", "single source", 1)},
    "2012-08-10": {(TLASS, "2012-07-03", "single source", 1), (HIJAB, "2012-08-06", "confirmed", 2)},
    "2012-08-11": {(TLASS, "2012-07-03", "single source", 1), (HIJAB, "2012-08-06", "confirmed", 3)},
}


def test_what_was_known_on_each_day(story: Store) -> None:
    for when, expected in KNOWN.items():
        with known_at(story, end_of(when)) as view:
            assert defections(view) == expected, when
        assert run(story, find("defections/list"), known_at=end_of(when)).rows is not None


def test_today_is_what_was_known_in_the_end(story: Store) -> None:
    assert defections(story) == KNOWN["2012-08-11"]


def test_what_held_on_a_day(story: Store) -> None:
    assert defections(story, asOf="2012-07-02") == set()
    assert {name for name, *_ in defections(story, asOf="2012-08-05")} == {TLASS}
    assert {name for name, *_ in defections(story, asOf="2012-08-06")} == {TLASS, HIJAB}


def test_who_served_on_a_day(story: Store) -> None:
    def posts(on: str) -> list[str]:
        rows = run(story, find("careers/history"), {"person": HIJAB, "asOf": on}).dicts()
        return [row["what"] for row in rows if row["kind"] == "SERVES_IN"]

    assert posts("2012-06-05") == []
    assert posts("2012-06-06") == posts("2012-08-05") == ["Ministry of Defence"]
    assert posts("2012-08-06") == []


# --- second thoughts -------------------------------------------------------------------------------------------------


def test_a_new_text_at_an_address_supersedes_the_old_one_and_deletes_nothing(story: Store) -> None:
    rows = story.read(
        "MATCH (a:Article) WHERE a.url = $url RETURN a.name, a.retiredAt, a.retiredWhy", {"url": RUMOUR.article.url}
    ).rows
    assert sorted(rows, key=str) == [
        ["corrected", None, None], ["rumour", day("2012-07-10"), f"superseded by {CORRECTED.article.id}"],
    ]  # fmt: skip
    said = "MATCH (a:Article {id: $id})<-[:STATED_IN]-(s) RETURN s.recordedAt, s.retiredAt"
    assert story.read(said, {"id": RUMOUR.article.id}).rows == [[day("2012-07-05"), day("2012-07-10")]]


def test_an_older_text_that_is_found_later_never_counts(store: Store) -> None:
    merge(store, [CORRECTED], day("2012-07-10"))
    before = list(dump(store))
    merge(store, [RUMOUR], day("2012-07-11"))
    assert list(dump(store)) == before


def test_articles_of_one_address_in_any_order_and_batch(store: Store) -> None:
    load(store, [CORRECTED, RUMOUR])
    together = list(dump(store))
    store.write(lambda run_: run_("MATCH (n) DETACH DELETE n"))
    load(store, [RUMOUR], now=day("2012-07-05"))
    load(store, [CORRECTED], now=day("2012-07-10"))
    assert list(dump(store)) == together


def test_an_article_is_withdrawn_and_counts_again(story: Store) -> None:
    before = graph_of(story)
    made = judgement("withdrawn", [VIDEO.article.id], [], by="amal", at=day("2012-09-01"), why="staged")
    decide(story, [made])
    assert {name for name, *_ in defections(story)} == {HIJAB}
    why = story.read("MATCH (a:Article {id: $id}) RETURN a.retiredWhy", {"id": VIDEO.article.id}).rows
    assert why == [["withdrawn by amal: staged"]]
    merge(story, [VIDEO], day("2012-09-02"))
    assert {name for name, *_ in defections(story)} == {HIJAB}
    loading.undo(story, made.id, by="amal", at=day("2012-09-03"))
    assert {node for node in graph_of(story) if node[0] != "Judgement"} == before


def test_the_history_of_a_disputed_defection(story: Store) -> None:
    (identifier,) = [row["id"] for row in run(story, find("defections/list")).dicts() if row["name"] == TLASS]
    decide(story, [judgement("withdrawn", [VIDEO.article.id], [], by="amal", at=day("2012-09-01"), why="staged")])
    rows = history(story, identifier).dicts()
    assert [(str(row["when"])[:10], row["what"], row["publisher"], row["status"], row["date"]) for row in rows][-2:] == [
        ("2012-07-25", "read", "C", "single source", "2012-07-03"),
        ("2012-09-01", "withdrawn by amal: staged", "C", None, None),
    ]


def test_a_copy_is_the_whole_graph(story: Store) -> None:
    with copy(story) as twin:
        assert list(dump(twin, history=True)) == list(dump(story, history=True))

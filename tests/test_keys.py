"""Ids, spellings and periods (graph/keys.py, names.py, periods.py, statement.py): pure functions."""

from __future__ import annotations

import datetime as dt
import doctest
import importlib
import pkgutil
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.keys import article_id, body_id, digest, person_id, relationship_id
from graph.load import label_of
from graph.names import fold, person_key
from graph.periods import Period
from graph.schema import ENTITIES, NODES
from tests.graphs import AIR_FORCE, FSA, NOW, OPPOSITION, defects, read, told

MODULES = sorted(module.name for module in pkgutil.walk_packages(graph.__path__, "graph."))


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


# --- ids -------------------------------------------------------------------------------------------------------------


@given(st.lists(st.text() | st.integers() | st.none() | st.dates(), min_size=1))
def test_a_digest_is_twelve_plain_characters_and_tells_its_parts_apart(parts: list[object]) -> None:
    found = digest(*parts)
    assert len(found) == 12
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert digest(*parts, "more") != found
    assert digest(parts) != found


def test_an_article_is_its_address_and_its_text() -> None:
    ids = {article_id(url, sha256) for url in (None, "https://a.example", "https://b.example") for sha256 in ("1", "2")}
    assert len(ids) == 6


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("Agency", "Air Force Intelligence Directorate", "agency:air-force-intelligence-directorate"),
        ("Agency", "air force  intelligence directorate", "agency:air-force-intelligence-directorate"),
        ("Faction", "(side not stated)", "faction:side-not-stated"),
        ("Sect", "Baqqara tribe", "sect:baqqara-tribe"),
        ("Agency", "المخابرات الجوية", "agency:المخابرات-الجوية"),
    ],
)
def test_a_body_is_known_by_its_name(label: str, name: str, expected: str) -> None:
    assert body_id(label, name) == expected


def test_a_name_of_signs_only_still_has_an_id() -> None:
    assert body_id("Faction", "!!!") != body_id("Faction", "???")
    assert body_id("Faction", "!!!").removeprefix("faction:")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jamil Hassan", "Jamal Hassan"), ("Manaf Tlass", "Zaid Tlass"), ("Nawaf al-Fares", "Nawaf al-Bashir"),
        ("Mohammed Nour Izz al-Din Khallouf", "Izz al-Din Khallouf"), ("Kinan al-Sharaa", "Farouk al-Sharaa"),
    ],
)  # fmt: skip
def test_people_who_share_a_name_are_two(one: str, other: str) -> None:
    assert person_id(one, "article:a") != person_id(other, "article:a")


def test_a_single_name_stands_for_a_man_of_that_article() -> None:
    assert person_id("Lukman", "article:a") == "person:lukman@a"
    assert person_id("Lukman", "article:a") != person_id("Lukman", "article:b")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text) == fold(text).strip()


@given(st.text(alphabet="abdhiklmnoqruy -'", min_size=1))
def test_a_key_holds_words_that_are_no_article(text: str) -> None:
    assert person_key(text) == " ".join(person_key(text).split())


def test_the_label_stands_in_the_id() -> None:
    assert {label_of(f"{node.label.lower()}:x") for node in NODES} == {node.label for node in NODES}
    assert label_of(person_id("Manaf Tlass", "article:a")) in ENTITIES


def test_the_type_tells_relationships_apart() -> None:
    assert relationship_id("SERVES_IN", "a", "b").startswith("s-")
    assert len({relationship_id(kind, "a", "b") for kind in ("SERVES_IN", "STATED_IN", "SUBJECT")}) == 3
    assert relationship_id("SERVES_IN", "a", "b") != relationship_id("SERVES_IN", "b", "a")


# --- statements ------------------------------------------------------------------------------------------------------


def test_a_statement_has_the_same_id_on_every_run_and_another_for_another_detail() -> None:
    manaf = "Manaf Tlass"
    facts = [
        defects(manaf), defects(manaf, FSA), defects(manaf, origin=AIR_FORCE), defects(manaf, target=FSA),
        defects(manaf, rank="Colonel"), defects(manaf, date="2012-07"), defects(manaf, date="2012-07-03"),
        defects(manaf, fled_to="Turkey"), defects(manaf, place="Damascus"), defects(manaf, modality="reported"),
    ]  # fmt: skip
    article = told("A", "2012-07-06").article
    first, second = ([read(article, fact).statements[0].id for fact in facts] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(facts)


def test_a_copy_with_another_detail_has_another_id() -> None:
    (statement,) = told("A", "2012-07-06", defects("Manaf Tlass")).statements
    before = statement.id
    assert statement.model_copy(update={"place": "Damascus"}).id != before


def test_what_an_input_calls_its_article_makes_no_other_statement() -> None:
    (statement,) = told("A", "2012-07-06", defects("Manaf Tlass")).statements
    assert statement.model_copy(update={"article": "wire-001"}).id == statement.id
    (elsewhere,) = told("B", "2012-07-06", defects("Manaf Tlass")).statements
    assert elsewhere.model_copy(update={"article": statement.article}).id != statement.id


def test_the_node_keeps_what_the_statement_says() -> None:
    fact = defects("Manaf Tlass", FSA, target=OPPOSITION, rank="Colonel", date="2012-07")
    (statement,) = told("A", "2012-07-06", fact).statements
    node = statement.node(NOW)
    assert node.properties().items() >= {
        "name": "Manaf Tlass defected to Free Syrian Army", "date": dt.date(2012, 7, 1), "datePrecision": "month",
        "since": None, "sincePrecision": "unknown", "rank": "Colonel", "rankOrder": 6, "joined": "Free Syrian Army",
        "recordedAt": NOW, "quote": statement.quote,
    }.items()  # fmt: skip


# --- periods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2012", dt.date(2012, 1, 1), dt.date(2013, 1, 1), "year"),
        ("2012-02", dt.date(2012, 2, 1), dt.date(2012, 3, 1), "month"),
        ("2012-12", dt.date(2012, 12, 1), dt.date(2013, 1, 1), "month"),
        ("2012-02-29", dt.date(2012, 2, 29), dt.date(2012, 3, 1), "day"),
        ("2012-12-31", dt.date(2012, 12, 31), dt.date(2013, 1, 1), "day"),
    ],
)
def test_a_period_is_half_open(text: str, start: dt.date, end: dt.date, precision: str) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.precision, str(period)) == (start, end, precision, text)


@pytest.mark.parametrize(
    "text",
    ["", "12", "20122", "2012-7-3", "2012-13", "2011-02-29", "2012-07-03-01", "-2012", "2_12", " 2012", "July 2012", "0000"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date.*write YYYY, YYYY-MM or YYYY-MM-DD"):
        Period.parse(text)


@pytest.mark.parametrize(("start", "precision"), [(None, "day"), (dt.date(2012, 1, 1), "unknown"), (dt.date(2012, 1, 1), None)])
def test_what_a_store_does_not_know_is_no_period(start: dt.date | None, precision: str | None) -> None:
    assert Period.of(start, precision) is None


PERIODS = st.builds(
    lambda day, length: Period.parse(day.isoformat()[:length]),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from([4, 7, 10]),
)


@given(PERIODS)
def test_a_period_is_what_its_text_and_its_two_properties_say(period: Period) -> None:
    assert Period.parse(str(period)) == Period.of(period.start, period.precision) == period
    assert period.start < period.end


@given(PERIODS, PERIODS)
def test_days_between_periods(a: Period, b: Period) -> None:
    assert a.days_from(b) == b.days_from(a)
    assert (a.days_from(b) == 0) == a.overlaps(b)
    assert a.overlaps(b) == b.overlaps(a)


def test_days_between_days_are_those_of_the_calendar() -> None:
    days = [Period.parse(text) for text in ("2012-02-28", "2012-02-29", "2012-03-01", "2013-03-01")]
    assert [b.days_from(a) for a, b in pairwise(days)] == [1, 1, 365]

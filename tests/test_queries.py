"""What each question of the library answers, on every store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.load import merge
from graph.stores import Store, open_store
from queries import defections, evidence
from queries.names import UnknownName
from queries.question import BadParameter, Question
from queries.questions import find, questions, run
from queries.who import SeveralPersons
from tests.graphs import ARMY, FOREIGN, FSA, GUARD, NOW, OPPOSITION, defects, serves, told
from tests.syria import lives, returned, summer, syria

MANAF, AFAK, MAKDISSI = "d-x6efhg75eucc", "d-jvljktwxhiaw", "d-buipjrkjogin"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The articles of tests/syria.py in the embedded store."""
    path = str(tmp_path_factory.mktemp("queries") / "graph.kgl")
    with open_store(path, writing=True) as store:
        store.prepare()
        merge(store, syria(), NOW)
    with open_store(path) as store:
        yield store


def answer(store: Store, name: str, /, **values: Any) -> list[tuple[Any, ...]]:
    """The rows of a question, as tuples."""
    return [tuple(row) for row in run(store, find(name), values).rows]


def column(store: Store, name: str, of: str, /, **values: Any) -> list[Any]:
    """One column of a question."""
    return [row[of] for row in run(store, find(name), values).dicts()]


# Answers


def variants(question: Question) -> Iterator[dict[str, Any]]:
    """The example, and all defaults."""
    yield question.example
    if not any(parameter.required for parameter in question.parameters):
        yield {}


def test_every_question_gives_the_same_rows_on_every_store(stores: Mapping[str, Store]) -> None:
    for store in stores.values():
        merge(store, [*syria(), *summer(), *lives(), *returned()], NOW)
    for question in questions().values():
        for values in variants(question):
            for picture in {False, question.picture is not None}:
                answers = {name: run(store, question, values, picture=picture) for name, store in stores.items()}
                first = answers["embedded"]
                asked = question.picture if picture and question.picture else question
                assert first.columns == [column.name for column in asked.columns], asked.name
                assert all(same == first for same in answers.values()), (question.name, values)


def test_every_example_finds_something(tmp_path: Path) -> None:
    """The rows of health/ are faults, and there are none."""
    with open_store(str(tmp_path / "all.kgl"), writing=True) as store:
        store.prepare()
        merge(store, [*syria(), *summer(), *lives(), *returned()], NOW)
        looked_at = [question for name, question in questions().items() if not name.startswith("health/")]
        empty = {question.name for question in looked_at if not run(store, question, question.example).rows}
    assert empty == {"evidence/statement"}


def test_alawite_officers_who_left_an_intelligence_agency(graph: Store) -> None:
    assert column(graph, "officers-of-a-sect", "name", sect="Alawite") == ["Afak Ahmad"]
    assert column(graph, "officers-of-a-sect", "name", sect="Alawite", kind="military") == [
        "Salih Habib Salih",
        "Zubaida al-Meeki",
    ]
    assert column(graph, "officers-of-a-sect", "name", sect="Kurdish") == ["Lukman"]
    with pytest.raises(BadParameter, match="needs a value for sect"):
        answer(graph, "officers-of-a-sect")


def test_the_list_of_defections(graph: Store) -> None:
    rows = run(graph, find("defections/list")).dicts()
    assert [(row["date"], row["name"]) for row in rows[:3]] == [
        ("2011-08", "Khaldoun Zeineddine"), ("2011-11", "Afak Ahmad"), ("2012", "Salih Habib Salih"),
    ]  # fmt: skip
    manaf = next(row for row in rows if row["id"] == MANAF)
    assert manaf == {
        "date": "2012-07-03", "name": "Manaf Tlass", "rank": "Brigadier General", "sect": "Sunni", "left": "Republican Guard",
        "to": "Syrian opposition (assumed)", "status": "single source", "sources": 1, "id": MANAF,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"sects": ["alawite"], "since": "2012"}, ["Salih Habib Salih", "Zubaida al-Meeki"]),
        ({"sects": ["sect:druze", "Kurdish"]}, ["Khaldoun Zeineddine", "Lukman"]),
        ({"agencies": ["syrian army"]}, ["Khaldoun Zeineddine", "Salih Habib Salih", "Manaf Tlass", "Zubaida al-Meeki"]),
        ({"agencies": ["Republican Guard"]}, ["Manaf Tlass"]),
        ({"factions": ["Free Syrian Army"], "until": "2012"}, ["Khaldoun Zeineddine"]),
        ({"statuses": ["disputed"]}, ["Jihad Makdissi"]),
        ({"modalities": ["reported"]}, ["Salih Habib Salih", "Jihad Makdissi"]),
        ({"rankFrom": 7}, ["Manaf Tlass", "Hussam Awak"]),
        ({"rankFrom": 2, "rankTo": 3}, ["Khaldoun Zeineddine", "Salih Habib Salih"]),
        ({"since": "2012-07-11", "until": "2012-08-05"}, ["Nawaf al-Fares"]),
        ({"since": "2012-07", "until": "2012-08"}, ["Manaf Tlass", "Nawaf al-Fares"]),
        ({"limit": 1}, ["Khaldoun Zeineddine"]),
        ({"sects": ["Sunni"], "agencies": ["Syrian Army"], "statuses": ["single source"]}, ["Manaf Tlass"]),
        ({"sects": []}, []),
    ],
)
def test_filters(graph: Store, filters: dict[str, Any], names: list[str]) -> None:
    assert column(graph, "defections/list", "name", **filters) == names


def test_what_was_left_is_where_he_served_when_no_article_names_it(store: Store) -> None:
    merge(
        store,
        [
            told("AFP", "2012-07-06", serves("Hussam Awak", GUARD), defects("Hussam Awak", FSA, date="2012-07")),
            told("AFP", "2012-07-07", serves("Manaf Tlass", GUARD, current=False), defects("Manaf Tlass", FSA)),
            told("AFP", "2012-07-08", serves("Afak Ahmad", GUARD, until="2011"), defects("Afak Ahmad", FSA, date="2012-07")),
        ],
        NOW,
    )
    assert {(row["name"], row["left"]) for row in run(store, find("defections/list")).dicts()} == {
        ("Hussam Awak", "Republican Guard"), ("Manaf Tlass", None), ("Afak Ahmad", None),
    }  # fmt: skip


def test_counts_add_up_to_the_total(graph: Store) -> None:
    assert answer(graph, "by-sect")[:2] == [("(not stated)", 3, 3, 0, 11), ("Alawite", 3, 3, 0, 11)]
    assert ("Ministry of Defence", "ministry", 0, 7, 0, 11) in answer(graph, "by-agency")
    assert ("Air Force Intelligence Directorate", "intelligence", 3, 3, 0, 11) in answer(graph, "by-agency")
    assert answer(graph, "by-faction") == [
        ("Syrian opposition", "opposition", 7, 11, 5, 1, 11), ("Free Syrian Army", "opposition", 4, 4, 0, 0, 11),
    ]  # fmt: skip
    assert answer(graph, "by-rank")[0] == ("Brigadier General", 7, 2, 2, 0, 11)
    assert [row[0] for row in answer(graph, "by-month")][-2:] == ["2012-12", "(undated)"]
    for name in ("by-sect", "by-rank", "by-month"):
        assert sum(column(graph, name, "defections")) == 11
    assert sum(column(graph, "by-agency", "own")) == sum(column(graph, "by-faction", "own")) == 11


def test_counts_of_chosen_defections(graph: Store) -> None:
    assert answer(graph, "by-sect", defections=[MANAF, AFAK]) == [("Alawite", 1, 1, 0, 2), ("Sunni", 1, 1, 0, 2)]
    assert answer(graph, "by-month", since="2012-07", until="2012-08") == [("2012-07", 2, 2, 0, 2)]


def test_who_went_over_and_came_back(store: Store) -> None:
    merge(store, returned(), NOW)
    (row,) = run(store, find("more-than-once")).dicts()
    assert (row["name"], row["moves"]) == ("Arvo Senk", 2)
    assert row["way"] == ["2013-03 Free Syrian Army", "2014-02 Syrian government"]


def test_a_history_is_in_the_order_of_time(graph: Store) -> None:
    rows = run(graph, find("history"), {"person": "nawaf AL-fares"}).dicts()
    assert [(row["since"], row["until"], row["kind"], row["what"], row["detail"]) for row in rows] == [
        ("2008-09", "2012-07-11", "SERVES_IN", "Syrian Embassy in Iraq", "ambassador"),
        ("2012-07-11", None, "DEFECTED_TO", "Syrian opposition", "defected from Syrian Embassy in Iraq, to Qatar"),
        (None, None, "BELONGS_TO", "Sunni", None),
    ]
    assert rows[1]["publishers"] == ["BBC", "Reuters"]


def test_colleagues_of_a_defector(graph: Store) -> None:
    rows = run(graph, find("served-with"), {"person": "Afak Ahmad"}).dicts()
    assert [(row["name"], row["overlap"], row["defected"]) for row in rows] == [
        ("Jamil Hassan", "possible", []), ("Hussam Awak", "possible", ["(undated)"]), ("Lukman", "possible", ["(undated)"]),
    ]  # fmt: skip
    assert "Jamil Hassan" not in column(graph, "served-with", "name", person="Hussam Awak")  # left in 2005, head since 2009


def test_a_person_is_found_by_any_spelling_or_asked_back(store: Store) -> None:
    merge(
        store,
        [*syria(), told("AFP", "2012-07-01", serves("Nawaf al-Fares", GUARD)), told(None, None, serves("Lukman", ARMY))],
        NOW,
    )
    assert set(column(store, "history", "name", person="NAWWAF AL FARIS")) == {"Nawaf al-Fares"}
    with pytest.raises(UnknownName, match="no person is called 'Nawaf Farouk'"):
        answer(store, "history", person="Nawaf Farouk")
    with pytest.raises(SeveralPersons, match="2 persons are called 'Lukman'"):
        answer(store, "history", person="Lukman")


def test_no_rows_about_a_body_that_is_not_there_are_a_mistake(graph: Store) -> None:
    assert answer(graph, "first-of-a-sect", sect="Kurdish") == []  # nobody has dated it
    for name, message in (
        ("Air Force Inteligence", "no agency is called 'Air Force Inteligence'; the nearest are Air Force"),
        ("Free Syrian Army", "no agency is called 'Free Syrian Army'"),  # which is a faction
    ):
        with pytest.raises(UnknownName, match=message):
            answer(graph, "on-a-day", day="2012-07-01", agency=name)


def test_where_people_of_one_body_went(graph: Store) -> None:
    assert answer(graph, "destinations", agency="air force intelligence directorate") == [
        ("DEFECTED_TO", "Syrian opposition", 2, 4, ["Afak Ahmad", "Lukman"]),
        ("DEFECTED_TO", "Free Syrian Army", 1, 4, ["Hussam Awak"]),
    ]


def test_disputed_and_settled(store: Store) -> None:
    load = [
        told("Reuters", "2012-12-03", defects("Jihad Makdissi", origin=FOREIGN)),
        told("SANA", "2012-12-05", defects("Jihad Makdissi", origin=FOREIGN, modality="denied")),
    ]
    merge(store, load, NOW)
    assert column(store, "disputed", "publisher") == ["Reuters", "SANA"]
    merge(store, [told("Guardian", "2012-12-10", defects("Jihad Makdissi", origin=FOREIGN))], NOW)
    assert column(store, "disputed", "publisher") == []
    assert column(store, "disputed", "publisher", settled=True) == ["Reuters", "Guardian", "SANA"]
    (edge,) = run(store, find("evidence/edges"), {"id": "d-"}).dicts()
    assert (edge["status"], edge["denials"], edge["settled"]) == ("confirmed", 1, dt.date(2012, 12, 10))


def test_single_and_disputed_and_not_counted(graph: Store) -> None:
    assert column(graph, "single-source", "name") == [
        "Hazem Chehabi", "Hussam Awak", "Kinan al-Sharaa", "Lukman", "Manaf Tlass", "Salih Habib Salih",
    ]  # fmt: skip
    assert [(row[0], row[3], row[4]) for row in answer(graph, "disputed")] == [
        ("Jihad Makdissi", "says so", "Reuters"), ("Jihad Makdissi", "denies it", "Al-Manar"),
    ]  # fmt: skip
    assert [(row[0], row[2], row[3]) for row in answer(graph, "not-counted")] == [
        ("Ali Habib", "denied", None), ("Jamil Hassan", "hypothetical", None), ("Jihad Makdissi", "denied", MAKDISSI),
    ]  # fmt: skip


def test_who_never_left(graph: Store) -> None:
    assert column(graph, "still-serving", "name") == ["Jamil Hassan", "Ali Mamlouk"]
    assert column(graph, "still-serving", "name", sect="Alawite", agency="Ministry of Defence") == ["Jamil Hassan"]


def test_a_picture_returns_paths(graph: Store) -> None:
    ((side, body, sect),) = run(graph, find("officers-of-a-sect"), {"sect": "alawite"}, picture=True).rows
    assert [node["properties"]["name"] for node in side["nodes"]] == ["Afak Ahmad", "Syrian opposition"]
    assert body["relationships"][0]["type"] == "SERVES_IN"
    assert sect["nodes"][1]["labels"] == ["Sect"]
    with pytest.raises(BadParameter, match="there is no picture of defections/by-sect"):
        run(graph, find("by-sect"), picture=True)


# Evidence


def test_the_statements_behind_an_edge(graph: Store) -> None:
    (proof,) = evidence.proofs(graph, MAKDISSI, context=12)
    assert proof.edge is not None
    assert (proof.edge["name"], proof.edge["status"]) == ("Jihad Makdissi", "disputed")
    assert [(row["modality"], row["publisher"], row["speaker"]) for row in proof.statements] == [
        ("reported", "Reuters", None), ("denied", "Al-Manar", "Damascus"),
    ]  # fmt: skip
    assert [(row["before"], row["after"]) for row in proof.statements] == [("… spokesman. ", ""), ("", "")]


FLIGHT = "He said\n\nhe fled  to\u00a0Amman; his\tson followed.\n"


@pytest.mark.parametrize(
    ("context", "before", "after"),
    [
        (0, "… ", " …"),
        (3, "… he ", " …"),
        (4, "… he ", " to …"),  # two blanks and "to"
        (8, "… he ", " to …"),  # ends within "said" and within "Amman;"
        (11, "… said he ", " to Amman; …"),
        (12, "He said he ", " to Amman; …"),
        (29, "He said he ", " to Amman; his son followed."),  # a line end alone is not left out
        (99, "He said he ", " to Amman; his son followed."),
    ],
)
def test_surroundings_end_at_a_word_and_say_what_is_left_out(context: int, before: str, after: str) -> None:
    start = FLIGHT.index("fled")
    assert evidence.surroundings(FLIGHT, start, start + len("fled"), context) == (before, after)


def test_a_quote_that_borders_on_a_mark_or_on_a_line_end() -> None:
    assert evidence.surroundings('"They fled," he said.', 1, 10, 2) == ('"', '," …')
    assert evidence.surroundings("Amman\nHe fled.", 6, 14, 3) == ("… ", "")


def test_an_id_may_be_short_or_of_a_person_or_statement(graph: Store) -> None:
    whole = evidence.proofs(graph, MANAF)
    assert evidence.proofs(graph, MANAF[:6]) == whole
    assert len(evidence.proofs(graph, "person:manaf-tlas")) == 3
    statement = whole[0].statements[0]
    (alone,) = evidence.proofs(graph, statement["id"])
    assert alone.edge is None
    assert alone.statements[0]["quote"] == statement["quote"]
    assert evidence.rows(whole).dicts()[0]["edge"] == MANAF


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("d-zzzz", "no edge, statement or person has the id 'd-zzzz'"),
        ("", "no edge, statement or person has the id ''"),
        ("person:nobody", "no edge, statement or person"),
        ("statement:zzz", "no statement has the id statement:zzz"),
        ("d-", r"11 edges begin with 'd-': d-.*, \.\.\.; give more of the id"),
    ],
)
def test_an_id_that_is_none_or_several(graph: Store, text: str, message: str) -> None:
    with pytest.raises(evidence.UnknownId, match=message):
        evidence.proofs(graph, text)


# Filters as users type them


def packs(text: str) -> tuple[str, int] | None:
    """What a domain pack knows of ranks."""
    return {"colonel": ("Colonel", 6), "col": ("Colonel", 6)}.get(text.lower().rstrip("."))


@pytest.mark.parametrize(
    ("rank", "bounds"),
    [
        ("colonel", (6, 6)), ("Col.+", (6, None)), ("colonel -", (None, 6)), ("captain+", (3, None)),
    ],
)  # fmt: skip
def test_ranks(graph: Store, rank: str, bounds: tuple[int | None, int | None]) -> None:
    assert defections.rank_bounds(graph, rank, packs) == bounds


def test_filters_are_resolved(graph: Store) -> None:
    asked = defections.Filters(
        sects=["ALAWITE"], agencies=["intelligence"], factions=["opposition"], rank="captain-", since="2011"
    )
    values = asked.values(graph, packs)
    assert values["sects"] == ["sect:alawite"]
    assert len(values["agencies"]) == 2
    assert values["factions"] == [FSA.id, OPPOSITION.id]
    assert values["rankTo"] == 3
    with pytest.raises(UnknownName, match="no rank is called 'pasha'"):
        defections.Filters(rank="pasha+").values(graph, packs)


def test_counting_follows_the_filters(graph: Store) -> None:
    values = defections.Filters(sects=["alawite"], since="2012").values(graph, packs)
    assert [row[-1] for row in defections.counted(graph, values, "agency").rows] == [2, 2, 2]
    assert defections.counted(graph, defections.Filters(rank="captain").values(graph, packs), "month").rows == [
        ["2012", 1, 1, 0, 1]
    ]
    nobody = defections.Filters(since="2030").values(graph, packs)
    assert defections.counted(graph, nobody, "sect").rows == []


def test_the_undated_are_counted_when_a_time_is_asked_for(graph: Store) -> None:
    assert defections.undated(graph, defections.Filters(since="2012").values(graph, packs)) == 2
    assert defections.undated(graph, defections.Filters(sects=["kurdish"], until="2012").values(graph, packs)) == 1
    assert defections.undated(graph, defections.Filters().values(graph, packs)) == 0

"""Dossiers: what is known of one person, sect, agency or faction, on every store; and how `allegiance who` shows it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import pty
from collections.abc import Mapping
from typing import Any

import pytest

from graph.load import merge
from graph.stores import Store
from queries.dossier import Dossier, dossier, named
from queries.names import UnknownName
from queries.questions import find, run
from tests.commands import ALLEGIANCE, allegiance, make_graph, on_a_terminal, start
from tests.graphs import (
    ARMY,
    DEFENCE,
    EMBASSY,
    FSA,
    GOVERNMENT,
    GUARD,
    NOW,
    OPPOSITION,
    agency,
    defects,
    faction,
    load,
    serves,
    told,
)
from tests.syria import syria

GUARDS = [
    told("A", "2012-08-01", serves("Arvo Senk", GUARD, since="2010", until="2012-07-03")),
    told("B", "2012-08-02", serves("Juho Rann", GUARD, role="commander", rank="Major General", since="2011")),
    told("C", "2012-08-03", serves("Teo Varn", GUARD, until="1994-01-21")),
    told("D", "2012-08-04", serves("Ilo Senk", ARMY)),
]
"""Two of one surname, and men who did and did not serve at one time; placeholders."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store with the articles of tests/syria.py."""
    return make_graph(tmp_path_factory.mktemp("who"))


def found(store: Store, text: str, day: dt.date | None = None) -> Dossier:
    """The dossier of the only one that has the name."""
    (one,) = named(store, text)
    return dossier(store, one, day)


def told_of(one: Dossier, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of its history."""
    return [tuple(row[name] for name in columns) for row in one.history]


def test_dossiers_are_the_same_on_every_store(stores: Mapping[str, Store]) -> None:
    for store in stores.values():
        merge(store, syria(), NOW)
    embedded, *others = stores.values()
    ids = embedded.read("MATCH (n:Person|Sect|Agency|Faction) RETURN n.id AS id ORDER BY id").rows
    for (identifier,) in ids:
        whole = [found(store, identifier).whole() for store in (embedded, *others)]
        assert all(each == whole[0] for each in whole), identifier


@pytest.mark.newest
def test_the_life_of_a_person(store: Store) -> None:
    merge(store, syria(), NOW)
    afak = found(store, "afaq ahmed")
    assert (afak.label, afak.name, afak.aliases) == ("Person", "Afak Ahmad", ["Afaq Ahmed"])
    assert told_of(afak, "since", "until", "kind", "what", "status", "publishers") == [
        (None, "2011-11", "SERVES_IN", "Air Force Intelligence Directorate", "confirmed", ["Al Jazeera", "Le Monde"]),
        ("2011-11", None, "DEFECTED_TO", "Syrian opposition", "confirmed", ["Al Jazeera", "Le Monde"]),
        (None, None, "BELONGS_TO", "Alawite", "confirmed", ["Al Jazeera", "Le Monde"]),
    ]
    move = afak.history[1]
    assert (move["left"], move["fledTo"], move["otherDates"]) == ("Air Force Intelligence Directorate", "Jordan", ["2011"])
    colleagues = {row["name"]: (row["body"], row["overlap"], row["defected"]) for row in afak.ties["servedWith"]}
    assert colleagues["Lukman"] == ("Air Force Intelligence Directorate", "possible", ["(undated)"])
    assert [row["publisher"] for row in afak.ties["articles"]] == ["Al Jazeera", "Le Monde"]


@pytest.mark.newest
def test_what_is_denied_is_shown_and_not_counted(store: Store) -> None:
    merge(store, syria(), NOW)
    habib, makdissi = found(store, "Ali Habib"), found(store, "Jihad Makdissi")
    assert [(row["modality"], row["speaker"]) for row in habib.ties["notCounted"]] == [("denied", "state television")]
    (move,) = [row for row in makdissi.history if row["kind"] == "DEFECTED_TO"]
    assert (move["status"], move["publishers"], move["deniedBy"]) == ("disputed", ["Reuters"], ["Al-Manar"])


@pytest.mark.newest
def test_who_served_at_the_same_time(store: Store) -> None:
    load(store, GUARDS)
    senk = found(store, "Arvo Senk")
    assert [(row["name"], row["overlap"], row["role"]) for row in senk.ties["servedWith"]] == [
        ("Juho Rann", "possible", "commander")  # nobody says until when; Varn had gone before
    ]
    assert senk.ties["mayBe"] == []
    assert told_of(found(store, "Arvo Senk", dt.date(2011, 1, 1)), "what") == [("Republican Guard",)]
    assert found(store, "Arvo Senk", dt.date(2012, 7, 3)).history == []  # since <= t < until
    assert found(store, "Arvo Senk", dt.date(2009, 12, 31)).history == []


@pytest.mark.newest
def test_a_body_with_all_below_it(store: Store) -> None:
    merge(store, syria(), NOW)
    army = found(store, "syrian army")
    assert [row["name"] for row in army.ties["above"]] == ["Ministry of Defence", "Syrian government"]
    assert [(row["name"], row["persons"]) for row in army.ties["below"]] == [
        ("Recruitment Directorate", 1),
        ("Republican Guard", 1),
    ]
    left = [(row["person"], row["since"]) for row in army.history if row["tie"] == "left"]
    assert left == [
        ("Khaldoun Zeineddine", "2011-08"), ("Salih Habib Salih", "2012"), ("Manaf Tlass", "2012-07-03"),
        ("Zubaida al-Meeki", "2012-10-10"),
    ]  # fmt: skip
    assert army.persons("left") <= army.persons("recorded")
    by_then = found(store, "syrian army", dt.date(2012, 7, 2))
    assert [row["person"] for row in by_then.history if row["tie"] == "left"] == ["Khaldoun Zeineddine", "Salih Habib Salih"]


@pytest.mark.newest
def test_a_sect_is_those_of_whom_articles_say_so(store: Store) -> None:
    merge(store, syria(), NOW)
    alawite = found(store, "Alawite")
    said = {row["person"] for row in alawite.history if row["tie"] == "recorded"}
    assert said == {"Afak Ahmad", "Zubaida al-Meeki", "Salih Habib Salih", "Ali Habib", "Jamil Hassan"}
    assert {row["person"] for row in alawite.history if row["tie"] == "left"} == said - {"Ali Habib", "Jamil Hassan"}


@pytest.mark.newest
def test_a_side_with_who_came_and_who_left(store: Store) -> None:
    there = told("A", "2013-09-02", defects("Arvo Senk", FSA, origin=GUARD, date="2013-07-03"))
    back = told("A", "2014-02-10", defects("Arvo Senk", GOVERNMENT, origin=FSA, date="2014-02"))
    within = told("A", "2014-03-01", defects("Ilo Varn", OPPOSITION, origin=FSA, date="2013-02"))
    load(store, [there, back, within])

    def ties(name: str) -> list[tuple[str, str]]:
        return [(row["tie"], row["person"]) for row in found(store, name).history if row["kind"] == "DEFECTED_TO"]

    senk, varn = "Arvo Senk", "Ilo Varn"
    assert ties("Free Syrian Army") == [("left", varn), ("came", senk), ("left", senk)]
    assert ties("Syrian opposition") == [("came", varn), ("came", senk), ("left", senk)]  # from a part to the whole: no leaving
    assert ties("Syrian government") == [("left", senk), ("came", senk)]


@pytest.mark.newest
def test_one_word_means_all_who_have_it(store: Store) -> None:
    load(store, [*GUARDS, told("E", "2012-08-05", serves("Senk", GUARD))])
    assert [(one.name, one.about) for one in named(store, "SENK")] == [
        ("Arvo Senk", ("Republican Guard", "1 article")), ("Ilo Senk", ("Syrian Army", "1 article")),
        ("Senk", ("Republican Guard", "1 article")),
    ]  # fmt: skip
    with pytest.raises(UnknownName, match=r"nothing is called 'Juho Ramn'; the nearest are Juho Rann"):
        named(store, "Juho Ramn")


UNKNOWN_GUARD = agency("The Guard", None, pack=None)
KNOWN_GUARD = agency("West Guard Directorate", "military").model_copy(update={"aliases": ["The Guard"]})
SIDE_OF_GUARD = faction("Guard Front", "opposition", pack=None)


def test_of_one_name_the_body_with_most_persons_comes_first(store: Store) -> None:
    left = told("A", "2012-08-01", defects("Arvo Senk", SIDE_OF_GUARD, origin=UNKNOWN_GUARD))
    served = [told("B", "2012-08-02", serves(name, KNOWN_GUARD)) for name in ("Juho Rann", "Teo Varn")]
    load(store, [left, *served])
    assert [(one.name, one.about) for one in named(store, "the guard")] == [
        ("West Guard Directorate", ("military", "Syria", "2 persons", "2 articles")),
        ("The Guard", ("Syria", "1 person", "1 article")),
    ]
    assert [(one.name, one.about[-2]) for one in named(store, "guard")] == [
        ("West Guard Directorate", "2 persons"), ("The Guard", "1 person"), ("Guard Front", "1 person"),
    ]  # fmt: skip


# The command


def test_it_is_read_on_a_terminal(graph: str) -> None:
    shown = on_a_terminal("who", "jihad", "makdissi", "--store", graph, term="dumb")
    lines = [line for line in shown.splitlines() if line]
    assert lines[0].startswith("Jihad Makdissi  person:jihad-makdisi@")
    assert lines[1] == "person · Christian"
    assert "defected from Ministry of Foreign Affairs to Syrian opposition (assumed)" in shown
    assert "! disputed" in shown
    assert "    Reuters; denied by Al-Manar" in shown
    assert lines[-1].startswith("the sentences: allegiance evidence person:jihad-makdisi@")


def test_it_is_one_object_or_the_history(graph: str) -> None:
    whole = json.loads(allegiance("who", "Manaf Tlass", "--format", "json", "--store", graph).stdout)
    assert list(whole) == [
        "label", "id", "name", "aliases", "rank", "rankOrder", "history", "servedWith", "mayBe", "notCounted", "articles"
    ]  # fmt: skip
    printed = allegiance("who", "Manaf Tlass", "--store", graph).stdout
    assert [row["id"] for row in csv.DictReader(io.StringIO(printed))] == [row["id"] for row in whole["history"]]


def test_as_it_was_and_as_it_was_known(graph: str) -> None:
    def kinds(*options: str) -> list[str]:
        whole = json.loads(allegiance("who", "Nawaf al-Fares", *options, "--format", "json", "--store", graph).stdout)
        return [row["kind"] for row in whole["history"]]

    assert kinds("--as-of", "2010") == ["SERVES_IN", "BELONGS_TO"]
    assert kinds() == ["SERVES_IN", "DEFECTED_TO", "BELONGS_TO"]
    unknown = allegiance("who", "Nawaf al-Fares", "--known-at", "2020", "--store", graph)
    assert unknown.exit_code == 2


def test_several_are_listed_with_what_tells_them_apart(graph: str) -> None:
    result = allegiance("who", "Habib", "--store", graph)
    assert (result.exit_code, result.stdout) == (2, "")
    first, one, other, advice = result.stderr.splitlines()
    assert first == "Error: 2 are called 'Habib':"
    assert one.startswith("    1  Ali Habib (person): General, Alawite, Ministry of Defence, 2 articles  person:")
    assert other.startswith(
        "    2  Salih Habib Salih (person): Captain, Alawite, Free Syrian Army, Syrian Army, 1 article  person:"
    )
    assert advice == f"give the id, as: allegiance who {one.split()[-1]}"


def test_at_a_terminal_it_asks(graph: str) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb"}
    with start(*ALLEGIANCE, "who", "habib", "--store", graph, stdin=theirs, stderr=theirs, env=environment) as running:
        os.close(theirs)
        os.write(ours, b"2\n")
        printed = running.communicate(timeout=60)[0]
    os.close(ours)
    assert running.returncode == 0
    assert {row["person"] for row in csv.DictReader(io.StringIO(printed))} == {"Salih Habib Salih"}


@pytest.mark.newest
def test_a_post_with_the_new_side_had_not_begun_before_he_went(store: Store) -> None:
    joined = told("A", "2013-09-02", defects("Arvo Senk", FSA, origin=GUARD, date="2013-07-03"), serves("Arvo Senk", FSA))
    others = [serves("Ilo Varn", FSA), serves("Juho Rann", OPPOSITION), serves("Arvo Senk", OPPOSITION)]
    load(store, [joined, told("B", "2013-09-03", *others)])

    def bodies(day: dt.date) -> list[str]:
        return [what for kind, what in told_of(found(store, "Arvo Senk", day), "kind", "what") if kind == "SERVES_IN"]

    def companions(day: dt.date | None) -> list[str]:
        return [row["name"] for row in found(store, "Arvo Senk", day).ties["servedWith"]]

    before, after = dt.date(2013, 7, 2), dt.date(2013, 7, 4)
    assert (bodies(before), bodies(after)) == (["Republican Guard"], ["Free Syrian Army", "Syrian opposition"])
    assert (companions(before), companions(after), companions(None)) == ([], ["Ilo Varn"], ["Ilo Varn"])  # a side is no body
    back = defects("Arvo Senk", GOVERNMENT, origin=FSA, date="2014-02"), serves("Arvo Senk", DEFENCE)
    load(store, [told("C", "2014-03-01", *back)])
    assert bodies(before) == ["Republican Guard", "Ministry of Defence"]  # of one who came back, that may have been before, too
    then = run(store, find("careers/history"), {"person": "Arvo Senk", "asOf": before}).dicts()
    assert [row["what"] for row in then] == ["Republican Guard", "Ministry of Defence"]


@pytest.mark.newest
def test_a_post_that_no_article_ends_is_over_when_he_changes_sides(store: Store) -> None:
    still = serves("Arvo Senk", EMBASSY, role="ambassador", current=True), serves("Juho Rann", EMBASSY, current=True)
    load(store, [told("A", "2013-07-04", *still, defects("Arvo Senk", OPPOSITION, origin=GOVERNMENT, date="2013-07-03"))])

    def held(day: dt.date | None) -> list[tuple[Any, ...]]:
        rows = [row for row in found(store, "Arvo Senk", day).history if row["what"] == EMBASSY.name]
        return [(row["until"], row["current"]) for row in rows]

    assert (held(None), held(dt.date(2013, 7, 2)), held(dt.date(2013, 7, 3))) == ([("2013-07-03", False)], [(None, True)], [])
    there = run(store, find("careers/on-a-day"), {"day": "2013-07-03", "agency": EMBASSY.name}).dicts()
    assert [row["name"] for row in there] == ["Juho Rann"]


@pytest.mark.newest
def test_what_begins_a_service_does_not_end_it(store: Store) -> None:
    out = defects("Arvo Senk", FSA, date="2012-01-16"), serves("Arvo Senk", FSA, current=True)
    back = defects("Arvo Senk", GOVERNMENT, origin=FSA, date="2017-01"), serves("Arvo Senk", GOVERNMENT, current=True)
    load(store, [told("A", "2012-01-17", *out), told("B", "2017-01-30", *back)])

    def serving(day: str) -> list[str]:
        return [
            row["what"] for row in found(store, "Arvo Senk", dt.date.fromisoformat(day)).history if row["kind"] == "SERVES_IN"
        ]

    assert (serving("2013-06-30"), serving("2018-06-01")) == ([FSA.name], [GOVERNMENT.name])
    for day, side in (("2013-06-30", FSA.name), ("2018-06-01", GOVERNMENT.name)):
        rows = run(store, find("careers/history"), {"person": "Arvo Senk", "asOf": day}).dicts()
        assert [row["what"] for row in rows if row["kind"] == "SERVES_IN"] == [side]


@pytest.mark.newest
def test_a_post_that_was_called_former_by_then_had_ended(store: Store) -> None:
    load(store, [told("A", "2012-02-11", serves("Arvo Senk", GUARD, rank="Colonel", current=False))])
    there = [row["what"] for row in found(store, "Arvo Senk", dt.date(2013, 1, 1)).history]
    rows = [run(store, find(name), {"asOf": dt.date(2013, 1, 1), **more}).rows for name, more in (
        ("shifts/still-serving", {}), ("careers/history", {"person": "Arvo Senk"}),
    )]  # fmt: skip
    assert (there, rows) == ([], [[], []])
    assert run(store, find("shifts/still-serving"), {"asOf": dt.date(2012, 1, 1)}).rows

"""The commands by which people decide and look back: review, merge, split, judgements, withdraw, history, rebuild, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.stores import open_store
from tests.commands import allegiance, rows
from tests.graphs import AIR_FORCE, FSA, GUARD, defects, load, serves, told

FATHER = told("A", "2013-11-18", serves("Abdulqadir Sattouf", GUARD, rank="Colonel"))
SON = told("B", "2014-02-01", defects("Mustafa Abdulqadir Sattouf", FSA, origin=GUARD, rank="Captain"))
OTHER = told("C", "2014-02-02", serves("Manaf Tlass", AIR_FORCE))
TEXT = "Published: 2012-08-03\nPublisher: {publisher}\nURL: https://{publisher}.example/{n}\n\n{text}\n"
GENERAL = "Brig. Gen. Nasr Mustafa of the Hill Office defected to the Free Syrian Army on Thursday."


@pytest.fixture
def graph(tmp_path: Path) -> str:
    """The URI of a store with two men who may be one, and another."""
    uri = str(tmp_path / "graph.kgl")
    with open_store(uri, writing=True) as store:
        store.prepare()
        load(store, [FATHER, SON, OTHER])
    return uri


def exported(uri: str) -> str:
    """The graph without decisions."""
    result = allegiance("export", "--store", uri)
    assert result.exit_code == 0, result.stderr
    return "".join(line for line in result.stdout.splitlines(keepends=True) if '"label": "Judgement"' not in line)


def persons(uri: str) -> int:
    """How many persons count."""
    return sum('"label": "Person"' in line for line in exported(uri).splitlines())


# --- review ----------------------------------------------------------------------------------------------------------


def test_the_pairs_that_wait(graph: str) -> None:
    (pair,) = rows(allegiance("review", "--list", "--store", graph))
    assert {pair["leftName"], pair["rightName"]} == {"Abdulqadir Sattouf", "Mustafa Abdulqadir Sattouf"}
    assert "the first name left out" in pair["reasons"]


@pytest.mark.parametrize(("keys", "left"), [("s", 2), ("d", 3), ("k", 3), ("q", 3), ("", 3), ("xs", 2)])
def test_one_key_decides(graph: str, keys: str, left: int) -> None:
    result = allegiance("review", "--by", "amal", "--store", graph, given=keys)
    assert result.exit_code == 0, result.output
    assert "Colonel" in result.stderr
    assert FATHER.statements[0].quote in result.stderr
    assert persons(graph) == left
    decided = rows(allegiance("judgements", "--store", graph))
    assert [(row["verdict"], row["by"]) for row in decided] == {"s": [("same", "amal")], "d": [("different", "amal")]}.get(
        keys[-1:], []
    )
    assert len(rows(allegiance("review", "--list", "--store", graph))) == (0 if keys[-1:] in ("s", "d") else 1)


# --- merge, split, judgements ----------------------------------------------------------------------------------------


def test_merge_by_name_and_take_back(graph: str) -> None:
    before = exported(graph)
    result = allegiance("merge", "Abdulqadir Sattouf", "Mustafa Abdulqadir Sattouf", "--why", "one video", "--store", graph)
    assert result.exit_code == 0, result.output
    assert persons(graph) == 2
    (made,) = rows(allegiance("judgements", "--store", graph))
    assert made["why"] == "one video"
    assert allegiance("judgements", "undo", made["id"], "--store", graph).exit_code == 0
    assert exported(graph) == before


def test_merge_asks_back_when_a_name_is_that_of_several(graph: str) -> None:
    result = allegiance("merge", "Sattouf", "Manaf Tlass", "--store", graph)
    assert result.exit_code == 2
    assert "2 persons are called 'Sattouf'" in result.stderr
    assert "person:abdulkadir-satuf@" in result.stderr


def test_one_person_cannot_be_merged_with_himself(graph: str) -> None:
    result = allegiance("merge", "Manaf Tlass", "Manaf Tlass", "--store", graph)
    assert (result.exit_code, "one person already" in result.stderr) == (2, True)


def test_split_lists_the_articles_and_parts_them(graph: str) -> None:
    allegiance("merge", "Abdulqadir Sattouf", "Mustafa Abdulqadir Sattouf", "--store", graph)
    result = allegiance("judgements", "--store", graph)
    allegiance("judgements", "undo", rows(result)[0]["id"], "--store", graph)
    with open_store(graph, writing=True) as store:
        load(store, [told("D", "2014-03-01", serves("Manaf Tlass", AIR_FORCE))])
    listed = allegiance("split", "Manaf Tlass", "--store", graph)
    assert (listed.exit_code, "1. Manaf Tlass" in listed.stderr, "--off 2" in listed.stderr) == (2, True, True)
    assert persons(graph) == 3
    assert allegiance("split", "Manaf Tlass", "--off", "2", "--store", graph).exit_code == 0
    assert persons(graph) == 4


@pytest.mark.parametrize(("off", "says"), [("3", "no number from 1 to 2"), ("1 2", "leave at least one")])
def test_split_says_what_is_wrong(graph: str, off: str, says: str) -> None:
    with open_store(graph, writing=True) as store:
        load(store, [told("D", "2014-03-01", serves("Manaf Tlass", AIR_FORCE))])
    result = allegiance("split", "Manaf Tlass", "--off", off, "--store", graph)
    assert (result.exit_code, says in result.stderr) == (2, True)


def test_who_is_in_one_article_only_cannot_be_split(graph: str) -> None:
    assert "nothing to part" in allegiance("split", "Manaf Tlass", "--off", "1", "--store", graph).stderr


def test_decisions_go_to_a_file_and_into_another_graph(graph: str, tmp_path: Path) -> None:
    allegiance("merge", "Abdulqadir Sattouf", "Mustafa Abdulqadir Sattouf", "--store", graph)
    file, other = str(tmp_path / "decisions.jsonl"), str(tmp_path / "other.kgl")
    assert allegiance("judgements", "dump", file, "--store", graph).exit_code == 0
    assert json.loads(Path(file).read_text(encoding="utf-8"))["verdict"] == "same"
    result = allegiance("judgements", "load", file, "--store", other)
    assert "1 decision taken in" in result.stdout
    assert "2 mentions and articles that they name are not in this graph" in result.stderr
    with open_store(other, writing=True) as store:
        load(store, [OTHER, SON, FATHER])
    assert exported(other) == exported(graph)


def test_a_file_of_something_else_is_refused(graph: str, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("hello\n", encoding="utf-8")
    result = allegiance("judgements", "load", str(tmp_path / "x.jsonl"), "--store", graph)
    assert (result.exit_code, "line 1: no judgement: 'hello'" in result.stderr) == (2, True)


# --- withdraw, history, rebuild --------------------------------------------------------------------------------------


@pytest.fixture
def read_in(tmp_path: Path) -> str:
    """A store into which the command has read two articles about one defection."""
    for n, publisher in enumerate(("wire", "paper")):
        text = TEXT.format(publisher=publisher, n=n, text=GENERAL + " He fled at night." * n)
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    uri = str(tmp_path / "read.kgl")
    assert allegiance("ingest", str(tmp_path), "--store", uri).exit_code == 0
    return uri


def test_an_article_that_was_read_is_not_read_again(read_in: str) -> None:
    folder = str(Path(read_in).parent)
    assert allegiance("ingest", folder, "--store", read_in).stdout.startswith("0 articles; 2 read before")
    assert allegiance("ingest", folder, "--force", "--store", read_in).stdout.startswith("2 articles;")


def test_a_day_that_is_told_later_is_taken_in(read_in: str) -> None:
    article = Path(read_in).parent / "0.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("Published: 2012-08-03\n", ""), encoding="utf-8")
    again = str(article)
    assert "1 read before" in allegiance("ingest", again, "--store", read_in).stdout
    assert allegiance("ingest", again, "--published", "2012-08-04", "--store", read_in).stdout.startswith("1 article;")


def test_withdraw_and_undo(read_in: str) -> None:
    before = exported(read_in)
    refused = allegiance("withdraw", "https://wire.example/0", "--store", read_in)
    assert (refused.exit_code, "--why" in refused.stderr) == (2, True)
    assert allegiance("withdraw", "https://wire.example/0", "--why", "retracted", "--store", read_in).exit_code == 0
    assert {row["sources"] for row in rows(allegiance("defections", "--store", read_in))} == {"1"}
    assert allegiance("withdraw", "https://wire.example/0", "--undo", "--store", read_in).exit_code == 0
    assert exported(read_in) == before


def test_history_goes_on_after_the_edge_has_gone(read_in: str) -> None:
    (defection,) = rows(allegiance("defections", "--store", read_in))
    for name in ("wire.example/0", "paper.example/1"):
        allegiance("withdraw", f"https://{name}", "--why", "retracted", "--by", "amal", "--store", read_in)
    assert rows(allegiance("defections", "--store", read_in)) == []
    story = rows(allegiance("history", defection["id"], "--store", read_in))
    assert [row["what"] for row in story] == ["read", "read", "withdrawn by amal: retracted", "withdrawn by amal: retracted"]
    assert [row["status"] for row in story][-1] == ""


def test_a_rebuild_with_another_pack_shows_first_what_would_change(read_in: str, tmp_path: Path) -> None:
    pack = tmp_path / "more.yaml"
    pack.write_text("pack: more\nabout: Syria\nagencies:\n  - {name: Hill Office, kind: intelligence}\n", encoding="utf-8")
    before = exported(read_in)
    shown = rows(allegiance("rebuild", "--dry-run", "--pack", str(pack), "--store", read_in))
    assert exported(read_in) == before
    assert rows(allegiance("rebuild", "--pack", str(pack), "--store", read_in)) == shown
    assert {row["kind"] for row in shown} <= {"Person", "DEFECTED_TO", "SERVES_IN", "BELONGS_TO"}
    assert rows(allegiance("rebuild", "--store", read_in))
    assert exported(read_in) == before


def test_a_rebuild_keeps_decisions(graph: str) -> None:
    allegiance("merge", "Abdulqadir Sattouf", "Mustafa Abdulqadir Sattouf", "--store", graph)
    before = exported(graph)
    assert rows(allegiance("rebuild", "--edges", "--store", graph)) == []
    assert exported(graph) == before
    assert persons(graph) == 2


def test_known_at_asks_the_past(read_in: str) -> None:
    assert rows(allegiance("defections", "--known-at", "2020-01-01", "--store", read_in)) == []
    assert len(rows(allegiance("defections", "--known-at", "2999-01-01", "--store", read_in))) == 1

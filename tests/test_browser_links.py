"""Questions for Neo4j Browser as texts, links and files. tests/test_browser.py tries them there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from queries.browser import GRASS, link, script
from queries.question import Question
from queries.questions import find, questions
from queries.values import literal, written
from tests.commands import allegiance, rows, start

HTTP, BOLT = "http://localhost:7474/browser/", "bolt://localhost:7687"
NASTY = "a\\b 'q' \"d\" & # % + ü \\u0026 $since // x\r\ny"
"""A text with all that has a meaning in Cypher or in a link."""


def asked(cypher: str) -> Question:
    """A question with one parameter."""
    parameter = {"name": "sect", "type": "string", "required": True, "meaning": "community"}
    head = {"name": "t/one", "title": "One", "description": "Of a sect.", "columns": [], "example": {"sect": "Alawite"}}
    return Question.model_validate({**head, "parameters": [parameter], "cypher": cypher})


def test_values_are_written_into_the_text() -> None:
    question = asked("MATCH (s:Sect {name: $sect}) // $sect\nRETURN '$sect', $sect, `$sect`, \"$sect\"")
    assert script(question, {"sect": "Druze"}) == (
        "// One\n// Of a sect.\n//   sect: 'Druze'  - community\n"
        "MATCH (s:Sect {name: 'Druze'}) // $sect\nRETURN '$sect', 'Druze', `$sect`, \"$sect\""
    )
    assert "RETURN '$sect', 'Alawite', `$sect`" in script(question)


@pytest.mark.parametrize("value", [None, True, 0, -1.5, "Ba'ath", NASTY, ["Alawite", NASTY], []])
def test_a_literal_stands_for_its_value(value: object) -> None:
    assert literal(written(value)) == value


@pytest.mark.parametrize("name", questions())
def test_links_arrive_whole(name: str) -> None:
    for form in filter(None, (find(name), find(name).picture)):
        opened = link(HTTP, BOLT, script(form))
        assert re.findall(r"[?&]arg=([^&#]*)", unquote(opened.replace("+", " "))) == [script(form)]  # how Browser reads it
        assert len(opened) < 8000, "servers take 17 kB, and refuse 32; some programs cut what is longer than 8"


def test_the_link_names_server_and_user_and_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "reader")
    expected = f"{HTTP}?dbms=neo4j+s://reader@example.org:7687&cmd=edit&arg=RETURN+1"
    assert link(HTTP, "neo4j+s://neo4j:secret@example.org:7687", "RETURN 1") == expected.replace("neo4j+s", "neo4j%2Bs")


def test_links_take_values_and_forms() -> None:
    def found(*arguments: str) -> list[dict[str, str]]:
        return rows(allegiance("browser", *arguments, "--store", BOLT, "--address", HTTP))

    (one,) = found("officers-of-a-sect", "--picture", "--param", "sect=Druze", "--param", "kind=")
    assert (one["question"], one["form"]) == ("defections/officers-of-a-sect", "picture")
    assert "toLower('Druze')" in unquote(one["link"])
    assert "null IS NULL OR EXISTS" in unquote(one["link"].replace("+", " "))
    assert {row["form"] for row in found("--picture")} == {"picture"}
    every = found()
    assert {row["question"] for row in every} == {"style", *questions()}
    assert {row["question"] for row in every if row["form"] == "picture"} == {n for n, q in questions().items() if q.picture}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["by-sect", "--store", "some.kgl"], "cannot open some.kgl, which is a file; start a server (make neo4j), fill it"),
        (["by-sect", "--picture"], "there is no picture of defections/by-sect; leave --picture out"),
        (["by-sex"], "no question is called 'by-sex'; near to it: defections/by-sect"),
        (["history", "--param", "when=2012"], "careers/history has no parameter 'when'"),
        (["--param", "since=2012"], "values are for a question; name one"),
        (["by-sect", "--address", "localhost:7474"], "write it as http://localhost:7474/browser/"),
    ],
)
def test_mistakes_are_told(arguments: list[str], told: str) -> None:
    result = allegiance("browser", "--store", BOLT, "--address", HTTP, *arguments)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr


def test_no_server_is_told() -> None:
    result = allegiance("browser", "by-sect", "--store", "bolt://localhost:1")
    assert (result.exit_code, "no Neo4j answers at bolt://localhost:1" in result.stderr) == (3, True)


def test_open_hands_the_link_to_the_web_browser(tmp_path: Path) -> None:
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/opened\n')
    opener.chmod(0o755)
    for arguments, begin in (["style"], f"{HTTP}?dbms="), ([], HTTP):
        command = ["-m", "cli.main", "browser", *arguments, "--open", "--store", BOLT, "--address", HTTP]
        with start(*command, env={**os.environ, "BROWSER": str(opener)}) as running:
            _, errors = running.communicate(timeout=60)  # its links are more than a pipe holds
        assert (running.returncode, errors) == (0, "")
        assert (tmp_path / "opened").read_text().startswith(begin)


def test_scripts_and_style_are_files_that_need_no_server(tmp_path: Path) -> None:
    archive, style = tmp_path / "all.zip", tmp_path / "style.grass"
    assert len(rows(allegiance("browser", "--scripts", str(archive), "--style", str(style)))) == 2
    assert style.read_text() == GRASS.read_text()
    picture = find("history").picture
    assert picture
    with ZipFile(archive) as opened:
        assert len(opened.namelist()) == len(questions()) + sum(bool(question.picture) for question in questions().values())
        assert opened.read("Allegiance careers/history.picture.cypher").decode() == script(picture)

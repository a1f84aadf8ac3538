"""`allegiance doctor`: every rule that the database cannot hold is broken, named, mended by the named command, and holds."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from graph.health import RULES, check
from graph.health.check import CHECKS
from graph.stores import Store, open_store
from queries.questions import questions
from tests.breaches import BREACHES
from tests.commands import allegiance
from tests.graphs import load
from tests.syria import syria

ARTICLES = [
    (
        "https://a.example/1", "BBC", "2012-07-06",
        "Brigadier General Manaf Tlass, a commander of the Republican Guard, defected to the Syrian opposition on Tuesday. "
        "Tlass, a Sunni, fled to Turkey.",
    ),
    (
        "https://b.example/1", "Reuters", "2012-07-07",
        "Brigadier General Manaf Tlass of the Republican Guard has defected, a source said.",
    ),
    (
        "https://c.example/1", "Orient", "2011-07-30",
        "Colonel Riad al-Asaad of the Syrian Air Force defected to the Free Syrian Army.",
    ),
    (
        "https://c.example/1", "Orient", "2011-07-31",
        "Colonel Riad al-Asaad of the Syrian Air Force has defected to the Free Syrian Army. "
        "Captain Adib Raslan of the Hill Guard Brigade said so.",
    ),
    (
        "https://d.example/1", "Wire", "2011-08-02",
        "Captain Adib Raslan, an officer of the Hill Guard Brigade, deserted in July.",
    ),
]  # fmt: skip
"""(address, publisher, day, text): two of one man, two at one address, a body that no pack knows."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the articles."""
    lines = [
        json.dumps({"id": url[8], "url": url, "title": text[:30], "publisher": outlet, "published": day, "text": text})
        for url, outlet, day, text in ARTICLES
    ]
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
def graph(uri: str, folder: Path) -> str:
    """The address of a store that holds the articles, and a decision."""
    assert allegiance("ingest", str(folder), "--store", uri).exit_code == 0
    withdrawn = allegiance("withdraw", "https://d.example/1", "--why", "retracted", "--by", "ana", "--store", uri)
    assert withdrawn.exit_code == 0, withdrawn.output
    return uri


def examined(uri: str, *options: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code of doctor, and what it says of the graph."""
    result = allegiance("doctor", *options, "--format", "json", "--store", uri)
    return result.exit_code, [row for row in json.loads(result.stdout) if row["part"] == "graph"]


def broken(uri: str) -> dict[str, str]:
    """The rules that do not hold, each with the command that mends it."""
    return {row["check"]: row["mend"] for row in examined(uri)[1] if row["result"] == "fails"}


def break_by(uri: str, cypher: str) -> None:
    """Change the graph as no command would."""
    with open_store(uri, writing=True) as store:
        store.write(lambda run: run(cypher))


def test_every_rule_is_checked_once() -> None:
    assert sorted(name for _, names in CHECKS for name in names) == sorted(RULES)


def test_every_rule_is_broken_here() -> None:
    asked = {name.partition("/")[2] for name, question in questions().items() if question.mend}
    assert {rule for rule, _ in BREACHES} == asked | RULES.keys()


def test_a_sound_graph_has_a_line_for_each_rule(graph: str) -> None:
    code, rows = examined(graph)
    assert (code, [row for row in rows if row["result"] != "ok"]) == (0, [])
    assert len(rows) == len({row["check"] for row in rows}) > len(RULES)


@pytest.mark.newest
@pytest.mark.parametrize(("rule", "cypher"), BREACHES)
def test_a_breach_is_named_with_what_mends_it(graph: str, folder: Path, rule: str, cypher: str) -> None:
    break_by(graph, cypher)
    code, rows = examined(graph)
    found = {row["check"]: row["mend"] for row in rows if row["result"] == "fails"}
    assert (code, rule in found) == (4, True), found
    command = shlex.split(found[rule].partition("   ")[0].replace("ARTICLES", str(folder)))
    mended = allegiance(*command[1:])
    assert mended.exit_code == 0, mended.output
    assert broken(graph) == {}


def test_one_rebuild_mends_it_all(graph: str) -> None:
    for cypher in (
        "MATCH (s:Statement) SET s.modality = 'perhaps'", "MATCH (p:Person) SET p.aliases = 5",
        "MATCH (:Article)-[m:MENTIONS]->() REMOVE m.names", "MATCH ()-[r:SERVES_IN]->() DELETE r",
    ):  # fmt: skip
        break_by(graph, cypher)
    assert allegiance("rebuild", "--edges", "--store", graph).exit_code == 1
    assert allegiance("rebuild", "--store", graph).exit_code == 0
    assert broken(graph) == {}


def test_an_article_without_its_text_is_read_again_from_its_source(uri: str, folder: Path) -> None:
    assert allegiance("ingest", str(folder), "--no-text", "--store", uri).exit_code == 0
    break_by(uri, "MATCH (s:Statement) SET s.modality = 'perhaps'")
    rebuilt = allegiance("rebuild", "--store", uri)
    assert rebuilt.exit_code == 4
    assert "was kept without its text" in rebuilt.stderr
    assert allegiance("ingest", str(folder), "--no-text", "--force", "--store", uri).exit_code == 0
    assert broken(uri) == {}
    with open_store(uri) as store:
        assert store.read("MATCH (:Person)-[r:DEFECTED_TO]->(f) WHERE f.name = 'Syrian opposition' RETURN r.sources").rows == [
            [2]
        ]


def test_what_is_not_ours_is_left_alone(graph: str) -> None:
    break_by(graph, "MATCH (p:Person) WITH p ORDER BY p.id LIMIT 1 CREATE (n:Note {id: 'note', text: 'x'}) CREATE (n)-[:ON]->(p)")
    assert examined(graph)[0] == 0
    allegiance("rebuild", "--store", graph)
    with open_store(graph) as store:
        assert store.read("MATCH (n:Note)-[:ON]->(:Person) RETURN n.text").rows == [["x"]]


def test_rebuilding_a_sound_graph_changes_nothing(graph: str) -> None:
    result = allegiance("rebuild", "--store", graph)
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (0, [])


def test_every_breach_has_its_line(graph: str) -> None:
    break_by(graph, "MATCH ()-[r:DEFECTED_TO]->() SET r.sources = 7")
    told = [row for row in examined(graph, "--all")[1] if row["check"] == "edges-that-do-not-follow"]
    assert len(told) == 2
    assert all("sources is 7 and should be" in row["detail"] for row in told)


def test_a_graph_made_of_readings_is_sound(store: Store) -> None:
    load(store, syria(), 3)
    assert [rule.name for rule in check(store) if rule.breaches != []] == []

"""`allegiance export`: what other programs read of a graph is what it says."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from followthemoney import model
from followthemoney.types import registry
from hypothesis import given
from hypothesis import strategies as st

from deploy.endpoint import Endpoint
from deploy.jars import fetch_jars
from deploy.lines import LINES, require_java
from deploy.processes import run
from deploy.server import Server
from graph.dump import dump
from graph.exchange.bulk import field, write_bulk
from graph.exchange.columns import written
from graph.exchange.ftm import entities
from graph.exchange.ftm_values import entity_id, texts, urls
from graph.exchange.graphml import graphml, xml_text
from graph.exchange.lines import lines
from graph.exchange.records import End, NodeRecord, RelationshipRecord, records
from graph.exchange.tables import CELL, cell, write_tables
from graph.stores import Run, Store, open_store
from queries.flat import flat_defections
from queries.questions import find
from queries.questions import run as ask
from tests.commands import allegiance
from tests.graphs import FSA, GUARD, defects, load, serves, told
from tests.syria import syria
from tests.test_import import eventful, in_memory

HOSTILE = "=cmd|' /C calc'!A0 \"a,b\"\r\n\tи نصر <&>\x0b\ufffe;"
"""What a name may hold, and what may break a format."""


@pytest.fixture(scope="module")
def syrian() -> Iterator[Store]:
    """The articles of tests/syria.py, and one whose headline is hostile."""
    with in_memory([*syria(), told("A", "2013-01-01", serves("Manaf Tlass", GUARD), headline=HOSTILE)]) as store:
        yield store


def ours(store: Store, **which: bool) -> set[tuple[Any, ...]]:
    """The graph as NetworkX has it when it has read it: (id, label, properties), (start, end, id, type, properties)."""
    found: set[tuple[Any, ...]] = set()
    for record in records(store, **which):
        known = tuple(sorted((k, plain(v)) for k, v in record.properties.items() if k != "id"))
        if isinstance(record, NodeRecord):
            found.add((record.properties["id"], record.label, known))
        else:
            found.add((record.start.id, record.end.id, record.properties["id"], record.type, known))
    return found


def plain(value: Any) -> Any:
    """A value as the documentation says that GraphML has it."""
    return value if isinstance(value, bool | int | float) else xml_text(written(value))


def theirs(path: Path) -> set[tuple[Any, ...]]:
    """The same, read with NetworkX."""
    read: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_graphml(path, edge_key_type=str, force_multigraph=True))
    found: set[tuple[Any, ...]] = set()
    for node, properties in read.nodes(data=True):
        assert properties.pop("label") == properties["name"]
        found.add((node, properties.pop("type"), tuple(sorted(properties.items()))))
    for start, end, key, properties in read.edges(keys=True, data=True):
        assert properties.pop("label") == properties["type"]
        found.add((start, end, key, properties.pop("type"), tuple(sorted(properties.items()))))
    return found


# --- GraphML ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", [{}, {"entities": True}, {"history": True}], ids=str)
def test_networkx_reads_the_graph_that_was_exported(which: dict[str, bool], syrian: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.graphml").write_text("".join(graphml(records(syrian, **which))), encoding="utf-8")
    expected = ours(syrian, **which)
    assert theirs(tmp_path / "graph.graphml") == expected
    assert {record[1] for record in expected if len(record) == 3} >= {"Person", "Sect", "Agency", "Faction"}
    assert any(record[1] == "Statement" for record in expected) != bool(which.get("entities"))


def test_no_key_is_one_that_yed_and_gephi_take_for_a_label_or_place(syrian: Store) -> None:
    keys = re.findall(r'<key id="([^"]*)" for="(node|edge)" attr.name="([^"]*)"', "".join(graphml(records(syrian))))
    assert {("node-label", "node", "label"), ("edge-label", "edge", "label")} <= set(keys)
    assert not {name.lower() for _, _, name in keys} & {"id", "x", "y", "z", "r", "g", "b", "size", "weight", "xpos", "ypos"}
    assert not [ident for ident, _, _ in keys if re.fullmatch(r"d\d+", ident)]


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_stands_in_graphml(name: str, role: str) -> None:
    person, body = End("Person", "person:a@x", name), End("Agency", f"agency:{name}", "b")
    read = ET.fromstring("".join(graphml(iter([  # noqa: S314  # it is our own
        NodeRecord("Person", {"id": person.id, "name": name, "aliases": [role, name]}),
        RelationshipRecord("SERVES_IN", person, body, {"id": "s-1", "role": role}),
    ]))).encode())  # fmt: skip
    found = [data.text or "" for data in read.iter("{http://graphml.graphdrawing.org/xmlns}data")]
    assert found == [*map(xml_text, (name, "Person", name, f"{role}; {name}")), "SERVES_IN", "SERVES_IN", xml_text(role)]
    assert read[-1][1].get("target") == xml_text(body.id)


# --- spreadsheets ----------------------------------------------------------------------------------------------------


def test_tables_have_every_record_and_no_formula(syrian: Store, tmp_path: Path) -> None:
    listed = ask(syrian, find("defections/list"))
    write_tables(records(syrian), tmp_path / "tables", {"defections": listed})
    counts: dict[str, int] = {}
    for path in (tmp_path / "tables").iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            counts[path.stem] = len(rows := list(csv.reader(file))) - 1
        assert not [text for row in rows for text in row if text[:1] in tuple("=+@\t\r\n")]
    kinds = [json.loads(line).get("label") or json.loads(line)["type"] for line in dump(syrian)]
    assert counts == {kind: kinds.count(kind) for kind in kinds} | {"defections": len(listed.rows)}


def test_a_row_of_a_relationship_names_its_ends(tmp_path: Path) -> None:
    with in_memory([told("A", "2013-01-01", defects("Manaf Tlass", FSA, origin=GUARD, date="2012-07-03"))]) as store:
        write_tables(records(store), tmp_path / "tables", {})
    with (tmp_path / "tables" / "DEFECTED_TO.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert {name: row[name] for name in ("fromName", "toLabel", "toName", "date", "dates", "stated", "confidence", "fledTo")} == {
        "fromName": "Manaf Tlass", "toLabel": "Faction", "toName": "Free Syrian Army", "date": "2012-07-03", "stated": "true",
        "dates": "2012-07-03", "confidence": row["confidence"], "fledTo": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"), ("+963", "'+963"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), (-1, -1),
        (0.5, 0.5), (["=a", "b"], "'=a; b"), ("a=b", "a=b"), (True, "true"), (None, ""), ("é" * 40_000, "é" * CELL),
    ],
)  # fmt: skip
def test_a_cell_is_no_formula(value: Any, shown: Any) -> None:
    assert cell(value) == shown


def test_the_flat_table_has_the_sentences(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Brig. Gen. Manaf Tlass of the Republican Guard defected on 3 July 2012.", encoding="utf-8")
    uri = str(tmp_path / "graph.kgl")
    assert allegiance("ingest", str(tmp_path / "a.txt"), "--store", uri).exit_code == 0
    assert allegiance("export", "--to", "csv", "-o", str(tmp_path / "tables.zip"), "--store", uri).exit_code == 0
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert {"Person.csv", "SERVES_IN.csv", "defections.csv"} <= set(archive.namelist())
        (row,) = csv.DictReader(archive.read("defections.csv").decode("utf-8-sig").splitlines())
    assert (row["name"], row["sentences"]) == ("Manaf Tlass", (tmp_path / "a.txt").read_text(encoding="utf-8"))


def test_the_flat_table_marks_a_denial(syrian: Store) -> None:
    (row,) = [row for row in flat_defections(syrian).dicts() if row["name"] == "Jihad Makdissi"]
    assert [sentence.endswith("(denied)") for sentence in row["sentences"]] == [False, True]
    assert (row["publishers"], len(row["addresses"])) == (["Reuters", "Al-Manar"], 2)


# --- Neo4j -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Callable[[Path], Endpoint]:
    """Makes a server of the newest line whose graph neo4j-admin has imported from a folder, as docs/export.md says."""
    if not shutil.which("mvn"):
        pytest.skip("Neo4j is missing: no Maven")
    line, cache = LINES[-1], pytestconfig.rootpath / ".neo4j"
    java, lib = require_java(line), fetch_jars(line, cache)
    home = tmp_path_factory.mktemp("server")
    (home / "lib").symlink_to(lib)
    (home / "conf").mkdir()
    admin = f"'{java}' -Dbasedir='{home}' -cp '{lib}/*' org.neo4j.server.startup.Neo4jAdminCommand"
    own = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "JAVA_TOOL_OPTIONS": " ".join(line.jvm_options)}

    def make(folder: Path) -> Endpoint:
        server = Server(line, home, cache=cache, jvm_options=("-XX:TieredStopAtLevel=1",))
        for command in (f"dbms set-initial-password -- '{server.password}'", "database import full neo4j @import.args"):
            code, printed = run(["/bin/sh", "-c", f"cd '{folder}' && {admin} {command}"], 300, {**os.environ, **own})
            assert code == 0, printed
        return server

    return make


def test_a_new_server_imports_the_whole_graph(
    imported: Callable[[Path], Endpoint], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with eventful(in_memory([told("A", "2013-01-01", serves("Manaf Tlass", GUARD), headline=HOSTILE)])) as store:
        write_bulk(records(store, history=True), tmp_path / "bulk")
        expected = list(dump(store, history=True))
    with imported(tmp_path / "bulk") as server:
        monkeypatch.setenv("NEO4J_PASSWORD", server.password)
        with open_store(server.uri, writing=True) as new:
            for statement in (tmp_path / "bulk" / "after.cypher").read_text(encoding="utf-8").split(";\n")[:-1]:
                new.write(partial(_run_one, statement))
            assert list(dump(new, history=True)) == expected
            new.prepare()


def _run_one(statement: str, run: Run) -> None:
    run(statement)


@given(st.text() | st.none() | st.lists(st.text()))
def test_a_field_is_one_field(value: Any) -> None:
    text = field(value)
    assert (text == "") == (value is None)
    if isinstance(value, str):
        (row,) = csv.reader([text], strict=True) if not set(value) & {"\r", "\n", "\0"} else [[value]]
        assert row == [value]


# --- FollowTheMoney --------------------------------------------------------------------------------------------------


def test_every_entity_is_valid_and_every_reference_leads_somewhere(syrian: Store) -> None:
    written_ = [json.loads(line) for line in entities(syrian)]
    ids = {entity["id"] for entity in written_}
    assert len(ids) == len(written_)
    for entity in written_:
        schema = model.schemata[entity["schema"]]
        schema.validate(entity)
        assert set(entity["properties"]) <= set(schema.properties)
        assert set(schema.required) <= set(entity["properties"])
        proxy = model.get_proxy(entity)
        assert {name: set(values) for name, values in proxy.properties.items()} == {
            name: set(values) for name, values in entity["properties"].items()
        }
        assert {value for prop, value in proxy.itervalues() if prop.type.name == "entity"} <= ids
    assert [
        entity for entity in written_ if entity["schema"] == "Organization" and "Alawite" in entity["properties"]["name"]
    ] == []


def test_a_defection_links_the_two_with_its_sources(syrian: Store) -> None:
    written_ = [json.loads(line) for line in entities(syrian)]
    by_id = {entity["id"]: entity["properties"] for entity in written_}
    links = [entity["properties"] for entity in written_ if entity["schema"] == "UnknownLink"]
    (fares,) = [link for link in links if by_id[link["subject"][0]]["name"] == ["Nawaf al-Fares"]]
    assert (fares["role"], fares["date"], fares["status"]) == (["defected"], ["2012-07-11"], ["confirmed"])
    assert fares["publisher"] == ["BBC", "Reuters"] or fares["publisher"] == ["Reuters", "BBC"]
    assert fares["summary"] == ["left Syrian Embassy in Iraq, fled to Qatar"]
    (tlass,) = [link for link in links if by_id[link["subject"][0]]["name"] == ["Manaf Tlass"]]
    assert tlass["role"] == ["defected (side assumed)"]
    (afak,) = [by_id[link["subject"][0]] for link in links if link.get("date") == ["2011-11"]]
    assert afak["religion"] == ["Alawite"]


def test_ids_of_entities_are_the_same_on_every_store_and_run(uri: str) -> None:
    with open_store(uri, writing=True) as store:
        store.prepare()
        load(store, syria())
    with in_memory(syria()) as other:
        assert allegiance("export", "--to", "ftm", "--store", uri).stdout.splitlines() == list(entities(other))


@given(st.text(), st.text())
def test_two_ids_never_become_one(one: str, other: str) -> None:
    assert (entity_id(one) == entity_id(other)) == (one == other)
    assert registry.entity.validate(entity_id(one))


@given(st.lists(ANY_TEXT))
def test_texts_and_addresses_are_valid(values: list[str]) -> None:
    assert all(registry.string.validate(text) for text in texts(values))
    assert all(registry.url.validate(text) for text in urls([*values, *(f"https://{value}" for value in values)]))


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def uri_of_syria(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store in a file."""
    uri = str(tmp_path_factory.mktemp("syria") / "graph.kgl")
    with open_store(uri, writing=True) as store:
        store.prepare()
        load(store, syria())
    return uri


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        (["graph.zip"], "which format is graph.zip to have? Name it, as in --to csv"),
        (["--to", "csv"], "csv are several files; name a folder for them"),
        (["--to", "neo4j", "-o", "-"], "neo4j are several files"),
        (["--entities"], "--entities is for graphml and csv"),
        (["--to", "ftm", "--history"], "leave --history out"),
        (["a", "-o", "b"], "give one of them"),
    ],
)
def test_what_makes_no_sense_is_refused(options: list[str], advice: str, uri_of_syria: str) -> None:
    result = allegiance("export", *options, "--store", uri_of_syria)
    assert result.exit_code == 2
    assert advice in result.stderr


def test_a_folder_that_is_not_empty_is_left_alone(uri_of_syria: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    result = allegiance("export", "--to", "csv", "-o", str(tmp_path), "--store", uri_of_syria)
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {tmp_path} is there already; name a new folder, or one that is empty\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_export_that_fails_leaves_the_old_file(uri_of_syria: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    (tmp_path / "graph.jsonl").write_text("old", encoding="utf-8")
    monkeypatch.setattr("graph.exchange.lines.lines", broken)
    assert allegiance("export", "-o", str(tmp_path / "graph.jsonl"), "--store", uri_of_syria).exit_code == 1
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_head_and_foot_tell_the_whole(uri_of_syria: str) -> None:
    with open_store(uri_of_syria) as store:
        head, *body, foot = lines(store)
        assert body == list(dump(store))
    assert json.loads(head) == {"allegiance": "export", "format": 1, "history": False}
    labels = sum('"label"' in line for line in body)
    assert json.loads(foot) == {"allegiance": "end", "nodes": labels, "relationships": len(body) - labels}

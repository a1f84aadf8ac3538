"""What every store promises (graph/stores/base.py), on the embedded engine and on each server."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from deploy.endpoint import Endpoint
from graph.schema import NODES, RELATIONSHIPS, indexed
from graph.stores import QueryError, Run, Store, StoreError, Unreachable, open_store
from graph.stores.ddl import FULLTEXT
from tests.conftest import EMBEDDED
from tests.graphs import NOW, graph_of

PAIR = """
CREATE (p:Person {id: 'person:manaf-tlass', name: 'Manaf Tlass', aliases: ['Manaf Tlas'], rankOrder: 7})
CREATE (a:Agency {id: 'agency:republican-guard', name: 'Republican Guard'})
CREATE (p)-[:SERVES_IN {id: 's-1', until: date('2012-07-03'), current: false}]->(a)
"""
TLASS = {
    "labels": ["Person"],
    "properties": {"aliases": ["Manaf Tlas"], "id": "person:manaf-tlass", "name": "Manaf Tlass", "rankOrder": 7},
}
GUARD = {"labels": ["Agency"], "properties": {"id": "agency:republican-guard", "name": "Republican Guard"}}
SERVED = {"type": "SERVES_IN", "properties": {"current": False, "id": "s-1", "until": dt.date(2012, 7, 3)}}


def make_pair(run: Run) -> None:
    """One man who served in one body."""
    run(PAIR)


# --- values ----------------------------------------------------------------------------------------------------------


VALUES: list[Any] = [
    "Farouk al-Sharaʿ", "", 7, -1, 0.95, True, False, None, dt.date(2012, 7, 3), NOW,
    dt.datetime(2012, 7, 3, 4, 5, 6, 789, tzinfo=dt.timezone(dt.timedelta(hours=3))), dt.datetime(2012, 7, 3, 4, 5),
    [], ["a", "b"], [1, None, 2], [[1], [2, [3]]], {}, {"a": {"b": [dt.date(2012, 7, 3), None]}},
]  # fmt: skip


def test_values_come_back_as_they_went_in(bare_store: Store) -> None:
    found = [bare_store.read("RETURN $value AS value", {"value": value}).rows[0][0] for value in VALUES]
    assert found == VALUES
    assert list(map(type, found)) == list(map(type, VALUES))


@pytest.mark.parametrize("value", [["a", "b"], dt.date(2012, 7, 3), NOW, 0.5, False], ids=repr)
def test_a_property_comes_back_as_it_was_stored(store: Store, value: Any) -> None:
    store.write(lambda run: run("CREATE (:Sect {id: 'sect:a', name: 'A', kind: $value})", value=value))
    assert store.read("MATCH (s:Sect) RETURN s.kind AS kind").rows == [[value]]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("p", TLASS),
        ("r", SERVED),
        ("path", {"nodes": [TLASS, GUARD], "relationships": [SERVED]}),
        ("[a, r]", [GUARD, SERVED]),
        ("{who: p, where: {body: a.name}}", {"who": TLASS, "where": {"body": "Republican Guard"}}),
        ("properties(p)", TLASS["properties"]),
        ("properties(r)", SERVED["properties"]),
        ("p {.id, .name}", {"id": "person:manaf-tlass", "name": "Manaf Tlass"}),
        ("p {.*}", TLASS["properties"]),
        ("p.rank", None),
        ("{title: 'Colonel', type: type(r), id: 1}", {"title": "Colonel", "type": "SERVES_IN", "id": 1}),
        ("duration('P1Y2M3DT4H5S')", "P1Y2M3DT4H5S"),
    ],
)
def test_nodes_relationships_and_paths_are_plain(store: Store, expression: str, value: Any) -> None:
    store.write(make_pair)
    table = store.read(f"MATCH path = (p:Person)-[r:SERVES_IN]->(a) RETURN {expression} AS found")
    assert table.columns == ["found"]
    assert table.rows == [[value]]


def test_labels_come_in_order(store: Store) -> None:
    store.write(lambda run: run("CREATE (p:Person {id: 'person:a', name: 'A'}) SET p:Defector"))
    assert store.read("MATCH (p:Person) RETURN p").rows[0][0]["labels"] == ["Defector", "Person"]


def test_rows_by_column(store: Store) -> None:
    table = store.read("UNWIND [1, 2] AS n RETURN n, n * n AS square")
    assert table.dicts() == [{"n": 1, "square": 1}, {"n": 2, "square": 4}]


def test_no_rows_still_have_columns(store: Store) -> None:
    table = store.read("MATCH (p:Person) RETURN p.name AS name, p.rank AS rank")
    assert (table.columns, table.rows) == (["name", "rank"], [])


# --- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Sect {id: 'sect:a', name: 'A'})",
        "MERGE (:Sect {id: 'sect:a'})",
        "MATCH (p:Person) SET p.rank = 'General'",
        "MATCH (p:Person) REMOVE p.name",
        "MATCH (p:Person) DETACH DELETE p",
        "MATCH ()-[r:SERVES_IN]->() DELETE r",
        "CREATE INDEX other IF NOT EXISTS FOR (n:Person) ON (n.rank)",
        "CREATE CONSTRAINT other IF NOT EXISTS FOR (n:Person) REQUIRE n.name IS UNIQUE",
    ],
)
def test_reading_refuses_to_write(store: Store, cypher: str) -> None:
    store.write(make_pair)
    before = graph_of(store)
    with pytest.raises(QueryError, match="only reading is allowed"):
        store.read(cypher)
    assert graph_of(store) == before


@pytest.mark.parametrize("cypher", ["MATCH (p:Person RETURN p", "RETRUN 1", "", "RETURN nobody AS x", "RETURN toInteger() AS n"])
def test_wrong_cypher_is_a_query_error(store: Store, cypher: str) -> None:
    with pytest.raises(QueryError, match=r"\w{4}"):
        store.read(cypher)


def test_a_syntax_error_names_the_place(store: Store) -> None:
    with pytest.raises(QueryError, match=r"RETURN(.|\n)*line 1, col(umn)? \d+|line 1, col(umn)? \d+(.|\n)*RETURN"):
        store.read("MATCH (p:Person RETURN p")


def test_a_missing_parameter_is_named(store: Store) -> None:
    with pytest.raises(QueryError, match="agency"):
        store.read("RETURN $agency AS agency")


@pytest.mark.parametrize("value", [{1, 2}, object(), 2**70], ids=["set", "object", "2**70"])
def test_a_parameter_that_no_store_can_hold(store: Store, value: Any) -> None:
    with pytest.raises(QueryError):
        store.read("RETURN $value AS value", {"value": value})
    with pytest.raises(QueryError):
        store.write(lambda run: run("RETURN $value AS value", value=value))


# --- writing ---------------------------------------------------------------------------------------------------------


def test_write_returns_what_the_work_returns(store: Store) -> None:
    def work(run: Run) -> list[dict[str, Any]]:
        make_pair(run)
        return run("MATCH (p:Person)-[r:SERVES_IN]->() RETURN p, r, properties(p) AS said, p.rank AS rank")

    assert store.write(work) == [{"p": TLASS, "r": SERVED, "said": TLASS["properties"], "rank": None}]


def test_work_that_raises_leaves_nothing_behind(store: Store) -> None:
    def work(run: Run) -> None:
        make_pair(run)
        raise KeyError("a defect of the caller")

    with pytest.raises(KeyError, match="a defect of the caller"):
        store.write(work)
    assert graph_of(store) == set()
    store.write(make_pair)
    assert len(graph_of(store)) == 3


def test_work_that_the_store_refuses_leaves_nothing_behind(store: Store) -> None:
    def work(run: Run) -> None:
        make_pair(run)
        run("MATCH (p:Person RETURN p")

    with pytest.raises(QueryError):
        store.write(work)
    assert graph_of(store) == set()


def refused(store: Store, cypher: str, **parameters: Any) -> None:
    """Check that the store does not take what would break a constraint."""
    with pytest.raises(QueryError, match="already exists"):
        store.write(lambda run: run(cypher, **parameters))


def test_two_nodes_of_one_id_are_refused(store: Store) -> None:
    labels = [node.label for node in NODES]
    creations = [f"CREATE (:{label} {{id: 'x:1', name: $name}})" for label in labels]
    store.write(lambda run: [run(create, name="first") for create in creations])
    for create in creations:
        refused(store, create, name="second")
    assert {(label, name) for label, _, ((_, _), (_, name)) in graph_of(store)} == {(label, "first") for label in labels}


def test_two_relationships_of_one_id_are_refused(store: Store) -> None:
    kinds = sorted({relationship.type for relationship in RELATIONSHIPS})
    creations = [f"MATCH (a:Person) MATCH (b:Agency) CREATE (a)-[:{kind} {{id: 'x'}}]->(b)" for kind in kinds]
    store.write(lambda run: [run(cypher) for cypher in [PAIR, *creations]])
    for create in creations:
        refused(store, create)
    assert store.read("MATCH ()-[r {id: 'x'}]->() RETURN type(r) ORDER BY type(r)").rows == [[kind] for kind in kinds]


def test_an_id_that_was_deleted_is_free_in_the_same_transaction(store: Store) -> None:
    store.write(make_pair)

    def move(run: Run) -> None:
        run("MATCH ()-[r:SERVES_IN]->() DELETE r")
        run("MATCH (p:Person) CREATE (a:Agency {id: 'agency:syrian-army', name: 'A'}) CREATE (p)-[:SERVES_IN {id: 's-1'}]->(a)")

    store.write(move)
    assert store.read("MATCH ()-[r:SERVES_IN {id: 's-1'}]->(a) RETURN a.name AS name").rows == [["A"]]


def test_prepare_twice_is_harmless(store: Store) -> None:
    store.write(make_pair)
    before = graph_of(store)
    store.prepare()
    store.prepare()
    assert graph_of(store) == before
    refused(store, "CREATE (:Person {id: 'person:manaf-tlass', name: 'another'})")


def test_closing_twice_is_harmless(store: Store) -> None:
    store.close()
    store.close()


# --- the embedded engine: one file, one writer -----------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one man and one body."""
    path = tmp_path / "folder" / "graph.kgl"
    with open_store(str(path), writing=True) as store:
        store.prepare()
        store.write(make_pair)
    return path


def nodes(store: Store) -> int:
    """How many nodes it holds."""
    found = store.read("MATCH (n) RETURN count(n) AS n").rows[0][0]
    assert isinstance(found, int)
    return found


def add(store: Store, name: str) -> None:
    """Add a node."""
    store.write(lambda run: run("CREATE (:Sect {id: 'sect:' + $name, name: $name})", name=name))


def test_what_was_written_is_there_after_opening_again(path: Path) -> None:
    with open_store(str(path)) as reader:
        found = graph_of(reader)
    with open_store(str(path), writing=True) as writer:
        assert graph_of(writer) == found
    assert len(found) == 3


def test_a_missing_file_can_be_made_but_not_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no graph at .*none\.kgl; make one with: allegiance ingest"):
        open_store(str(tmp_path / "none.kgl"))
    assert list(tmp_path.iterdir()) == []


def test_a_reader_writes_nothing(path: Path) -> None:
    with open_store(str(path)) as reader:
        with pytest.raises(StoreError, match="opened for reading"):
            reader.write(make_pair)
        with pytest.raises(StoreError, match="opened for reading"):
            reader.prepare()


def test_a_reader_that_closes_late_keeps_what_a_writer_saved(path: Path) -> None:
    reader = open_store(str(path))
    with open_store(str(path), writing=True) as writer:
        add(writer, "Druze")
    reader.close()
    with open_store(str(path)) as later:
        assert nodes(later) == 3


def test_a_broken_file_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        for writing in (False, True):
            with pytest.raises(StoreError, match=r"graph\.kgl cannot be opened: "):
                open_store(str(path), writing=writing)


@pytest.mark.parametrize("content", [b"", b"R", b"This is a letter, not a graph.\n" * 20], ids=["empty", "torn", "letter"])
def test_a_file_that_is_no_graph_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.kgl"
    path.write_bytes(content)
    for writing in (False, True):
        with pytest.raises(StoreError, match=r"letter\.kgl cannot be opened: "):
            open_store(str(path), writing=writing)
    assert path.read_bytes() == content


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(str(tmp_path))


WRITER = """
import sys
from graph.stores import open_store
with open_store(sys.argv[1], writing=True) as store:
    store.write(lambda run: run("CREATE (:Sect {id: 'sect:a', name: 'A'})"))
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_is_refused_while_readers_go_on(path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "writing\n"
        with pytest.raises(StoreError, match=rf"{other.pid}(.|\n)*wait until it has finished, or choose another --store"):
            open_store(str(path), writing=True)
        with open_store(str(path)) as reader:
            assert nodes(reader) == 2
        other.communicate("done\n")
    with open_store(str(path), writing=True) as writer:
        assert nodes(writer) == 3


def test_what_a_writer_committed_survives_its_end(path: Path) -> None:
    killed = WRITER.replace("sys.stdin.readline()", "import os; os._exit(9)")
    assert subprocess.run([sys.executable, "-c", killed, str(path)], check=False, capture_output=True).returncode == 9
    with open_store(str(path), writing=True) as writer:
        assert nodes(writer) == 3


# --- the servers -----------------------------------------------------------------------------------------------------


@pytest.fixture
def login(servers: Mapping[str, Endpoint], neo4j_server: Endpoint, monkeypatch: pytest.MonkeyPatch) -> Endpoint:
    """A server that the tests may change, its user and password in the environment."""
    assert neo4j_server in servers.values()
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    return neo4j_server


def test_a_server_has_the_indexes_that_the_model_declares(login: Endpoint) -> None:
    declared: set[tuple[str, tuple[str, ...], tuple[str, ...]]]
    declared = {("RANGE", (node.label,), (name,)) for node in NODES for name in ["id", "name", *indexed(node, "range")]}
    declared |= {("RANGE", (edge.type,), (name,)) for edge in RELATIONSHIPS for name in ["id", *indexed(edge, "range")]}
    declared |= {("FULLTEXT", tuple(sorted(node.label for node in NODES)), ("aliases", "name"))}
    with open_store(login.uri) as store:
        store.prepare()
        rows = store.read("SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties WHERE type <> 'LOOKUP'").rows
    found = {(kind, tuple(sorted(labels)), tuple(sorted(properties))) for _, kind, _, labels, properties in rows}
    assert declared <= found
    assert {state for _, _, state, _, _ in rows} == {"ONLINE"}


def test_the_full_text_index_finds_spellings(stores: Mapping[str, Store]) -> None:
    call = "CALL db.index.fulltext.queryNodes($index, $text) YIELD node RETURN node.name AS name"
    for server in [store for name, store in stores.items() if name != EMBEDDED]:
        server.write(make_pair)
        assert server.read(call, {"index": FULLTEXT, "text": "tlas~"}).rows == [["Manaf Tlass"]]


def test_a_wrong_password_is_told_with_what_mends_it(login: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not this one")
    with pytest.raises(Unreachable, match=r"refuses user 'neo4j'; set NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(login.uri)


def test_no_password_is_told_with_what_mends_it(login: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(Unreachable, match="set NEO4J_USERNAME and NEO4J_PASSWORD"):
        open_store(login.uri)


def test_a_database_that_is_not_there(login: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nosuch")
    with pytest.raises(Unreachable, match=r"nosuch.*see NEO4J_DATABASE"):
        open_store(login.uri)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_closed_port_is_told_with_what_mends_it(scheme: str) -> None:
    with pytest.raises(Unreachable, match=r"no Neo4j answers at(.|\n)*start it, or name another with --store"):
        open_store(f"{scheme}://127.0.0.1:1")


def test_an_address_that_is_none() -> None:
    with pytest.raises(Unreachable, match="no address of a Neo4j server"):
        open_store("bolt+nothing://127.0.0.1:1")

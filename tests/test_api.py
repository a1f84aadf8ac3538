"""`import allegiance`: a graph in a notebook."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import allegiance
from graph.stores import QueryError, StoreError, open_store
from queries.names import UnknownName
from queries.question import BadParameter
from queries.questions import UnknownQuestion, questions
from tests.commands import ROOT, make_graph
from tests.graphs import AIR_FORCE, DEFENCE, GOVERNMENT, load
from tests.syria import syria


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[allegiance.Graph]:
    """The articles of tests/syria.py."""
    with allegiance.open(make_graph(tmp_path_factory.mktemp("api"))) as opened:
        yield opened


def test_it_is_the_same_on_every_store(uri: str, graph: allegiance.Graph) -> None:
    with open_store(uri, writing=True) as store:
        store.prepare()
        load(store, syria())
    with allegiance.open(uri) as other:
        assert other.query("defections/list").rows == graph.query("defections/list").rows
        assert dict(other.network().nodes) == dict(graph.network().nodes)
        assert set(other.network().edges(keys=True)) == set(graph.network().edges(keys=True))


def test_the_store_of_the_surroundings_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_URI", raising=False)
    monkeypatch.setenv("ALLEGIANCE_STORE", make_graph(tmp_path))
    with allegiance.open() as graph:
        assert repr(graph) == f"allegiance.open('{tmp_path}/graph.kgl')"
    monkeypatch.delenv("ALLEGIANCE_STORE")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=r"there is no graph at allegiance.kgl"):
        allegiance.open()


def test_a_question_with_its_parameters(graph: allegiance.Graph) -> None:
    found = graph.query("defections/by-sect", since="2013")
    assert found.title == "Defections by sect"
    assert found.columns[0] == "sect"
    assert [row["defections"] for row in found if row["sect"] == "Alawite"] == []
    assert len(graph.query("by-sect", since=dt.date(2011, 1, 1))) > len(found)


def test_a_date_is_a_day_or_text_as_precise_as_it_is_known(graph: allegiance.Graph) -> None:
    listed = [row["date"] for row in graph.query("defections/list") if row["date"]]
    assert {len(date) for date in listed} == {len("2012"), len("2012-08"), len("2012-08-02")}
    assert {type(row["published"]) for row in graph.query("evidence/denials")} == {dt.date}
    (move,) = graph.cypher(FIRST_DAY).rows
    assert move == {"date": dt.date(2011, 11, 1), "precision": "month"}
    page = " ".join((ROOT / "docs" / "python.md").read_text(encoding="utf-8").split())
    assert "a question gives as text, as precise as it is known: `2012`, `2012-08` or `2012-08-02`" in page


FIRST_DAY = """
MATCH (p:Person {name: 'Afak Ahmad'})-[move:DEFECTED_TO]->(:Faction)
RETURN move.date AS date, move.datePrecision AS precision
"""


def test_all_questions_are_listed(graph: allegiance.Graph) -> None:
    assert [row["name"] for row in graph.questions()] == list(questions())


def test_mistakes_say_what_mends_them(graph: allegiance.Graph) -> None:
    with pytest.raises(UnknownQuestion, match="near to it: defections/list"):
        graph.query("defections/lst")
    with pytest.raises(BadParameter, match="has no parameter 'form'"):
        graph.query("defections/list", form=1)
    with pytest.raises(QueryError, match="only reading is allowed"):
        graph.cypher("CREATE (:Person {id: 'x'})")
    with pytest.raises(UnknownName, match="no sect is called 'alawit'"):
        graph.network(sect="alawit")


TYPED = """
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
RETURN p.name AS name, move.date AS date, move.sources AS sources, move.confidence AS confidence, move.stated AS stated,
       move.dates AS dates, move.rankOrder AS rank, p AS person, null AS nothing
ORDER BY name
"""


def test_a_polars_frame_is_typed(graph: allegiance.Graph) -> None:
    import polars as pl

    answer = graph.cypher(TYPED)
    frame = answer.to_polars()
    assert dict(frame.drop("person").schema) == {
        "name": pl.String(), "date": pl.Date(), "sources": pl.Int64(), "confidence": pl.Float64(), "stated": pl.Boolean(),
        "dates": pl.List(pl.String()), "rank": pl.Int64(), "nothing": pl.Null(),
    }  # fmt: skip
    assert frame["date"].to_list() == [row["date"] for row in answer]
    assert None in frame["date"].to_list()
    assert frame["person"][0]["properties"]["name"] == answer.rows[0]["name"]


def test_a_pandas_frame_is_typed(graph: allegiance.Graph) -> None:
    answer = graph.cypher(TYPED)
    frame = answer.to_pandas()
    assert frame.dtypes.astype(str).replace("string", "str").to_dict() | {"name": "str"} == {
        "name": "str", "date": "datetime64[s]", "sources": "Int64", "confidence": "Float64", "stated": "boolean",
        "dates": "object", "rank": "Int64", "person": "object", "nothing": "object",
    }  # fmt: skip
    assert [None if known else day.date() for day, known in zip(frame["date"], frame["date"].isna(), strict=True)] == [
        row["date"] for row in answer
    ]


@pytest.mark.parametrize("frame", ["to_pandas", "to_polars"])
def test_an_empty_answer_is_a_frame_with_its_columns(frame: str, graph: allegiance.Graph) -> None:
    empty = graph.cypher("MATCH (p:Person {id: $id}) RETURN p.name AS name, p.rank AS rank", id="nobody")
    assert list(getattr(empty, frame)().columns) == ["name", "rank"]
    assert "0 rows" in empty._repr_html_()


def test_a_notebook_shows_rows_and_no_markup_of_others(graph: allegiance.Graph) -> None:
    shown = graph.cypher(
        "MATCH path = (p:Person)-[move:DEFECTED_TO]->(f:Faction) WHERE p.name = 'Manaf Tlass' "
        "RETURN '<b>' AS text, p, move, path, move.date AS date, ['a', 'b'] AS list, null AS nothing"
    )._repr_html_()
    assert re.findall("<td>(.*?)</td>", shown) == [
        "&lt;b&gt;", "Manaf Tlass", "DEFECTED_TO", "Manaf Tlass - Syrian opposition", "2012-07-03", "a; b", "",
    ]  # fmt: skip
    many = graph.cypher("UNWIND range(1, 60) AS number RETURN number")
    assert (many._repr_html_().count("<td>"), len(many)) == (allegiance.SHOWN, 60)
    assert "60 rows; the first 50 are shown" in many._repr_html_()


def test_a_network_of_a_sect_or_an_agency(graph: allegiance.Graph) -> None:
    def persons(**which: str | list[str]) -> set[str]:
        return {data["name"] for _, data in graph.network(**which).nodes(data=True) if data["type"] == "Person"}

    assert persons(agency="air force") == {"Afak Ahmad", "Lukman", "Hussam Awak", "Jamil Hassan"}
    assert persons(sect="alawite", agency="air force") == {"Afak Ahmad", "Jamil Hassan"}
    assert persons(sect=["Druze", "Kurdish"]) == {"Khaldoun Zeineddine", "Lukman"}
    assert persons(agency="Ministry of Defence") > persons(agency="air force")
    assert persons() > persons(sect="alawite")


def test_a_network_has_edges_with_their_properties_and_the_hierarchy(graph: allegiance.Graph) -> None:
    found = graph.network(sect="kurdish")
    assert {(found.nodes[a]["name"], edge["type"], found.nodes[b]["name"]) for a, b, edge in found.edges(data=True)} == {
        ("Lukman", "BELONGS_TO", "Kurdish"), ("Lukman", "DEFECTED_TO", "Syrian opposition"),
        ("Lukman", "SERVES_IN", AIR_FORCE.name), (AIR_FORCE.name, "BELONGS_TO", DEFENCE.name),
        (DEFENCE.name, "BELONGS_TO", GOVERNMENT.name),
    }  # fmt: skip
    (key,) = [key for _, _, key, edge in found.edges(keys=True, data=True) if edge["type"] == "DEFECTED_TO"]
    assert key in {row["id"] for row in graph.query("defections/list")}

"""What each question answers on a graph of tests/syria.py: tests/answers/TOPIC.yaml has the rows, in their order.

    NAME:
    - graph: summer                       left out where it is syria
      after: MATCH (p:Person) DELETE p    what is done to the graph before; left out where nothing
      values: {person: Manaf Tlass}       left out where all defaults are taken
      columns: [name, date]               left out where rows have all columns
      rows: [[Manaf Tlass, 2012-07-03]]
    NAME.picture:                         of a picture each cell is the names of the path, from its start to its end
    - rows: [[[Manaf Tlass, Syrian opposition]]]

tests/test_queries.py compares the stores.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.load import merge
from graph.statement import Reading
from graph.stores import Store, open_store
from queries.questions import find, questions, run
from tests.graphs import NOW
from tests.syria import lives, returned, summer, syria

FOLDER = Path(__file__).parent / "answers"
ANSWERS = {
    f"{path.stem}/{name}": cases
    for path in sorted(FOLDER.glob("*.yaml"))
    for name, cases in yaml.safe_load(path.read_text()).items()
}


GRAPHS: dict[str, Callable[[], list[Reading]]] = {"syria": syria, "summer": summer, "lives": lambda: [*lives(), *returned()]}


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files of the embedded store with the articles of each."""
    paths = {name: tmp_path_factory.mktemp("answers") / f"{name}.kgl" for name in GRAPHS}
    for name, path in paths.items():
        with open_store(str(path), writing=True) as store:
            store.prepare()
            merge(store, GRAPHS[name](), NOW)
    return paths


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_answers(name: str, graphs: dict[str, Path], tmp_path: Path) -> None:
    question, _, picture = name.partition(".")
    for case in ANSWERS[name]:
        with _changed(graphs[case.get("graph", "syria")], case.get("after"), tmp_path) as store:
            rows = run(store, find(question), case.get("values", {}), picture=bool(picture)).dicts()
        given = [[_plain(row[column]) for column in case.get("columns", row)] for row in rows]
        assert given == case["rows"], case


def _changed(graph: Path, cypher: str | None, folder: Path) -> Store:
    if not cypher:
        return open_store(str(graph))
    path = str(shutil.copy(graph, folder))
    with open_store(path, writing=True) as store:
        store.write(lambda run: run(cypher))
    return open_store(path)


def _plain(value: Any) -> Any:
    """As YAML has it: a path as the names of its nodes, a date as a date."""
    if isinstance(value, dict) and "nodes" in value:
        return [node["properties"]["name"] for node in value["nodes"]]
    return value.replace(tzinfo=dt.UTC) if isinstance(value, dt.datetime) else value


def test_every_question_is_answered_here() -> None:
    forms = {name: question.picture is not None for name, question in questions().items()}
    assert {*forms, *(f"{name}.picture" for name, drawn in forms.items() if drawn)} == set(ANSWERS)

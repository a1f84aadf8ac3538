"""What each question answers on the graph of tests/syria.py: tests/answers/TOPIC.yaml has the rows, in their order.

    NAME:
    - values: {person: Manaf Tlass}       left out where all defaults are taken
      columns: [name, date]               left out where rows have all columns
      rows: [[Manaf Tlass, 2012-07-03]]
    NAME.picture:                         of a picture each cell is the names of the path, from its start to its end
    - rows: [[[Manaf Tlass, Syrian opposition]]]

tests/test_queries.py compares the stores.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.load import merge
from graph.stores import Store, open_store
from queries.questions import find, run
from tests.graphs import NOW
from tests.syria import syria

FOLDER = Path(__file__).parent / "answers"
ANSWERS = {
    f"{path.stem}/{name}": cases
    for path in sorted(FOLDER.glob("*.yaml"))
    for name, cases in yaml.safe_load(path.read_text()).items()
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The articles of tests/syria.py in the embedded store."""
    path = str(tmp_path_factory.mktemp("answers") / "graph.kgl")
    with open_store(path, writing=True) as store:
        store.prepare()
        merge(store, syria(), NOW)
        yield store


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_answers(name: str, graph: Store) -> None:
    question, _, picture = name.partition(".")
    for case in ANSWERS[name]:
        rows = run(graph, find(question), case.get("values", {}), picture=bool(picture)).dicts()
        given = [[_plain(row[column]) for column in case.get("columns", row)] for row in rows]
        assert given == case["rows"], case.get("values")


def _plain(value: Any) -> Any:
    """As YAML has it: a path as the names of its nodes, a date as a date."""
    if isinstance(value, dict) and "nodes" in value:
        return [node["properties"]["name"] for node in value["nodes"]]
    return value.replace(tzinfo=dt.UTC) if isinstance(value, dt.datetime) else value

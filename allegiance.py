"""Allegiance in a notebook: open a graph, ask it, and go on with rows, a data frame or a network.

    import allegiance

    graph = allegiance.open("allegiance.kgl")
    graph.questions()                                     # what can be asked
    graph.query("defections/by-sect", since="2012")       # a table, in a notebook
    graph.query("defections/list").to_pandas()

Only for reading: articles come in by the command `allegiance ingest`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from graph.exchange.columns import written
from graph.stores import Store, Table, open_store

if TYPE_CHECKING:
    import pandas
    import polars

    from queries.network import Network

__all__ = ["Answer", "Graph", "open"]

SHOWN = 50
"""Rows of an answer that a notebook shows."""


def open(uri: str | None = None) -> Graph:  # noqa: A001  # allegiance.open reads well, and nobody imports it by name
    """The graph of a file, or of a server by neo4j:// or bolt:// and its address, for reading.

    Without `uri` that of ALLEGIANCE_STORE or NEO4J_URI, else allegiance.kgl. User and password of a server come from
    NEO4J_USERNAME and NEO4J_PASSWORD.

    Raises:
        StoreError: there is no such graph, or it cannot be opened; the message says what mends it.
    """
    return Graph(open_store(uri or os.environ.get("ALLEGIANCE_STORE") or os.environ.get("NEO4J_URI") or "allegiance.kgl"))


@dataclass(frozen=True)
class Answer:
    """The answer to a question: a dict a row, keyed by column. What is not known is None.

    What is always a day is a date; what may be known to the month or year only is text: "2012-08".
    """

    title: str
    columns: list[str]
    rows: list[dict[str, Any]]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas frame of nullable types; dates and moments are datetime64.

        Raises:
            ImportError: pandas is not there; it comes with the extra `frames`.
        """
        import pandas

        frame = pandas.DataFrame(self.rows, columns=self.columns).convert_dtypes()
        for name in self.columns:
            known = {type(row[name]) for row in self.rows} - {type(None)}
            if known == {dt.date}:  # pandas leaves dates as objects
                frame[name] = frame[name].astype("datetime64[s]")
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars frame; dates are Date, moments Datetime, lists List, nodes and relationships Struct.

        Raises:
            ImportError: polars is not there; it comes with the extra `frames`.
        """
        import polars

        return polars.DataFrame({name: [row[name] for row in self.rows] for name in self.columns}, strict=False)

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        shown = [[row[name] for name in self.columns] for row in self.rows[:SHOWN]]
        body = "".join(f"<tr>{''.join(f'<td>{escape(_text(value))}</td>' for value in row)}</tr>" for row in shown)
        more = f"; the first {SHOWN} are shown" if len(self) > SHOWN else ""
        told = f"{escape(self.title)}: {len(self)} row{'' if len(self) == 1 else 's'}{more}"
        return f"<table><caption>{told}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Graph:
    """A graph that is open for reading; as a context manager it is closed at the end."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def questions(self) -> Answer:
        """What `query` can answer, with the parameters of each question."""
        from queries.questions import questions

        rows = [[q.name, q.title, q.description, [str(p) for p in q.parameters]] for q in questions().values()]
        return _answer("Questions", Table(["name", "title", "description", "parameters"], rows))

    def query(self, name: str, /, **parameters: Any) -> Answer:
        """The answer to a question of the library; its topic may be left out where the rest is unique.

        Raises:
            UnknownQuestion: no question is called so; the message suggests some.
            BadParameter: a value is missing, unknown or of the wrong type; the message says what is known.
        """
        from queries.questions import find, run

        question = find(name)
        return _answer(question.title, run(self._store, question, parameters))

    def cypher(self, text: str, /, **parameters: Any) -> Answer:
        """The answer to any Cypher that only reads.

        Raises:
            QueryError: it is wrong, or writes.
        """
        return _answer("Cypher", self._store.read(text, parameters))

    def network(self, *, sect: str | Sequence[str] = (), agency: str | Sequence[str] = ()) -> Network:
        """Persons, bodies and what joins them as a NetworkX MultiDiGraph: of all, or of a sect, or of an agency; see `network`.

        Raises:
            UnknownName: no sect or agency is called so; the message has the nearest.
        """
        from queries.network import network

        return network(self._store, _several(sect), _several(agency))

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"allegiance.open({self._store.uri!r})"


def _answer(title: str, table: Table) -> Answer:
    return Answer(title, table.columns, table.dicts())


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names


def _text(value: Any) -> str:
    """A value for people: a node as its name, a relationship as its type, a path as its nodes, nothing for None."""
    if isinstance(value, dict) and "nodes" in value:
        return " - ".join(map(_text, value["nodes"]))
    if isinstance(value, dict):
        properties = value.get("properties", {})
        return str(value.get("type") or properties.get("name") or properties.get("id") or value)
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return "" if value is None else written(value)

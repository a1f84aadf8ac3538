"""Our own lines of JSON: a head, the lines of graph/dump.py, and a foot with their number, without which a file is cut off."""

from __future__ import annotations

from collections.abc import Iterator

from graph.dump import line, text
from graph.exchange.records import NodeRecord, records
from graph.stores.base import Store

FORMAT = 1
"""Raised when a reader of the format before could no longer make sense of a line."""


def lines(store: Store, *, history: bool = False) -> Iterator[str]:
    """The lines of a whole file, see `records` for what is in it.

    Raises:
        StoreError: the store failed.
    """
    yield text({"allegiance": "export", "format": FORMAT, "history": history})
    nodes = relationships = 0
    for record in records(store, history=history):
        nodes += isinstance(record, NodeRecord)
        relationships += not isinstance(record, NodeRecord)
        yield line(record)
    yield text({"allegiance": "end", "nodes": nodes, "relationships": relationships})

"""A graph as lines of text: one node or relationship a line, the same for the same graph on every store and every run."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from graph.exchange.records import NodeRecord, RelationshipRecord, records
from graph.stores.base import Store


def dump(store: Store, *, history: bool = False) -> Iterator[str]:
    """JSON, a line for each node and relationship that counts; with `history` for all. See `records` for what and in which order.

    Raises:
        StoreError: the store failed.
    """
    return map(line, records(store, history=history))


def line(record: NodeRecord | RelationshipRecord) -> str:
    """The line of a record; moments are in UTC."""
    if isinstance(record, NodeRecord):
        return text({"label": record.label, **record.properties})
    return text({"type": record.type, "from": record.start.id, "to": record.end.id, **record.properties})


def text(values: dict[str, Any]) -> str:
    """One line of JSON."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=plain)


def plain(value: Any) -> str:
    """A date, or a moment in UTC, as ISO 8601 writes it."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else str(value)

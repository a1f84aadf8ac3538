"""Records of a store written as they are, into another one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph.exchange.records import NodeRecord, Records
from graph.load.upsert import ROWS, merge_relationships
from graph.stores.base import Run


def put(run: Run, records: Records) -> Counter[str]:
    """Write nodes, and then relationships; one whose ends are not there is left out.

    Returns how many of each label and type came.
    """
    waiting: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    counts: Counter[str] = Counter()
    joining = False
    for record in records:
        row = {"id": record.properties["id"], "properties": {k: v for k, v in record.properties.items() if k != "id"}}
        if isinstance(record, NodeRecord):
            key: tuple[str, ...] = (record.label,)
        else:
            if not joining:
                _flush(run, waiting)
            joining = True
            key = (record.start.label, record.type, record.end.label)
            row |= {"source": record.start.id, "target": record.end.id}
        waiting.setdefault(key, []).append(row)
        counts[key[len(key) // 2]] += 1
        if len(waiting[key]) >= ROWS:
            _flush(run, {key: waiting.pop(key)})
    _flush(run, waiting)
    return counts


def _flush(run: Run, waiting: dict[tuple[str, ...], list[dict[str, Any]]]) -> None:
    for key, rows in waiting.items():
        if len(key) == 1:
            run(f"UNWIND $rows AS row MERGE (n:{key[0]} {{id: row.id}}) SET n += row.properties", rows=rows)
        else:
            run(merge_relationships(*key), rows=rows)
    waiting.clear()

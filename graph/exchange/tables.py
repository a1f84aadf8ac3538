"""CSV for spreadsheets: a file for each label, one for each type of relationship, and tables that the caller adds.

The first bytes say that it is UTF-8, without which Excel takes Arabic for Latin. Lists, dates and moments are text, see
`written`. No text is a formula, see formulas.py, and one that is longer than a cell of Excel can be is cut.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.exchange.columns import node_tables, relationship_tables, written
from graph.exchange.folder import Files, files
from graph.exchange.formulas import guarded
from graph.exchange.records import NodeRecord, Records
from graph.stores.base import Table

ENCODING = "utf-8-sig"
CELL = 32_767
"""Characters that a cell of Excel holds at most."""

_ENDS = ["fromLabel", "fromName", "toLabel", "toName", "from", "to"]


def write_tables(records: Records, target: Path, further: Mapping[str, Table]) -> None:
    """Write all records into a folder or zip archive, and further tables by their names.

    Raises:
        StoreError: the folder is not empty, or the store failed.
    """
    nodes, relationships = node_tables(), relationship_tables()
    with files(target, encoding=ENCODING) as out:
        for record in records:
            if isinstance(record, NodeRecord):
                columns = list(nodes[record.label])
                values = [record.properties.get(name) for name in columns]
                _add(out, record.label, columns, values)
            elif record.type in relationships:  # one that nobody declares: allegiance doctor tells of it
                columns = list(relationships[record.type])
                start, end = record.start, record.end
                ends = [start.label, start.name, end.label, end.name, start.id, end.id]
                _add(out, record.type, [*_ENDS, *columns], [*ends, *(record.properties.get(name) for name in columns)])
        for name, table in further.items():
            for row in table.rows:
                _add(out, name, table.columns, row)


def _add(out: Files, name: str, columns: Iterable[str], row: Iterable[Any]) -> None:
    file = f"{name}.csv"
    if file not in out:
        csv.writer(out[file]).writerow(columns)
    csv.writer(out[file]).writerow(map(cell, row))


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it.

    >>> cell("=1+1"), cell(-1), cell(["a", "b"]), cell(None)
    ("'=1+1", -1, 'a; b', '')
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guarded(written(value))[:CELL]

"""The properties of every record with their types, and how their values are written as text."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, Literal, get_args, get_origin

from graph.dump import plain
from graph.schema import NODES, RELATIONSHIPS, Record

Type = Literal["text", "integer", "float", "boolean", "date", "datetime", "texts"]
Columns = dict[str, Type]
"""Names, as in the graph, of properties with the types of their values."""

_TYPES: dict[Any, Type] = {
    str: "text", int: "integer", float: "float", bool: "boolean", dt.date: "date", dt.datetime: "datetime",
}  # fmt: skip


@cache
def columns(kind: type[Record]) -> Columns:
    """The properties of a record in the order in which they are declared.

    >>> from graph.schema import Sect
    >>> columns(Sect)
    {'id': 'text', 'name': 'text', 'aliases': 'texts', 'kind': 'text', 'pack': 'text'}
    """
    fields = {name: field for name, field in kind.model_fields.items() if not field.exclude}
    return {field.alias or name: _type(field.annotation) for name, field in fields.items()}


def node_tables() -> dict[str, Columns]:
    """The columns of the nodes of each label."""
    return {kind.label: columns(kind) for kind in NODES}


def relationship_tables() -> dict[str, Columns]:
    """The columns of the relationships of each type; a type that joins several kinds of nodes has those of all of them."""
    found: dict[str, Columns] = {}
    for kind in RELATIONSHIPS:
        found.setdefault(kind.type, {}).update(columns(kind))
    return found


def _type(annotation: Any) -> Type:
    first = next((one for one in get_args(annotation) if one is not type(None)), None)
    if get_origin(annotation) is list:
        return "texts"
    if get_origin(annotation) is Literal:
        return "text"
    return _TYPES[annotation] if annotation in _TYPES else _type(first)


def written(value: Any) -> str:
    """A value as text for people and programs that know no lists and dates.

    Entries of a list are parted by `; `, dates and moments are as ISO 8601 writes them (moments in UTC), and true and false are
    in lower case.
    """
    if isinstance(value, list):
        return "; ".join(map(written, value))
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else repr(value) if isinstance(value, float) else plain(value)

"""The files of `neo4j-admin database import full` (Neo4j 5.26 and later): the whole graph, history included.

    Person-header.csv        id:ID,name:string,aliases:string[],...          types from graph/schema.py
    Person.csv
    SERVES_IN-header.csv     :START_ID,:END_ID,id:string,...
    SERVES_IN.csv
    import.args              the arguments: neo4j-admin database import full neo4j @import.args
    after.cypher             constraints, indexes and empty lists, which an import does not make: cypher-shell -f after.cypher

Texts are quoted, so that an empty one is not taken for none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.dump import plain
from graph.exchange.columns import Columns, Type, columns, node_tables, relationship_tables
from graph.exchange.folder import Files, files
from graph.exchange.records import NodeRecord, Records
from graph.schema import NODES, RELATIONSHIPS
from graph.stores import ddl

BETWEEN = "\x1f"
"""Parts the entries of a list: the unit separator of ASCII, for which no text has any use. In an entry it becomes a blank."""

_TYPES: dict[Type, str] = {"text": "string", "texts": "string[]", "integer": "long", "float": "double"}


def write_bulk(records: Records, target: Path) -> None:
    """Write all records into a folder or zip archive.

    Raises:
        StoreError: the folder is not empty, or the store failed.
    """
    nodes, relationships = node_tables(), relationship_tables()
    written: dict[str, str] = {}
    ends: tuple[str, ...]
    with files(target) as out:
        for record in records:
            if isinstance(record, NodeRecord):
                name, known, ends = record.label, nodes[record.label], ()
                written.setdefault(name, _begin(out, "nodes", name, _node_header(known)))
            elif record.type not in relationships:  # nobody declares it: allegiance doctor tells of it
                continue
            else:
                name, known, ends = record.type, relationships[record.type], (record.start.id, record.end.id)
                written.setdefault(name, _begin(out, "relationships", name, _relationship_header(known)))
            values = [*ends, *(record.properties.get(column) for column in known)]
            out[f"{name}.csv"].write(",".join(map(field, values)) + "\n")
        out["import.args"].write("\n".join([*written.values(), *_OPTIONS, ""]))
        out["after.cypher"].write("".join(f"{statement};\n" for statement in (*ddl.statements(), *_empty_lists())))


_OPTIONS = ("--multiline-fields=true", "--array-delimiter=U+001F", "--id-type=string")


def _empty_lists() -> Iterator[str]:
    """An import has no way to write an empty list, and every list of ours is there, if empty."""
    for node in NODES:
        yield from _filled(f"(found:{node.label})", columns(node))
    for kind in RELATIONSHIPS:
        for start, end in kind.ends:
            yield from _filled(f"(:{start})-[found:{kind.type}]->(:{end})", columns(kind))


def _filled(pattern: str, known: Columns) -> Iterator[str]:
    lists = [name for name, kind in known.items() if kind == "texts"]
    if lists:
        filled = ", ".join(f"found.{name} = coalesce(found.{name}, [])" for name in lists)
        yield f"MATCH {pattern} SET {filled}"


def _begin(out: Files, option: str, name: str, header: Iterator[str]) -> str:
    """Write a header the first time; returns the argument that names both files."""
    file = f"{name}-header.csv"
    if file not in out:
        out[file].write(",".join(header) + "\n")
    return f"--{option}={name}=./{file},./{name}.csv"  # a bare name has no folder for Neo4j 2026


def _node_header(known: Columns) -> Iterator[str]:
    yield from ("id:ID" if name == "id" else f"{name}:{_TYPES.get(kind, kind)}" for name, kind in known.items())


def _relationship_header(known: Columns) -> Iterator[str]:
    yield from (":START_ID", ":END_ID")
    yield from (f"{name}:{_TYPES.get(kind, kind)}" for name, kind in known.items())


def field(value: Any) -> str:
    """A value as the import reads it: nothing for null, texts in quotes, quotes in them doubled.

    >>> field('5" gun'), field(None), field(""), field(0.5)
    ('"5"" gun"', '', '""', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(BETWEEN.join(str(entry).replace(BETWEEN, " ") for entry in value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return plain(value)
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'

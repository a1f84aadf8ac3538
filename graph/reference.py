"""The reference pages that follow from the code: `docs/graph-model.md`, `docs/statement.schema.json` and `docs/confidence.md`.

    python -m graph.reference

writes them into the folder `docs` of the working directory. A test fails when the committed pages are not these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from graph import schema
from graph.edges import page as confidence
from graph.schema import NODES, RELATIONSHIPS, Index, Record, Relationship
from graph.statement import Statement
from graph.stores import ddl

DOCS = Path("docs")
MODEL, STATEMENT, CONFIDENCE = DOCS / "graph-model.md", DOCS / "statement.schema.json", DOCS / "confidence.md"


def main() -> None:
    """Write all pages."""
    DOCS.mkdir(exist_ok=True)
    MODEL.write_text(graph_model(), encoding="utf-8")
    STATEMENT.write_text(statement_page(), encoding="utf-8")
    CONFIDENCE.write_text(confidence.page(), encoding="utf-8")


# --- the model -------------------------------------------------------------------------------------------------------


def graph_model() -> str:
    """Markdown: a section for each node and relationship, with its pattern and properties; then constraints and indexes."""
    overview = re.search(r"(    \(:Person\).*?)\n\n", schema.__doc__ or "", re.S)
    parts = [
        "# The graph",
        "Generated from `graph/schema.py` by `make docs`.",
        f"```\n{_outdented(overview[1]) if overview else ''}\n```",
        "## Nodes",
        *(_section(f"`(:{node.label})`", node, "") for node in NODES),
        "## Relationships",
        *(_section(_called(kind), kind, _pattern(kind)) for kind in RELATIONSHIPS),
        "## Constraints and indexes",
        "In Neo4j's Cypher; each is harmless to run again. The embedded engine keeps the same constraints on `id`.",
        "```cypher\n" + "".join(f"{statement};\n" for statement in ddl.statements()) + "```",
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, record: type[Record], pattern: str) -> str:
    fields = {field.alias or name: field for name, field in record.model_fields.items() if not field.exclude}
    first = [name for name in ("id", "name") if name in fields]
    rows = [_row(name, fields[name]) for name in dict.fromkeys([*first, *fields])]
    table = "\n".join(["| property | type | meaning | index |", "|---|---|---|---|", *rows])
    parts = [f"### {title}", record.__doc__ or "", pattern, table]
    return "\n\n".join(part for part in parts if part)


def _called(kind: type[Relationship]) -> str:
    """The type, with the label that it begins at where several relationships have it."""
    same = [other for other in RELATIONSHIPS if other.type == kind.type]
    return f"`[:{kind.type}]`" + (f" of {' and '.join(_labels(kind, 0))}" if len(same) > 1 else "")


def _labels(kind: type[Relationship], end: Literal[0, 1]) -> list[str]:
    return list(dict.fromkeys(pair[end] for pair in kind.ends))


def _pattern(kind: type[Relationship]) -> str:
    pairs = [f"(:{start})-[:{kind.type}]->(:{' | '.join(ends)})" for start, ends in _ends_by_start(kind)]
    return "```\n" + "\n".join(pairs) + "\n```"


def _ends_by_start(kind: type[Relationship]) -> Iterator[tuple[str, list[str]]]:
    for start in _labels(kind, 0):
        yield start, [end for begin, end in kind.ends if begin == start]


def _row(name: str, field: FieldInfo) -> str:
    index = ["unique"] if name == "id" else [mark.kind for mark in field.metadata if isinstance(mark, Index)]
    if name == "name":
        index.append("range")
    return f"| `{name}` | {type_name(field.annotation)} | {field.description or ''} | {', '.join(sorted(index))} |"


def type_name(annotation: Any) -> str:
    """What a property holds, in words: a choice counts as text, and None as `or null`.

    >>> type_name(list[str]), type_name(int | None), type_name(Literal["a", "b"])
    ('list of string', 'integer or null', 'string')
    """
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return " or ".join(type_name(part) for part in inside)
    if origin is Literal:
        return "string"
    if origin is list:
        return f"list of {type_name(inside[0])}"
    names = {str: "string", int: "integer", float: "float", bool: "boolean", NoneType: "null"}
    return names.get(annotation) or str(annotation.__name__)


def _outdented(text: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in text.splitlines())


# --- the statement ---------------------------------------------------------------------------------------------------


def statement_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a line of `allegiance extract --format jsonl`, see `Statement.printed`."""
    described = _bare(Statement.model_json_schema(by_alias=True, mode="serialization"))
    added = {
        "id": {"type": "string", "description": "hash of the content, the same on every run"},
        "datePrecision": {"type": "string", "enum": ["day", "month", "year", "unknown"], "description": "precision of `date`"},
    }
    properties = {"id": added["id"], **described.pop("properties"), "datePrecision": added["datePrecision"]}
    about = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Statement",
        "description": "What one article says in one place, as `allegiance extract --format jsonl` prints it, one a line. "
        "`object` is what the text names, null when it names no side; `target` is the faction that an edge goes to.",
    }
    return about | {"type": "object", "properties": properties, "required": list(properties)} | _rest(described)


def _rest(described: dict[str, Any]) -> dict[str, Any]:
    return {key: described[key] for key in ("additionalProperties", "$defs") if key in described}


def _bare(described: Any) -> Any:
    """Without the titles and defaults that pydantic adds: every property is printed, so that no default is ever used."""
    if isinstance(described, list):
        return [_bare(item) for item in described]
    if isinstance(described, dict):
        kept = {key: value for key, value in described.items() if key not in ("title", "default") or isinstance(value, dict)}
        return {key: _bare(value) for key, value in kept.items()}
    return described


def statement_page() -> str:
    """The schema as the file holds it."""
    return json.dumps(statement_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()

"""The generated pages say what the declarations say (graph/reference.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.edges import page as confidence
from graph.reference import CONFIDENCE, MODEL, STATEMENT, graph_model, main, statement_page, statement_schema
from graph.schema import NODES, RELATIONSHIPS
from graph.stores import ddl
from tests.syria import syria

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("page", "content"), [(MODEL, graph_model()), (STATEMENT, statement_page()), (CONFIDENCE, confidence.page())], ids=str
)
def test_the_committed_page_is_the_generated_one(page: Path, content: str) -> None:
    assert (ROOT / page).read_text(encoding="utf-8") == content, f"{page} is out of date; run: make docs"


def test_main_writes_all_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    main()
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "docs").iterdir()} == {
        "graph-model.md": graph_model(), "statement.schema.json": statement_page(), "confidence.md": confidence.page(),
    }  # fmt: skip


def test_the_model_page_names_every_property_and_constraint() -> None:
    page = graph_model()
    for record in (*NODES, *RELATIONSHIPS):
        assert record.__doc__
        assert record.__doc__ in page
        for name, field in record.model_fields.items():
            assert field.exclude or f"| `{field.alias or name}` |" in page
            assert field.exclude or field.description, f"{record.__name__}.{name} has no description"
    assert all(statement in page for statement in ddl.statements())
    assert all(f"(:{start})-[:{kind.type}]->" in page for kind in RELATIONSHIPS for start, _ in kind.ends)


@pytest.mark.parametrize("line", [s.printed() for reading in syria() for s in reading.statements], ids=lambda line: line["id"])
def test_a_printed_statement_is_valid(line: dict[str, Any]) -> None:
    schema = statement_schema()
    assert set(line) == set(schema["properties"]) == set(schema["required"])
    assert list(breaches(json.loads(json.dumps(line)), schema, schema["$defs"])) == []


@pytest.mark.parametrize(
    ("change", "at"),
    [
        ({"kind": "MARRIED_TO"}, "kind"), ({"start": "0"}, "start"), ({"subject": None}, "subject"), ({"more": 1}, "more"),
        ({"object": {"label": "Sect"}}, "object"), ({"confidence": True}, "confidence"),
        ({"datePrecision": "week"}, "datePrecision"), ({"also": ["a quote"]}, "also"),
    ],
)  # fmt: skip
def test_a_line_that_breaks_the_contract_is_found(change: dict[str, Any], at: str) -> None:
    schema = statement_schema()
    line = syria()[0].statements[0].printed() | change
    assert list(breaches(line, schema, schema["$defs"])) == [at]


TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "object": dict, "array": list,
}  # fmt: skip


def breaches(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> list[str]:
    """Where a value breaks a schema: names of its properties, or "." for the value itself. As much of JSON Schema as we use."""
    if "$ref" in schema:
        return breaches(value, defs[schema["$ref"].rpartition("/")[2]], defs)
    if "anyOf" in schema:
        return [] if any(not breaches(value, one, defs) for one in schema["anyOf"]) else ["."]
    kind = schema["type"]
    right = isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
    if not right or value not in schema.get("enum", [value]):
        return ["."]
    if kind == "array":
        return [place for item in value for place in breaches(item, schema["items"], defs)]
    return _in_object(value, schema, defs) if kind == "object" else []


def _in_object(value: dict[str, Any], schema: dict[str, Any], defs: dict[str, Any]) -> list[str]:
    known = schema["properties"]
    wrong = [name for name in value if name not in known or breaches(value[name], known[name], defs)]
    return wrong + [name for name in schema["required"] if name not in value]

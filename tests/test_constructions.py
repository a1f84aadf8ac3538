"""Every kind of sentence that the extractor must read, one test each."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.names import fold
from graph.repeats import together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "constructions.yaml").read_text(encoding="utf-8"))


def _parameter(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, id=str(case["n"]), marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_construction(case: dict[str, Any], extractor: RuleExtractor) -> None:
    article = Article(id="article:case", name="-", published=dt.date(2021, 6, 16), sha256="-", text=case["text"])
    statements = together(extractor.read(article).statements)

    found = [s for s in statements if s.kind == "DEFECTED_TO"]
    expected = [line.split(" | ") for line in case["defections"]]
    assert len(found) == len(expected), [(s.subject.name, s.modality, s.quote) for s in found]
    for line in expected:
        assert any(_told(s, line) for s in found), (line, [_line(s) for s in found])
    if "sects" in case:
        assert {f"{s.subject.name} | {_name(s.object)}" for s in statements if s.kind == "BELONGS_TO"} == set(case["sects"])
    served = [(s.subject.name, _name(s.object), s.current) for s in statements if s.kind == "SERVES_IN"]
    for person, body, current in (line.split(" | ") for line in case.get("services", [])):
        assert (person, body, current == "true") in served
    assert not {name for name, _, _ in served} & set(case.get("no_services", []))


def _told(statement: Statement, line: list[str]) -> bool:
    return all(wanted == "*" or fold(wanted) == fold(got) for wanted, got in zip(line, _line(statement), strict=True))


def _line(s: Statement) -> tuple[str, ...]:
    return (s.subject.name, _name(s.origin), _name(s.object), s.date or "null", s.modality)


def _name(ref: Any) -> str:
    return ref.name if ref else "null"

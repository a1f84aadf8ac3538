"""Persons and their ranks, as an article names them: one test for each way of naming somebody, or what looks like it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mentions.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["n"]) for case in CASES])
def test_persons(case: dict[str, Any], extractor: RuleExtractor) -> None:
    assert sorted(_persons(case["text"], extractor)) == sorted(case["persons"])


def test_every_form_of_a_name_is_kept(extractor: RuleExtractor) -> None:
    article = _article("Karam Zahr, alias Abu Layth, left the army. Zahr is 30. Abu Layth was armed.")

    [person] = [m for m in extractor.read(article).mentions if m.entity.label == "Person"]

    assert person.names == ("Abu Layth", "Karam Zahr", "Zahr")
    assert person.count == 4


def test_a_surname_goes_to_the_namesake_of_that_rank(extractor: RuleExtractor) -> None:
    text = "Colonel Samir Haddad and General Fares Haddad left the army. Colonel Haddad fled to Turkey."

    mentions = {m.entity.name: m.names for m in extractor.read(_article(text)).mentions if m.entity.label == "Person"}

    assert mentions == {"Samir Haddad": ("Haddad", "Samir Haddad"), "Fares Haddad": ("Fares Haddad",)}


def test_an_article_about_nothing_is_not_read_for_names(extractor: RuleExtractor) -> None:
    assert _persons("Dario Venturi scored twice. The chief cook praised him.", extractor) == []


def _persons(text: str, extractor: RuleExtractor) -> list[str]:
    persons = [m for m in extractor.read(_article(text)).mentions if m.entity.label == "Person"]
    return [f"{m.entity.name} | {m.rank}" if m.rank else m.entity.name for m in persons]


def _article(text: str) -> Article:
    return Article(id="article:case", name="-", sha256="-", text=text)

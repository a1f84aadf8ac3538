"""The packs of the conflicts beside Syria: each holds together, and names the bodies that reporters write of there."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import ingest.packs
from graph.keys import body_id
from graph.names import fold
from graph.repeats import together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor
from ingest.packs import Lexicon, load_packs
from ingest.packs.models import PackFile

SENTENCES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (Path(__file__).parent / "conflicts.yaml").read_text(encoding="utf-8")
)
PACKS = list(SENTENCES)
CASES = [pytest.param(case, id=f"{pack}-{n}") for pack, cases in SENTENCES.items() for n, case in enumerate(cases, 1)]


def _file(pack: str) -> PackFile:
    path = Path(ingest.packs.__file__).parent / f"{pack}.yaml"
    return PackFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def _bodies(pack: PackFile) -> list[Any]:
    return [*pack.agencies, *pack.factions]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_packs(("core", "syria", *PACKS))


@pytest.fixture(scope="module")
def extractor(lexicon: Lexicon) -> RuleExtractor:
    return RuleExtractor(lexicon)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_stands_alone(pack: str) -> None:
    file, alone = _file(pack), load_packs(("core", pack))
    assert file.pack == pack
    for body in _bodies(file):
        found = alone.named(body.name)
        assert found.name == body.name
        assert body.parent is None or alone.parents[found.id] == alone.named(body.parent).id


@pytest.mark.parametrize("pack", PACKS)
def test_every_body_and_community_has_the_address_of_a_page(pack: str) -> None:
    file = _file(pack)
    assert [e.name for e in (*_bodies(file), *file.sects) if not re.match(r"https?://\S+\.\S+/\S+$", e.source or "")] == []


def test_a_name_means_one_body_in_all_packs() -> None:
    files = [_file(pack) for pack in ("syria", *PACKS)]
    agencies = Counter(body_id("Agency", entry.name) for file in files for entry in file.agencies)
    factions = Counter(body_id("Faction", entry.name) for file in files for entry in file.factions)
    sects = Counter(body_id("Sect", entry.name) for file in files for entry in file.sects)
    everywhere = {body.id for body in load_packs(("core",)).bodies.values()}  # what core shares, a pack may say more about
    assert {name for names in (agencies, factions, sects) for name, times in names.items() if times > 1} <= everywhere


@pytest.mark.parametrize("pack", PACKS)
def test_no_alias_of_one_body_names_another(pack: str) -> None:
    spellings = Counter(
        spelling for body in _bodies(_file(pack)) for spelling in {name.casefold() for name in (body.name, *body.aliases)}
    )
    assert [spelling for spelling, times in spellings.items() if times > 1] == []


@pytest.mark.parametrize("pack", PACKS)
def test_no_alias_is_a_town_a_rank_or_a_given_name(pack: str, lexicon: Lexicon) -> None:
    other = lexicon.places.keys() | lexicon.countries.keys() | lexicon.given_names | set(lexicon.ranks.forms)
    assert {name for body in _bodies(_file(pack)) for name in (body.name, *body.aliases)} & other == set()


@pytest.mark.parametrize("pack", PACKS)
def test_the_usual_words_have_a_meaning(pack: str, lexicon: Lexicon) -> None:
    generic = _file(pack).generic
    assert {"army", "police", "parliament", "government", "diplomatic service", "foreign ministry"} <= generic.keys()
    assert all(lexicon.named(name).name == name for name in generic.values())


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: dict[str, str], extractor: RuleExtractor) -> None:
    article = Article(id="article:case", name="-", published=dt.date(2021, 6, 16), sha256="-", text=case["text"])
    statements = together(extractor.read(article).statements)
    gone = next((s for s in statements if s.kind == "DEFECTED_TO"), None)
    assert (gone is not None) == ("left" in case)
    if gone:
        assert gone.origin is not None
        assert gone.origin.name == case["left"]
        assert _joined(gone) == case.get("joined")
        assert "side" not in case or (gone.target is not None and gone.target.name == case["side"])
    if "in" in case:
        assert fold(case["in"]) in {fold(s.object.name) for s in statements if s.kind == "SERVES_IN" and s.object}


def _joined(statement: Statement) -> str | None:
    return statement.object.name if statement.object else None

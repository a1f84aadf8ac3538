"""The packs that come with Allegiance know every body, rank and community of tests/facts, and name nobody who changed sides."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.keys import body_id
from graph.ordinals import in_figures, spellings
from ingest.extractors.rules import RuleExtractor
from ingest.packs import DEFAULT, load_packs
from ingest.packs.check import entries, key
from ingest.packs.examine import examine
from ingest.packs.reading import Pack, known, read_pack
from ingest.readers import Source, read
from ingest.text.bodies.finder import BodyFinder
from ingest.text.bodies.scope import Scopes
from ingest.text.tokens.tokens import Tokenizer

FACTS = Path(__file__).parent / "facts"
NOTES: dict[str, dict[str, Any]] = yaml.safe_load((FACTS / "left-out.yaml").read_text(encoding="utf-8"))
GOLD = Path(__file__).parent / "gold"
SAMPLES = Path(__file__).parent.parent / "samples"

LEXICON = load_packs()
TOKENIZER = Tokenizer(LEXICON.abbreviations)
FINDER = BodyFinder(LEXICON, TOKENIZER)
SYRIA = Scopes(LEXICON.conflicts, LEXICON.nations).of("Syria")


def _table(name: str) -> list[tuple[str, list[str], str]]:
    """Canonical name, aliases that are not left out, and parent, as the table has them."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row["canonical"], _aliases(row), row.get("parent", "")) for row in rows]


def _aliases(row: dict[str, str]) -> list[str]:
    left_out = NOTES["left_out"].get(row["canonical"], {})
    aliases = [alias for alias in row["aliases_seen"].split("|") if alias and alias not in left_out]
    return [re.sub(r" \(.*\)$", "", alias) for alias in aliases]


def _ours(canonical: str) -> str:
    return str(NOTES["renamed"].get(canonical, canonical))


def _found(name: str) -> set[str]:
    """Ids of the bodies that these words name in an article about Syria; with those of a post of this name."""
    tokens = TOKENIZER(f"He has left the {name} in 2012.")
    words = range(4, 4 + len(TOKENIZER(name)))
    spans = FINDER.find(tokens, SYRIA, {})
    posts = {conflict.offices[name.lower()] for conflict in SYRIA.conflicts if name.lower() in conflict.offices}
    return {span.body.id for span in spans if not set(range(span.start, span.end)).isdisjoint(words)} | posts


BODIES = [*_table("agencies"), *_table("factions")]
NAMES = [(canonical, name) for canonical, aliases, _ in BODIES for name in (_ours(canonical), *aliases)]


@pytest.mark.parametrize(("canonical", "name"), NAMES)
def test_every_name_of_a_body_means_that_body(canonical: str, name: str) -> None:
    body = LEXICON.named(_ours(canonical), "syria")
    assert _found(name) == {body.id}


@pytest.mark.parametrize(("canonical", "parent"), [(canonical, parent) for canonical, _, parent in BODIES if parent])
def test_parents_are_those_of_the_table(canonical: str, parent: str) -> None:
    above = {key(LEXICON.bodies[ident].name) for ident in LEXICON.ancestors(LEXICON.named(_ours(canonical), "syria").id)}
    said = [NOTES["parents"].get(name, name) for name in re.sub(r" *\([^)]*\)", "", parent).split(" / ")]
    declared = {key(name) for name in said if LEXICON.declares(name)}
    assert not declared or declared & above


@pytest.mark.parametrize(("canonical", "aliases"), [(canonical, aliases) for canonical, aliases, _ in _table("ranks")])
def test_every_form_of_a_rank_means_that_rank(canonical: str, aliases: list[str]) -> None:
    assert {alias: (LEXICON.ranks.find(alias) or ("none",))[0] for alias in aliases} == dict.fromkeys(aliases, _ours(canonical))


def test_ranks_stand_in_the_order_of_the_table() -> None:
    orders = [found[1] for canonical, _, _ in _table("ranks") if (found := LEXICON.ranks.find(_ours(canonical)))]
    assert len(orders) == 15
    assert orders == sorted(orders, reverse=True)


@pytest.mark.parametrize(("canonical", "aliases"), [(canonical, aliases) for canonical, aliases, _ in _table("sects")])
def test_every_name_of_a_community_means_that_community(canonical: str, aliases: list[str]) -> None:
    ours = _ours(canonical)
    words = {noun for noun, sect in LEXICON.sect_nouns if sect.name == ours}
    words |= {alias for _, sect in LEXICON.sect_nouns if sect.name == ours for alias in sect.aliases}
    assert set(aliases) <= words


def test_what_is_left_out_is_in_the_tables() -> None:
    seen: dict[str, set[str]] = {}
    for path in (path for path in FACTS.glob("*.csv") if path.stem != "name-variants"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                seen.setdefault(row["canonical"], set()).update(row["aliases_seen"].split("|"))
    left_out = {(canonical, name) for canonical, names in NOTES["left_out"].items() for name in names}
    assert {(canonical, name) for canonical, name in left_out if name not in seen.get(canonical, ())} == set()


@pytest.mark.parametrize(
    ("arabic", "name"),
    [
        ("إدارة المخابرات الجوية", "Air Force Intelligence Directorate"),
        ("Idarat al-Mukhabarat al-Jawiya", "Air Force Intelligence Directorate"),
        ("شعبة الأمن السياسي", "Political Security Directorate"),
        ("الجيش السوري الحر", "Free Syrian Army"),
        ("فرع فلسطين", "Palestine Branch"),
    ],
)
def test_arabic_names(arabic: str, name: str) -> None:
    assert _found(arabic) == {LEXICON.named(name).id}


@pytest.mark.parametrize(
    ("unit", "chain"),
    [
        ("105th Brigade", ["Republican Guard", "Syrian Armed Forces", "Ministry of Defence", "Syrian government"]),
        ("Branch 251", ["General Intelligence Directorate", "Syrian presidency", "Syrian government"]),
        ("YPG", ["Syrian Democratic Forces", "Autonomous Administration of North and East Syria"]),
        (
            "Hamza Division",
            ["Syrian National Army", "Syrian Interim Government", "Syrian National Coalition", "Syrian opposition"],
        ),
    ],
)
def test_units_stand_below_their_bodies(unit: str, chain: list[str]) -> None:
    assert [LEXICON.bodies[ident].name for ident in LEXICON.ancestors(LEXICON.named(unit, "syria").id)] == chain


@pytest.mark.parametrize(("words", "figures"), [("Fifth Division", "5th Division"), ("Twenty-First Brigade", "21st Brigade")])
def test_a_number_in_words_or_in_figures_is_one_body(words: str, figures: str) -> None:
    assert _found(words) == _found(figures) == {LEXICON.named(figures, "syria").id}
    assert body_id("Agency", words) == body_id("Agency", figures)


def test_numbers_are_folded_only_where_they_are_ordinals() -> None:
    assert in_figures("twelfth and ninety ninth, one second to spare") == "12th and 99th, one 2nd to spare"
    assert in_figures("fifteenths firstly 4 x") == "fifteenths firstly 4 x"
    assert spellings("93rd Brigade") == ("93rd Brigade", "Ninety-Third Brigade")


@pytest.mark.parametrize("name", DEFAULT)
def test_packs_that_come_along_have_no_mistakes(name: str) -> None:
    (found,) = examine([name])
    assert found.mistakes == ()


@pytest.mark.parametrize("pack", [read_pack(name) for name in known()], ids=lambda pack: str(pack.name))
def test_bodies_have_sources(pack: Pack) -> None:
    assert [entry.name for _, _, entry in entries(pack) if not (entry.source or "").startswith("http")] == []


def test_no_pack_names_somebody_who_changed_sides() -> None:
    people = {person for path in sorted(GOLD.glob("*-dev.jsonl")) for person in _gold_people(path)} | _people_of_samples()
    assert len(people) > 60
    text = "\n".join(f" {key(value)} " for name in known() for value in _strings(read_pack(name)))
    assert {person for person in people if f" {key(person)} " in text} == set()


def _gold_people(path: Path) -> set[str]:
    lines = [json.loads(line)["gold"] for line in path.read_text(encoding="utf-8").splitlines()]
    return {event["person"] for gold in lines for event in gold["defections"] if " " in event["person"]}


def _people_of_samples() -> set[str]:
    extractor = RuleExtractor(LEXICON)
    articles = [source.article for source in read([str(SAMPLES)]) if isinstance(source, Source)]
    said = [statement for article in articles for statement in extractor.read(article).statements]
    return {statement.subject.name for statement in said if statement.kind == "DEFECTED_TO" and " " in statement.subject.name}


def _strings(pack: Pack) -> Iterator[str]:
    """Every word of a pack but for the addresses of its sources."""
    for file in pack.files:
        yield from _inside(file.content.model_dump())


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, child in value.items():
            yield from () if name == "source" else (name, *_inside(child))
    elif isinstance(value, list | tuple | set | frozenset):
        for child in value:
            yield from _inside(child)

"""Why a sentence gave no event: every reason that `allegiance read --explain` can give, one case each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor
from ingest.extractors.rules.explain.marker import Marker
from ingest.marked import Marked, Reason
from ingest.packs import load_packs
from ingest.readers import Source, read
from tests.commands import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "reasons.yaml").read_text(encoding="utf-8"))
KINDS = {
    "phrase", "look-alike", "not-said", "no-subject", "repeats-nothing", "group", "unnamed", "whose", "hypothetical", "ruler",
    "peaceful", "elsewhere", "sideless", "hunted", "transfer", "joint", "needs", "stays", "denial",
}  # fmt: skip

Reads = Callable[[str], Marked]


@pytest.fixture(scope="module")
def marker() -> Marker:
    return Marker(load_packs())


@pytest.fixture(scope="module")
def reads(marker: Marker) -> Reads:
    def read_text(text: str) -> Marked:
        return marker.read(Article(id="article:case", name="-", published=dt.date(2012, 7, 6), sha256="-", text=text))

    return read_text


def _reasons(marked: Marked) -> list[Reason]:
    return [reason for sentence in marked.sentences for reason in sentence.reasons]


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case['kind']}" for number, case in enumerate(CASES, 1)])
def test_a_sentence_without_event_says_why(case: dict[str, Any], reads: Reads) -> None:
    assert (case["kind"], case["says"]) in [(reason.kind, reason.text) for reason in _reasons(reads(case["text"]))]


def test_every_reason_has_a_case() -> None:
    assert {case["kind"] for case in CASES} == KINDS


def test_no_case_states_an_event_in_the_sentence_that_gives_its_reason(reads: Reads) -> None:
    told = [sentence for case in CASES for sentence in reads(case["text"]).sentences if sentence.event]
    assert all(not sentence.reasons for sentence in told)
    assert {statement.subject.name for sentence in told for statement in sentence.statements} == {"Sami Nour"}


def test_a_reason_points_at_its_words(reads: Reads) -> None:
    text = "It was hot in Homs. Colonel Sami Nour of the Syrian army may not change sides, nor will he defect."
    found = [text[reason.start : reason.end] for reason in _reasons(reads(text))]
    assert found == ["change sides", "defect"]


def test_the_entry_of_a_list_says_what_its_heading_lacks(reads: Reads) -> None:
    text = "These officials of Syria have resigned:\n\n- Judge Sami Nour of the Court of Appeal.\n\nIt was hot in Homs."
    assert [reason.kind for reason in _reasons(reads(text)) if "Sami Nour" in reason.text] == ["needs"]


def test_an_article_is_read_as_if_no_other_had_been(reads: Reads) -> None:
    first, other = CASES[0]["text"], "Major Omar Zain deserted from the Syrian army. Captain Ali Haddad may follow suit."
    alone = reads(first).printed()
    reads(other)
    assert reads(first).printed() == alone


def test_what_is_marked_is_what_is_extracted(marker: Marker) -> None:
    extractor = RuleExtractor(load_packs())
    articles = [source.article for source in read([str(ROOT / "samples")]) if isinstance(source, Source)]
    for article in articles:
        marked, reading = marker.read(article), extractor.read(article)
        assert {s.id for sentence in marked.sentences for s in sentence.statements} == {s.id for s in reading.statements}
        assert "".join(words for part in marked.parts() for words, _ in part.pieces) == article.text
    assert articles


def test_marks_say_what_they_stand_for(reads: Reads) -> None:
    text = (
        "Brig. Gen. Nasr Mustafa, an Alawite, defected in Damascus on 2 July. Mustafa served in Syria's Air Force Intelligence."
    )
    found = {(text[mark.start : mark.end], mark.kind, mark.name, mark.id) for mark in reads(text).marks}
    assert found >= {
        ("Brig. Gen.", "rank", "Brigadier General", None),
        ("Nasr Mustafa", "person", "Nasr Mustafa", "person:nasr-mustafa@case"),
        ("Mustafa", "person", "Nasr Mustafa", "person:nasr-mustafa@case"),
        ("Alawite", "sect", "Alawite", "sect:alawite"),
        ("defected", "predicate", "defected", None),
        ("Damascus", "place", "Damascus", None),
        ("2 July", "date", "2012-07-02", None),
        (
            "Air Force Intelligence",
            "body",
            "Air Force Intelligence Directorate",
            "agency:air-force-intelligence-directorate-syria",
        ),
    }


def test_marks_stand_apart_and_in_order(marker: Marker) -> None:
    for source in read([str(ROOT / "samples")]):
        if isinstance(source, Source):
            marks = marker.read(source.article).marks
            assert all(first.end <= second.start for first, second in pairwise(marks))

"""Which words of a sentence name a body, by their form."""

from __future__ import annotations

import pytest

from ingest.extractors.rules.events.finder import EventFinder
from ingest.packs import load_packs
from ingest.text.annotate import Annotator


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    lexicon = load_packs()
    return Annotator(lexicon, EventFinder(lexicon).patterns.triggers)


CASES = [
    ("The officer served in the 51st Brigade.", ["51st Brigade"]),
    ("The officer served in Brigade 51 and in the NDFX.", ["Brigade 51", "NDFX"]),
    ("He left and joined the Rijal Allah Battalion.", ["Rijal Allah Battalion"]),
    ("He left the 80th Air Defence Regiment.", ["80th Air Defence Regiment"]),
    ("He left the 5th Border Guard Battalion and his coat.", ["5th Border Guard Battalion"]),
    ("He left on a Friday and prayed to God. The Battalion sleeps.", []),
    # a name with letters
    ("The officer of Lomar-NDX met the president of NDX-Lomar.", ["Lomar-NDX", "NDX-Lomar"]),
    ("The officer of NDX-General Command met an Anglo-US envoy.", ["NDX-General Command"]),
    # a number of things, and of bodies, is none
    ("He left with 40 rifles.", []),
    ("The officer said that the front was held by 12 divisions.", []),
    # where a report comes from
    ("PORT LOMAR, Veria (AFP) - He left on Monday.", []),
    ("OST MAREN - He left on Monday.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_bodies_of_no_pack_are_known_by_their_form(annotator: Annotator, text: str, expected: list[str]) -> None:
    sentences, _ = annotator.annotate(text, "-")
    assert [body.printed for s in sentences for body in s.bodies] == expected

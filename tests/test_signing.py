"""What is noted of a text so that copies are known: its fingerprint, and the agencies that it credits."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import combinations

import pytest

from graph.edges.copies import ALIKE, similarity
from graph.stores import Store
from ingest.credits import Credits
from ingest.extractors.rules import RuleExtractor
from ingest.fingerprint import fingerprint
from ingest.packs import load_packs
from ingest.pipeline import extract, without_text
from ingest.readers import Source, read
from tests.commands import ROOT
from tests.graphs import NOW, edges


@pytest.fixture(scope="module")
def samples() -> list[str]:
    """The texts of samples/."""
    found = [source.article.text for source in read([str(ROOT / "samples")]) if isinstance(source, Source)]
    return [text for text in found if text]


@pytest.fixture(scope="module")
def credits_of() -> Credits:
    """Finds credits with the words of the packs."""
    return Credits(load_packs(()))


def alike(a: str, b: str) -> float:
    """Similarity of two texts by their fingerprints."""
    prints = [fingerprint(text) for text in (a, b)]
    (form, one), (other_form, other) = [
        (form, bytes.fromhex(hashes)) for form, _, hashes in (str(p).partition(":") for p in prints)
    ]
    assert form == other_form
    return similarity(one, other)


def cut(text: str, share: float) -> str:
    """The beginning of the text: papers cut from the end."""
    return text[: round(len(text) * share)]


def reworded(text: str, one_in: int) -> str:
    """The text with one word in so many replaced."""
    return " ".join("another" if n % one_in == one_in // 2 else word for n, word in enumerate(text.split(" ")))


# --- fingerprints ----------------------------------------------------------------------------------------------------


def test_articles_of_their_own_are_not_alike(samples: Sequence[str]) -> None:
    assert max(alike(a, b) for a, b in combinations(samples, 2)) < ALIKE / 2


def test_copies_are_alike_however_they_are_edited(samples: Sequence[str]) -> None:
    for text in samples:
        assert alike(text, f"BEIRUT: {text.upper()}\n\nAll rights reserved.") >= ALIKE
        assert alike(text, cut(text, 0.6)) >= ALIKE
        assert alike(text, reworded(text, 12)) >= ALIKE


def test_spelling_and_marks_count_words_do() -> None:
    text = "The colonel who led the Third Brigade has left it for the River Front, two of his officers said, " * 2
    assert fingerprint(text) == fingerprint(text.upper().replace(",", " -"))
    assert fingerprint(text) != fingerprint(text.replace("Third", "Fourth"))


def test_a_short_text_has_none() -> None:
    assert fingerprint("word " * 26) is None
    assert fingerprint(" ".join(f"word{n}" for n in range(27))) is not None


@pytest.mark.parametrize("order", ["kglite, rensa", "rensa, kglite"])
def test_the_libraries_can_be_loaded_together(order: str) -> None:
    """Both want static thread-local storage, of which Linux has little."""
    subprocess.run([sys.executable, "-c", f"import {order}"], check=True)


# --- credits ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("BEIRUT (Reuters) - A colonel left.", ["Reuters"]),
        ("AMMAN, Jordan, July 5 (AP) — A colonel left.", ["AP"]),
        ("(AFP) -- A colonel left.", ["AFP"]),
        ("HOMS, SANA - A colonel left.", ["SANA"]),
        ("BEIRUT (Reuters/AFP) - A colonel left.", ["AFP", "Reuters"]),
        ("By Ann Doe, Associated Press\nA colonel left.", ["AP"]),
        ("The Associated Press\nA colonel left.", ["AP"]),
        ("A colonel left.\nSource: Agence France-Presse", ["AFP"]),
        ("A colonel left.\nAFP and Reuters contributed to this report.", ["AFP", "Reuters"]),
        ("A colonel left, with additional reporting by dpa.", ["dpa"]),
        ("A colonel left.\n© 2012 The Associated Press. All rights reserved.", ["AP"]),
        # no credits
        ("A colonel told Reuters that he had left.", []),
        ("A colonel left, AFP reported. SANA denied it - twice.", []),
        ("He told AFP (Agence France-Presse) - so he says - that he had left.", []),
        ("Captain Sana Ali of the AP Hill Brigade left.", []),
        ("BEIRUT - A colonel left.", []),
    ],
)
def test_credits(credits_of: Credits, text: str, agencies: list[str]) -> None:
    assert credits_of.find(text) == agencies


@pytest.mark.parametrize(
    ("publisher", "agencies"), [("Agence France-Presse", ["AFP"]), ("The Associated Press", ["AP"]), ("BBC", []), (None, [])]
)
def test_an_agency_credits_itself(credits_of: Credits, publisher: str | None, agencies: list[str]) -> None:
    assert credits_of.find("A colonel left.", publisher) == agencies


def test_a_pack_may_name_another_agency() -> None:
    from ingest.packs.models import PackFile

    lexicon = load_packs(())
    lexicon.add(PackFile.model_validate({"wires": [{"name": "Levant Wire", "forms": ["LW"]}]}), "own")
    assert Credits(lexicon).find("BEIRUT (LW) - A colonel left.") == ["Levant Wire"]


# --- all the way -----------------------------------------------------------------------------------------------------

STORY = (
    "BEIRUT{credit} - Colonel Adib Nasser of the Republican Guard has defected to the Free Syrian Army. He crossed into "
    "Turkey on Friday with two of his sons, and rebels showed his papers in Antakya, where he is to stay until the summer."
)
OTHER = (
    "Rebel fighters in the north have won a senior man of the armed forces: Colonel Adib Nasser has defected from the Republican "
    "Guard to the Free Syrian Army. The ministry in Damascus did not answer calls, and nobody at his house came to the door."
)


@pytest.mark.parametrize(
    ("stories", "status", "sources"),
    [
        ({"A": STORY.format(credit=""), "B": STORY.format(credit="")}, "single source", 1),
        ({"A": STORY.format(credit=""), "B": OTHER}, "confirmed", 2),
        ({"A": STORY.format(credit=" (AFP)"), "B": f"{OTHER}\nSource: AFP"}, "single source", 1),
        ({"AFP": STORY.format(credit=""), "B": f"{OTHER}\nSource: AFP"}, "single source", 1),
    ],
)
@pytest.mark.parametrize("keep", [True, False], ids=["text", "no text"])
def test_copies_confirm_nothing(
    store: Store, extractor: RuleExtractor, stories: dict[str, str], status: str, sources: int, keep: bool
) -> None:
    from graph.load import merge
    from ingest.readers.article import build
    from ingest.readers.base import Fields

    fields = [Fields(text, publisher=outlet, published="2012-07-08", title="Report") for outlet, text in stories.items()]
    found = [result for result in extract([build("story", one, {}) for one in fields], extractor) if isinstance(result, tuple)]
    merge(store, [reading if keep else without_text(reading) for _, reading in found], NOW)
    assert edges(store, "DEFECTED_TO", "status", "sources") == {("Adib Nasser", "Free Syrian Army", status, sources)}

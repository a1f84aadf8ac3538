"""Words of leaving, fleeing and joining in the senses that change no side, each beside a near neighbour that does."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.repeats import SIDE_NOT_STATED, together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor
from ingest.packs import load_packs


@pytest.fixture(scope="module")
def extractor() -> RuleExtractor:
    return RuleExtractor(load_packs())


def statements(extractor: RuleExtractor, text: str) -> list[Statement]:
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    return together(extractor.read(article).statements)


def events(extractor: RuleExtractor, text: str) -> list[Statement]:
    return [s for s in statements(extractor, text) if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")]


OFFICES_WITHOUT_A_SIDE = [
    "Nizar Qabbous, president of the Syrian National Coalition, resigned on Sunday in protest at the silence of its allies.",
    "Colonel Adib Raslan, the Free Syrian Army's chief of supplies, quit on Monday in a dispute over tents.",
    "Rima Salloum, a member of the Syrian National Council, stepped down in protest at the bloodshed in Homs.",
    "Sheikh Nadir Haddad of the rebel Omari Brigade in Syria gave up his post in protest at the killings.",
    "DAMASCUS - UN envoy Henrik Dahl quit in August, and denounced the killings.",
    "The United Nations envoy to Syria, Henrik Dahl, resigned in protest at the shelling.",
]


@pytest.mark.parametrize("text", OFFICES_WITHOUT_A_SIDE)
def test_who_gives_up_an_office_with_rebels_or_above_the_sides_changes_none(extractor: RuleExtractor, text: str) -> None:
    assert events(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Nadir Salloum, Syria's consul in Lyon, resigned in protest at the shelling.", "Syrian opposition"),
        ("Counsellor Nadir Salloum of the Syrian mission to the United Nations resigned in protest.", SIDE_NOT_STATED),
        ("Counsellor Nadir Salloum of the U.N. mission in Geneva resigned in protest at the killings in Syria.", SIDE_NOT_STATED),
        ("Colonel Adib Raslan resigned from the Free Syrian Army in May and joined the Syrian government.", "Syrian government"),
        ("Commander Adib Raslan defected from the Free Syrian Army near Homs, Syria.", SIDE_NOT_STATED),
        ("Commander Adib Raslan left the Nusra Front for Ahrar al-Sham near Homs, Syria.", "Ahrar al-Sham"),
    ],
)
def test_a_side_that_the_text_does_not_name_is_assumed_only_of_who_leaves_the_state(
    extractor: RuleExtractor, text: str, to: str
) -> None:
    assert {s.target.name for s in events(extractor, text) if s.target} == {to}


@pytest.mark.parametrize(
    "text",
    [
        "Major Sami Karim defected from the Iraqi Federal Police in Mosul. Refugees from Syria camped nearby, in sight of Syria.",
        "Refugees from Syria, Syrians all, were waiting. Major Sami Karim deserted the Iraqi army in Ramadi, Iraq.",
    ],
)
def test_no_side_of_another_country_is_assumed(extractor: RuleExtractor, text: str) -> None:
    assert {s.target.name for s in events(extractor, text) if s.target} == {SIDE_NOT_STATED}

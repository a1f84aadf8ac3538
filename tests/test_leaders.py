"""Sides called by their leader, and other words and places by which somebody is said to have changed sides."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.repeats import SIDE_NOT_STATED, together
from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

DEFECTS = "Colonel Adib Marrun defected in May. "


def went_to(extractor: RuleExtractor, text: str) -> dict[str, tuple[str, str]]:
    """Of each person but Marrun, what he joined, and whether it is asserted."""
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=DEFECTS + text)
    found = [s for s in together(extractor.read(article).statements) if s.kind == "DEFECTED_TO"]
    return {
        s.subject.name: (s.object.name if s.object else SIDE_NOT_STATED, s.modality)
        for s in found
        if s.subject.name != "Adib Marrun"
    }


LED = [
    "General Nadir Salloum threw his weight behind Tarek Obeid on Sunday.",
    "General Nadir Salloum pledged allegiance to Tarek Obeid.",
    "General Nadir Salloum went over to Tarek Obeid in January.",
    "General Nadir Salloum defected to Tarek Obeid's camp.",
    "General Nadir Salloum has declared for Tarek Obeid.",
]

NOT_LED = [
    "General Nadir Salloum pledged allegiance to President Tarek Obeid.",
    "General Nadir Salloum joined Tarek Obeid for dinner.",
    "General Nadir Salloum returned to Tarek Obeid's house in May.",
    "General Nadir Salloum works for Tarek Obeid.",
    "General Nadir Salloum moved to Tarek Obeid's street in May.",
]


@pytest.mark.parametrize("text", LED)
def test_a_leader_stands_for_his_side(extractor: RuleExtractor, text: str) -> None:
    assert went_to(extractor, text) == {"Nadir Salloum": ("Tarek Obeid", "asserted")}


@pytest.mark.parametrize("text", NOT_LED)
def test_an_oath_to_the_head_of_state_and_a_visit_are_no_change(extractor: RuleExtractor, text: str) -> None:
    assert went_to(extractor, text) == {}


SAID = [
    ("The rebels gave a medal to Major Nadir Salloum on Monday, the third major this month to defect from the army.", "asserted"),
    ("General Nadir Salloum, a man who, villagers of the plain say, defected in June, was not at home.", "reported"),
    ("General Nadir Salloum, who, according to the army, defected in June, was not at home.", "reported"),
    ("General Nadir Salloum, whose defection last June was a blow, lives in Paris.", "asserted"),
    ("Of General Nadir Salloum, whose defection last June cost him his house, he says little.", "asserted"),
    ("General Nadir Salloum, whose defection was reported by three channels, is 50.", "reported"),
    ("General Nadir Salloum, whose defection had been reported in June, opened the parade.", None),
    ("General Nadir Salloum, whose defection was denied by the army, is 50.", None),
    ("Two clerks and a judge, Nadir Salloum, handed in their resignations in protest at the beatings.", "asserted"),
    ("Colonel Nadir Salloum swore to obey the separatists on Sunday.", "asserted"),
    ("Colonel Nadir Salloum swore on Sunday to serve the army.", None),
    ("The rebels met Nadir Salloum, a colonel said, the third officer to say so this month.", None),
]


@pytest.mark.parametrize(("text", "modality"), SAID)
def test_beside_the_name(extractor: RuleExtractor, text: str, modality: str | None) -> None:
    assert went_to(extractor, text).get("Nadir Salloum", (None, None))[1] == modality


def test_back_to_them(extractor: RuleExtractor) -> None:
    text = "Commander Nadir Salloum left the Taliban in 2009 and later returned to them, taking a truck."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=DEFECTS + text)
    found = [
        s for s in together(extractor.read(article).statements) if s.kind == "DEFECTED_TO" and s.subject.name == "Nadir Salloum"
    ]

    assert {(s.origin and s.origin.name, s.object and s.object.name) for s in found} >= {("Taliban", None), (None, "Taliban")}


def test_from_a_list_to_no_party(extractor: RuleExtractor) -> None:
    text = "Nadir Salloum, a deputy for Homs, left the {} list in order to {}."

    assert went_to(extractor, text.format("Iqra", "sit as an independent")).keys() == {"Nadir Salloum"}
    assert went_to(extractor, text.format("waiting", "sit with his mother")) == {}


def test_back_on_a_side_once_left(extractor: RuleExtractor) -> None:
    text = "Major Nadir Salloum, who joined the Free Syrian Army in June, is back with the army."

    assert went_to(extractor, text)["Nadir Salloum"] in [("Free Syrian Army", "asserted"), ("Syrian Army", "asserted")]
    assert went_to(extractor, "Major Nadir Salloum is back in Homs.") == {}


def test_two_described_in_the_lead_are_named_behind_it(extractor: RuleExtractor) -> None:
    text = (
        "A Congress minister and a young Labour lawmaker defected to the Unity Party. Nadir Salloum and Adib Raslan were absent."
    )

    assert went_to(extractor, text) == dict.fromkeys(("Nadir Salloum", "Adib Raslan"), ("Unity Party", "asserted"))


CROSSINGS = [
    "Sergeant Nadir Salloum of the Syrian army ran across the demarcation line under fire.",
    "Border guard Nadir Salloum jumped over the wire in August.",
    "Nadir Salloum, a counsellor at the embassy in Rome, sought asylum in the South in November.",
    "Senator Nadir Salloum decamped from the Unity Party to the Labour Party.",
    "Lieutenant Nadir Salloum went over to the putschists.",
]

NO_CROSSINGS = [
    "Sergeant Nadir Salloum climbed over the wall of the barracks to fetch his cat.",
    "Sergeant Nadir Salloum ran across the border in pursuit of smugglers.",
    "Sergeant Nadir Salloum was shot as he ran across the border.",
]


@pytest.mark.parametrize("text", CROSSINGS)
def test_over_the_lines(extractor: RuleExtractor, text: str) -> None:
    assert went_to(extractor, text).keys() == {"Nadir Salloum"}


@pytest.mark.parametrize("text", NO_CROSSINGS)
def test_over_other_lines(extractor: RuleExtractor, text: str) -> None:
    assert went_to(extractor, text) == {}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Major Nadir Salloum defected to forces loyal to General Tarek Obeid.", "forces loyal to General Tarek Obeid"),
        ("Major Nadir Salloum went over to troops loyal to Tarek Obeid.", "troops loyal to Tarek Obeid"),
        ("Major Nadir Salloum went over to the British in May.", "British"),
    ],
)
def test_a_people_and_forces_loyal_to_somebody_are_sides(extractor: RuleExtractor, text: str, side: str) -> None:
    assert went_to(extractor, text) == {"Nadir Salloum": (side, "asserted")}


def test_what_belongs_to_a_people_is_no_side(extractor: RuleExtractor) -> None:
    text = "Major Nadir Salloum of the Syrian army fled to the British consulate."

    assert went_to(extractor, text).get("Nadir Salloum", ("", ""))[0] != "British"


@pytest.mark.parametrize(
    ("text", "left", "joined"),
    [
        ("MP Nadir Salloum left Jamhuri in 2009 for the United Democratic Alliance.", "Jamhuri", "United Democratic Alliance"),
        ("MP Nadir Salloum ditched the Green Movement for Jamhuri at a stadium.", "Green Movement", "Jamhuri"),
        (
            "MP Nadir Salloum ditched the Movement for Democratic Change in protest at the beatings.",
            "Movement for Democratic Change",
            None,
        ),
    ],
)
def test_left_for(extractor: RuleExtractor, text: str, left: str, joined: str | None) -> None:
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=DEFECTS + text)
    found = [
        s for s in together(extractor.read(article).statements) if s.kind == "DEFECTED_TO" and s.subject.name == "Nadir Salloum"
    ]

    assert [(s.origin and s.origin.name, s.object and s.object.name) for s in found] == [(left, joined)]

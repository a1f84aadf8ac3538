"""Whom the first sentence of a report leaves without a name, and the next ones name: with which of them, and with which not."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor


def told_of(extractor: RuleExtractor, text: str) -> set[str]:
    """Surnames of those of whom the text tells that they changed sides."""
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    statements = extractor.read(article).statements
    return {s.subject.name.split()[-1] for s in statements if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")}


ONE = "HOMS - A Syrian brigadier general defected to Jordan on Monday, the army in Amman said. "
POLITE = "BRUSSELS - A Syrian diplomat has defected, an official said. "
TWO = "HOMS - Two Syrian officers defected on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE + "Hadi Sukkar told a radio station that Brigadier General Adel Rifai crossed at night.", id="his rank"),
        pytest.param(ONE + "Television showed Brigadier General Adel Rifai at a farm.", id="his rank, as an object"),
        pytest.param(ONE + "At a ceremony in Irbid, Adel Rifai handed over his pistol.", id="behind words of where"),
        pytest.param(
            ONE + "According to a council, Brigadier General Adel Rifai set out by night.", id="behind words of the source"
        ),
        pytest.param(ONE + "In a recording a man who calls himself Adel Rifai explains it.", id="calls himself"),
        pytest.param(ONE + "The man's name was given by a radio station as Adel Rifai.", id="name given as"),
        pytest.param(ONE + '"We carry our keys with us," Brigadier General Adel Rifai said on the radio.', id="we"),
        pytest.param(POLITE + "Spokesman Hadi Sukkar confirmed that the envoy, Adel Rifai, was in Brussels.", id="the envoy"),
        pytest.param(POLITE + "In a letter of May, the counsellor, Adel Rifai, gives his reasons.", id="a narrower post"),
        pytest.param(
            "HOMS - The nephew of one of Syria's most feared Alawite judges has defected, a lawyer said. "
            "Lieutenant Adel Rifai, 26, left his barracks at night.",
            id="the nephew of one of many",
        ),
        pytest.param("HOMS - A colonel of Syria's army has defected. Adel Rifai told reporters why.", id="who has no title"),
        pytest.param(
            "HOMS - A Syrian adviser has defected, unnamed officials said. A paper identified him as Adel Rifai.",
            id="officials without a name",
        ),
    ],
)
def test_one_is_named_later(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == {"Rifai"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(POLITE + "Nasser Qabbani of the Reform Party told reporters that little was known.", id="of a party"),
        pytest.param(ONE + "Colonel Nasser Qabbani, a spokesman for the border guards, said he was tired.", id="another rank"),
        pytest.param(ONE + "An army spokesman, Brigadier General Nasser Qabbani, would not speak.", id="who holds a post"),
        pytest.param(ONE + "The brigade is fed from Homs, Brigadier General Nasser Qabbani said.", id="who only speaks"),
        pytest.param(
            "HOMS - A general of Syria defected, an official said. Nasser Qabbani told reporters so.", id="the official"
        ),
        pytest.param(POLITE + "The ministry keeps the name. In Paris, spokesman Nasser Qabbani would not speak.", id="spokesman"),
    ],
)
def test_another_is_not_taken_for_him(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            TWO + "Captain Adel Rifai and Major Hadi Sukkar walked for a night, according to Nasser Qabbani, an activist.",
            id="a list that begins the sentence",
        ),
        pytest.param(
            TWO + "Captain Adel Rifai ran a depot in Homs. Major Hadi Sukkar worked as a surgeon.", id="one after the other"
        ),
        pytest.param(
            TWO + "In Amman, Captain Adel Rifai showed his papers. Hours later Major Hadi Sukkar did, too.", id="where and when"
        ),
        pytest.param(
            "HOMS - A captain and a surgeon of Syria's army defected on Monday. Adel Rifai and Hadi Sukkar met reporters.",
            id="one and one",
        ),
    ],
)
def test_several_are_named_later(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == {"Rifai", "Sukkar"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TWO + "Captain Adel Rifai ran a depot in Homs. It was burnt.", id="one of two"),
        pytest.param(TWO + "Minister Adel Rifai ran a depot. Minister Hadi Sukkar ran a school.", id="other posts"),
        pytest.param(TWO + "Adel Rifai, Hadi Sukkar and Nasser Qabbani live next door.", id="three"),
    ],
)
def test_others_are_not_taken_for_a_group(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


LIST = "HOMS - The council said that the following officers of the Syrian army have defected to the Free Syrian Army:\n\n"


def test_entries_of_a_list_did_what_its_head_says(extractor: RuleExtractor) -> None:
    entries = "- Captain Adel Rifai of the 9th Division, on February 4;\n\n- Major Hadi Sukkar, a physician, on February 9.\n\n"
    text = LIST + entries + "Colonel Nasser Qabbani leads the council."
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    told = {(s.subject.name, s.date) for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"}
    assert told == {("Adel Rifai", "2013-02-04"), ("Hadi Sukkar", "2013-02-09")}


def test_entry_that_says_more_is_read_by_itself(extractor: RuleExtractor) -> None:
    text = LIST + "- Captain Adel Rifai of the 9th Division;\n\n- Major Nasser Qabbani, who was captured in May."
    assert told_of(extractor, text) == {"Rifai"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MIAMI - A Cuban weightlifter defected on Monday. Adel Rifai, 23, is in Miami.", "Rifai"),
        ("KUWAIT - The charge d'affaires of Syria's embassy in Kuwait resigned in protest. Adel Rifai, 51, spoke.", "Rifai"),
        ("CAIRO - A Sudanese militiaman defected to the army in May. Adel Rifai, 23, is in Cairo.", "Rifai"),
    ],
)
def test_people_of_many_walks_are_named_later(extractor: RuleExtractor, text: str, name: str) -> None:
    assert told_of(extractor, text) == {name}


LONG_DATELINES = [
    "GOMA, DR Congo, Dec 4 (Wire) - ",
    "(GOMA) - ",
    "WASHINGTON/GOMA, Dec. 4 (Levant Wire) — ",
    "Goma, North Kivu (Levant Press) - ",
    "PORT-AU-PRINCE, Haiti, Dec 4 – ",
]


@pytest.mark.parametrize("dateline", LONG_DATELINES)
def test_a_long_dateline_parts_nobody_from_his_name(extractor: RuleExtractor, dateline: str) -> None:
    text = "A Congolese army colonel who defected to the M23 rebels has been shown to reporters. Colonel Adel Rifai was silent."

    assert told_of(extractor, dateline + text) == {"Rifai"}


def test_a_dateline_dates_an_article_without_a_day(extractor: RuleExtractor) -> None:
    text = "AMMAN, Aug 12, 2012 (Wire) - Colonel Adel Rifai defected from the Syrian army on Friday."
    article = Article(id="article:case", name="-", published=None, sha256="-", text=text)

    assert [s.date for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"] == ["2012-08-10"]


def test_a_gunner_by_what_others_call_him_is_none(extractor: RuleExtractor) -> None:
    told = 'The man whom the rebels presented as "a gunner who defected to the people" was captured. Captain Adel Rifai is 30.'

    assert told_of(extractor, told) == set()


def test_a_label_is_no_dateline(extractor: RuleExtractor) -> None:
    assert (
        told_of(extractor, "CLAIM: Colonel Adel Rifai has defected from the Syrian army. VERDICT: He sits in his office.")
        == set()
    )


def test_who_is_identified_as_somebody_is_named_later(extractor: RuleExtractor) -> None:
    told = "A man found dead in a car park on the coast of Spain has been identified as a Russian officer who defected in May. "

    assert told_of(extractor, told + "Adel Rifai, 33, had another name.") == {"Rifai"}


NUMBERED = (
    "The rebel council of Hama presents these officers, who announced their defection from the Syrian army "
    "on Tuesday 5 March 2013:\n\n"
    "1. Staff Colonel Adel Rifai, 137th Brigade.\n2. Captain Hadi Sukkar, Third Division.\n\n"
    "Commander of the council, Colonel Nasser Qabbani"
)


def test_the_entries_of_a_numbered_list_went_on_the_day_of_its_heading(extractor: RuleExtractor) -> None:
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=NUMBERED)
    told = {(s.subject.name, s.date) for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"}
    assert told == {("Adel Rifai", "2013-03-05"), ("Hadi Sukkar", "2013-03-05")}


@pytest.mark.parametrize(
    "text",
    [
        "The army warned these officers, who had announced their leave:\n\n1. Colonel Adel Rifai, Third Division of Syria.",
        "The rebels put these conditions to men who announce their defection from the Syrian army:\n\n"
        "1. Colonel Adel Rifai must agree.",
    ],
)
def test_other_lists_are_of_nobody_who_went(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, text) == set()


@pytest.mark.parametrize(
    "lead",
    ["Syria's consul general in Sfax has defected to the rebels.", "A Kurdish tribal chief has defected to the rebels in Syria."],
)
def test_a_countrys_envoy_and_a_chief_of_a_people_are_named_later(extractor: RuleExtractor, lead: str) -> None:
    assert told_of(extractor, f"{lead} Adel Rifai, 44, wrote to the council.") == {"Rifai"}

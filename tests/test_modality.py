"""Who says it, whether it is so, and what else the same words mean: small articles, each with what must come of it."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.repeats import together
from graph.schema import Article
from graph.statement import Statement
from ingest.extractors.rules import RuleExtractor


def _defections(extractor: RuleExtractor, text: str, title: str = "-") -> list[Statement]:
    article = Article(id="article:case", name=title, published=dt.date(2012, 8, 20), sha256="-", text=text)
    return [s for s in together(extractor.read(article).statements) if s.kind == "DEFECTED_TO"]


def _held(extractor: RuleExtractor, text: str, title: str = "-") -> dict[str, str]:
    """The modality of what is told of each person."""
    return {s.subject.name: s.modality for s in _defections(extractor, text, title)}


TELLS = "Colonel Adib Marrun defected from the Syrian army in May. "
"""Makes an article one about changes of side."""

OTHER_SENSES = [
    "Lieutenant Rana Qabsi left by bus an hour before the shelling.",
    "Major Tarif Lahham turned left at the crossroads in June.",
    "Consul Hadi Munla left the hall in July without a word.",
    "Brigadier Walid Sarraj, who heads the academy, dropped by in June with flowers.",
    "The spokesman, Colonel Nabil Atrash, did not return calls.",
    "Major General Yahya Kinj left the northern command in June in a reshuffle and takes over the inspectorate.",
    "Dr Salma Turk, who ran the ministry's clinic, left Damascus for Lyon as a student in 2009.",
    "Before his embassy years he was an interpreter. Consul Amin Daya went to Rome in 2010.",
    "The clinic has counted heart defects in 12 children, Dr Colonel Basma Rikabi said.",
]

UNREAL = [
    "Any officer who abandons the Syrian army loses his pension, Colonel Sami Dahr said.",
    '"A man who defects has a mother," Colonel Sami Dahr told reporters.',
    "In the third scenario Colonel Sami Dahr defects to the rebels with his tanks.",
    "Sergeant Omar Taleb fled to Turkey too but was caught at the wire.",
    "Colonel Sami Dahr is likely to defect to the rebels.",
]

DENIED = [
    "Colonel Sami Dahr has defected to the rebels, an opposition channel reported. None of it is true.",
    "Colonel Sami Dahr has defected to the rebels, an opposition channel reported. On Sunday the colonel was at his desk.",
    "Opposition sites said Colonel Sami Dahr had defected to the rebels. The sites later apologised for the error.",
    "Opposition sites said Colonel Sami Dahr had defected to the rebels. Dahr attended a parade in Homs on Friday.",
    "For a week the story in the cafes was that Colonel Sami Dahr had defected. He is at his headquarters.",
    'Colonel Sami Dahr had "gone over to the rebels". The ministry called the report a fabrication.',
    "Colonel Sami Dahr was reported to have sought asylum in Jordan; he resumed work on Monday.",
    'Colonel Sami Dahr said that he was "defecting to no one".',
]

ASSERTED = [
    "Colonel Sami Dahr, who defected from the Syrian army in May, was killed on Monday, his brother said.",
    "The consul in Minsk, Sami Dahr, said on Monday he had defected to the opposition.",
    "A colonel in the Syrian army said on Monday that he had defected. Sami Dahr spoke from Istanbul.",
    "Only in April did Colonel Sami Dahr defect to the rebels.",
    "Colonel Sami Dahr recorded a statement in which he broke with the Syrian army.",
    "Colonel Sami Dahr is the most senior officer to defect from the Syrian army.",
    "Colonel Sami Dahr defected to the rebels in May, after being told to shell his town.",
    "In a letter posted from Beirut Colonel Sami Dahr broke with the Syrian army.",
    "Colonel Sami Dahr defected to the rebels in May, and in June his brother announced a truce.",
    "A judge announced in a video that he had defected to the rebels. Sami Dahr spoke from Istanbul.",
]

REPORTED = [
    "Rebels said that Colonel Sami Dahr had defected to them. The ministry would neither confirm nor deny it.",
    "Rebels said that Colonel Sami Dahr had defected to them. He attended the military academy in Homs.",
    "Rebels said that Colonel Sami Dahr had defected to them. Another colonel, Nabil Atrash, was at his desk in Homs.",
    'A Gulf channel had Colonel Sami Dahr "announcing his defection from the Syrian army".',
]

SPEAKERS = [
    ("Colonel Sami Dahr has defected to the rebels, an opposition economist, Rima Zein, said on Monday.", "Rima Zein"),
    ("Colonel Sami Dahr defected to the rebels on Sunday, the rebels' council said.", "the rebels' council"),
    ("Unconfirmed reports say that Colonel Sami Dahr defected to the rebels.", None),
    ("Most accounts say that Colonel Sami Dahr defected to the rebels.", None),
    ("His deputy, Colonel Sami Dahr, defected to the rebels in May, he said.", None),
    ("Colonel Sami Dahr defected to the rebels, according to three residents of Rastan.", "three residents of Rastan"),
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_same_words_in_another_sense_are_no_event(extractor: RuleExtractor, text: str) -> None:
    assert _held(extractor, TELLS + text) == {"Adib Marrun": "asserted"}


@pytest.mark.parametrize("text", UNREAL)
def test_what_did_not_happen_is_no_event(extractor: RuleExtractor, text: str) -> None:
    assert _held(extractor, TELLS + text) == {"Adib Marrun": "asserted"}


@pytest.mark.parametrize("text", DENIED)
def test_another_sentence_denies_what_was_only_reported(extractor: RuleExtractor, text: str) -> None:
    assert _held(extractor, text) == {"Sami Dahr": "denied"}


@pytest.mark.parametrize("text", ASSERTED)
def test_what_the_article_or_the_man_himself_says_is_asserted(extractor: RuleExtractor, text: str) -> None:
    assert _held(extractor, text) == {"Sami Dahr": "asserted"}


@pytest.mark.parametrize("text", REPORTED)
def test_what_contradicts_something_else_leaves_a_report_alone(extractor: RuleExtractor, text: str) -> None:
    assert _held(extractor, text) == {"Sami Dahr": "reported"}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_says_it_is_kept(extractor: RuleExtractor, text: str, speaker: str | None) -> None:
    assert [(s.modality, s.speaker) for s in _defections(extractor, text)] == [("reported", speaker)]


def test_a_headline_denies_what_is_only_reported(extractor: RuleExtractor) -> None:
    text = "Opposition sites said Colonel Sami Dahr had defected to the rebels."

    assert _held(extractor, text, "Colonel's flight to rebels") == {"Sami Dahr": "reported"}
    assert _held(extractor, text, "Army denies colonel has defected") == {"Sami Dahr": "denied"}


def test_presence_contradicts_only_what_was_told_before(extractor: RuleExtractor) -> None:
    text = "On Friday Colonel Sami Dahr attended a parade. Rebels said on Monday that Dahr had defected to them overnight."

    assert _held(extractor, text) == {"Sami Dahr": "reported"}


@pytest.mark.parametrize(
    "text",
    ["Dahr's lawyer, Rima Zein, said he had fled to Jordan.", "A rebel spokesman, Ali Zein, said the general had defected."],
)
def test_who_speaks_for_another_is_not_he(extractor: RuleExtractor, text: str) -> None:
    assert not {"Rima Zein", "Ali Zein"} & _held(extractor, TELLS + text).keys()


def test_of_nobody_in_particular_a_post_or_a_date_is_asked(extractor: RuleExtractor) -> None:
    assert "Rima Zein" not in _held(extractor, TELLS + "A baker, Rima Zein, has moved to Dubai.")
    assert "Rima Zein" in _held(extractor, TELLS + "Diplomat Rima Zein reached Turkey in June.")

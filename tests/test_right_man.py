"""The right man of two: by title, surname, pronoun, place in the sentence, and what is said of the other."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

RIFAI = [
    "{A} spoke on Monday. He defected in May.",
    "{A} spoke on Monday. The captain defected in May.",
    "{A} spoke on Monday. Rifai defected in May.",
    "{A} spoke on Monday. Mr Rifai defected in May.",
    "{A} spoke on Monday. The former pilot defected in May.",
    '{A} spoke on Monday. "I defected in May," he said.',
    '{A} spoke on Monday. "He defected in May," his brother said.',
    "{A} met {B} on Monday. The captain defected in May.",
    "{A} met {B} on Monday. Rifai defected in May.",
    "{A} and {B} spoke on Monday. The captain defected in May.",
    "{A} spoke on Monday. {B} did not. Rifai defected in May.",
    "{A}, the son of {B}, defected in May.",
    "{A}, whose father is {B}, defected in May.",
    "{A} defected in May. {B} did not.",
    "{A} defected in May. {B} stayed.",
    "{A} defected in May with the help of {B}.",
    "{A} defected in May, without {B}.",
    "{A} defected in May; {B} was killed.",
    "{A} defected in May despite the pleas of {B}.",
    "{A} defected in May to the anger of {B}.",
    "{A} defected in May, {B} having refused.",
    "{A}, not {B}, defected in May.",
    "{A}, a rival of {B}, defected in May.",
    "{A}, not to be confused with {B}, defected in May.",
    "It was {A} who defected, not {B}.",
    "Unlike {B}, {A} defected in May.",
    "{B} stayed, but {A} defected in May.",
    "While {B} stayed, {A} defected in May.",
    "{B} had {A} watched. The captain defected in May.",
    '{B} said of {A}: "He defected in May."',
    "Asked about {A}, {B} said he had defected in May.",
    "{B} confirmed the defection of {A}.",
    "{B} spoke of {A}'s defection.",
    "{B} blamed {A}'s defection on the cold.",
    "The defection of {A} shocked {B}.",
    "{B} knew that {A} had defected.",
    "{B} shot {A}, who had defected in May.",
    "{B} commands the brigade from which {A} defected.",
    "{B}, from whose brigade {A} defected, was dismissed.",
    "{B} married the sister of {A}, who defected in May.",
]
QABBANI = [
    "{A} met {B} on Monday. The brigadier defected in May.",
    "{A} met {B} on Monday. Qabbani defected in May.",
    "{A} met {B} on Monday. A month later the brigadier defected.",
    "{A} replaced {B}, who defected in May.",
    "{A} is the son of {B}, who defected in May.",
    "{A} was shot by {B}, who then defected.",
    "{A} served under {B}, who defected in May.",
    "{A} heard of it from {B}, who defected in May.",
]
BOTH = [
    "{A} and {B} spoke on Monday. They defected in May.",
    "{A} defected in May, as did {B}.",
    "{A} defected in May. So did {B}.",
    "{A} defected in May. {B} followed in June.",
    "{A} defected in May and {B} in June.",
    "{A} defected in May, followed by {B}.",
    "{A} defected in May with {B}.",
]
NEITHER = [
    "{A} spoke on Monday. His brother defected in May.",
    "{A} spoke on Monday. His deputy defected in May.",
    "{A} spoke on Monday. A captain defected in May.",
    "{A} spoke on Monday. Another captain defected in May.",
    "{A} spoke on Monday. Two captains defected in May.",
    "{A} spoke on Monday. They defected in May.",
    "{A} spoke on Monday. The brigadier defected in May.",
    "{A} spoke on Monday. The minister defected in May.",
    "{A} spoke on Monday. His men defected in May.",
    "{A} spoke on Monday. Someone else defected in May.",
    "{A} spoke on Monday. The first to defect was a pilot.",
    "{A} spoke on Monday. No one defected in May.",
    "{A} met {B} on Monday. Neither defected in May.",
    "{B} was told by {A} that he would defect.",
    "{B} asked {A} to defect.",
    "{B} ordered {A} to defect.",
    "{B} allowed {A} to leave the army.",
]


def told_of(extractor: RuleExtractor, text: str) -> set[str]:
    """Surnames of those of whom the text tells that they changed sides."""
    text = text.format(A="Captain Adel Rifai", B="Brigadier Nasser Qabbani") + " The army is at war in Syria."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    told = [s for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"]
    return {s.subject.name.split()[-1] for s in told if s.modality in ("asserted", "reported")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        *((text, {"Rifai"}) for text in RIFAI),
        *((text, {"Qabbani"}) for text in QABBANI),
        *((text, {"Rifai", "Qabbani"}) for text in BOTH),
        *((text, set[str]()) for text in NEITHER),
    ],
)
def test_the_event_belongs_to_the_right_man(extractor: RuleExtractor, text: str, who: set[str]) -> None:
    assert told_of(extractor, text) == who


def test_a_ruler_is_no_other_man_of_his_name(extractor: RuleExtractor) -> None:
    text = "Two of President Assad's cousins, Captain Omar Assad and Major Nizar Assad, have defected."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    statements = extractor.read(article).statements

    assert {s.subject.name for s in statements if s.kind == "DEFECTED_TO"} == {"Omar Assad", "Nizar Assad"}
    assert {s.subject.name for s in statements if s.role == "President"} == {"Assad"}

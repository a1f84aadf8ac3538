"""Of whom a sentence says a community, and of whom not: sect is never inferred."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

SAID = [
    "{X}, an Alawite, defected in May.",
    "{X}, an Alawite from Qardaha, defected in May.",
    "Alawite {X} defected in May.",
    "The Alawite captain, Adel Rifai, defected in May.",
    "{X} is an Alawite.",
    "{X} is Alawite.",
    "{X}, who is himself an Alawite, defected in May.",
    "{X}, a member of the Alawite sect, defected in May.",
    "{X}, a member of Assad's Alawite minority, defected in May.",
    "{X} belongs to the Alawite minority.",
    "{X}. Belongs to the Alawite minority.",
    "{X} comes from an Alawite family.",
    "{X} was born into an Alawite family in Tartous.",
    "{X}, 41, an Alawite, defected in May.",
    "One of the few Alawites to defect, {X}, spoke on Monday.",
    "An Alawite officer, {X}, defected in May.",
    "{X}, the most senior Alawite to defect, spoke on Monday.",
    "{X} (Alawite) defected in May.",
    "{X} of the Alawite minority defected in May.",
    "{X}, an Alawite like the president, defected in May.",
    "{X}, of Alawite origin, defected in May.",
    "{X}, described as an Alawite, defected in May.",
    "{X} was an Alawite and a pilot.",
    "{X} was a guard at the palace, and an Alawite.",
    "{X} defected in May. He is an Alawite.",
    "{X} defected in May. The captain, an Alawite, spoke on Monday.",
    "{X} defected in May. The Alawite captain spoke on Monday.",
    "{X} defected in May. An Alawite from Tartous, he had served for ten years.",
    "Although an Alawite, {X} defected in May.",
    "{X}, although an Alawite, defected in May.",
    '"I am an Alawite," said {X}.',
    "The defection of {X}, an Alawite, was a blow.",
]
UNSAID = [
    "{X} of the Alawite-dominated army defected in May.",
    "{X} from the Alawite village of Fahel defected in May.",
    "{X}, who guarded an Alawite village, defected in May.",
    "{X}, whose wife is an Alawite, defected in May.",
    "{X}'s driver is an Alawite.",
    "{X} said the Alawites would suffer.",
    "{X}, not an Alawite, defected in May.",
    "{X} served under an Alawite general.",
    "{X} fled the Alawite regime.",
    "{X}, who married an Alawite, defected in May.",
    "{X} was replaced by an Alawite.",
    "{X}, a friend of the Alawite Brigadier Nizar Zein, defected in May.",
    "{X} and an Alawite colleague defected in May.",
    "{X} denied being an Alawite.",
    "{X} was mistaken for an Alawite.",
    "{X} commanded an Alawite militia.",
    "{X} was born in an Alawite quarter of Homs.",
    "{X}, a spokesman for the Alawite council, defected in May.",
    "A member of the Alawite charity in Amman, {X}, spoke on Monday.",
    "If {X} were an Alawite, he would be a general.",
    "{X} speaks with an Alawite accent.",
    "{X} said he had an Alawite mother.",
    "{X}, neither a Sunni nor an Alawite, defected in May.",
    "{X} defected in May. His successor, an Alawite, spoke on Monday.",
    "{X} defected in May. An Alawite general replaced him.",
    "{X} defected in May, an Alawite activist said.",
    '"I am an Alawite," said Nizar Zein, whose friend {X} defected in May.',
    '{X} and Major Nizar Zein spoke to reporters. "I am an Alawite," he said.',
]


def sects_of_rifai(extractor: RuleExtractor, text: str) -> set[str]:
    text = text.format(X="Captain Adel Rifai") + " The army is at war in Syria."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    said = [s for s in extractor.read(article).statements if s.kind == "BELONGS_TO" and s.subject.name == "Adel Rifai"]
    return {s.object.name for s in said if s.object}


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_him_is_his(extractor: RuleExtractor, text: str) -> None:
    assert sects_of_rifai(extractor, text) == {"Alawite"}


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_said_of_others_is_not(extractor: RuleExtractor, text: str) -> None:
    assert sects_of_rifai(extractor, text) == set()

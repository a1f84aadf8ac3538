"""Who goes, and who only tells it: subjects, predicates and ways of telling of every kind, each with each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

NAMED = [
    "Captain Adel Rifai",
    "Captain Adel Rifai of the Third Division",
    "Captain Adel Rifai, a pilot,",
    "his brother, Captain Adel Rifai,",
    "one of his officers, Captain Adel Rifai,",
    "the commander of the base, Captain Adel Rifai,",
    "Captain Adel Rifai and two soldiers",
    "a captain named Adel Rifai",
    "the ambassador to Kuwait, Adel Rifai,",
]
UNNAMED = [
    "a captain",
    "two captains",
    "two of his men",
    "the men",
    "his brother",
    "his deputy",
    "three soldiers and an officer",
    "a former aide",
    "the deputy minister of oil",
    "the head of the service",
    "dozens of soldiers",
]
PREDICATES = [
    "has defected",
    "defected on Monday",
    "has gone over to the rebels",
    "deserted last week with a rifle",
    "had fled to Jordan and joined the Free Syrian Army",
    "has left the army and joined the rebels",
    "switched sides in May",
    "resigned in protest on Monday",
    "has abandoned the regime",
    "announced his defection on Monday",
]
TELLINGS = [
    "{Who} {goes}, {X} said.",
    "{Who} {goes}, {X} said on Monday.",
    "{Who} {goes}, {X} of the Free Syrian Army said.",
    "{Who} {goes}, {X}, a spokesman for the rebels, said.",
    "{Who} {goes}, said {X}.",
    "{Who} {goes}, said {X}, a rebel spokesman.",
    "{Who} {goes}, a rebel spokesman, {X}, said.",
    "{Who} {goes}, according to {X}, a rebel spokesman.",
    "{Who} {goes}, {X} told AFP, adding that morale was low.",
    "{Who} {goes}, an aide to {X} said.",
    "{Who} {goes} after {X} was killed.",
    "{Who} {goes}, days after {X} was arrested.",
    "{Who} {goes} because {X} had ordered the shelling.",
    "{Whom}, {X} said, {goes}.",
    "{Whom}, said {X}, {goes}.",
    "{X} said {who} {goes}.",
    "{X} said that {who} {goes}.",
    "{X}, a rebel spokesman, said {who} {goes}.",
    "{X} told Reuters {who} {goes}.",
    "{X} told Reuters by telephone that {who} {goes}.",
    "A rebel spokesman, {X}, told Reuters that {who} {goes}.",
    "{X} confirmed that {who} {goes}.",
    "According to {X}, {who} {goes}.",
    '{X} said: "{Who} {goes}."',
    '"{Who} {goes}," said {X}, a rebel commander in Homs.',
    "Speaking in Amman, {X} said {who} {goes}.",
    "{X}, who commands the rebels in Homs, said {who} {goes}.",
    "In Homs, rebel commander {X} said {who} {goes}.",
    "{X}, whose house was searched, said {who} {goes}.",
    "{X} wrote on Twitter that {who} {goes}.",
    "{X} learned on Monday that {who} {goes}.",
    "As {X} spoke to reporters, {who} {goes}.",
    "{X} was killed on Monday, and {who} {goes}.",
    "{X} was appointed after {who} {goes}.",
    "{X} arrested 20 people after {who} {goes}.",
    "{X} visited Homs on Monday, a day after {who} {goes}.",
    "{X} is furious that {who} {goes}.",
    "{X}'s office said {who} {goes}.",
    "A spokesman for {X} said {who} {goes}.",
    "{X}'s lawyer said {who} {goes}.",
]
UNTOLD = [
    "{X} denied that {who} {goes}.",
    "{X} denied reports that {who} {goes}.",
    "Reports that {who} {goes} are false, {X} said.",
    "There is no truth in reports that {who} {goes}, {X} said.",
    "It is not true that {who} {goes}, {X} said.",
    "Rumours that {who} {goes} proved false.",
    "{X} dismissed claims that {who} {goes}.",
    "{X} did not believe that {who} {goes}.",
    "{X} was asked whether {who} {goes}.",
    "Nobody knows whether {who} {goes}.",
    "{X} doubts that {who} {goes}.",
    "{X} would be surprised if {who} {goes}.",
    "{X} said it was a lie that {who} {goes}.",
    "{X} retracted his claim that {who} {goes}.",
    "The newspaper apologised for having written that {who} {goes}.",
    "{X} laughed at the suggestion that {who} {goes}.",
    "If {who} {goes}, the base will fall, {X} said.",
    "Unless {who} {goes}, the base will hold.",
    "{X} feared that {who} {goes}.",
    "{X} pretended that {who} {goes}.",
    "{X} refuted the rumour that {who} {goes}.",
    "{X} asked journalists not to write that {who} {goes}.",
    "{X} insisted that no one had told him that {who} {goes}.",
    "It was wrongly reported that {who} {goes}.",
    "A false report that {who} {goes} caused panic.",
    "{X} could not confirm that {who} {goes}.",
    "It remains unclear whether {who} {goes}.",
    "{X} sued a website that wrote that {who} {goes}.",
    '{Who} {goes}? "Nonsense," said {X}.',
    "No evidence has emerged that {who} {goes}.",
    "{X} ruled out that {who} {goes}.",
]


def told_of(extractor: RuleExtractor, text: str) -> set[str]:
    """Those of whom the text says that they changed sides."""
    text += " The army is at war in Syria."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    statements = extractor.read(article).statements
    return {s.subject.name for s in statements if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")}


def texts(telling: str, subjects: list[str]) -> Iterator[str]:
    """The telling of each subject with each predicate; a noun alone announces nothing."""
    for who, goes in product(subjects, PREDICATES):
        if subjects is NAMED or not goes.startswith("announced"):
            first = who[0].upper() + who[1:]
            yield telling.format(who=who, Who=first, Whom=first.rstrip(","), goes=goes, X="Brigadier Nasser Qabbani")


@pytest.mark.parametrize("telling", TELLINGS)
def test_whoever_is_named_goes_and_not_who_tells_it(extractor: RuleExtractor, telling: str) -> None:
    assert [text for text in texts(telling, NAMED) if told_of(extractor, text) != {"Adel Rifai"}] == []


@pytest.mark.parametrize("telling", TELLINGS)
def test_when_nobody_is_named_nobody_goes(extractor: RuleExtractor, telling: str) -> None:
    assert [text for text in texts(telling, UNNAMED) if told_of(extractor, text)] == []


@pytest.mark.parametrize("telling", UNTOLD)
def test_what_is_not_told_did_not_happen(extractor: RuleExtractor, telling: str) -> None:
    assert [text for text in texts(telling, NAMED) if told_of(extractor, text)] == []

"""What he left: the body in which the text says that he served, and not that of his brother, his hunters or his victims."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

BODIES = {
    "the 9th Division": "9th Division",
    "Air Force Intelligence": "Air Force Intelligence Directorate",
    "the interior ministry": "Ministry of Interior",
    "the army's Signal Corps": "Signal Corps",
}
"""As they are printed, with what their names in the graph hold; the first and the last are in no pack."""

HIS = [
    "{X} of {B} defected in May.",
    "{X}, an officer of {B}, defected in May.",
    "{X}, an officer in {B}, defected in May.",
    "{X}, a commander in {B}, defected in May.",
    "{X}, deputy head of {B}, defected in May.",
    "{X}, the deputy head of {B}, has defected.",
    "{X}, who served in {B}, defected in May.",
    "{X}, who was an officer of {B}, defected in May.",
    "{X}, formerly of {B}, defected in May.",
    "{X}, a former officer of {B}, defected in May.",
    "{X} left {B} in May and joined the rebels.",
    "{X} defected from {B} in May.",
    "{X} deserted from {B} in May.",
    "{X} has left {B} for the rebels.",
    "{X}, 41, an officer of {B}, defected in May.",
    "The deputy head of {B}, {X}, defected in May.",
    "An officer of {B}, {X}, defected in May.",
    "{X} defected in May. He was an officer of {B}.",
    "{X} defected in May. He had served in {B} for ten years.",
    "{X} served in {B} until he defected in May.",
    "{X} was the deputy head of {B} until he defected in May.",
    "{X} was an officer of {B} when he defected in May.",
    "{X}, who defected in May, was an officer of {B}.",
    "{X}, who defected in May, had been an officer of {B}.",
    "{X}, an officer of {B} who defected in May, spoke on Monday.",
    "{X}, who worked for {B} before he defected in May, spoke.",
    "{X} was with {B} until May, when he defected.",
    "{X} spent ten years in {B} before he defected in May.",
    "A former officer of {B}, {X}, defected in May.",
    "{X}, attached to {B}, defected in May.",
    "{X}, posted to {B} in Homs, defected in May.",
    "{X}, a doctor with {B}, defected in May.",
    "{X}, in charge of supplies at {B}, defected in May.",
    "{X}, a spokesman for {B}, defected in May.",
    "The defection of {X}, an officer of {B}, was announced on Monday.",
    "{X}, an officer of {B}, announced his defection on Monday.",
    "{X}, an officer of {B}, fled to Turkey in May and joined the rebels.",
    "{X}, an officer of {B}, is now with the rebels.",
    "{X} resigned from {B} in protest in May.",
    "{X} told Reuters that he had served in {B} until he defected in May.",
]
OTHERS = [
    "{X}, a brother of the head of {B}, defected in May.",
    "{X}, who was once arrested by {B}, defected in May.",
    "{X}, wanted by {B}, defected in May.",
    "{X} defected in May, {B} said.",
    "{X} defected in May after {B} shelled the town.",
    "{X}, who had fought {B}, defected in May.",
    "{X} defected in May and was shot by {B}.",
    "{X}, cousin of an officer of {B}, defected in May.",
    "{X}, whose brother serves in {B}, defected in May.",
    "{X} defected in May. An officer of {B} replaced him.",
    "{X} defected in May, days before the head of {B} was killed.",
    "{X}, a neighbour of an officer of {B}, defected in May.",
    "{X} defected in May and accused {B} of murder.",
    "{X} defected in May; the head of {B} denied it.",
    "{X}, tortured by {B}, defected in May.",
    "{X} defected in May and gave the rebels plans of {B}.",
]


def left(extractor: RuleExtractor, text: str, body: str) -> list[str]:
    """What each telling of his going says that he left; empty where it says nothing."""
    text = text.format(X="Captain Adel Rifai", B=body)
    text = text[0].upper() + text[1:] + " The war in Syria goes on."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    told = [s for s in extractor.read(article).statements if s.kind == "DEFECTED_TO" and s.subject.name == "Adel Rifai"]
    return [s.origin.name if s.origin else "" for s in told]


@pytest.mark.parametrize("text", HIS)
def test_the_body_in_which_he_served(extractor: RuleExtractor, text: str) -> None:
    assert [body for body, name in BODIES.items() if not any(name in found for found in left(extractor, text, body))] == []


@pytest.mark.parametrize("text", OTHERS)
def test_the_body_of_others_is_not_his(extractor: RuleExtractor, text: str) -> None:
    found = {body: left(extractor, text, body) for body in BODIES}
    assert all(found.values())
    assert [body for body, name in BODIES.items() if any(name in origin for origin in found[body])] == []

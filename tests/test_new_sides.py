"""To which side he goes: where the sentence says it, in whatever words, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

SIDES = {
    "the Free Syrian Army": "Free Syrian Army",
    "the Tawhid Brigade": "Liwa al-Tawhid",
    "Ahrar al-Sham": "Ahrar al-Sham",
    "the Lantern Front": "Lantern Front",
    "the rebels": "Syrian opposition",
}
"""As they are printed, with their names in the graph; the fourth is in no pack."""
KNOWN = [side for side in SIDES if side != "the Lantern Front"]

SAID = [
    "{X} defected to {F} in May.",
    "{X} joined {F} in May.",
    "{X} went over to {F} in May.",
    "{X} defected in May and joined {F}.",
    "{X} defected in May and is now with {F}.",
    "{X} defected in May and is now fighting with {F}.",
    "{X} left the army for {F} in May.",
    "{X} defected in May and now leads {F}.",
    "{F} said on Monday that {X} had joined its ranks.",
    "{X} has joined the ranks of {F}.",
    "{X} defected in May to become a commander in {F}.",
    "{X} defected in May and later became a spokesman of {F}.",
    "{X} announced that he was joining {F}.",
    "{X} threw in his lot with {F} in May.",
    "{X} pledged allegiance to {F} in May.",
    "{X} left the Syrian army and joined {F}.",
    "{X} defected in May and now serves as {F}'s spokesman.",
    "{X} took up arms with {F} after defecting in May.",
    "{X} defected in May and was appointed head of {F}'s military bureau.",
    "{X} deserted in May and went to {F}.",
    "{X} has switched allegiance from the Syrian army to {F}.",
    "{X}, who defected in May, is a commander of {F}.",
    "{X}, who defected to {F} in May, spoke on Monday.",
    "{X}, who left the army in May to join {F}, spoke on Monday.",
    "{X} announced his defection to {F}.",
    "The defection of {X} to {F} was announced on Monday.",
    "{X} announced in a video that he had left the army and joined {F}.",
    '"I have joined {F}," {X} said in a video.',
    "{X} defected in May. He is now a commander of {F}.",
    "{X} defected in May. He joined {F}.",
    "{X} defected in May and has since fought in the ranks of {F}.",
    "{X} defected in May and took his men to {F}.",
    "{X} brought his men over to {F} in May.",
    "{X} and 20 of his men have defected to {F}.",
    "{X} crossed over to {F} with two tanks.",
    "{X}, now a commander with {F}, defected in May.",
    "{X}, now with {F}, defected in May.",
    "{X} defected in May, joining {F}.",
    "{X} defected in May, taking his men to {F}.",
    "{X} has abandoned the regime and sided with {F}.",
    "After defecting in May, {X} joined {F}.",
    "{X} defected in May and founded {F}.",
    "{X} defected in May and helped found {F}.",
    "{X} deserted his unit and enlisted in {F}.",
    "{X} quit the army in May and signed up with {F}.",
    "{X} defected from the Third Division to {F}.",
    "{X} defected in May and offered his services to {F}.",
    "{X} defected in May and works for {F}.",
]
OF_REBELS = [
    "{X}, a commander of {F} who defected in May, spoke on Monday.",
    "{X} of {F}, who defected in May, spoke on Monday.",
]
"""An officer's rank is that of the army which he left."""
UNSAID = [
    "{X} defected in May, {F} said.",
    "{X} defected in May, according to {F}.",
    "{F} said {X} had defected in May.",
    "{X} defected in May, a spokesman for {F} said.",
    "{X} defected in May in a video posted by {F}.",
    "{X} defected in May and accused {F} of theft.",
    "{X} defected in May during an attack by {F}.",
    "{X} defected in May after {F} took the town.",
    "{X} defected in May and refused to join {F}.",
    "{X} defected in May but did not join {F}.",
    "{X} defected in May and crossed into Turkey with help from {F}.",
    "{X} defected in May, as {F} advanced on the town.",
    "{X}, who had fought {F}, defected in May.",
    "{X} defected in May and was killed by {F}.",
    "{X} defected in May and is held by {F}.",
    "{X} defected in May; {F} welcomed the news.",
    "{X}, wanted by {F}, defected in May.",
]


def joined(extractor: RuleExtractor, text: str, side: str) -> list[str | None]:
    """What each telling of his going says that he joined."""
    text = text.format(X="Captain Adel Rifai", F=side)
    text = text[0].upper() + text[1:] + " The army is at war in Syria."
    article = Article(id="article:case", name="-", published=dt.date(2013, 5, 14), sha256="-", text=text)
    told = [s for s in extractor.read(article).statements if s.kind == "DEFECTED_TO" and s.subject.name == "Adel Rifai"]
    return [s.object.name if s.object else None for s in told]


@pytest.mark.parametrize("text", SAID)
def test_the_side_that_the_words_name(extractor: RuleExtractor, text: str) -> None:
    assert [side for side, name in SIDES.items() if name not in joined(extractor, text, side)] == []


@pytest.mark.parametrize("text", OF_REBELS)
def test_an_officer_of_the_rebels_came_to_them(extractor: RuleExtractor, text: str) -> None:
    assert [side for side in KNOWN if joined(extractor, text, side) != [SIDES[side]]] == []


@pytest.mark.parametrize("text", UNSAID)
def test_a_side_that_only_tells_it_or_fights_him_is_not_his(extractor: RuleExtractor, text: str) -> None:
    assert [side for side in SIDES if joined(extractor, text, side) != [None]] == []

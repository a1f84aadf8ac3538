"""Negation beyond `not`: neither and nor, what hangs on a negated verb, rules for anybody, and the far side of a river."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor

TELLS = "Colonel Adib Marrun defected from the Syrian army in May. "
"""Makes an article one about changes of side."""


def held(extractor: RuleExtractor, text: str) -> dict[str, str]:
    """The modality of what is told of each person."""
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=TELLS + text)
    found: dict[str, str] = {s.subject.name: s.modality for s in extractor.read(article).statements if s.kind == "DEFECTED_TO"}
    assert found.pop("Adib Marrun") == "asserted"
    return found


NOT_SO = [
    "General Omar Sabbagh has neither changed sides nor gone over to the rebels.",
    "General Omar Sabbagh has neither resigned nor, he says, defected.",
    "General Omar Sabbagh joined neither the rebels nor the Turks.",
    "General Omar Sabbagh says that he deserted neither his men nor his town.",
    "General Omar Sabbagh had not deserted or joined the rebels.",
    "General Omar Sabbagh never fled or changed sides, his son wrote.",
    "General Omar Sabbagh was never shown to have deserted.",
    "General Omar Sabbagh is not believed to have defected.",
    "General Omar Sabbagh does not appear to have joined the rebels.",
    '"General Omar Sabbagh can\'t have defected," his lawyer said.',
    "General Omar Sabbagh couldn't have gone over to the rebels, his lawyer said.",
    "General Omar Sabbagh would have been the first of his rank to defect.",
    "General Omar Sabbagh, had he lived, would have become the most senior officer to change sides.",
    "General Omar Sabbagh might be the next to defect.",
    "General Omar Sabbagh was the last to be asked to defect.",
    "State radio had described General Omar Sabbagh as having deserted his men.",
    "General Omar Sabbagh crossed to the northern side of the river in June.",
    "General Omar Sabbagh crossed to the other side of the road in June.",
    "General Omar Sabbagh knows the rule. An officer who has defected must hand in his pistol.",
]

SO = [
    "General Omar Sabbagh, whom neither side trusted, defected in June.",
    "General Omar Sabbagh, who could not be reached for a week, is known to have defected in June.",
    "General Omar Sabbagh was the first of his rank to defect.",
    "General Omar Sabbagh is the highest-ranking officer yet to defect.",
    "General Omar Sabbagh was the first of them to defect.",
    "General Omar Sabbagh became the most senior officer to change sides.",
    "General Omar Sabbagh crossed to the rebel side in June.",
    "General Omar Sabbagh, whose deputy had neither fled nor resigned, defected in June.",
    "General Omar Sabbagh did not hesitate and defected in June.",
    "General Omar Sabbagh, an officer who has defected, must hand in his pistol.",
]


@pytest.mark.parametrize("text", NOT_SO)
def test_it_is_not_said_to_be_so(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text).get("Omar Sabbagh", "denied") == "denied"


@pytest.mark.parametrize("text", SO)
def test_it_is_said_to_be_so(extractor: RuleExtractor, text: str) -> None:
    assert held(extractor, text) == {"Omar Sabbagh": "asserted"}


HEARSAY = [
    ("General Omar Sabbagh, said for weeks to have defected, has a house in Homs.", "reported"),
    ("The supposed defection of General Omar Sabbagh turned out to be a hoax.", None),
    ('"They say I defected," General Omar Sabbagh said with a laugh.', None),
    ('"The papers wrote that I had defected," General Omar Sabbagh said.', None),
    ('"I would sooner die than defect," General Omar Sabbagh said.', None),
    ("General Omar Sabbagh, the defectors' jailer, retired in May.", None),
    ("The Russian general, Omar Sabbagh, left Damascus for Moscow in May.", None),
    ("The activist Omar Sabbagh fled to Turkey in May.", None),
    ("A rebel commander, Omar Sabbagh, fled to Turkey in May.", None),
    ('"I told them that I had defected," General Omar Sabbagh said.', "asserted"),
    ("The Syrian general, Omar Sabbagh, fled to Turkey in May.", "asserted"),
]


@pytest.mark.parametrize(("text", "modality"), HEARSAY)
def test_what_others_say_of_him_is_at_most_reported(extractor: RuleExtractor, text: str, modality: str | None) -> None:
    assert held(extractor, text).get("Omar Sabbagh") == modality

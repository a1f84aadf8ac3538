"""Whom `he` means where a sentence names others beside him."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.schema import Article
from ingest.extractors.rules import RuleExtractor


def told_of(extractor: RuleExtractor, text: str) -> set[str]:
    """Names of those of whom the text tells that they changed sides."""
    article = Article(id="article:case", name="-", published=dt.date(2013, 3, 9), sha256="-", text=text)
    statements = extractor.read(article).statements
    return {s.subject.name for s in statements if s.kind == "DEFECTED_TO" and s.modality in ("asserted", "reported")}


WHO = "Colonel Tarek Dahhan of the Syrian army was last seen in Homs. "

DAHHAN = [
    "On Sunday he stood on a stage beside the rebels' commander, Nizar Qabbani, and said that he had defected.",
    "On Sunday he was shown with the head of the exiles' council, Nizar Qabbani, and announced that he had defected.",
    "He told the head of the exiles' council, Nizar Qabbani, that he had defected.",
    "He told Nizar Qabbani in a letter that he had defected.",
    "A trader, Nizar Qabbani, drove him to the coast, and he asked for asylum in Paris.",
    "A lawyer, Nizar Qabbani, met him in Tripoli, where he asked for asylum.",
    "A bearded man who was introduced as Dahhan explained that he had defected.",
    "A man introduced to Nizar Qabbani as Dahhan said that he had defected.",
]

QABBANI = [
    "The rebels' commander, Nizar Qabbani, said that he had defected in May.",
    "A major in the same group, Nizar Qabbani, said he had served there and that he had deserted in May.",
    "He had lunch with the rebels' commander, Nizar Qabbani, who said that he had defected in May.",
    "Captain Nizar Qabbani did not follow him: he defected in May.",
    "Captain Nizar Qabbani says the army tortured him and that he defected in May.",
    "He says that Captain Nizar Qabbani was sacked because he had defected.",
]


QUOTED = [
    'A spokesman, Nizar Qabbani, said Dahhan was a baker. "He defected in May."',
    'Dahhan sells bread. "He defected in May," said a neighbour, Nizar Qabbani.',
    'Nizar Qabbani wrote to Dahhan and said he missed him. "When he defected in May, we wept."',
]
"""Whoever speaks calls himself `I`."""

LATER_SUBJECT = (
    "Dr Salma Haddad sat in the garden. A nurse of the Syrian army until 2011, when she defected, she sells bread. "
    "Nizar Qabbani, who knows her well, came by."
)


@pytest.mark.parametrize("text", QUOTED)
def test_he_is_not_who_speaks_of_him(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, WHO + text) == {"Tarek Dahhan"}


def test_an_apposition_before_its_subject_names_nobody_else(extractor: RuleExtractor) -> None:
    assert told_of(extractor, LATER_SUBJECT) == {"Salma Haddad"}


@pytest.mark.parametrize("text", DAHHAN)
def test_he_is_not_who_stands_beside_him(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, WHO + text) == {"Tarek Dahhan"}


@pytest.mark.parametrize("text", QABBANI)
def test_he_is_whose_clause_it_is(extractor: RuleExtractor, text: str) -> None:
    assert told_of(extractor, WHO + text) == {"Nizar Qabbani"}

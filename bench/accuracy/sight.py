"""What the extractor has in sight at a place of an article, asked of its parts: names, predicates."""

from __future__ import annotations

from dataclasses import dataclass

from bench.accuracy.people import forms
from ingest.extractors.rules.events.finder import EventFinder
from ingest.packs.lexicon import Lexicon
from ingest.text.annotate import Annotator
from ingest.text.persons.coreference import People
from ingest.text.persons.ranks import PersonRanks
from ingest.text.tokens.spans import Annotated
from tests.gold.score import same_person

Place = tuple[int, int]
"""Offsets into the text of an article."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that the extractor looks into: the names in it, and whether a predicate of the packs stands there."""

    place: Place
    names: tuple[str, ...]
    predicate: bool


class Sight:
    """Takes articles apart as RuleExtractor does, by the same parts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ranks = PersonRanks(lexicon)
        self._patterns = EventFinder(lexicon).patterns
        self._annotator = Annotator(lexicon, self._patterns.triggers)

    def sentences(self, text: str) -> list[Sentence]:
        """The sentences of a text that pass the gate, with all names, surnames that stand alone among them."""
        sentences, _ = self._annotator.annotate(text)
        People(self._lexicon, self._ranks).settle(sentences, self._annotator.persons)
        return [self._sentence(s) for s in sentences]

    def _sentence(self, s: Annotated) -> Sentence:
        predicate = next(self._patterns.find(s.tokens), None) is not None
        return Sentence((s.sentence.start, s.sentence.end), tuple(p.name for p in s.persons), predicate)


def names_one(sentence: Sentence, person: dict[str, object]) -> bool:
    """Whether a sentence names an annotated person."""
    return any(same_person(name, forms(person)) for name in sentence.names)


def overlap(a: Place, b: Place) -> bool:
    """Whether two places have a letter in common."""
    return a[0] < b[1] and b[0] < a[1]

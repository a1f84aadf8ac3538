"""The gate, and the annotation of the sentences that pass it."""

from __future__ import annotations

import re

from graph.statement import Body
from ingest.packs.lexicon import Lexicon
from ingest.text.bodies import BodyFinder, Scope
from ingest.text.persons import PersonFinder
from ingest.text.sentences import Splitter
from ingest.text.spans import Annotated, DemonymSpan, PlaceSpan, SectSpan
from ingest.text.titles import TitleFinder
from ingest.text.tokens import Phrases, Tokenizer

_WORDS = re.compile(r"[^\W_]+")


class Annotator:
    """Finds what there is in the sentences of an article that can matter."""

    def __init__(self, lexicon: Lexicon, triggers: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._tokenize = Tokenizer(lexicon.abbreviations)
        self._split = Splitter(lexicon.abbreviations)
        self._bodies = BodyFinder(lexicon, self._tokenize)
        self._titles = TitleFinder(lexicon, self._tokenize)
        self.persons = PersonFinder(lexicon)
        self._sects: Phrases[SectSpan] = Phrases(self._tokenize)
        self._places: Phrases[tuple[str, bool]] = Phrases(self._tokenize)
        self._demonyms: Phrases[str] = Phrases(self._tokenize)
        self._fill()
        self._people_words = frozenset(word.rstrip(".") for word in self._titles.words) | frozenset(self._sects.words())
        self._triggers = triggers

    def _fill(self) -> None:
        for noun, sect in self._lexicon.sect_nouns:
            for form in (noun, f"{noun}s"):
                self._sects.add(form, SectSpan(0, 0, sect), cased=True)
        for name, country in self._lexicon.countries.items():
            self._places.add(name, (country, True), cased=True)
        for name, place in self._lexicon.places.items():
            self._places.add(name, (place, False), cased=True)
        for name, country in self._lexicon.demonyms.items():
            self._demonyms.add(name, country, cased=True)

    def annotate(self, text: str) -> tuple[list[Annotated], Scope]:
        """The annotated sentences of the text, in order; none when the article holds nothing of interest.

        An article without a trigger and without a title is not looked at further, nor is a sentence without a trigger, a
        title or a name that another sentence has introduced.
        """
        words = set(_WORDS.findall(text))
        low = {word.lower() for word in words}
        if low.isdisjoint(self._triggers) and low.isdisjoint(self._people_words):
            return [], Scope(())
        scope = Scope(tuple(c for c in self._lexicon.conflicts if not words.isdisjoint(c.cues)))
        acronyms: dict[str, Body] = {}
        latest: dict[str, Body] = {}
        annotated: list[Annotated] = []
        waiting: list[Annotated] = []
        for number, sentence in enumerate(self._split(text)):
            here = {word.lower() for word in _WORDS.findall(sentence.text)}
            s = Annotated(sentence, number, [])
            if here.isdisjoint(self._triggers) and here.isdisjoint(self._people_words):
                waiting.append(s)
                continue
            s.tokens = self._tokenize(sentence.text, sentence.start)
            self._find(s, scope, acronyms)
            self._bodies.anaphoric(s, scope, latest)
            annotated.append(s)
        annotated += self._named_elsewhere(waiting, annotated, scope, acronyms)
        annotated.sort(key=lambda s: s.number)
        return annotated, scope

    def _named_elsewhere(
        self, waiting: list[Annotated], done: list[Annotated], scope: Scope, acronyms: dict[str, Body]
    ) -> list[Annotated]:
        names = {word for s in done for p in s.persons for word in _WORDS.findall(p.name)}
        passed = []
        for s in waiting:
            if not names.isdisjoint(_WORDS.findall(s.sentence.text)):
                s.tokens = self._tokenize(s.sentence.text, s.sentence.start)
                self._find(s, scope, acronyms)
                passed.append(s)
        return passed

    def _find(self, s: Annotated, scope: Scope, acronyms: dict[str, Body]) -> None:
        s.ranks = self._titles.ranks(s.tokens)
        s.bodies = self._bodies.find(s.tokens, scope, acronyms)
        prefixes = {rank.start for rank in s.ranks if rank.end - rank.start > 1}
        s.bodies = [body for body in s.bodies if not (body.end == body.start + 1 and body.start in prefixes)]
        taken = {k for body in s.bodies for k in range(body.start, body.end)}
        s.places = [PlaceSpan(f.start, f.end, *f.value) for f in self._places.find(s.tokens) if f.start not in taken]
        s.demonyms = [DemonymSpan(f.start, f.end, f.value) for f in self._demonyms.find(s.tokens) if f.start not in taken]
        s.sects = [SectSpan(f.start, f.end, f.value.sect) for f in self._sects.find(s.tokens) if f.start not in taken]
        s.ranks = [rank for rank in s.ranks if rank.start not in taken]
        s.roles = self._titles.roles(s.tokens)
        s.persons = self.persons.find(s)

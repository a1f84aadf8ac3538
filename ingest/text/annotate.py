"""The gate, and the annotation of the sentences that pass it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.bodies.attached import AttachedBodies
from ingest.text.bodies.communities import CommunityFinder
from ingest.text.bodies.finder import BodyFinder, nest
from ingest.text.bodies.scope import Scope, Scopes
from ingest.text.dates.finder import heading
from ingest.text.persons.finder import PersonFinder
from ingest.text.persons.titles import TitleFinder
from ingest.text.tokens.sentences import Splitter
from ingest.text.tokens.spans import Annotated, DemonymSpan, PlaceSpan, covered
from ingest.text.tokens.tokens import Phrases, Tokenizer

_WORDS = re.compile(r"[^\W_]+")
_OF_VERBS = ("s", "ed")


class Annotator:
    """Finds what there is in the sentences of an article that can matter."""

    def __init__(self, lexicon: Lexicon, triggers: frozenset[str]) -> None:
        self._scopes = Scopes(lexicon.conflicts, lexicon.nations)
        self._tokenize = Tokenizer(lexicon.abbreviations)
        self._split = Splitter(lexicon.abbreviations, lexicon.cased_abbreviations)
        self._bodies = BodyFinder(lexicon, self._tokenize)
        self._attached = AttachedBodies(lexicon, self._tokenize)
        self._titles = TitleFinder(lexicon, self._tokenize)
        self.persons = PersonFinder(lexicon)
        self._communities = CommunityFinder(lexicon, self._tokenize)
        self._places: Phrases[tuple[str, bool]] = Phrases(self._tokenize)
        self._demonyms: Phrases[str] = Phrases(self._tokenize)
        self._given, self._nations = lexicon.given_names, lexicon.nations.keys()
        self._fill(lexicon)
        people = {word.rstrip(".") for word in self._titles.words}
        self._gate = triggers.union(people, self._communities.words)

    def _fill(self, lexicon: Lexicon) -> None:
        for name, country in lexicon.countries.items():
            self._places.add(name, (country, True), cased=True)
        for name, place in lexicon.places.items():
            self._places.add(name, (place, False), cased=True)
        for name, country in lexicon.demonyms.items():
            self._demonyms.add(name, country, cased=True)

    def annotate(self, text: str, headline: str = "") -> tuple[list[Annotated], Scope]:
        """The annotated sentences of the text, in order, and what it is about; none when it holds nothing of interest.

        An article without a trigger and without a title is not looked at further. Of one that has them the sentences with
        them are, and all others too when those name a body or a person with a title: persons are named anywhere.
        """
        if self._gate.isdisjoint(found[0].lower() for found in _WORDS.finditer(text)):
            return [], Scope(())
        scope = self._scopes.of(f"{headline}\n{text}")
        sentences = self._sentences(text)
        acronyms: dict[str, Organisation] = {}
        latest: dict[str, Organisation] = {}
        passed = [s for s in sentences if not self._gate.isdisjoint(s.vocabulary) or heading(s.sentence.text)]
        for s in passed:
            self._find(s, scope, acronyms)
        named = self._others(sentences, passed)
        for s in named:
            self._find(s, scope, acronyms)
        found = sorted(passed + named, key=lambda s: s.number)
        self._attached.add(found)
        for s in found:
            self._bodies.refer_back(s, latest)
            nest(s)
        return found, scope

    def _sentences(self, text: str) -> list[Annotated]:
        return [Annotated(sentence, number, _vocabulary(sentence.text)) for number, sentence in enumerate(self._split(text))]

    def _others(self, sentences: Sequence[Annotated], passed: Sequence[Annotated]) -> list[Annotated]:
        """The sentences that did not pass, of an article that matters: it names a body, a country, or a person with a title."""
        if not any(s.bodies or s.demonyms or s.places or any(p.rank or p.role for p in s.persons) for s in passed):
            return []
        numbers = {s.number for s in passed}
        return [s for s in sentences if s.number not in numbers]

    def _find(self, s: Annotated, scope: Scope, acronyms: dict[str, Organisation]) -> None:
        s.take(self._tokenize(s.sentence.text, s.sentence.start))
        ranks = self._titles.ranks(s.tokens)
        prefixes = {rank.start for rank in ranks if rank.end - rank.start > 1}
        bodies = self._bodies.find(s.tokens, scope, acronyms)
        after_rank = {rank.end for rank in ranks}
        s.bodies = [
            body
            for body in bodies
            if body.end > body.start + 1 or (body.start not in prefixes and not self._surname(s, body.start, after_rank))
        ]
        taken = covered(s.bodies)
        s.places = [PlaceSpan(f.start, f.end, *f.value) for f in self._places.find(s.tokens) if f.start not in taken]
        s.demonyms = [DemonymSpan(f.start, f.end, f.value) for f in self._demonyms.find(s.tokens) if f.start not in taken]
        s.sects = [sect for sect in self._communities.find(s.tokens) if sect.start not in taken]
        s.ranks = [rank for rank in ranks if rank.start not in taken]
        s.roles = self._titles.roles(s.tokens)
        s.persons = self.persons.find(s)

    def _surname(self, s: Annotated, i: int, after_rank: Set[int]) -> bool:
        """`Karim Bakhtar`, `Colonel Karl Wagner`: a man who bears the name of a body. `Colonel Joins Taliban` is a headline."""
        if i == 0 or s.tokens[i].text.isupper() or not s.tokens[i].capital:
            return False
        before = s.tokens[i - 1]
        if before.text in self._given:
            return True
        if i - 1 not in after_rank or not before.capital or before.text in self._nations:
            return False
        return not before.low.endswith(_OF_VERBS) and i + 1 < len(s.tokens) and not s.tokens[i + 1].capital


def _vocabulary(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    if text.isascii():  # all at once, which other letters do not allow: some become two
        return frozenset(_WORDS.findall(text.lower()))
    return frozenset(word.lower() for word in _WORDS.findall(text))

"""Who is who in one article: full names, surnames, titles, pronouns, "the two"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.names import PARTICLES, fold, person_key
from ingest.text.clauses import PREPOSITIONS
from ingest.text.persons import PersonFinder
from ingest.text.spans import Annotated, PersonSpan

_SHE = frozenset(
    "she her hers herself wife mother sister daughter woman actress spokeswoman ms ms. mrs mrs. queen princess policewoman chairwoman".split()
)
_HE = frozenset("he his him himself husband father brother son man mr mr. king prince".split())


@dataclass
class Human:
    """A person of the article."""

    number: int
    forms: Counter[str] = field(default_factory=Counter)
    rank: str | None = None
    rank_order: int | None = None
    titles: set[str] = field(default_factory=set)
    gender: str | None = None
    key: tuple[str, ...] = ()
    last: int = -1  # the last sentence that names him, so far

    @property
    def name(self) -> str:
        """The fullest form, the most used of equally full ones; the Arabic article is joined to its word."""
        form = min(self.forms, key=lambda form: (-len(form.split()), -self.forms[form], form))
        return re.sub(r"\b(al|el) (?=[A-Z])", r"\1-", form)


class People:
    """The persons of an article, in the order in which they are met."""

    def __init__(self) -> None:
        self.humans: list[Human] = []
        self._by_word: dict[str, list[int]] = {}
        self._stack: list[int] = []
        self._group: list[int] = []
        self._was_group = False

    def settle(self, sentences: Sequence[Annotated], finder: PersonFinder) -> None:
        """Give every name its person, in the order of the text; find surnames that stand alone, also before the full name."""
        for again in (False, True):
            for sentence in sentences:
                if not again:
                    for span in sentence.persons:
                        self._enter(sentence, span)
                self._alone(sentence, finder)
        for sentence in sentences:
            sentence.persons = [span for span in sorted(sentence.persons, key=lambda p: p.name_start) if span.person >= 0]

    def _enter(self, sentence: Annotated, span: PersonSpan) -> None:
        words = _words(span.name)
        number = self._same(words, titled=span.rank is not None or span.honorific is not None)
        if number is None:
            number = len(self.humans)
            self.humans.append(Human(number))
        self._learn(number, words, sentence, span)
        span.person = number

    def _same(self, words: tuple[str, ...], titled: bool) -> int | None:
        """The person that a name means: one of whom it is a part, or whose name is a part of it; the latest of several."""
        candidates = {n for word in words[-1:] + words[:1] for n in self._by_word.get(word, ())}
        for number in sorted(candidates, key=lambda n: -self.humans[n].last):
            key = self.humans[number].key
            if len(words) == 1 and (words[0] == key[-1] or words[0] == key[0] or titled):
                return number
            if len(key) == 1 and key[0] in (words[-1], words[0]):
                return number
            if set(words) <= set(key) or set(key) <= set(words):
                return number
            if len(words) > 1 and len(key) > 1 and words[-1] == key[-1] and words[0] == key[0]:
                return number
        return None

    def _learn(self, number: int, words: tuple[str, ...], sentence: Annotated, span: PersonSpan) -> None:
        human = self.humans[number]
        human.forms[span.name] += 1
        human.last = sentence.number
        if len(words) > len(human.key):
            human.key = words
        for word in words:
            numbers = self._by_word.setdefault(word, [])
            if number not in numbers:
                numbers.append(number)
        if span.rank and human.rank is None:
            human.rank, human.rank_order = span.rank.rank, span.rank.order
        if span.rank:
            human.titles.update(span.rank.rank.lower().split())
        if span.role:
            human.titles.update(span.role.role.lower().split())
        near = {t.low for t in sentence.tokens[max(0, span.start - 3) : span.end + 1]}
        human.gender = human.gender or ("she" if near & (_SHE - {"her"}) else "he" if near & (_HE - {"his"}) else None)

    def _alone(self, sentence: Annotated, finder: PersonFinder) -> None:
        covered = {i for span in sentence.persons for i in range(span.start, span.end)} | sentence.taken()
        for rank in sentence.ranks:
            covered.update(range(rank.start, rank.end))
        i = 0
        while i < len(sentence.tokens):
            end = finder.name_end(sentence.tokens, i, covered)
            if end == i:
                i += 1
                continue
            words = _words(sentence.words(i, end))
            number = self._same(words, titled=False) if words and words[-1] in self._by_word else None
            if number is not None:
                span = PersonSpan(i, end, sentence.words(i, end), i, person=number)
                self._learn(number, words, sentence, span)
                sentence.persons.append(span)
            i = end

    def hear(self, sentence: Annotated) -> None:
        """Take note of whom a sentence names, for the pronouns of the next ones. Subjects stand first in mind."""
        opening = [word for word in sentence.lows[:3] if word in ("he", "she")]
        topic = self.pronoun(opening[0]) if opening and not any(p.start < 3 for p in sentence.persons) else []
        named = [span for span in sentence.persons if sentence.low(span.start - 1) not in PREPOSITIONS]
        for span in [*[p for p in reversed(sentence.persons) if p not in named], *reversed(named)]:
            if span.person in self._stack:
                self._stack.remove(span.person)
            self._stack.append(span.person)
        for number in topic:
            if number in self._stack:
                self._stack.remove(number)
            self._stack.append(number)
        if len({p.person for p in sentence.persons}) > 1:
            self._group = list(dict.fromkeys(p.person for p in sentence.persons))

    def pronoun(self, word: str) -> list[int]:
        """Whom a pronoun means."""
        if word in ("they", "both", "two", "pair", "couple"):
            return self._group[:2] if len(self._group) == 2 or word != "they" else []
        for number in reversed(self._stack):
            human = self.humans[number]
            if human.gender is None or human.gender == word or word not in ("he", "she"):
                human.gender = human.gender or (word if word in ("he", "she") else None)
                return [number]
        return []

    def titled(self, noun: str) -> list[int]:
        """Whom `the colonel`, `the envoy` means: the latest with that title, else the latest of all for a general word."""
        for number in reversed(self._stack):
            if noun in self.humans[number].titles:
                return [number]
        if noun in _GENERAL and self._stack:
            return [self._stack[-1]]
        return []


_GENERAL = frozenset(
    "man woman officer official defector diplomat envoy deserter politician soldier pilot lawmaker fighter commander judge journalist presenter".split()
)


def _words(name: str) -> tuple[str, ...]:
    folded = [person_key(word) for word in fold(name).split() if word not in PARTICLES]
    return tuple(word for word in folded if word)

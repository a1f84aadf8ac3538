"""Who is who in one article: full names, surnames, titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice

from graph.names import PARTICLES, fold, joined_article, person_key
from ingest.packs.lexicon import Lexicon
from ingest.text.persons.finder import PersonFinder
from ingest.text.persons.ranks import PersonRanks
from ingest.text.tokens.grammar import KIN_PARTICLES
from ingest.text.tokens.spans import Annotated, PersonSpan, RankSpan

NAMESAKES = 100
"""Of so many persons who share a word of their name, the ones named last, a name may mean one. Cost stays linear."""

NAMES = 8
"""Names of one person that are kept, all forms of one counted as one."""
_KUNYA = 2
"""Words of a name such as `Abu Furat`."""
_KUNYAS = KIN_PARTICLES | {person_key(word) for word in KIN_PARTICLES}
_TITLE = 3
"""Tokens before a name in which a word may give the gender (`his wife, the actress X`)."""


@dataclass
class Human:
    """A person of the article. `keys` are the words of the fullest form of each of his names, spellings folded."""

    number: int
    forms: Counter[str] = field(default_factory=Counter)
    rank: str | None = None
    rank_order: int | None = None
    titles: set[str] = field(default_factory=set)
    gender: str | None = None
    keys: list[tuple[str, ...]] = field(default_factory=list)
    last: int = -1  # the last sentence that names him, so far

    @cached_property
    def name(self) -> str:
        """The fullest form, of equally full ones the most used, else the first; `Abu X` last. The article is joined (`al-X`).

        Ask for it when all names of the article are settled.
        """
        form = min(self.forms, key=lambda form: (_kunya(form.lower().split()), -len(form.split()), -self.forms[form]))
        return joined_article(form)

    def named(self, words: Sequence[str], *, titled: bool, own: bool = False, order: int | None = None) -> bool:
        """Whether a name may be his: a part of his name, or one of which his is a part.

        `titled`: a title stands before it. `own`: it is a given name, not a surname. `order`: of the rank before it. Two men
        share a part of a name as easily as one is called by it, so that another rank before one of two words tells them apart.
        """
        if any(words == key for key in self.keys):
            return True
        if len(words) > 1 and order is not None and self.rank_order not in (None, order):
            return any(key[0] == words[0] and len(key) == 1 for key in self.keys)
        return any(_named(key, words, titled=titled, own=own) for key in self.keys)

    def learn(self, words: tuple[str, ...], *, other: bool) -> None:
        """Take in a form of his name; `other`: it is another name than those known."""
        at = next((k for k, key in enumerate(self.keys) if _named(key, words, titled=True)), None)
        if at is None or (other and not set(words) & set(self.keys[at])):
            if len(self.keys) < NAMES:
                self.keys.append(words)
        elif len(words) > len(self.keys[at]):
            self.keys[at] = words


def _named(key: Sequence[str], words: Sequence[str], *, titled: bool, own: bool = False) -> bool:
    first, last = words[0], words[-1]
    if own:
        return first == key[0]
    if _kunya(key) != _kunya(words) and min(len(key), len(words)) == 1 and max(len(key), len(words)) == _KUNYA:
        return False
    if len(words) == 1 and first in (key if titled else (key[0], key[-1])):
        return True
    if len(key) == 1 and key[0] in (first, last):
        return True
    if len(words) > 1 and len(key) > 1 and first == key[0] and last == key[-1]:
        return _one_between(words[1:-1], key[1:-1])
    return set(words) <= set(key) or set(key) <= set(words)


def _one_between(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether what stands between first and last name may be one man's: Riad Farid Hijab is not Riad Yasin Hijab."""
    return not words or not others or len(words) != len(others) or any(len(w) == 1 for w in (*words, *others)) or words == others


def _kunya(words: Sequence[str]) -> bool:
    """`Abu Furat`: nobody is called Furat for short."""
    return words[0] in _KUNYAS


class People:
    """The persons of an article, in the order in which they are met."""

    def __init__(self, lexicon: Lexicon, ranks: PersonRanks) -> None:
        self.humans: list[Human] = []
        self._words = lexicon.reference
        self._rulers = _rulers(frozenset(lexicon.heads_of_state))
        self._ranks = ranks
        self._by_word: dict[str, dict[int, None]] = {}  # numbers of persons, the one named last at the end

    def settle(self, sentences: Sequence[Annotated], finder: PersonFinder) -> None:
        """Give every name its person, in the order of the text; find surnames that stand alone, also before the full name."""
        unknown = []
        for s in sentences if any(s.persons for s in sentences) else ():
            for span in s.persons:
                self._enter(s, span)
            unknown.append((s, [run for run in finder.runs(s) if not self._alone(s, *run)]))
        for s, runs in unknown:
            for run in runs:
                self._alone(s, *run)
            s.persons.sort(key=lambda person: person.name_start)
        self._read_ranks(sentences)

    def promote(self, number: int, rank: RankSpan) -> None:
        """Take in a rank of a person. The first one counts."""
        human = self.humans[number]
        if human.rank is None:
            human.rank, human.rank_order = rank.rank, rank.order
        human.titles.update(rank.rank.lower().split())

    def _read_ranks(self, sentences: Sequence[Annotated]) -> None:
        """The ranks that are no titles, when all titles are known: they count for those who have none."""
        topic: int | None = None
        for s in sentences:
            if s.ranks:
                for span, rank in self._ranks.beside(s):
                    self.promote(span.person, rank)
                own = self._ranks.of_pronoun(s) if topic is not None else None
                if topic is not None and own and not (s.persons and s.persons[0].start < own.start):
                    self.promote(topic, own)
            if s.persons:
                topic = s.persons[0].person

    def _enter(self, s: Annotated, span: PersonSpan) -> None:
        words = _words(span.name)
        titled = span.rank is not None or span.honorific is not None
        number = span.same_as.person if span.same_as else self._same(words, titled=titled, own=span.own, rank=span.rank)
        if number is None:
            number = len(self.humans)
            self.humans.append(Human(number))
        elif not (titled or span.role or span.own or span.same_as):
            span.doubtful = self._shared(words, number, s)
        self._learn(number, words, s, span)
        span.person = number

    def _alone(self, s: Annotated, start: int, end: int) -> bool:
        """Whether a run of words without grounds of its own is the name of somebody met elsewhere, who is entered then."""
        words = _words(s.words(start, end))
        number = self._same(words, titled=False) if words and words[-1] in self._by_word else None
        if number is None:
            return False
        span = PersonSpan(start, end, s.words(start, end), start, person=number, doubtful=self._shared(words, number, s))
        if not span.doubtful:
            self._learn(number, words, s, span)
        s.persons.append(span)
        return True

    def _same(self, words: tuple[str, ...], *, titled: bool, own: bool = False, rank: RankSpan | None = None) -> int | None:
        """The person that a name means: of several the one with that rank, else the latest."""
        order = rank.order if rank else None
        candidates = [self.humans[n] for n in {n for word in {*words[-1:], *words[:1]} for n in self._latest(word)}]
        fitting = [
            human
            for human in candidates
            if human.named(words, titled=titled, own=own, order=order) and not self._relatives(human, words)
        ]
        best = min(fitting, key=lambda h: (order is not None and h.rank_order != order, -h.last, h.number), default=None)
        return best.number if best else None

    def _relatives(self, human: Human, words: tuple[str, ...]) -> bool:
        """`President Assad's cousin, Ayham Assad`: a ruler is known by his surname, and whoever else bears it is another man."""
        ruler = any(len(key) == 1 and key in self._rulers for key in human.keys)
        return ruler and len(words) > 1 and words not in self._rulers

    def _shared(self, words: tuple[str, ...], number: int, s: Annotated) -> bool:
        """Whether a surname is that of two men whom one sentence named last, so that neither is meant more than the other."""
        last = self.humans[number].last
        if len(words) > 1 or last >= s.number:
            return False
        others = (self.humans[n] for n in self._latest(words[0]) if n != number)
        return any(other.last == last and any(len(key) > 1 and key[-1] == words[0] for key in other.keys) for other in others)

    def _latest(self, word: str) -> Iterable[int]:
        return islice(reversed(self._by_word.get(word, {})), NAMESAKES)

    def _learn(self, number: int, words: tuple[str, ...], s: Annotated, span: PersonSpan) -> None:
        human = self.humans[number]
        human.forms[span.name] += 1
        human.last = s.number
        human.learn(words, other=span.same_as is not None)
        for word in words:
            numbers = self._by_word.setdefault(word, {})
            numbers.pop(number, None)
            numbers[number] = None
        if span.rank:
            self.promote(number, span.rank)
        if span.role:
            human.titles.update(span.role.role.lower().split())
        human.gender = human.gender or self._gender(s.lows[max(0, span.start - _TITLE) : span.end + 1])

    def _gender(self, near: Sequence[str]) -> str | None:
        if not self._words.she.isdisjoint(near):
            return "she"
        return None if self._words.he.isdisjoint(near) else "he"


@cache
def _rulers(names: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """The words of the names of heads of state, made once and not for every article."""
    return frozenset(_words(name) for name in names)


def _words(name: str) -> tuple[str, ...]:
    folded = [person_key(word) for word in fold(name).split() if word not in PARTICLES]
    return tuple(word for word in folded if word)

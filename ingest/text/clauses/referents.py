"""Whom pronouns, `the two` and `the colonel` mean, at a place of the article."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.patients import Done, Patients
from ingest.text.persons.coreference import Human
from ingest.text.tokens.grammar import HE_OR_SHE, NUMERALS, QUOTES, TURNS
from ingest.text.tokens.spans import Annotated, PersonSpan

_OPENING = 8
"""Tokens at the beginning of a sentence in which a pronoun before any name is its topic (`From 2005 he served under X`)."""


class Recent:
    """Numbers of persons, the one heard last at the end."""

    def __init__(self) -> None:
        self._order: dict[int, None] = {}

    def hear(self, number: int) -> None:
        """Put a person at the end."""
        self._order.pop(number, None)
        self._order[number] = None

    def drop(self, number: int) -> None:
        """Take a person out."""
        self._order.pop(number, None)

    def last(self, but: int | None = None) -> int | None:
        """The person heard last, `but` for one."""
        return next((number for number in reversed(self._order) if number != but), None)


class Referents:
    """Whom the article has in mind. Fill it sentence by sentence, and ask before the next is heard."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns, humans: list[Human]) -> None:
        self._words = lexicon.reference
        self._ranks = lexicon.ranks.words
        self._governors = lexicon.clauses.governors
        self._nouns = nouns
        self._humans = humans
        self._clock = 0
        self._heard: dict[int, int] = {}
        self._all = Recent()
        self._of_gender: dict[str | None, Recent] = {None: Recent(), "he": Recent(), "she": Recent()}
        self._of_title: dict[str, Recent] = {}
        self._group: list[int] = []
        self._last: set[int] = set()
        self._first: int | None = None
        self._interview = False
        self._patients = Patients(lexicon)
        self._saying = lexicon.modality.attributions
        self._said: tuple[Annotated, list[int]] | None = None  # the last sentence with a verb of saying, and its topic
        self.done: Done | None = None  # what the last sentence that names anybody says was done to somebody

    def hear(self, s: Annotated) -> None:
        """Take note of whom a sentence names, for the pronouns of the next ones. Subjects stand first in mind."""
        topic = self._topic(s)
        if not self._saying.isdisjoint(s.vocabulary):
            self._said = s, topic
        elif s.low(0) not in QUOTES:
            self._said = None
        self._interview = self._interview or tuple(s.lows[:2]) in TURNS
        if not s.persons:
            self._hear(topic)
            return
        self.done = self._patients.of(s)
        if self._first is None:
            self._first = s.persons[0].person
        governed = [self._oblique(s, person) for person in s.persons]
        named = [(person.person, oblique) for person, oblique in zip(s.persons, governed, strict=True)]
        self._hear(number for number, oblique in reversed(named) if oblique)
        self._hear(number for number, oblique in reversed(named) if not oblique)
        self._hear(topic)
        numbers = list(dict.fromkeys(person.person for person in s.persons))
        subjects = {number for number, oblique in named if not oblique}
        self._last = subjects if len(subjects) == 1 else set(numbers)
        if len(numbers) > 1:
            self._group = numbers

    def pronoun(self, word: str, but: int | None = None) -> list[int]:
        """Whom a pronoun means, or a word such as `pair`; empty when nobody fits. `but`: it means anybody but this one."""
        if word in NUMERALS[1:]:  # `the three`: as many as were named together
            return self._group if len(self._group) == NUMERALS.index(word) + 2 else []
        if word == "they" or word in self._words.groups:
            return self._group[:2] if len(self._group) == 2 or word != "they" else []
        if word not in HE_OR_SHE:
            return _listed(self._all.last())
        fitting = [n for gender in (None, word) if (n := self._of_gender[gender].last(but)) is not None]
        number = max(fitting, key=self._heard.__getitem__, default=None)
        if number is not None and self._humans[number].gender is None:
            self._humans[number].gender = word
            self._of_gender[None].drop(number)
            self._of_gender[word].hear(number)
        return _listed(number)

    def narrator(self) -> list[int]:
        """Whom `I` means in an interview of questions and answers, which begins with whom it asks; else empty."""
        return _listed(self._first) if self._interview else []

    def first_person(self, s: Annotated) -> list[int]:
        """Whom `I` means: the narrator, else whom the sentence names first, else the man spoken of last."""
        return self.narrator() or ([s.persons[0].person] if s.persons else self.pronoun("he"))

    def only(self, word: str) -> list[int]:
        """Whom `he` or `she` means, when the last sentence that names anybody leaves no doubt."""
        found = self.pronoun(word)
        return found if found and self._last == set(found) else []

    def sole(self) -> list[int]:
        """The only person whom the last sentence names that names anybody; empty when it names more."""
        return list(self._last) if len(self._last) == 1 else []

    def two(self) -> list[int]:
        """Whom `both` means: the two whom the last sentence with several names has; empty when it has more."""
        return self.all_of(2)

    def all_of(self, count: int) -> list[int]:
        """Whom `all three` means: as many as the last sentence with several names has; empty when it has more or less."""
        return list(self._group) if len(self._group) == count else []

    def may_be(self, number: int, word: str) -> bool:
        """Whether a person may be meant by `he` or `she`, as far as is known."""
        return word not in HE_OR_SHE or self._humans[number].gender in (None, word)

    def titled(self, noun: str) -> list[int]:
        """Whom `the colonel`, `the envoy` means: the latest with that title, else the latest of all for a general word."""
        number = self._of_title[noun].last() if noun in self._of_title else None
        if number is None and noun in self._words.general:
            number = self._all.last()
        return _listed(number)

    def only_one_heard(self, noun: str) -> list[int]:
        """Whom `the elder`, `the singer` means when the article has named one person so far, whatever it called him."""
        if len(self._heard) != 1 or not self._nouns.people(noun):
            return []
        found = _listed(self._all.last())
        # `the brigadier`, `the minister` is no captain
        unlike = noun not in self._words.general and (noun in self._ranks or noun in self._words.civil)
        return [n for n in found if not unlike or self._humans[n].rank is None]

    def speaking(self, s: Annotated) -> int | None:
        """Who of a sentence's names says what it says (`X, a spokesman, said`, `said X`)."""
        for k in (k for k, word in enumerate(s.lows) if word in self._saying and word == s.tokens[k].text):
            if person := s.person_before.get(k - (s.low(k - 1) == ",")):
                return person.person
            behind = s.person_at.get(k + 1)
            if behind and (behind.end == len(s.lows) or not s.lows[behind.end].isalpha()):
                return behind.person
        return None

    def speaker(self) -> int | None:
        """Who says what the last sentence says, by name or as `he said`; of a bare quotation it is who spoke before."""
        if self._said is None:
            return None
        s, topic = self._said
        named = self.speaking(s)
        return next(iter(topic), None) if named is None else named

    def _oblique(self, s: Annotated, person: PersonSpan) -> bool:
        return s.low(person.start - 1) in self._governors or self._nouns.apposed_to_governed(s, person)

    def _topic(self, s: Annotated) -> list[int]:
        """Whom the pronoun at the beginning of a sentence means."""
        at = next((k for k, word in enumerate(s.lows[:_OPENING]) if word in HE_OR_SHE), None)
        if at is None or any(person.start < at for person in s.persons):
            return []
        return self.pronoun(s.lows[at])

    def _hear(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._clock += 1
            self._heard[number] = self._clock
            self._all.hear(number)
            human = self._humans[number]
            self._of_gender[human.gender].hear(number)
            for title in human.titles:
                self._of_title.setdefault(title, Recent()).hear(number)


def _listed(number: int | None) -> list[int]:
    return [] if number is None else [number]

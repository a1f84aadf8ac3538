"""Sentences that contradict what an article tells elsewhere: the story is called false, or the man is shown in his place."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import islice

from ingest.packs.lexicon import Lexicon
from ingest.text.modality.retorts import answers_no, says_no
from ingest.text.tokens.grammar import HIS_OR_HER, IS_OR_WAS, NEGATIONS, PERSONAL
from ingest.text.tokens.phrases import any_of, by_sign
from ingest.text.tokens.spans import Annotated

_RECENT = 2
"""Sentences after an event in which a contradiction that names nobody is of it."""
_NEAR, _DENIALS = 6, 8
"""Words around a denial in which a claim is looked for, and denials of a sentence at which one looks."""
_OPENING = 4
"""Tokens in which a pronoun is the subject of the sentence."""
_RECORDED = re.compile(r"\b(?:that|which) (?:was|is|were) shown\b")
"""`a video that was shown on Monday`: what is shown there is not the man in his place."""
_PRONOUNS = PERSONAL | HIS_OR_HER


@dataclass(frozen=True)
class Denial:
    """What is only reported of `named` is contradicted; if nothing is, what is reported of `recent`.

    `until`: the number of the last sentence that it contradicts; None for all sentences.
    `sentence`: the one that denies it, none for a headline; `speaker`: who does, none for the article itself.
    """

    named: Set[int]
    recent: Set[int]
    until: int | None
    sentence: Annotated | None = None
    speaker: str | None = None


class Contradictions:
    """Finds such sentences by the phrases of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        self._claims, self._claimed = words.claims, words.claimed
        self._denials = any_of(words.denials)
        self._false = any_of(words.called_false)
        self._in_place = any_of(words.in_place)
        self._phrases = by_sign((*words.denials, *words.called_false, *words.in_place))
        self._headlines = any_of(words.denying_headlines)

    def by_headline(self, headline: str, persons: Set[int]) -> Denial | None:
        """`Ministry denies envoy has quit`: what the article only reports, of whomever, is denied."""
        denies = self._headlines.search(headline.lower().replace("’", "'").replace(",", " ,"))
        return Denial(persons, frozenset(), None) if denies else None

    def of(self, s: Annotated, start: int, told: int | None, persons: Set[int]) -> Denial | None:
        """What the sentence contradicts from token `start` on.

        Args:
            told: the number of the sentence that told the event before, if there was one.
            persons: of whom that one was told.
        """
        if start == 0 and told is not None and s.number - told <= _RECENT:
            if says_no(s):
                return Denial(frozenset(person.person for person in s.persons) or persons, frozenset(), s.number, s)
            if answers_no(s):
                return Denial(persons, frozenset(), s.number, s)
        if self._phrases.keys().isdisjoint(s.vocabulary):
            return None
        words = " ".join(s.lows[start:])
        if not any(phrase in words for sign in self._phrases.keys() & s.vocabulary for phrase in self._phrases[sign]):
            return None
        named = frozenset(person.person for person in s.persons if person.start >= start)
        meant = not named or not _PRONOUNS.isdisjoint(s.lows[start : start + _OPENING])
        recent = persons if meant and told is not None and s.number - told <= _RECENT else frozenset()
        if self._false.search(words) or self._denies(words):
            return Denial(named, recent, None, s)
        if self._in_place.search(_RECORDED.sub("", words)):
            return Denial(named, recent, s.number, s)
        return None

    def _denies(self, words: str) -> bool:
        """`denied the reports`, `the claim was called a lie`, `rejected everything`; not `would neither confirm nor deny it`."""
        for denial in islice(self._denials.finditer(words), _DENIALS):
            before, after = words[: denial.start()].split()[-_NEAR:], words[denial.end() :].split()[:_NEAR]
            if before and before[-1] in NEGATIONS:
                continue
            told = before[-2:-1] and before[-1] in IS_OR_WAS and before[-2] in self._claimed  # `this was denied`
            if told or (after[:1] and after[0] in self._claimed) or not self._claims.isdisjoint((*before, *after)):
                return True
        return False

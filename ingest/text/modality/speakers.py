"""Who says what a sentence says, when it is not the article itself."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    AND_OR,
    ARTICLES,
    DASHES,
    GENITIVE,
    HE_OR_SHE,
    HIS_OR_HER,
    IN_OR_ON,
    INDEFINITE,
    OF_OR_FOR,
    PASSIVES,
    POSSESSIVES,
    RELATIVES,
    SPEAKER_ENDS,
    SPEAKER_STARTS,
    SUBORDINATORS,
)
from ingest.text.tokens.spans import Annotated, PersonSpan

_LONGEST = 14
"""Words of a speaker."""
_BACK = 40
"""Tokens before a verb of attribution in which its subject is looked for, so that cost does not grow with their square."""
_AGENT = 5
"""Tokens after a verb in the passive among which `by` brings in the speaker (`reported on Monday by`)."""
_REACH = 120
"""Tokens on either side of an event in which a verb of attribution is looked for."""
_MARKS = frozenset(', " “ ” - — – ('.split())
"""What stands before the speaker when what is said stands before him (`X defected, his brother said`)."""
_OPENINGS = frozenset(SPEAKER_STARTS | SUBORDINATORS | set(DASHES) | {"–"})
"""What a speaker begins after."""


class Told(NamedTuple):
    """Of what a sentence tells. `at`: the token after the predicate; `unnamed`: who does it has no name yet."""

    persons: Set[int]
    at: int
    unnamed: bool = False


class Saying(NamedTuple):
    """That somebody else says it; `speaker` is None when the words do not say who."""

    speaker: str | None


HIMSELF = Saying("")
"""The man of whom it is told says it."""


class Speakers:
    """Finds the speaker of a sentence by the pack's verbs of attribution."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        self._attributions = words.attributions
        self._counted = lexicon.clauses.counted_by
        self._sources = dict(phrase.split() for phrase in words.sources)
        self._passed = lexicon.clauses.verb_group | {","}
        self._group = lexicon.clauses.verb_group
        self._nobody = words.unspecific
        self._denying = words.denying
        self._impersonal = words.impersonal
        self._nominal = (lexicon.clauses.governors - lexicon.naming.calling - {"on"}) | ARTICLES | POSSESSIVES
        self._others = words.spoken_for
        self._writings = lexicon.events.writings
        self._announcing = lexicon.events.announcing

    def of(self, s: Annotated, told: Told) -> Saying | None:
        """Who says it: the words before `said` or after `according to`; HIMSELF, or none when it is the article."""
        himself: Saying | None = None
        for k in range(max(0, told.at - _REACH), min(len(s.lows), told.at + _REACH)):
            word = s.lows[k]
            if word in self._sources and s.low(k + 1) == self._sources[word]:
                return self._source(s, k + 2, told)
            if not himself and word in self._attributions and s.tokens[k].text == word:
                found = self._around_verb(s, k, told)
                if found is not None and found != HIMSELF:
                    return found
                himself = found
        return himself

    def denier(self, s: Annotated, start: int) -> str | None:
        """Who denies something in the words from token `start` on: `the army denied it`, `it is a lie, X said`; else none."""
        for k in range(start, min(len(s.lows), start + _REACH)):
            if s.lows[k] in self._denying and s.tokens[k].text == s.lows[k] and s.low(k - 1) not in PASSIVES:
                begin = k
                while begin > max(start, k - _BACK) and s.lows[begin - 1] not in _OPENINGS:
                    begin -= 1
                pronoun = s.low(begin) in HE_OR_SHE or s.low(begin) in RELATIVES
                return None if pronoun else self._words(s, begin, k)
        saying = self.of(s, Told(frozenset(), start or len(s.lows)))
        return saying.speaker or None if saying else None

    def speaks_of_another(self, s: Annotated, at: int, persons: Set[int], noun: bool) -> bool:
        """Whether one of `persons` says before token `at` what another did: `X's lawyer, Y, said he had left`.

        `noun`: he is told of by a noun (`Y said the general had left`), which is never Y himself.
        """
        for k in range(max(0, at - _BACK), at):
            if s.lows[k] not in self._attributions:
                continue
            end = k - (s.low(k - 1) == ",")
            person = s.person_before.get(end)
            if person and person.person in persons:
                start = max(
                    (j + 1 for j in range(max(0, person.start - _BACK), person.start - 1) if s.lows[j] in SPEAKER_STARTS),
                    default=0,
                )
                return noun or not self._others.isdisjoint(s.lows[start:k])
        return False

    def _source(self, s: Annotated, start: int, told: Told) -> Saying | None:
        """`according to X`; to himself, it is no other who says it."""
        person = s.person_at.get(start)
        himself = person is not None and person.person in told.persons
        return HIMSELF if himself else Saying(self._words(s, start, _end(s, start)))

    def _around_verb(self, s: Annotated, verb: int, told: Told) -> Saying | None:
        """Who stands before the verb, or follows it (`said X`); HIMSELF for the persons themselves, None for no speaker."""
        if s.low(verb - 1) in self._nominal:
            return None  # `no truth in reports that`
        passive = self._passive(s, verb)
        if passive is not None:
            return self._agent(s, passive, verb, told)
        end = verb
        while end > 0 and s.lows[end - 1] in self._group:
            end -= 1
        if s.low(end - 1) == ",":
            return self._inverted(s, verb, told) or self._before_comma(s, end - 1, told)
        start = end
        while start > max(0, end - _BACK) and s.lows[start - 1] not in _OPENINGS:
            start -= 1
        if told.at <= verb and not self._trails(s, start, told.at):
            return None
        return self._speaking(s, start, end, verb, told)

    def _passive(self, s: Annotated, verb: int) -> int | None:
        """The auxiliary of a verb in the passive, adverbs apart (`was widely reported`)."""
        k = verb - 1
        while k > 0 and s.lows[k].endswith("ly"):
            k -= 1
        return k if s.low(k) in PASSIVES else None

    def _agent(self, s: Annotated, auxiliary: int, verb: int, told: Told) -> Saying | None:
        """`it was reported by X that`: X; `it was reported that`: somebody who is not named."""
        if told.at <= verb:
            return None
        by = next((k for k in range(verb + 1, min(len(s.lows), verb + _AGENT)) if s.lows[k] in ("by", "that")), verb)
        if s.lows[by] == "by":
            return Saying(self._words(s, by + 1, _end(s, by + 1)))
        subject = auxiliary
        while subject > 0 and s.lows[subject] in self._group:
            subject -= 1
        return Saying(None) if s.low(subject) == "it" and s.lows[verb] in self._impersonal else None

    def _inverted(self, s: Annotated, verb: int, told: Told) -> Saying | None:
        """`Captain Y of the navy, said X, has defected`: X says it, unless it is what Y of `Y, said X had defected` says."""
        after = s.person_at.get(verb + 1)
        between = after and s.low(verb - 1) == "," and s.low(after.end) in (",", ".", ";", "")
        return self._person(after, told) if after and between and s.person_before.get(verb - 1) is None else None

    def _before_comma(self, s: Annotated, comma: int, told: Told) -> Saying | None:
        """`a rebel spokesman, X, said` and `X, a rebel spokesman, said`: X says it."""
        person = s.person_before.get(comma)
        if person is None:
            first = max(0, comma - _BACK)
            person = s.person_before.get(_comma_before(s, comma, first))
        elif s.low(_comma_before(s, person.start - 1, max(0, comma - _BACK)) + 1) == "one":
            return HIMSELF  # `one of them, X, said`
        if person is None or (told.at <= person.start and s.low(person.start - 1) in AND_OR):
            return None
        return self._person(person, told)

    def _person(self, person: PersonSpan, told: Told) -> Saying:
        return HIMSELF if person.person in told.persons else Saying(person.name)

    def _trails(self, s: Annotated, start: int, at: int) -> bool:
        """Whether a speaker who begins at `start` says what is told before: `X defected, his family and officials said`."""
        if start <= at:
            return False
        if s.low(start) in AND_OR or s.low(start - 1) not in (*_MARKS, *AND_OR):
            return False
        if s.low(start - 1) in AND_OR:
            return "," in s.lows[at : start - 1] and s.low(start - 2) != ","
        return ";" not in s.lows[at:start]

    def _speaking(self, s: Annotated, start: int, end: int, verb: int, told: Told) -> Saying | None:
        word = s.low(end - 1)
        if end == start:
            return self._after(s, verb, told)
        if s.low(start) in IN_OR_ON and (told.at <= verb or word in self._writings):
            return None  # `X fled in May, and in March Y announced`, `in a letter posted that night she broke with`
        if word in RELATIVES and told.at <= verb:
            return None
        if word in RELATIVES or (word == "they" and told.at > verb and len(told.persons) == 1):
            return HIMSELF if word == "who" else Saying(None)  # `the channels which announced his defection`
        if word == "i":
            return HIMSELF
        if word in HE_OR_SHE or word == "they":
            colleague = s.low(0) in HIS_OR_HER and told.at <= verb
            return Saying(None) if colleague else HIMSELF  # `His deputy, X, defected, he said`
        named = {p.person for k in range(start, end) if (p := s.person_at.get(k)) and self._speaks(s, p)}
        if not named.isdisjoint(told.persons):
            return HIMSELF
        counted = s.low(start) in INDEFINITE or s.low(start) in self._counted or s.low(start).isdigit()
        own = s.lows[verb] in self._announcing or self._others.isdisjoint(s.lows[start:end])
        if told.unnamed and told.at > verb and counted and own:
            return HIMSELF
        return Saying(self._words(s, start, end))

    def _speaks(self, s: Annotated, person: PersonSpan) -> bool:
        """`X's brother said`, `a spokesman for X said`: X does not."""
        return s.low(person.end) not in GENITIVE and s.low(person.start - 1) not in OF_OR_FOR

    def _after(self, s: Annotated, verb: int, told: Told) -> Saying | None:
        after = s.person_at.get(verb + 1)
        return self._person(after, told) if after else None

    def _words(self, s: Annotated, start: int, end: int) -> str | None:
        """The words of a speaker, without what stands around him; none when they name nobody (`most accounts`)."""
        while end > start and s.low(end - 1) in self._passed:
            end -= 1
        while start < end and not s.tokens[start].text[0].isalpha():
            start += 1
        named = any(s.lows[k] not in self._nobody for k in range(start, end))
        return s.words(start, min(end, start + _LONGEST)) if named else None


def _comma_before(s: Annotated, i: int, first: int) -> int:
    """The nearest comma before token `i`, not before `first`; -1 when there is none."""
    return next((k for k in range(i - 1, first - 1, -1) if s.lows[k] == ","), -1)


def _end(s: Annotated, start: int) -> int:
    end = start
    while end < len(s.lows) and s.lows[end] not in SPEAKER_ENDS:
        end += 1
    return end

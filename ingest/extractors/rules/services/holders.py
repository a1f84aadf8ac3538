"""Whose post it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.extractors.rules.services.post_phrases import PostPhrases
from ingest.extractors.rules.subjects.actors import Actors
from ingest.extractors.rules.subjects.appositions import OPENS, Appositions
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.clauses import Clauses
from ingest.text.clauses.referents import Referents
from ingest.text.modality.rules import ModalityRules
from ingest.text.tokens.grammar import HIS_OR_HER, PERFECT, UNTIL
from ingest.text.tokens.spans import Annotated, PersonSpan, RoleSpan

_TO_NAME = 18
"""Tokens between a post and a later name."""
_CHAIN = 16
"""Tokens between two posts of one man (`governor of A from 1971, minister`)."""
_TO_VERB = 10
"""Tokens between a verb and its `as`."""
_TERM = 4
"""Tokens of `until last March`, or `since 2009`, before a post."""
_GIVEN = 6
"""Tokens before a name in which he is given the post (`appointed General X head of`)."""


class Holding(NamedTuple):
    """The persons of a post, by number. `over`: the words between say that they hold it no more."""

    persons: list[int]
    over: bool = False
    was: bool = False  # only a verb in the past says so: `was head of`


_NOBODY = Holding([])


class Holders:
    """Finds the persons of posts by title, apposition, verb and what the sentence told before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services
        self._limits = UNTIL | self._words.term_since
        self._careers = lexicon.services.careers | lexicon.services.appointing
        self._calling = lexicon.naming.calling
        self._governors = lexicon.clauses.governors
        self._saying = lexicon.clauses.saying
        self._claims = lexicon.modality.claims
        self._clauses = Clauses(lexicon)
        self._actors = Actors(lexicon)
        self._modality = ModalityRules(lexicon)
        self._phrases = PostPhrases(lexicon)
        self._appositions = Appositions(lexicon)

    def of(self, s: Annotated, role: RoleSpan, referents: Referents, earlier: Sequence[tuple[RoleSpan, Holding]]) -> Holding:
        """The persons of a post. `earlier` are the posts before it in the sentence, with theirs."""
        titled = next((person for person in s.persons if person.role is role), None)
        if titled:
            return Holding([titled.person])
        start = self._phrases.start(s, role)
        if s.low(start) == "the" and s.low(start - 1) == "," and s.low(role.end) in self._words.finite:
            return _NOBODY  # `who killed X, the president has said`: a subject of its own
        return self._before(s, start, referents, earlier) or self._after(s, start, role)

    def subject(self, s: Annotated, verb: int, form: str, referents: Referents) -> list[int]:
        """The persons who do what the verb says; none when the sentence does not say that they do."""
        subject = self._clauses.subject(s, verb, frozenset())
        if subject is None or self._modality.of_verb(s, verb, form, subject) in ("denied", "hypothetical"):
            return []
        return self._actors.resolved(s, subject, referents)[0]

    def _before(
        self, s: Annotated, start: int, referents: Referents, earlier: Sequence[tuple[RoleSpan, Holding]]
    ) -> Holding | None:
        """What the words before the phrase say."""
        k = start
        while k > 0 and (s.lows[k - 1] in self._words.adverbs or s.lows[k - 1].isdigit()):
            k -= 1
        k = next((j for j in range(k - 1, max(0, k - 1 - _TERM), -1) if s.lows[j] in self._limits and s.low(j - 1) in OPENS), k)
        over = not self._words.once.isdisjoint(s.lows[k:start])
        before = s.low(k - 1)
        if before in OPENS:
            return self._apposed(s, k - 1, over, earlier)
        if before == "and":
            return None if s.low(start) in HIS_OR_HER else self._chained(s, k - 1, earlier)  # `X and his deputy, Y`
        given = self._given(s, k, referents)
        if given:
            return Holding(given, over)
        if before == "of" and s.low(k - 2) in self._words.post_nouns:
            return self._held(s, k - 2, referents)
        if before == "as" and s.low(k - 2) not in self._words.seeming:
            return self._as(s, k - 1, referents)
        if before == "to" and s.low(k - 2) in self._words.rising:
            return self._done(s, k - 2, referents, over=False)
        if before in self._words.links or before in self._words.appointing:
            return self._done(s, k - 1, referents, over=over)
        return None

    def _done(self, s: Annotated, verb: int, referents: Referents, *, over: bool) -> Holding | None:
        """`X was head of ...`, `he has been named head of ...`."""
        persons = self.subject(s, verb, s.lows[verb], referents)
        if not persons:
            return None
        was = s.lows[verb] in ("was", "were") or (s.lows[verb] == "been" and s.low(verb - 1) == "had")
        return Holding(persons, over, was)

    def _held(self, s: Annotated, noun: int, referents: Referents) -> Holding | None:
        """`holds the post of director`, `his job as director`."""
        owner = next((k for k in range(noun - 1, max(-1, noun - 4), -1) if s.lows[k] in HIS_OR_HER), None)
        if owner is not None and not any(person.end <= owner for person in s.persons):
            return Holding(referents.pronoun("he" if s.lows[owner] == "his" else "she"))
        persons = self.subject(s, noun, s.lows[noun], referents)
        return Holding(persons) if persons else None

    def _as(self, s: Annotated, at: int, referents: Referents) -> Holding | None:
        """`served as`, `appointed X as`, `was succeeded by X as`, `his post as`."""
        if s.low(at - 1) in self._words.post_nouns:
            return self._held(s, at - 1, referents)
        person = s.person_before.get(at)
        if person is None:
            return self._done(s, self._governing(s, at), referents, over=False)
        left = s.lows[max(0, person.start - _GIVEN) : person.start]
        if self._words.succeeding.isdisjoint(left):
            return Holding([person.person])
        if left[-1] == "by":
            return Holding([person.person])
        return self._done(s, person.start, referents, over=False)

    def _governing(self, s: Annotated, at: int) -> int:
        """The verb of `served for ten years as`, `was appointed as`; `at` itself when there is none."""
        for k in range(at - 1, max(-1, at - _TO_VERB), -1):
            if s.lows[k] in self._careers:
                return k
            if s.lows[k] == "," or k in s.person_at:
                break
        return at

    def _given(self, s: Annotated, start: int, referents: Referents) -> list[int]:
        """`appointed General X head of`, `made him head of`."""
        person = s.person_before.get(start)
        begin = person.start if person else start - 1
        verb = next((j for j in range(begin - 1, max(0, begin - _GIVEN) - 1, -1) if s.lows[j] in self._words.appointing), None)
        if verb is None or s.low(verb - 1 - (s.low(verb - 1) in PERFECT)) in self._claims:
            return []  # `reports had made him the head of`: they were wrong
        if person:
            return [person.person]
        return referents.pronoun("he" if s.lows[start - 1] == "him" else "she") if s.low(start - 1) in ("him", "her") else []

    def _apposed(self, s: Annotated, end: int, over: bool, earlier: Sequence[tuple[RoleSpan, Holding]]) -> Holding | None:
        """`X, until recently head of`; `X, 43, a Druze from Sweida, head of`; `X of the 5th Brigade, its commander`."""
        owner = self._appositions.owner(s, end)
        if owner:
            return Holding([owner.person], over)
        return self._chained(s, end, earlier)

    def _chained(self, s: Annotated, end: int, earlier: Sequence[tuple[RoleSpan, Holding]]) -> Holding | None:
        """`governor of A from 1971, minister of B and ambassador to C`: all are one man's."""
        if not earlier:
            return None
        role, holding = earlier[-1]
        if not holding.persons or end - role.end > _CHAIN or not self._words.finite.isdisjoint(s.lows[role.end : end]):
            return None
        between = any(role.end <= person.start and person.end <= end for person in s.persons)
        return None if between or any(p.role is role for p in s.persons) else holding

    def _after(self, s: Annotated, start: int, role: RoleSpan) -> Holding:
        """`the head of the branch in Idlib, X`; `an officer named X`; `its leader is X`."""
        after = next((person for person in s.persons if person.start >= role.end), None)
        if after is None:
            return _NOBODY
        gap = s.lows[role.end : after.start]
        if not gap and role.role in self._words.relative_posts:
            return Holding([after.person])
        if not gap or len(gap) >= _TO_NAME or not self._words.finite.isdisjoint(gap[:-1]):
            return _NOBODY
        if gap[-1] in ("is", "was"):
            return (
                Holding([after.person], was=gap[-1] == "was") if "," not in gap and self._in_body(s, role.end, after) else _NOBODY
            )
        if gap[-1] in self._calling:
            return Holding([after.person])
        apposed = gap[-1] in OPENS and gap.count(",") <= 1 and not (gap[-1] != "," and "," in gap)
        speaks = gap[-1] == "," and s.low(after.end) in self._saying  # `The guard shot two men, X said`
        return Holding([after.person]) if apposed and not speaks and not self._opening(s, start, after) else _NOBODY

    def _in_body(self, s: Annotated, start: int, after: PersonSpan) -> bool:
        """Whether nothing but a body stands between."""
        rest = [k for k in range(start, after.start - 1) if k not in s.names]
        return all(s.lows[k] in ("of", "in", "the", "for") for k in rest)

    def _opening(self, s: Annotated, start: int, after: PersonSpan) -> bool:
        """`In a letter to the head of the branch, X said`: two men."""
        return s.low(start - 1) in self._governors and s.low(0) in self._governors and s.low(after.end) in self._words.finite

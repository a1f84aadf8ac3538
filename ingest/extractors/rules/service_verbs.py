"""Services that a verb says, or a noun for a time of service."""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import Agency
from ingest.extractors.rules.holders import Holders
from ingest.extractors.rules.post_bodies import PostBodies, head_of_chain, place_of
from ingest.extractors.rules.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import HIS_OR_HER, INDEFINITE
from ingest.text.referents import Referents
from ingest.text.spans import Annotated, BodySpan

_PASSED = 5
"""Tokens between a body and `led by`, or `led by` and the name."""
_TIME = 5
"""Tokens between `spent` and the preposition."""
_PREPOSITIONS = frozenset(("in", "with", "at", "for", "on", "as", "within", "inside"))
_UNDER = 3
"""Tokens between a body and `under X`."""
_NOT_UNDER = frozenset(("served", "and", "or", "in", "who", "with"))
_PASSIVE = frozenset(("was", "were", "been", "being", "is", ",", "and", "then", "later"))
_DIRECT = 5
"""Tokens between a verb and its body."""


class ServiceVerbs:
    """`X commands the 9th Division`, `served in`, `joined`, `was posted to`, `is now with`, `Y, led by X`, `his years at`."""

    def __init__(self, lexicon: Lexicon, holders: Holders, bodies: PostBodies) -> None:
        self._words = lexicon.services
        self._holders = holders
        self._bodies = bodies
        self._before_body = lexicon.services.before_body
        self._serving = lexicon.events.serving
        words = self._words
        self._all = (
            words.leads.keys()
            | words.serves
            | words.joins
            | words.moves
            | words.moved
            | words.quits
            | words.quits_from
            | words.spends
            | words.spells
            | words.takes
        ) | frozenset(("is", "was", "now", "been", "under", "charge"))

    def find(self, s: Annotated, referents: Referents) -> Iterator[Service]:
        """All services of the sentence that verbs say."""
        if not s.bodies:
            return
        for k, word in enumerate(s.lows):
            if word in self._all and s.free(k):
                yield from self._at(s, k, word, referents)

    def _at(self, s: Annotated, k: int, word: str, referents: Referents) -> Iterator[Service]:
        words = self._words
        role = words.leads.get(word)
        if role and s.low(k + 1) == "by":
            yield from self._passive(s, k, role)
            return
        if word in words.spells:
            yield from self._spell(s, k, referents)
            return
        if word == "under":
            yield from self._under(s, k)
            return
        body, current = self._object(s, k, word)
        if s.low(k + 1) in ("over", "command", "charge") and body:
            role = "head" if s.low(k + 1) != "command" else "commander"
        if body is None:
            return
        for person in self._holders.subject(s, k, word, referents):
            yield Service(person, body, role, current, place_of(s, body))

    def _object(self, s: Annotated, k: int, word: str) -> tuple[BodySpan | None, bool]:
        """The body that a verb leads to, and whether one serves there now."""
        words, after = self._words, s.low(k + 1)
        if word in words.leads or word in words.joins:
            current = word not in words.past and s.low(k - 1) != "was"
            direct = self._direct(s, k + 1)
            if direct or word in words.joins:
                return direct, current
        if word in words.quits and (direct := self._direct(s, k + 1)):
            return direct, False
        if word in words.quits_from and after in ("from", "with"):
            return self._bodies.after(s, k + 1), False
        if word in words.takes and after in ("over", "command", "charge"):
            return self._taken_over(s, k + 2), True
        if word == "charge":
            return (self._bodies.after(s, k + 1) if s.low(k - 1) == "in" and after == "of" else None), s.low(k - 2) != "was"
        if word in words.serves or word in words.leads:
            return self._after_preposition(s, k, _PREPOSITIONS), word not in words.past
        if word in words.spends:
            return self._spent(s, k)
        return self._moved(s, k, word)

    def _moved(self, s: Annotated, k: int, word: str) -> tuple[BodySpan | None, bool]:
        """`was moved to X`, `is now with X`."""
        words, after = self._words, s.low(k + 1)
        if word in words.moves or (word in words.moved and s.low(k - 1) in _PASSIVE):
            return self._after_preposition(s, k, frozenset(("to", "in", "into", "by"))), True
        if after in ("with", "at", "in") and word in ("is", "was", "now", "been"):
            return self._place_of_work(s, k + 1), word != "was"
        return None, True

    def _place_of_work(self, s: Annotated, k: int) -> BodySpan | None:
        """`is with the X`, `is now at the X`; whoever is in a body that bears no arms may only be on its premises."""
        body = self._direct(s, k + 1)
        if body is None or s.low(k + 1) in INDEFINITE:
            return None
        armed = isinstance(body.body, Agency) and body.body.kind in self._serving
        return body if armed or s.lows[k] == "with" else None

    def _taken_over(self, s: Annotated, k: int) -> BodySpan | None:
        """`takes over the 5th Division`, `took command of the brigade`, `takes over at General Intelligence`."""
        start = k + (s.low(k) in ("of", "at", "as"))
        return self._direct(s, start)

    def _under(self, s: Annotated, k: int) -> Iterator[Service]:
        """`Taliban units under Mullah X`, `the committee, under Sheikh X`."""
        person = next((p for p in s.persons if p.start == k + 1), None)
        body = next((b for b in reversed(s.bodies) if b.end <= k), None)
        if person and body and k - body.end <= _UNDER and all(s.lows[j] not in _NOT_UNDER for j in range(body.end, k)):
            yield Service(person.person, body, "commander", True, place_of(s, body))

    def _direct(self, s: Annotated, start: int) -> BodySpan | None:
        """The body that begins at `start`, but for an article and adjectives."""
        for i, body in enumerate(s.bodies):
            if body.start < start:
                continue
            if body.start - start > _DIRECT:
                return None
            plain = all(s.lows[j] in self._before_body or s.tokens[j].capital for j in range(start, body.start))
            return head_of_chain(s, i) if plain and not any(j in s.person_at for j in range(start, body.start)) else None
        return None

    def _after_preposition(self, s: Annotated, k: int, prepositions: frozenset[str]) -> BodySpan | None:
        """`served (for ten years) in the navy`."""
        for j in range(k + 1, min(k + 1 + _TIME, len(s.lows))):
            if s.lows[j] in prepositions:
                body = self._bodies.after(s, j)
                if body:
                    return body
            elif s.lows[j] in (",", ";", "and", "that"):
                return None
        return None

    def _spent(self, s: Annotated, k: int) -> tuple[BodySpan | None, bool]:
        """`has spent twelve years in the X`."""
        for j in range(k + 1, min(k + 1 + _TIME, len(s.lows))):
            if s.lows[j] in ("in", "with", "at", "as") and s.low(j - 1) in self._words.spells:
                return self._bodies.after(s, j), s.low(k - 1) == "has"
        return None, False

    def _spell(self, s: Annotated, k: int, referents: Referents) -> Iterator[Service]:
        """`his twelve years in the X`, `his job at the X`."""
        if s.low(k + 1) not in ("in", "with", "at", "on"):
            return
        owner = next((j for j in range(k - 1, max(-1, k - 4), -1) if s.lows[j] in HIS_OR_HER), None)
        body = self._bodies.after(s, k + 1) if owner is not None else None
        if owner is None or body is None:
            return
        before = [p.person for p in s.persons if p.end <= owner]
        for person in before[-1:] or referents.pronoun("he" if s.lows[owner] == "his" else "she"):
            yield Service(person, body, None, False, place_of(s, body))

    def _passive(self, s: Annotated, k: int, role: str) -> Iterator[Service]:
        """`the 5th Division, commanded by X`."""
        person = next((p for p in s.persons if k + 1 < p.start + 1 and k < p.start <= k + 1 + _PASSED), None)
        body = next((b for b in reversed(s.bodies) if b.end <= k), None)
        if body and body.end != k and s.low(k - 1) not in self._words.before_passive:
            return  # `to be headed by X`
        if person is None or body is None or any(s.lows[j] in (",", ";", "and") for j in range(k + 2, person.start)):
            return
        gap = [j for j in range(body.end, k) if j not in s.names]
        if (
            len(gap) <= _PASSED
            and not any(j in s.person_at for j in gap)
            and all(s.tokens[j].low not in ("and", ";") for j in gap)
        ):
            yield Service(person.person, body, role, s.low(k - 1) not in ("was", "were", "once", "formerly"), place_of(s, body))

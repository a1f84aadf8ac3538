"""Services that a verb says, or a noun for a time of service."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.extractors.rules.services.holders import Holders
from ingest.extractors.rules.services.post_bodies import PostBodies, place_of
from ingest.extractors.rules.services.service import Service
from ingest.extractors.rules.services.verb_objects import VerbObjects
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import COUNTS, HIS_OR_HER, SPENT_IN
from ingest.text.tokens.spans import Annotated

_PASSED = 5
"""Tokens between a body and `led by`, or `led by` and the name."""
_OPENING = 4
"""Tokens before the verb of `All three men belonged to`."""
_OF_THINGS = frozenset(("that", "which"))
"""Relatives that stand for no person (`a car that belonged to the ministry`)."""
_UNDER = 3
"""Tokens between a body and `under X`."""
_OWNED = 3
"""Tokens between `his` and `years`."""
_OTHER_CLAUSE = frozenset((",", ";", "and"))
_NOT_UNDER = frozenset(("served", "and", "or", "in", "who", "with"))
_ONCE = frozenset(("was", "were", "once", "formerly"))


class ServiceVerbs:
    """`X commands the 9th Division`, `served in`, `joined`, `was posted to`, `is now with`, `Y, led by X`, `his years at`."""

    def __init__(self, lexicon: Lexicon, holders: Holders, bodies: PostBodies) -> None:
        self._words = lexicon.services
        self._holders = holders
        self._bodies = bodies
        self._objects = VerbObjects(lexicon, bodies)
        self._nouns = PeopleNouns(lexicon)
        self._all = {"under", *self._words.spells, *self._objects.verbs}

    def find(self, s: Annotated, referents: Referents) -> Iterator[Service]:
        """All services of the sentence that verbs say."""
        if not s.bodies:
            return
        for k, word in enumerate(s.lows):
            if word in self._all and s.free(k):
                yield from self._at(s, k, word, referents)

    def _at(self, s: Annotated, k: int, word: str, referents: Referents) -> Iterator[Service]:
        role = self._words.leads.get(word)
        if role and s.low(k + 1) == "by":
            yield from self._passive(s, k, role)
        elif word in self._words.spells:
            yield from self._spell(s, k, referents)
        elif word == "under":
            yield from self._under(s, k)
        elif s.low(k - 1) in _OF_THINGS:
            return
        elif found := self._objects.of(s, k):
            onward, entered = self._objects.onward(s, k, found), word in self._words.joins
            for person in self._holders.subject(s, k, word, referents) or self._several(s, k, referents):
                for each in (found, onward) if onward else (found,):
                    yield Service(person, each.body, each.role, each.current, place_of(s, each.body), entered=entered)

    def _several(self, s: Annotated, verb: int, referents: Referents) -> list[int]:
        """`Both worked for the X`, `All three men belonged to the X`: those whom the sentences before named together."""
        if verb > _OPENING or any(person.end <= verb for person in s.persons):
            return []
        count = 2 if s.low(0) == "both" else COUNTS.get(s.low(1), 0) if s.low(0) in ("all", "the") else 0
        return referents.all_of(count) if count else []

    def _under(self, s: Annotated, k: int) -> Iterator[Service]:
        """`Taliban units under Mullah X`, `the committee, under Sheikh X`."""
        person = next((p for p in s.persons if p.start == k + 1), None)
        body = next((b for b in reversed(s.bodies) if b.end <= k), None)
        if person and body and k - body.end <= _UNDER and _NOT_UNDER.isdisjoint(s.lows[body.end : k]):
            yield Service(person.person, body, "commander", True, place_of(s, body))

    def _spell(self, s: Annotated, k: int, referents: Referents) -> Iterator[Service]:
        """`his twelve years in the X`, `his job at the X`."""
        owner = next((j for j in range(k - 1, max(-1, k - 1 - _OWNED), -1) if s.lows[j] in HIS_OR_HER), None)
        body = self._bodies.after(s, k + 1) if owner is not None and s.low(k + 1) in SPENT_IN else None
        if owner is None or body is None:
            return
        before = [p.person for p in s.persons if p.end <= owner]
        for person in before[-1:] or referents.pronoun("he" if s.lows[owner] == "his" else "she"):
            yield Service(person, body, None, False, place_of(s, body))

    def _passive(self, s: Annotated, k: int, role: str) -> Iterator[Service]:
        """`the 5th Division, commanded by X`, `Front fighters led by X`; not `a division, to be commanded by X`."""
        person = next((p for p in s.persons if k < p.start <= k + 1 + _PASSED), None)
        body = next((b for b in reversed(s.bodies) if b.end <= k), None)
        if person is None or body is None or not _OTHER_CLAUSE.isdisjoint(s.lows[k + 2 : person.start]):
            return
        men = body.end == k - 1 and self._nouns.plural(s.lows[k - 1])
        if body.end != k and s.low(k - 1) not in self._words.before_passive and not men:
            return
        gap = [j for j in range(body.end, k) if j not in s.names]
        if len(gap) <= _PASSED and not any(j in s.person_at or s.lows[j] in ("and", ";") for j in gap):
            yield Service(person.person, body, role, s.low(k - 1) not in _ONCE, place_of(s, body))

"""Communities that one is a member of: `of the Murad tribe`, `belongs to the Murad`, `born to a Sunni family`."""

from __future__ import annotations

from ingest.extractors.rules.sects.owners import SectOwners
from ingest.extractors.rules.sects.phrases import SectPhrases
from ingest.extractors.rules.subjects.appositions import Appositions
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import AS_IS, INDEFINITE
from ingest.text.tokens.spans import Annotated, SectSpan

_BELONGS = 12
"""Tokens between `belongs` or `born` and the community."""


class Memberships:
    """Finds their members by the words before the preposition that brings in the community."""

    def __init__(self, lexicon: Lexicon, phrases: SectPhrases, owners: SectOwners) -> None:
        self._words = lexicon.communities
        self._people = PeopleNouns(lexicon)
        self._appositions = Appositions(lexicon)
        self._phrases = phrases
        self._owners = owners

    def holds(self, s: Annotated, span: SectSpan) -> bool:
        """Whether the words make it a community that one is of: `of the Murad tribe`, `to a Sunni family`."""
        k = self._phrases.led_in(s, span)
        if k is None:
            return False
        if self._family(s, span):
            return True
        return s.low(k + 1) == "the" and (span.sect.kind == "tribal" or (k in s.person_before and self._phrases.ends(s, span)))

    def wider(self, s: Annotated, span: SectSpan) -> SectSpan | None:
        """The community within which it is another: `an Arab from the Murad tribe`, `a Sunni of Turkmen origin`."""
        k = self._phrases.led_in(s, span)
        return None if k in s.person_before else next((other for other in s.sects if other.end == k), None)

    def of(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """The member of a community that has no wider one before it."""
        k = self._phrases.led_in(s, span)
        if k is None:
            return []
        person = s.person_before.get(k)
        if person:
            return [person.person]
        for verb in range(k - 1, max(-1, k - _BELONGS), -1):
            if s.lows[verb] in self._words.born and self._family(s, span):
                return self._of_born(s, verb, span, referents)
            if s.lows[verb] in self._words.belonging and verb > k - 3:
                return self._belonging(s, verb, referents)
        if s.low(k - 1) == ",":
            return self._owners.owner(s, k, referents)
        return self._of_post(s, k, span, referents) if k - 1 in s.titles or self._people.people(s.low(k - 1)) else []

    def _of_post(self, s: Annotated, k: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, a lawyer of the Murad tribe`; `a sheikh of the Murad tribe, X`. The post ends at `k`."""
        start = self._people.start(s, k - 1)
        if s.low(start - 1) == ",":
            return self._owners.owner(s, start, referents)
        if s.low(start - 1) in self._words.copulas:
            return self._owners.subject(s, start - 1, referents)
        after = span.end + self._family(s, span)
        person = s.person_at.get(after + 1) if s.low(after) == "," else None
        return [person.person] if person else []

    def _belonging(self, s: Annotated, verb: int, referents: Referents) -> list[int]:
        """`he belongs to the Y`, `a member of the Y tribe`."""
        if verb == 0 and s.lows[verb] == "belongs":
            return referents.sole()  # `Captain X. Belongs to the Y tribe.`
        if s.lows[verb] != "member":
            return self._owners.subject(s, verb, referents)
        start = verb - 1 if s.low(verb - 1) in INDEFINITE else verb
        if s.low(start - 1) == ",":
            owner = self._appositions.owner(s, start - 1)
            return [owner.person] if owner else []
        if start == 0:
            return self._owners.fronted(s, SectSpan(start, verb + 1, s.sects[0].sect), referents)
        if s.low(start - 1) == "and":
            owner = self._appositions.owner(s, start - 1)
            return [owner.person] if owner else []
        return self._owners.subject(s, start - 1, referents) if s.low(start - 1) in AS_IS else []

    def _of_born(self, s: Annotated, verb: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, born in Hama to a Sunni family`; `Born into a Sunni family, he`."""
        if s.low(verb - 1) == ",":
            owner = self._appositions.owner(s, verb - 1)
            return [owner.person] if owner else []
        if verb == 0:
            return self._owners.fronted(s, SectSpan(0, span.end, span.sect), referents)
        return self._owners.subject(s, verb, referents)

    def _family(self, s: Annotated, span: SectSpan) -> bool:
        """`tribe`, `family`: whether the noun for a community follows."""
        return s.low(span.end) in self._words.communities

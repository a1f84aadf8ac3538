"""Who held a post before, and who after: `replacing X`, `in place of X`, `was succeeded by X`, `his predecessor, X`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extractors.rules.services.careers import Careers
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import HE_OR_SHE, HIS_OR_HER
from ingest.text.tokens.spans import Annotated, PersonSpan

_TAKEN_OVER = 8
"""Tokens between `takes over` and `from X`."""
_NEAR = 3
"""Tokens between the word and the name."""


class Successions:
    """Gives the post of a sentence to the other man too."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services

    def find(self, s: Annotated, services: Sequence[Service], careers: Careers, referents: Referents) -> Iterator[Service]:
        """The services of those who came before and after the one whose service the sentence tells, or an earlier one."""
        posts = [service for service in services if service.role and service.body]
        if not posts:
            yield from self._of_his_post(s, careers, referents)
        for k, word in enumerate(s.lows) if posts else ():
            taken_over = word == "from" and "over" in s.lows[max(0, k - _TAKEN_OVER) : k]
            if not (taken_over or word in self._words.succeeding or (word == "of" and s.low(k - 1) == "place")):
                continue
            by = s.low(k + 1) == "by"
            person = self._named(s, k + by)
            for post in posts[-1:] if person else ():
                if person and post.person != person.person and not any(other.person == person.person for other in posts):
                    yield replace(post, person=person.person, current=by)

    def _of_his_post(self, s: Annotated, careers: Careers, referents: Referents) -> Iterator[Service]:
        """`He replaces X`, `he takes the place of X`, `his predecessor, X`: the post that the sentences before gave him."""
        for k, word in enumerate(s.lows):
            place = word in self._words.takes and s.lows[k + 1 : k + 4] == ["the", "place", "of"]
            by_verb = (word in self._words.replacing or place) and s.low(k - 1) in HE_OR_SHE
            by_noun = word in self._words.predecessors and s.low(k - 1) in HIS_OR_HER
            if not (by_verb or by_noun) or any(person.end < k for person in s.persons):
                continue
            he = "he" if s.low(k - 1) in ("he", "his") else "she"
            post = next((post for number in referents.pronoun(he) if (post := careers.post(number))), None)
            after = k + 4 if place else k + 1 + (by_noun and s.low(k + 1) == ",")
            person = next((person for person in s.persons if person.start == after), None)
            if post and person and person.person != post.person:
                yield replace(post, person=person.person, current=word in self._words.later_holders)

    def _named(self, s: Annotated, k: int) -> PersonSpan | None:
        person = next((person for person in s.persons if person.start > k), None)
        return person if person and person.start - k <= _NEAR and "," not in s.lows[k : person.start] else None

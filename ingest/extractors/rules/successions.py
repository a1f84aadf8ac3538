"""Who held a post before, and who after: `replacing X`, `in place of X`, `was succeeded by X`, `his predecessor, X`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extractors.rules.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.spans import Annotated, PersonSpan

_TAKEN_OVER = 8
"""Tokens between `takes over` and `from X`."""
_NEAR = 3
"""Tokens between the word and the name."""


class Successions:
    """Gives the post of a sentence to the other man too."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services

    def find(self, s: Annotated, services: Sequence[Service]) -> Iterator[Service]:
        """The services of those who came before and after the one whose service the sentence tells."""
        posts = [service for service in services if service.role and service.body]
        for k, word in enumerate(s.lows) if posts else ():
            taken_over = word == "from" and "over" in s.lows[max(0, k - _TAKEN_OVER) : k]
            if not (taken_over or word in self._words.succeeding or (word == "of" and s.low(k - 1) == "place")):
                continue
            by = s.low(k + 1) == "by"
            person = self._named(s, k + by)
            for post in posts[-1:] if person else ():
                if person and post.person != person.person and not any(other.person == person.person for other in posts):
                    yield replace(post, person=person.person, current=by)

    def _named(self, s: Annotated, k: int) -> PersonSpan | None:
        person = next((person for person in s.persons if person.start > k), None)
        return person if person and person.start - k <= _NEAR and "," not in s.lows[k : person.start] else None

"""Whose post it is."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.spans import Annotated, PersonSpan, RoleSpan

_TO_NAME, _APPOSED, _SENTENCE = 18, 14, 10
"""Tokens between a post and a later name, and between a name and his post in an apposition or as what he is."""
_COMMAS = 2
"""Commas between a name and his post."""


class Holders:
    """Finds the persons of posts and of verbs that say a post."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services
        self._passed = lexicon.services.before_body | lexicon.services.adverbs

    def of(self, s: Annotated, role: RoleSpan) -> list[PersonSpan]:
        """The name right after a post, beside it between commas, or before `is`, `was`, `named`; empty when there is none."""
        for person in s.persons:
            if person.role is role:
                return [person]
        before = next((person for person in reversed(s.persons) if person.end <= role.start), None)
        if before and self._beside(s, before, role):
            return [before]
        after = next((person for person in s.persons if person.start >= role.end), None)
        return [after] if after and self._apposed(s.lows[role.end : after.start]) else []

    def subject(self, s: Annotated, verb: int) -> PersonSpan | None:
        """The name before a verb: `X, who once commanded`."""
        k = verb - 1
        while k >= 0 and s.lows[k] in self._words.verb_group:
            k -= 1
        return s.person_at.get(k)

    def _apposed(self, gap: list[str]) -> bool:
        """`the head of the branch in Idlib, X`."""
        if not gap or gap[-1] != "," or gap.count(",") > 1 or len(gap) >= _TO_NAME:
            return False
        return self._words.other_clause.isdisjoint(gap)

    def _beside(self, s: Annotated, person: PersonSpan, role: RoleSpan) -> bool:
        """`X, until recently head of ...`; `X became head of ...`."""
        gap = s.lows[person.end : role.start]
        if not gap or len(gap) >= _APPOSED:
            return False
        between = [k for k in range(person.end, role.start) if k not in s.names]
        rest = [s.lows[k] for k in between if s.lows[k] not in self._passed and not s.lows[k].isdigit()]
        if gap[0] in (",", "("):
            return gap.count(",") <= _COMMAS and self._words.apposed_verbs.issuperset(rest)
        return len(gap) < _SENTENCE and bool(rest) and self._words.verbs.issuperset(rest)

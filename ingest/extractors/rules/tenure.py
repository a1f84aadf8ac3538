"""Whether somebody still holds his post, by the words around him."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.extractors.rules.post_phrases import PostPhrases
from ingest.extractors.rules.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.spans import Annotated, PersonSpan, RoleSpan

_BEFORE, _AFTER = 3, 8
"""Tokens around a name in which a word says that his posts are over."""
_PASSIVE = frozenset(("was", "were", "is", "are", "been", "being", "be", "and", ",", "from", "who"))
"""What stands before a participle that is said of the man himself (`was dismissed`, not `dismissed the offer`)."""


class Tenure:
    """Knows the words that end a post."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services
        self._former = lexicon.former
        self._phrases = PostPhrases(lexicon)

    def former(self, s: Annotated, role: RoleSpan) -> bool:
        """`former Free Syrian Army captain`: the word stands before the body."""
        return role.former or not self._former.isdisjoint(s.lows[self._phrases.start(s, role) : role.start])

    def close(self, s: Annotated, services: Iterable[Service]) -> None:
        """End the services of those whom the sentence calls dead, dismissed or gone."""
        words = self._words
        if words.ended.isdisjoint(s.lows) and words.leaving.isdisjoint(s.lows):
            return
        over = {person.person for person in s.persons if self._over(s, person)}
        left = {person.person for person in s.persons if self._left(s, person)}
        for service in services:
            if service.person in over or (service.body is None and service.person in left):
                service.current = False

    def _over(self, s: Annotated, person: PersonSpan) -> bool:
        """`killed X`, `X, who was dismissed`, `X died`."""
        if not self._words.ended.isdisjoint(s.lows[max(0, person.start - _BEFORE) : person.start]):
            return True
        after = range(person.end, min(len(s.lows), person.end + _AFTER))
        return any(
            s.lows[k] in self._words.ended and (s.lows[k] in self._words.dying or s.lows[k - 1] in _PASSIVE) for k in after
        )

    def _left(self, s: Annotated, person: PersonSpan) -> bool:
        """`X has resigned`: it ends the post that has no body of its own."""
        return not self._words.leaving.isdisjoint(s.lows[person.end : person.end + _AFTER])

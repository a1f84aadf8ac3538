"""Whether somebody still holds his post, by the words around him."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.extractors.rules.services.post_phrases import PostPhrases
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.modality.negation import negated
from ingest.text.tokens.grammar import COPULAS, DETERMINERS, MODALS
from ingest.text.tokens.spans import Annotated, PersonSpan, RoleSpan

_BEFORE, _AFTER, _FAR = 3, 8, 16
"""Tokens around a name in which a word says that his posts are over, and those in which `was` and a participle do."""


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
        """`killed X`, `killed the defence minister, X`, `X, who was dismissed`, `X died`."""
        post = next((role for role in s.roles if role.end == person.start - 1 and s.low(role.end) == ","), None)
        start = post.start if post else person.start
        before = s.lows[max(0, start - _BEFORE) : start]
        if ";" not in before and not self._words.ended.isdisjoint(before):
            return True
        after = range(person.end, min(len(s.lows), person.end + _FAR))
        ended = (k for k in after if s.lows[k] in self._words.ended and not _unreal(s, person, k))
        return any(self._of_him(s, k, near=k < person.end + _AFTER) for k in ended)

    def _of_him(self, s: Annotated, k: int, *, near: bool) -> bool:
        """`was dismissed`, `, dismissed in May,`, `died`; not `dismissed the offer`."""
        if s.low(k - 1) in COPULAS or s.low(k - 1) == "been":
            return True
        if not near or s.low(k + 1) in DETERMINERS:
            return False
        return s.lows[k] in self._words.dying or s.low(k - 1) in (",", "and")

    def _left(self, s: Annotated, person: PersonSpan) -> bool:
        """`X has resigned`, not `X has not resigned`: it ends the post that has no body of its own."""
        after = range(person.end, min(len(s.lows), person.end + _AFTER))
        return any(s.lows[k] in self._words.leaving and not _unreal(s, person, k) for k in after)


def _unreal(s: Annotated, person: PersonSpan, k: int) -> bool:
    """Whether a word after a name only says what has not happened."""
    between = s.lows[person.end : k]
    return negated(between) or not MODALS.isdisjoint(between)

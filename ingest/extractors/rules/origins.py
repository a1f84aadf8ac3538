"""What somebody left, when the words of the event do not say it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extractors.rules.event import Event
from ingest.extractors.rules.hierarchy import Hierarchy
from ingest.extractors.rules.posts import Post
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.grammar import GENITIVE
from ingest.text.spans import Annotated, BodySpan

_BESIDE = 3
"""Tokens between a body and the name of its man (`PLO fighters X and Y`)."""


class Origins:
    """Chooses among the posts of a man; else takes a body that the sentence of the event names as his."""

    def __init__(self, lexicon: Lexicon, hierarchy: Hierarchy) -> None:
        self._hierarchy = hierarchy
        self._words = lexicon.events
        self._links = lexicon.events.of_body | lexicon.services.leads.keys()
        self._before_body = lexicon.services.before_body

    def post(self, event: Event, posts: Sequence[Post], joined: Organisation | None) -> Post | None:
        """The post that he left: one that was not given him later, in the event's own sentence, held till then, told last."""
        return max(self._of_old_side(posts, joined), key=lambda post: _rank(event, post), default=None)

    def _of_old_side(self, posts: Sequence[Post], joined: Organisation | None) -> Sequence[Post]:
        """Without those on the side that he joined; where that is not told, without those held now on a side that is not his past one."""
        if joined:
            fitting = [post for post in posts if post.body.id != joined.id]
            return [post for post in fitting if not self._hierarchy.same_side(post.body, joined)] or fitting
        past = [post for post in posts if not post.current]
        return [post for post in posts if not (post.current and any(self._hierarchy.opposed(post.body, p.body) for p in past))]

    def beside(self, event: Event, person: int) -> BodySpan | None:
        """`PLO fighters X and Y`, `X, who ran a section of Branch 9, defected`, `an officer from the base defected`."""
        s = event.sentence
        start = self._phrase(s, event, person)
        if start is None:
            return None
        for body in s.bodies:
            if start <= body.start and body.end <= event.start and self._his(s, body, start):
                return body
        return None

    def country(self, event: Event, person: int) -> str | None:
        """`Syrian Brigadier General X`: the country before his title."""
        starts = {p.start for p in event.sentence.persons if p.person == person}
        return next((demonym.country for demonym in event.sentence.demonyms if demonym.end in starts), None)

    def _phrase(self, s: Annotated, event: Event, person: int) -> int | None:
        """Where the noun phrase may begin that tells of him; none when the sentence does not name him before the event."""
        named = next((p for p in s.persons if p.person == person and p.end <= event.start), None)
        if named is None:
            return 0 if event.named_later else None
        return max(0, named.start - _BESIDE - 1)

    def _his(self, s: Annotated, body: BodySpan, start: int) -> bool:
        k = body.start - 1
        while k >= start and s.lows[k] not in self._links and (s.lows[k] in self._before_body or s.lows[k] in GENITIVE):
            k -= 1
        return s.low(k) in self._links


def _rank(event: Event, post: Post) -> Sequence[bool | int]:
    here = post.sentence == event.sentence.number
    told_before = not here or post.at < event.end or not post.current
    nearest = -post.at if post.current else post.at
    return not post.school, not post.after, told_before, here, post.current, post.sentence <= event.sentence.number, post.sentence, nearest

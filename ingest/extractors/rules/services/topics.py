"""The body that an article speaks of, for posts beside which none stands: `The commander, X, said`, `spokesman X said`."""

from __future__ import annotations

from collections import deque

from graph.schema import Agency
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import OWNERS, TO_BODY
from ingest.text.tokens.spans import Annotated, BodySpan, RoleSpan

_BACK = 3
"""Sentences before the post in which the body may stand."""
_FIRST = 6
"""Tokens at the beginning of a sentence among which the body begins that the sentence is about."""
_ANY = "any"
"""The class of posts that every body has."""
_FACTION = "faction"


class Topics:
    """Bodies in mind. Hear every sentence after it was asked about."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._class_of = lexicon.services.topic_posts
        self._fitting = lexicon.services.topics
        self._titles = lexicon.services.topic_titles
        self._follows = lexicon.body_words.follows
        self._qualifying = lexicon.services.qualifying
        self._heard: deque[list[BodySpan]] = deque(maxlen=_BACK)

    def hear(self, s: Annotated) -> None:
        """Take note of the bodies of a sentence."""
        self._heard.append(s.bodies)

    def of(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """The body of a post without words of its own: the only one before it of a kind that has such posts.

        The nearest sentence with a body of that kind decides. A spokesman speaks for the body that begins a sentence.
        """
        kind = self._class_of.get(s.low(role.end - 1))
        if kind is None or not self._plain(s, role) or not self._definite(s, role, kind):
            return None
        here = [body for body in s.bodies if body.end <= role.start]
        for bodies in (here, *reversed(self._heard)):
            fitting = [body for body in bodies if self._fits(body, kind)]
            if fitting:
                return fitting[0] if len({body.body.id for body in fitting}) == 1 else None
        return None

    def _plain(self, s: Annotated, role: RoleSpan) -> bool:
        """Whether the post stands alone: not `base commander`, `commander of the post`, `the contingent's commander`."""
        if s.low(role.end) in TO_BODY or s.low(role.start - 1) in OWNERS:
            return False
        return all(s.lows[k] in self._qualifying for k in range(role.start, role.end - 1))

    def _definite(self, s: Annotated, role: RoleSpan, kind: str) -> bool:
        """`the commander`, `spokesman X`; not `a commander`, `the hospital spokesman`."""
        if s.low(role.start - 1) == "the":
            return True
        before = s.low(role.start - 1)
        alone = not before[:1].isalpha() or before in self._follows
        return alone and kind in self._titles and any(person.role is role for person in s.persons)

    def _fits(self, body: BodySpan, kind: str) -> bool:
        if kind == _ANY:
            return body.start < _FIRST and body.printed[0].isalnum()
        fitting, named = self._fitting[kind], body.body
        what = named.kind if isinstance(named, Agency) else _FACTION
        return what in fitting or not fitting.isdisjoint(named.name.lower().split())

"""The posts of one person, as all sentences of an article tell them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.schema import Faction
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Organisation
from ingest.packs.words import EventWords
from ingest.text.tokens.spans import Annotated

CIVIL = "civil"
"""The kind of bodies whose posts are no side to leave."""

MOST = 20
"""Posts of one man that are looked at: more are no career, and cost must not grow with them."""

_NEAR = 8
"""Tokens before a body in which `now` says that the post came after."""


@dataclass(frozen=True)
class Post:
    """A person's service in a body, and where the article states it.

    Attributes:
        sentence, at: number of the sentence, and the token at which the body is named there; -1 when the post itself names it.
        current: he holds it still. after: the words say that it followed what was told before (`now`, `later`).
        until: when it ended, as far as the text says: YYYY, YYYY-MM or YYYY-MM-DD.
        school: it was for learning (`trained at the academy`), so that nobody leaves it for another side.
    """

    body: Organisation
    role: str | None
    sentence: int
    at: int
    current: bool
    after: bool
    school: bool
    until: str | None = None


class Posts:
    """Each service is looked at once, however many events ask.

    `states`: for each post of a state of which no body is known, the country, none where the text does not name it.
    """

    def __init__(self) -> None:
        self.any_posted = False
        self.states: list[str | None] = []
        self._new: list[tuple[Service, Annotated]] = []
        self._held: list[Post] = []
        self._told = 0

    def add(self, service: Service, s: Annotated, words: EventWords) -> None:
        """Take in a service that sentence `s` states. `any_posted` is true once one can be left for another side."""
        self._told += 1
        if self._told <= MOST:
            self._new.append((service, s))
        self.any_posted = self.any_posted or _posted(service, words)

    @property
    def any_told(self) -> bool:
        """Whether the article says that he served at all."""
        return self._told > 0

    def settle(self, body_of: Callable[[Service], Organisation | None], words: EventWords) -> None:
        """Find the bodies of the services that came in since the last call."""
        for service, s in self._new:
            body = body_of(service)
            if body is None and _of_state(service, words):
                self.states.append(service.state)
            if body:
                self._held.append(_post(service, body, s, words))
        self._new = []

    def __iter__(self) -> Iterator[Post]:
        return iter(self._held)


def _post(service: Service, body: Organisation, s: Annotated, words: EventWords) -> Post:
    here = service.body is not None and any(span is service.body for span in s.bodies)
    at = service.body.start if service.body and here else -1
    after = at >= 0 and not words.afterwards.isdisjoint(s.lows[max(0, at - _NEAR) : at])
    school = service.role is None and not words.schools.isdisjoint(body.name.lower().split())
    return Post(body, service.role, s.number, at, service.current, after, school, service.until)


def _of_state(service: Service, words: EventWords) -> bool:
    """Whether a post without a body is one of a state."""
    role = (service.role or "").lower().split()
    return not words.officials.isdisjoint(role) or bool(service.state and words.private.isdisjoint(role[-1:]))


def _posted(service: Service, words: EventWords) -> bool:
    if service.body is None:
        return words.private.isdisjoint((service.role or "").lower().split()[-1:])
    return isinstance(service.body.body, Faction) or service.body.body.kind != CIVIL

"""Whom somebody flees: his own, whom he leaves so, or others, to whom he never belonged."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Faction
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.sides import Sides
from ingest.extractors.rules.services.posts import Post
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.bodies.hierarchy import Hierarchy

_NAMED = 12
"""Tokens before the words of flight in which a noun says what he is (`X, a fighter, fled`)."""


class Flights:
    """Asks of a flight from a body whether he was one of its men."""

    def __init__(self, lexicon: Lexicon, hierarchy: Hierarchy, sides: Sides) -> None:
        self._fighters = lexicon.events.fighters
        self._ruling = lexicon.events.leadership
        self._hierarchy = hierarchy
        self._sides = sides

    def from_others(self, event: Event, posts: Iterable[Post], official: bool) -> bool:
        """`the teacher X fled the Y`: he has no part in it. Not `Commander X of the Y fled it`, `Colonel X fled the regime`.

        `official`: he has a rank, or a post of a state.
        """
        if event.fled_from is None or not event.plain:
            return False
        body = self._hierarchy.know(event.fled_from.body, event.fled_from.parent)
        s = event.sentence
        fights = not self._fighters.isdisjoint(s.lows[max(0, event.start - _NAMED) : event.start])
        own = any(post.body.id == body.id or self._hierarchy.same_side(post.body, body) for post in posts)
        return not (fights or own or (official and self._of_state(body)))

    def _of_state(self, body: Organisation) -> bool:
        if not isinstance(body, Faction):
            return True
        state = self._sides.own_government()
        ruling = not self._ruling.isdisjoint(body.name.lower().split())
        return ruling if state is None else self._hierarchy.same_side(state, body)

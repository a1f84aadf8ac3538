"""What somebody left, by the first way that finds it: the words of the event, his posts, who stands beside him or goes too."""

from __future__ import annotations

from functools import partial

from ingest.extractors.rules.events.destinations import Destinations
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.origins import Origins, first
from ingest.extractors.rules.events.records import FEW, Records
from ingest.extractors.rules.services.posts import Post
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.bodies.hierarchy import Hierarchy

_BACK = 3
"""Tokens before a predicate in which `who` says that it looks back."""


class FormerBodies:
    """Tries the ways in turn, the surest first."""

    def __init__(
        self, lexicon: Lexicon, records: Records, hierarchy: Hierarchy, origins: Origins, destinations: Destinations
    ) -> None:
        self._leads = lexicon.services.leads
        self._records = records
        self._hierarchy = hierarchy
        self._origins = origins
        self._destinations = destinations

    def of(self, event: Event, number: int, joined: Organisation | None) -> Organisation | None:
        """The body that a person left who joined `joined`, none where the article says nothing of it."""
        if event.left:
            return self._within(event, number, event.left.body) or event.left.body
        ways = (
            lambda: self._of_posts(event, number, joined),
            lambda: self._beside(event, number, joined),
            lambda: self._introduced(number, joined),
            lambda: self._of_posts(event, number, joined, learnt=True),
            lambda: self._of_others(event, number, joined),
        )
        return first(ways)

    def _within(self, event: Event, number: int, left: Organisation) -> Organisation | None:
        """`a former officer of the 9th Division, broke with the government`: the body of his within the one that he left."""
        held = [post for post in self._records.held(number) if not (post.school or self._since(event, post))]
        inside = [p for p in held if self._hierarchy.within(p.body, left) and not self._later(event, number, p)]
        post = self._origins.post(event, inside, None)
        return post.body if post else None

    def _beside(self, event: Event, number: int, joined: Organisation | None) -> Organisation | None:
        """By the words beside his name, unless they say where he is since."""
        body = self._origins.beside(event, number, joined)
        posts = (post for post in self._records.held(number) if body and post.body.id == body.id)
        return None if any(self._later(event, number, post) for post in posts) else body

    def _later(self, event: Event, number: int, post: Post) -> bool:
        return self._destinations.later(event, post, ranked=self._records.ranked(number))

    def _since(self, event: Event, post: Post) -> bool:
        """`X, who deserted from the army, commands the 77th Brigade`: numbered units stand on the other side too."""
        s = event.sentence
        if "who" not in s.lows[max(0, event.start - _BACK) : event.start] or not post.current:
            return False
        return post.at < event.start or not self._leads.keys().isdisjoint(s.lows[event.end : post.at])

    def _introduced(self, number: int, joined: Organisation | None) -> Organisation | None:
        """By the words that bring him in before his name: `A navy captain defected`, and further down `Captain X fled`."""
        unnamed = (event for event in self._records.events_of(number) if event.named_later)
        return first(partial(self._origins.beside, event, number, joined) for event in unnamed)

    def _of_posts(self, event: Event, number: int, joined: Organisation | None, *, learnt: bool = False) -> Organisation | None:
        """By his posts before the event. `learnt`: where he only learnt counts too."""
        told = [p for p in self._records.held(number) if learnt or not p.school]
        before = [p for p in told if not (self._later(event, number, p) or self._destinations.since(event, p))]
        post = self._origins.post(event, before, joined)
        return post.body if post else None

    def _of_others(self, event: Event, number: int, joined: Organisation | None) -> Organisation | None:
        """`X of the Y defected with Captain Z`: Z left it too, unless of others two are named; `his deputy, X` as well."""
        if self._records.served(number):
            return None
        with_him = [other for other in event.persons[:FEW] if other != number]
        if not with_him and self._origins.owned(event, number):
            with_him = self._records.told_before(event, number)
        bodies = {body.id: body for other in with_him if (body := self._of_posts(event, other, joined))}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

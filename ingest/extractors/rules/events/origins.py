"""What somebody left, when the words of the event do not say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ingest.extractors.rules.events.beside import Beside
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.sides import Sides
from ingest.extractors.rules.services.posts import Post, Posts
from ingest.packs.lexicon import Organisation
from ingest.text.bodies.hierarchy import Hierarchy

_OVER = 3
"""Years after its end from which a post is no more what somebody leaves; who was minister last year leaves his ministry."""


class Origins:
    """Chooses among the posts of a man; else takes a body beside his name, that of those he went with, or his state."""

    def __init__(self, beside: Beside, hierarchy: Hierarchy, sides: Sides) -> None:
        self._hierarchy = hierarchy
        self._sides = sides
        self._beside = beside

    def post(self, event: Event, posts: Sequence[Post], joined: Organisation | None) -> Post | None:
        """The post that he left: one that was not given him later, in the event's own sentence, held till then, told last."""
        left = [post for post in posts if not ((post.current and self._since(event, post.body)) or _long_over(event, post))]
        return max(self._of_old_side(event, left, joined), key=lambda post: _rank(event, post), default=None)

    def beside(self, event: Event, person: int, joined: Organisation | None) -> Organisation | None:
        """A body that the sentence of the event names as his."""
        span = self._beside.body(event, person)
        if span is None or (joined and span.body.id == joined.id) or self._since(event, span.body):
            return None
        return self._hierarchy.know(span.body, span.parent)

    def _since(self, event: Event, body: Organisation) -> bool:
        """`the defected colonel X of the Free Syrian Army`: insurgents are whom one so called is with."""
        return event.predicate.called and self._sides.insurgent(body)

    def owned(self, event: Event, person: int) -> bool:
        """Whether the sentence says that he is the man of somebody told of before (`his deputy, X`)."""
        return self._beside.owned(event, person)

    def state(self, event: Event, person: int, posts: Posts, ranked: bool, joined: Organisation | None) -> Organisation | None:
        """The state whose officer or official he is, of whom the article names no body; not when he goes over to that state.

        `ranked`: he has a rank. `the Syrian general X has defected` says that he left the Syrian state, and no more.
        """
        if event.left_country:
            return self._sides.government(event.left_country)
        if not posts.states and not ranked:
            return None
        country = next((state for state in posts.states if state), None) or self._beside.country(event, person)
        government = self._sides.government(country) if country else self._sides.own_government()
        if event.fled_to and government and government == self._sides.government(event.fled_to):
            return None  # `crossed into Turkey`, in an article that names no other state
        return government if government and not (joined and self._hierarchy.same_side(government, joined)) else None

    def _of_old_side(self, event: Event, posts: Sequence[Post], joined: Organisation | None) -> Sequence[Post]:
        """Without those on the side that he joined or, where that is not told, must have gone to."""
        if joined:
            fitting = [post for post in posts if post.body.id != joined.id]
            return [post for post in fitting if not self._hierarchy.same_side(post.body, joined)] or fitting
        if event.left_country:
            state = self._sides.government(event.left_country)
            return [post for post in posts if not self._hierarchy.opposed(post.body, state)]
        past = [post for post in posts if not post.current]
        old = [post for post in posts if not (post.current and any(self._hierarchy.opposed(post.body, p.body) for p in past))]
        return old if event.returns else self._of_state(old)

    def _of_state(self, posts: Sequence[Post]) -> Sequence[Post]:
        """Who served the state and those against it left the state, unless he came back."""
        state = self._sides.own_government() if len(posts) > 1 else None
        if state is None or not any(self._hierarchy.same_side(post.body, state) for post in posts):
            return posts
        return [post for post in posts if not self._hierarchy.opposed(post.body, state)]


def first(found: Iterable[Callable[[], Organisation | None]]) -> Organisation | None:
    """What the first of several ways to look finds."""
    return next((body for look in found if (body := look()) is not None), None)


def _long_over(event: Event, post: Post) -> bool:
    """`joined the opposition in 2012. He sat in parliament from 1990 to 1994`: that is not what he left."""
    if post.until is None or event.date is None:
        return False
    return int(event.date.value[:4]) - int(post.until[:4]) >= _OVER


def _rank(event: Event, post: Post) -> tuple[bool | int, ...]:
    """What counts first stands first. Of posts held till the event the first told in a sentence counts, of a career the last."""
    now = event.sentence.number
    here = post.sentence == now
    told_before = not here or post.at < event.end or not post.current
    nearest = -post.at if post.current else post.at
    return (not post.after, told_before, here, post.sentence <= now, post.current, post.sentence, nearest)

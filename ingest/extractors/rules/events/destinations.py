"""Where somebody went, when the words of the event do not say it: the posts that he holds on another side since."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Faction
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.sides import Sides
from ingest.extractors.rules.services.posts import Post
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.tokens.grammar import PRESENT_PERFECT, UNTIL

_BACK = 4
"""Tokens before a predicate in which `who`, `had` or `until` says that it looks back."""
_NOW = 6
"""Tokens before a body in which `now` says that he serves there since (`now a commander with the X`)."""
_ON = 40
"""Tokens after a predicate in which the sentence still goes on about him."""


class Destinations:
    """Tells the posts that came after an event from those before it."""

    def __init__(self, lexicon: Lexicon, hierarchy: Hierarchy, sides: Sides) -> None:
        self._sides = sides
        self._words = lexicon.events
        self._past = lexicon.services.past
        self._hierarchy = hierarchy

    def of(self, event: Event, posts: Iterable[Post], origin: Organisation | None, *, ranked: bool) -> Organisation | None:
        """The body of another side than `origin` in which he serves since the event. `ranked`: he has a rank.

        When nothing is known of `origin`, a faction that the event's own words name, or where the text says that he is now.
        """
        if origin is None:
            told = [event.since.body] if event.since and isinstance(event.since.body, Faction) else []
            since = (post.body for post in posts if self.since(event, post) and self._takes_side(post.body))
            return next((body for body in (*told, *since)), None)
        later = [post.body for post in posts if self.later(event, post, ranked=ranked) or self._elsewhere(event, post, origin)]
        if not event.returns:
            later += [
                post.body for post in posts if self._may_follow(event, post) and self._opposed(post.body, origin, known=True)
            ]
        said = [event.since.body] if event.since else []
        return next((body for body in (*said, *later) if self._opposed(body, origin, known=False)), None)

    def _may_follow(self, event: Event, post: Post) -> bool:
        """Whether a post may come after the event; not `X, commander of the Y, has announced his defection`, which is news."""
        s = event.sentence
        before = post.sentence == s.number and 0 <= post.at < event.start
        news = event.left is not None and not PRESENT_PERFECT.isdisjoint(s.lows[max(0, event.start - _BACK) : event.start])
        return not post.school and not (before and news)

    def since(self, event: Event, post: Post) -> bool:
        """`He now sits on the X`, told with the event or behind it: no post that he left."""
        return post.current and post.after and post.sentence >= event.sentence.number

    def later(self, event: Event, post: Post, *, ranked: bool) -> bool:
        """`X defected and led the Y`, `X, who defected, is chief of the Y`, `X of the Y, who had left`: the sentence tells it.

        `Colonel X of the rebels, who defected`: an officer's rank is that of the army which he left.
        """
        s = event.sentence
        if post.sentence != s.number or post.school:
            return False
        if self._until(event, post):
            return True
        if post.at < 0:
            return False
        if post.at >= event.end + _ON:
            return False
        if post.at >= event.end:
            between = s.lows[event.end : post.at]
            aside = "," in between and "who" in s.lows[max(0, event.start - _BACK) : event.start] and post.current
            return (aside or "and" in between) and "not" not in between and self._words.looking_back.isdisjoint(between)
        if not post.current or (event.left and event.left.body.id == post.body.id):
            return False
        looks_back = not self._words.looking_back.isdisjoint(s.lows[max(0, event.start - _BACK) : event.start])
        if event.left is None:
            now = "now" in s.lows[max(0, post.at - _NOW) : post.at]
            return now or (looks_back and ranked and not event.returns and self._sides.insurgent(post.body))
        return looks_back and self._opposed(post.body, event.left.body, known=False)

    def _until(self, event: Event, post: Post) -> bool:
        """`The council's president, X, was a judge until he defected`: what he is now came after what he was till then."""
        s = event.sentence
        if not post.current or post.at >= event.start or UNTIL.isdisjoint(s.lows[max(0, event.start - _BACK) : event.start]):
            return False
        return not self._past.isdisjoint(s.lows[max(0, post.at) : event.start])

    def _elsewhere(self, event: Event, post: Post, origin: Organisation) -> bool:
        """Another sentence says that he serves there now."""
        if post.sentence == event.sentence.number and post.at >= 0:
            return False
        return post.current and not post.school and (post.after or self._opposed(post.body, origin, known=True))

    def _opposed(self, body: Organisation, origin: Organisation, *, known: bool) -> bool:
        """Whether a body is of another side. `known`: packs know both sides; otherwise any is that is not of the same one."""
        here, there = self._hierarchy.faction_of(body), self._hierarchy.faction_of(origin)
        if body.id == origin.id or (here and there and here.id == there.id) or not self._serving(body):
            return False
        if here and there and here.side and there.side:
            return here.side != there.side
        return not known

    def _takes_side(self, body: Organisation) -> bool:
        return self._serving(body) or self._hierarchy.faction_of(body) is not None

    def _serving(self, body: Organisation) -> bool:
        return isinstance(body, Faction) or body.kind in self._words.serving

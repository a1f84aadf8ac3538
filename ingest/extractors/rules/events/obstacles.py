"""What keeps an event from being a departure: another sense of its words, or what its predicate needs and nothing gives."""

from __future__ import annotations

from collections.abc import Set

from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.other_senses import OtherSenses
from ingest.extractors.rules.events.records import FEW, Records
from ingest.packs.lexicon import Lexicon
from ingest.text.bodies.hierarchy import Hierarchy
from ingest.text.tokens.grammar import DETERMINERS
from ingest.text.tokens.spans import BodySpan

_PLAIN = frozenset({"cue", "posted", "country"})
"""What need not be said where the article is about changes of side: `X left for Paris` is one then."""
_WEAK = frozenset({"cue", "posted", "away", "country", "side"})
"""What two events of one man make up for in each other: that he left, and that he went to another side."""
_TOLD = frozenset({"asserted", "reported"})
_NEIGHBOURS = 3
"""Sentences between two such events."""
_TELLING = 0.65
"""Confidence of a predicate from which on the theme of an article stands for a cue in the sentence."""


class Obstacles:
    """Weighs each event against what the article tells of its persons elsewhere."""

    def __init__(self, lexicon: Lexicon, records: Records, hierarchy: Hierarchy, senses: OtherSenses) -> None:
        self._words = lexicon.events
        self._records = records
        self._hierarchy = hierarchy
        self._senses = senses

    def of(self, event: Event, number: int, *, theme: bool) -> Set[str]:
        """What the predicate needs and nothing gives, or what speaks against it; empty for a departure.

        `theme`: the article is about changes of side.
        """
        posts = self._records.held(number)
        if other := self._senses.of(event, number, posts, bool(posts.states)):
            return {other}
        needs = set(event.needs)
        posted = any(self._records.posted(other) for other in (number, *event.persons[:FEW]))
        if "away" in needs and posted and (event.fled_to or (event.date and not self._day_out(event))):
            needs.discard("away")
        if theme:
            needs -= self._waived(event, number, needs, posted)
        if posted:
            needs.discard("posted")
        if "back" in needs and event.joined and self._records.told(number) > 1:
            needs -= {"back", "side"}
        if event.joined and not event.moving and needs <= _WEAK | {"back"} and self._against(event, event.joined, number):
            return set()
        if event.left and needs <= _WEAK and self._opposes(event.left, number):
            return set()
        if needs and needs <= _WEAK and self._borne_out(event, number):
            return set()
        return needs

    def _waived(self, event: Event, number: int, needs: Set[str], posted: bool) -> Set[str]:
        """What need not be said because the article is about changes of side: `X left for Paris` is one then.

        Of somebody without rank or post the words must at least say when he went, and to whom or where.
        """
        if "cue" in needs and event.fled_to and self._journey(event, number):
            return {"posted"}
        s, verb = event.sentence, event.sentence.lows[event.start]
        told = event.modality in _TOLD
        nearby = told and verb in self._words.fleeing and s.low(event.end) in DETERMINERS  # `fled to the airport`
        if "country" in needs and (nearby or verb in self._words.journeys):
            return {"posted"}
        dated = event.date and (event.fled_to or event.joined)
        if event.confidence < _TELLING and "cue" in needs:
            return {"posted"}
        if {"country", "cue"} <= needs or ({"cue", "posted"} <= needs and not (posted or dated)):
            return {"posted"}
        return _PLAIN

    def _journey(self, event: Event, number: int) -> bool:
        """Whether the words are of a journey, and neither others nor another event of the man say that it was a flight."""
        words = self._words
        lows = event.sentence.lows
        return lows[event.start] in words.journeys and self._records.told(number) == 1 and words.fugitive.isdisjoint(lows)

    def _day_out(self, event: Event) -> bool:
        """`left the city on Monday`, without any word of flight."""
        return event.town and self._words.fugitive.isdisjoint(event.sentence.lows)

    def _against(self, event: Event, joined: BodySpan, number: int) -> bool:
        """Whether he served in a body that packs count to another side than the one that he joined, as told before."""
        body = self._hierarchy.know(joined.body, joined.parent)
        told = (post for post in self._records.held(number) if post.sentence <= event.sentence.number)
        return any(self._hierarchy.opposed(post.body, body) for post in told)

    def _opposes(self, left: BodySpan, number: int) -> bool:
        """`left the army, commands the Y`: whether packs count what he serves in now to another side than what he left."""
        body = self._hierarchy.know(left.body, left.parent)
        return any(post.current and self._hierarchy.opposed(post.body, body) for post in self._records.held(number))

    def _borne_out(self, event: Event, number: int) -> bool:
        """Whether he left here and went elsewhere in a sentence nearby: `X left the army. He joined the Y.`"""
        if "more" in event.needs:
            return False
        return any(
            _together(event, other, not self._words.fugitive.isdisjoint((*event.sentence.lows, *other.sentence.lows)))
            for other in self._records.events_of(number)
            if other is not event
        )


def _together(one: Event, other: Event, fugitive: bool) -> bool:
    """Whether one of two events of a man leaves something, and he joins another body, or goes abroad, in the other.

    `fugitive`: the words are those of a flight, which a man who only left a town must have taken.
    """
    if abs(one.sentence.number - other.sentence.number) > _NEIGHBOURS or not {one.modality, other.modality} <= _TOLD:
        return False
    if _in_and_out(one, other) or _in_and_out(other, one):
        return False
    if "away" in one.needs | other.needs and not (one.joined or other.joined or fugitive):
        return False  # `left Damascus`, `is in Jordan`: a journey
    return (_leaves(one) and _goes(other)) or (_goes(one) and _leaves(other))


def _in_and_out(joining: Event, leaving: Event) -> bool:
    """`joined the army in 1985 and left it in 2005`: a career."""
    if joining.joined is None or joining.status:
        return False
    if leaving.left:
        return leaving.left.body.id == joining.joined.body.id
    return leaving.leaves and (joining.sentence.number, joining.start) < (leaving.sentence.number, leaving.start)


def _leaves(event: Event) -> bool:
    return event.left is not None or (event.leaves and "object" not in event.needs) or event.manner == "deserted"


def _goes(event: Event) -> bool:
    return event.joined is not None or (event.fled_to is not None and "side" not in event.needs)

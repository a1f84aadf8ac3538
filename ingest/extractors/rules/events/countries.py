"""The countries after a predicate: what he left, fled to, or went over to."""

from __future__ import annotations

from collections.abc import Set

from graph.keys import body_id
from graph.schema import Faction
from ingest.extractors.rules.events.body_phrases import straight
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.tokens.grammar import GENITIVE, IS_OR_WAS, TOWARDS
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import BodySpan, PlaceSpan


class Countries:
    """Fills events with them; a capital stands for its country."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._capitals = lexicon.capitals
        self._follows = lexicon.body_words.follows

    def fill(self, event: Event, match: Match[Predicate], home: Set[str], end: int) -> None:
        """Take in the countries named before token `end`. `home` are those of the article: to their capital nobody flees."""
        for place in event.sentence.places:
            country = place.name if place.country else self._capitals.get(place.name)
            abroad = country is not None and (place.country or country not in home)
            if country and abroad and match.end <= place.start < end:
                self._go(event, match, place, country)
        self._nation(event, match, end)
        if event.state and event.state not in home and "object" in event.needs and match.value.object == "to":
            event.needs = event.needs - {"object"} | {"posted", "cue"}  # `swore allegiance to Russia`
        self._abroad(event, match)

    def _go(self, event: Event, match: Match[Predicate], place: PlaceSpan, name: str) -> None:
        """Take in a country that he left, fled to, or went over to: `defected to Russia`, `defected to Russia's side`."""
        s = event.sentence
        owner = s.low(place.end) in GENITIVE
        if owner and s.low(place.end + 1) not in self._words.sides:
            return
        k = place.start - 1
        while k >= match.end and s.lows[k] in self._words.before_country:
            k -= 1
        word = s.low(max(k, match.end - 1))
        if word in TOWARDS and place.country and self._of_side(event, match) and straight(s, match.end, k):
            event.state = event.state or name
        if word == "from" and straight(s, match.end, k):
            event.left_country = event.left_country or name
        elif word in self._words.towards_country and event.fled_to is None and not (owner or self._aside(event, match, k)):
            event.fled_to = name
            event.needs.discard("country")

    def _aside(self, event: Event, match: Match[Predicate], k: int) -> bool:
        """`X, who defected in May, was killed in Y`: where something else happened."""
        between = event.sentence.lows[match.end : k]
        if match.value.called:
            return event.sentence.low(k) == "in"
        happens = event.sentence.low(k) == "in" and event.sentence.low(k - 1) not in IS_OR_WAS
        return happens and "country" not in match.value.needs and "," in between and "and" not in between

    def _nation(self, event: Event, match: Match[Predicate], end: int) -> None:
        """`defected to the British`: the country whose people they are, not `to the British consulate`."""
        s = event.sentence
        for people in s.demonyms:
            after, k = s.low(people.end), people.start - 1
            noun = after.isalpha() and (after not in self._follows or s.tokens[people.end].capital)
            if noun or s.low(k) != "the" or not match.end <= people.start < end or not self._of_side(event, match):
                continue
            if s.low(k - 1) in TOWARDS and straight(s, match.end, k) and event.joined is None:
                name = s.words(people.start, people.end)
                event.joined = BodySpan(people.start, people.end, Faction(id=body_id("Faction", name), name=name), name)

    def _of_side(self, event: Event, match: Match[Predicate]) -> bool:
        """Whether `to` after the predicate leads to a side rather than a place."""
        flees = not self._words.fleeing.isdisjoint(event.sentence.lows[match.start : match.end])
        return "country" not in match.value.needs and match.value.manner != "resigned" and not (event.moving or flees)

    def _abroad(self, event: Event, match: Match[Predicate]) -> None:
        """`fled to Norra`: a place that no pack knows at home is taken for abroad, if an office is left with it."""
        s, k = event.sentence, match.end
        flight = "country" in event.needs and not self._words.flight.isdisjoint(s.lows[match.start : match.end])
        if flight and k < len(s.tokens) and s.tokens[k].capital and k not in s.names and k not in s.person_at:
            event.needs.discard("country")

"""Sides that no pack knows by name: what stands where a side must stand is one."""

from __future__ import annotations

from collections.abc import Iterator

from graph.keys import body_id
from graph.schema import Faction
from ingest.extractors.rules.events.body_phrases import DESCRIBING, BodyPhrases, straight
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.tokens.grammar import ORDINALS, TO_OR_FOR, TO_OR_WITH, TOWARDS, WEEKDAYS
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, BodySpan

_UNSURE = frozenset(("country", "side"))
"""What a predicate needs that does not say by itself that a side is taken (`joined the Scouts`)."""


class UnknownSides:
    """Finds them after the predicates of events."""

    def __init__(self, lexicon: Lexicon, phrases: BodyPhrases) -> None:
        self._words = lexicon.events
        self._walks = lexicon.other_walks
        self._phrases = phrases

    def of(self, event: Event, match: Match[Predicate], end: int) -> Iterator[BodySpan]:
        """`left the Blues for the Greens`, `defected from Green UK to the Blue Now party`: names before token `end`."""
        s = event.sentence
        unsure = match.value.object != "from" and not _UNSURE.isdisjoint(match.value.needs) and not event.goes_on
        if (force := self._force(event, match, end)) is not None:
            yield force
            return
        if match.value.noun or (unsure and not self._over_to(s, match)) or not self._walks.isdisjoint(s.lows):
            return
        if match.value.object == "from" and " ".join(s.lows[match.end : match.end + 2]) in self._words.own_country:
            return  # `left the East in 1961`
        bare = event.left is not None or event.elsewhere
        for k in range(match.end, end):
            if self._for_side(s, match, k) and straight(s, match.end, k) and (side := self._at(s, k, end, bare=bare)):
                yield side

    def left_for(self, event: Event, match: Match[Predicate], end: int) -> BodySpan | None:
        """`left Renewal in 2021 for the X`: what somebody leaves for a side is one, whatever its name looks like."""
        if event.joined is None or match.value.object != "from" or event.sentence.low(match.end) in self._words.own_country:
            return None
        return self._at(event.sentence, match.end, min(end, event.joined.start), bare=True)

    def parted(self, s: Annotated, body: BodySpan) -> tuple[BodySpan, BodySpan] | None:
        """`ditched the X Movement for Renewal`: two sides, unless the name says what it is for (`Movement for Change`)."""
        at = next((k for k in range(body.start + 1, body.end - 1) if s.lows[k] == "for"), None)
        if at is None or not s.tokens[at + 1].capital or not self._words.aims.isdisjoint(s.lows[at + 1 : body.end]):
            return None
        halves = []
        for first, last in ((body.start, at), (at + 1, body.end)):
            name = s.words(first, last)
            halves.append(BodySpan(first, last, Faction(id=body_id("Faction", name), name=name), name))
        return halves[0], halves[1]

    def _at(self, s: Annotated, k: int, end: int, *, bare: bool) -> BodySpan | None:
        """The side whose phrase begins at `k`; one without an article only if `bare`."""
        first = self._first_of_name(s, k, end, bare=bare)
        last = first
        while last < end and self._in_name(s, first, last):
            last += 1
        if last > first and s.low(last) in self._words.party_nouns:
            last += 1
        if last == first and s.lows[k] == "the":
            first, last = k + 1, self._unnamed(s, k + 1, end)
        if last == first or s.lows[first] in ORDINALS or last in s.names or self._phrases.adjectival(s, last):
            return None
        name = s.words(first, last)
        return BodySpan(first, last, Faction(id=body_id("Faction", name), name=name), name)

    def _force(self, event: Event, match: Match[Predicate], end: int) -> BodySpan | None:
        """`joined tribesmen manning barricades`, `sided with Arab tribesmen`: people in arms who have no name."""
        s, first = event.sentence, match.end
        if match.value.object != "to" or "country" in match.value.needs:
            return None
        last = next((k for k in range(first, min(end, first + 1 + DESCRIBING)) if s.lows[k] in self._words.unnamed_forces), None)
        if last is None or s.low(last + 1) == "of" or not all(s.free(k) and s.lows[k].isalpha() for k in range(first, last)):
            return None
        name = s.words(first, last + 1)
        return BodySpan(first, last + 1, Faction(id=body_id("Faction", name), name=name), name)

    def _first_of_name(self, s: Annotated, k: int, end: int, *, bare: bool) -> int:
        """Where the name may begin in the phrase at `k`: after its article and what describes it, or at once if `bare` allows."""
        if s.lows[k] != "the":
            return k if bare and s.lows[k] not in WEEKDAYS else end
        return next((j for j in range(k + 1, min(end, k + 2 + DESCRIBING)) if not self._phrases.plain(s, j)), end)

    def _in_name(self, s: Annotated, first: int, k: int) -> bool:
        """Whether a word is one of an unknown name; a country may end it (`Reform UK`)."""
        token = s.tokens[k]
        if not token.capital or not token.text.replace("-", "").isalpha() or k in s.person_at:
            return False
        return s.free(k) or (k > first and any(place.start == k for place in s.places))

    def _unnamed(self, s: Annotated, k: int, end: int) -> int:
        """Where `pro-Russian authorities`, `PYD-led administration` ends, which begins at `k`; `k` for what names no side."""
        noun = next((j for j in range(k, min(end, k + 1 + DESCRIBING)) if s.lows[j] in self._words.unnamed_sides), None)
        described = noun is not None and all(s.lows[j].replace("-", "").isalpha() and s.free(j) for j in range(k, noun))
        return noun + 1 if noun is not None and noun > k and described else k

    def _over_to(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`went over to the Greens`: words that need a side, and are of nothing else (not `joined the Scouts`)."""
        return match.value.needs == ("side",) and s.low(match.end - 1) in TO_OR_WITH

    def _for_side(self, s: Annotated, match: Match[Predicate], k: int) -> bool:
        """Whether a side must stand at token `k`."""
        if k == match.end:
            return match.value.object is not None and (s.lows[k] == "the" or s.low(k - 1) in ("from", "to"))
        if s.lows[k - 1] == "from":
            return match.value.object is None and not match.value.needs
        links = TO_OR_FOR if match.value.object == "from" else TOWARDS
        return s.lows[k - 1] in links and (match.value.object == "from" or match.value.manner != "resigned")

"""Whoever breaks with a ruler breaks with his side: `broke with President X`, `with the leadership`, `with Damascus`."""

from __future__ import annotations

from graph.names import fold
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.tokens.grammar import DEFINITE, GENITIVE, OPENING_QUOTES
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, PersonSpan


class Rulers:
    """Finds rulers, and capitals that stand for them, right after the predicates of events."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles = lexicon.events.rulers
        self._ruling = {word.lower() for word in lexicon.events.rulers} | lexicon.events.leadership
        self._forsaking = lexicon.events.forsaking
        self._capitals = lexicon.capitals
        self._heads_of_state = lexicon.heads_of_state

    def fill(self, event: Event, match: Match[Predicate]) -> None:
        """Set the country left with its capital, and take `object` from what the event needs where a ruler stands for it."""
        s, end = event.sentence, match.end
        person = next((p for p in s.persons if end <= p.start <= end + 1 and s.low(p.end) not in GENITIVE), None)
        alone = match.end - match.start == 1 and s.lows[match.start] not in self._forsaking
        if match.value.object is None or alone:
            return
        country = self._by_capital(s, end)
        if country:
            event.left_country = country
        if self._rules(person) or country or self._ruling_body(s, end):
            event.needs -= {"object"} if match.value.object == "from" else set()  # `pledged allegiance to the president`
        elif "object" in event.needs and (person or s.low(_said(s, end)) in OPENING_QUOTES):
            event.needs.discard("object")
            event.needs |= {"cue", "posted"}

    def _rules(self, person: PersonSpan | None) -> bool:
        return person is not None and (person.honorific in self._titles or fold(person.name) in self._heads_of_state)

    def _by_capital(self, s: Annotated, k: int) -> str | None:
        """The country whose capital begins at token `k`, unless that only owns something (`Damascus's hold`)."""
        capital = next((p for p in s.places if p.start == k and p.name in self._capitals and s.low(p.end) not in GENITIVE), None)
        return self._capitals[capital.name] if capital else None

    def _ruling_body(self, s: Annotated, k: int) -> bool:
        """`the president`, `the ruling family`, without a name."""
        said = _said(s, k)
        alone = s.low(said) in self._ruling and s.low(said + 1) not in GENITIVE
        return alone or " ".join(s.lows[said : said + 2]) in self._ruling


def _said(s: Annotated, k: int) -> int:
    """The token at `k`, or the one after its article."""
    return k + (s.low(k) in DEFINITE)

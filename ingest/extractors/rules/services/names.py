"""Services that a name beside a body says: `Colonel X of the 47th Brigade`, `the Guard's General X`, `X, 46th Regiment`."""

from __future__ import annotations

import string
from collections.abc import Iterator

from ingest.extractors.rules.services.post_bodies import head_of_chain, place_of
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import GENITIVE
from ingest.text.tokens.spans import Annotated, BodySpan, PersonSpan

_TO_BODY = 6
"""Tokens between a name and the body."""
_ENDS = frozenset((",", ".", ";", ")", ":", "", "in", "at"))
"""What stands after a body that is an apposition by itself."""
_NAMED = frozenset(string.ascii_uppercase + string.digits)
"""First letters of words that make of a body one with a name."""
_LED_IN = frozenset(("of", "from", "at", "with"))


class ServiceNames:
    """Finds them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services
        self._between = lexicon.clauses.between_names
        self._kinds = frozenset(("of", "from"))

    def find(self, s: Annotated) -> Iterator[Service]:
        """All of the sentence."""
        if not s.bodies:
            return
        for person in s.persons:
            found = self._after(s, person) or self._before(s, person) or self._owned(s, person)
            if found is None:
                continue
            body, former = found
            for each in self._listed(s, person):
                yield Service(each.person, body, None, not former, place_of(s, body))

    def _after(self, s: Annotated, person: PersonSpan) -> tuple[BodySpan, bool] | None:
        """`X of the Y`, `X, formerly of the Y`, `X (Y)`, `X, Y, ...`."""
        k = person.end
        opened = s.low(k) in (",", "(", "—", "-", "–", ":")
        k += opened
        if s.low(k).isdigit() and s.low(k + 1) == ",":
            k += 2  # `X, 31, of the Y`
        begin, former = k, False
        while opened and s.low(k) in self._words.adverbs:
            former = former or s.lows[k] in self._words.once or s.lows[k] == "former"
            k += 1
        if s.low(k) in self._kinds or (k > begin and s.low(k) in _LED_IN):
            body = self._at(s, k + 1)
            return (body, former) if body else None
        if not opened or not s.low(k):
            return None
        body = next((head_of_chain(s, i) for i, b in enumerate(s.bodies) if b.start in (k, k + (s.low(k) == "the"))), None)
        if body is None or s.low(body.end) not in _ENDS or not body.printed[0].isalnum() or body.printed[0].islower():
            return None
        return (body, former) if person.rank or s.low(person.end) != "," else None

    def _at(self, s: Annotated, start: int) -> BodySpan | None:
        for i, body in enumerate(s.bodies):
            if body.start < start:
                continue
            near = body.start - start <= _TO_BODY
            plain = all(s.lows[k] in self._words.before_body or s.tokens[k].capital for k in range(start, body.start))
            return head_of_chain(s, i) if near and plain and not any(k in s.person_at for k in range(start, body.start)) else None
        return None

    def _before(self, s: Annotated, person: PersonSpan) -> tuple[BodySpan, bool] | None:
        """`the Guard's General X`, `Air Force Intelligence Colonel X`."""
        for body in reversed(s.bodies):
            if body.end > person.start:
                continue
            gap = s.lows[body.end : person.start]
            if (not gap and (person.rank or person.role)) or (len(gap) == 1 and gap[0] in GENITIVE):
                return body, False
            return None
        return None

    def _owned(self, s: Annotated, person: PersonSpan) -> tuple[BodySpan, bool] | None:
        """`the Korin Military Council of Colonel X`, `General X's 34th Region`: with a rank, for rulers have armies too."""
        if not person.rank:
            return None
        body = next((b for b in s.bodies if b.end == person.start - 1), None) if s.low(person.start - 1) == "of" else None
        if body is None and s.low(person.end) in GENITIVE:
            body = next((b for b in s.bodies if b.start == person.end + 1), None)
        return (body, False) if body and any(s.tokens[k].text[0] in _NAMED for k in range(body.start, body.end)) else None

    def _listed(self, s: Annotated, person: PersonSpan) -> list[PersonSpan]:
        """`Captains X and Y of the Z`: with a shared title, both."""
        found = [person]
        for before in reversed(s.persons[: s.persons.index(person)]):
            gap = " ".join(s.lows[before.end : found[0].start])
            if gap not in self._between or not (person.rank and person.rank.plural):
                break
            found.insert(0, before)
        return found

"""Where the words of an event go on to say that a man is since: `and is now with the X`, `to found the X`."""

from __future__ import annotations

from ingest.extractors.rules.events.body_phrases import describing
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    CLAUSE_MARKS,
    CLOSING_QUOTES,
    HE_OR_SHE,
    LIST_LINKS,
    OPENING_QUOTES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
)
from ingest.text.tokens.spans import Annotated, BodySpan

_QUOTED = 12
"""Tokens of a quotation that does not stand in the way."""
_SINCE = 8
"""Tokens after `now` among which the body stands."""
_NEW_SUBJECT = SUBJECTS | RELATIVES | CLAUSE_MARKS | {"whose", "where", "but"}
"""What begins the words about somebody or something else."""


class Since:
    """Looks on behind the predicates of events."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._open = lexicon.modality.open_yet
        self._leading = lexicon.events.onward | lexicon.events.beside | lexicon.events.afterwards
        self._breaking = _NEW_SUBJECT | (lexicon.events.new_clause - lexicon.events.goes_on)

    def of(self, s: Annotated, start: int, end: int) -> BodySpan | None:
        """`defected in May and is now a medic with the X`, `left to found the X`, `left and would work with the X`.

        `start` is the token after the predicate, `end` that before which the words that lead there must stand.
        """
        if self._leading.isdisjoint(s.lows[start:end]):
            return None
        k = start
        while k < end:
            if s.lows[k] in OPENING_QUOTES and (closing := self._closing(s, k)):
                k = closing  # `and, "to save the people", has formed the X`
            elif self._new_clause(s, start, k):
                return None
            if self._leads(s, start, k) and (body := self._joined_by(s, k)):
                return body
            k += 1
        return None

    def _leads(self, s: Annotated, start: int, k: int) -> bool:
        """Whether the word at `k` leads to where he is since."""
        low, words = s.lows[k], self._words
        open_yet = s.lows[k - 1] == "to" and s.low(k - 2) in self._open
        goes_on = low in words.onward and s.lows[k - 1] in words.goes_on and not open_yet
        return goes_on or low in words.afterwards or (low in words.beside and self._stands(s, start, k))

    def _new_clause(self, s: Annotated, start: int, k: int) -> bool:
        """Whether the words at `k` begin to tell of something else; not `and he is now with the X`, of the same man."""
        low = s.lows[k]
        if low in HE_OR_SHE and s.lows[k - 1] in ("and", "that"):
            return any(i in s.person_at for i in range(start, k))
        return low in self._breaking

    def _stands(self, s: Annotated, start: int, k: int) -> bool:
        """`and is negotiating on behalf of`, not `and accused men of killing on behalf of`: the verb says where he stands."""
        link = next((j for j in range(k - 1, start - 1, -1) if s.lows[j] in LIST_LINKS), None)
        return link is not None and any(s.low(j) in self._words.standing for j in (link + 1, link + 2))

    def _closing(self, s: Annotated, k: int) -> int | None:
        """The mark that closes a short quotation in the middle of a sentence."""
        return next((j for j in range(k + 2, min(len(s.lows) - 1, k + _QUOTED)) if s.lows[j] in CLOSING_QUOTES), None)

    def _joined_by(self, s: Annotated, verb: int) -> BodySpan | None:
        """The body that a verb leads to; not the one in a post (`became intelligence chief of the X`)."""
        body = next((b for b in s.bodies if verb < b.start <= verb + _SINCE and not describing(s, b)), None)
        start = verb + 1 + (s.low(verb + 1) == "under")  # `fought under the X`
        if body is None or any(i in s.person_at or s.lows[i] in self._words.apart for i in (verb, *range(start, body.start))):
            return None
        return None if self._fought(s, verb, body) else body

    def _fought(self, s: Annotated, verb: int, body: BodySpan) -> bool:
        """`and fought the X`: his enemy. Not `fought with the X`, `for the X`."""
        return s.lows[verb] in self._words.fighting and PREPOSITIONS.isdisjoint(s.lows[verb + 1 : body.start])

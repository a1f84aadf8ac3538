"""The words around a body: which word governs it, what describes it, and whether it is more than an adjective."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import ARTICLES, GENITIVE
from ingest.text.tokens.spans import Annotated, BodySpan

DIRECT = "direct"
"""What governs a body right after the predicate."""
DESCRIBING = 2
"""Words between an article and a body that describe it."""
_OWNING = GENITIVE | {"of"}
"""What makes of the word before it a noun (`the board of the X`)."""


class BodyPhrases:
    """Looks around bodies, known and unknown, in the sentences of events."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._follows = lexicon.body_words.follows
        self._described = tuple(lexicon.body_words.described)
        self._nouns = PeopleNouns(lexicon)

    def governor(self, s: Annotated, start: int, body: int) -> str:
        """`direct` for a body right after the predicate, else the word that governs it."""
        k = body - 1
        while k >= start and (self._before_body(s, k) or k in s.modifying or self._of_name(s, k)):
            k -= 1
        if described := self._descriptive(s, start, k):
            return self.governor(s, start, k - described + 1)
        return DIRECT if k < start else s.lows[k]

    def adjectival(self, s: Annotated, after: int) -> bool:
        """`left the Republican Guard barracks`, `abandoned the army's plan`: the body is not what was left."""
        low = s.low(after)
        if low in GENITIVE:  # `crossed to the army's lines`
            return s.low(after + 1) not in self._words.sides and not any(body.start == after + 1 for body in s.bodies)
        return low.isalpha() and low == s.tokens[after].text and low not in self._follows

    def plain(self, s: Annotated, k: int) -> bool:
        """Whether a token is a word in lower case that may be an adjective or adverb."""
        low = s.lows[k]
        if low != s.tokens[k].text or not low.replace("-", "").isalpha() or not s.free(k) or s.low(k + 1) in _OWNING:
            return False
        return low not in self._follows and low not in self._words.ends and not self._nouns.people(low)

    def _before_body(self, s: Annotated, k: int) -> bool:
        """Whether a word may stand between a preposition and its body: an article, `elite`, `foreign-backed`, `U.S.-backed`."""
        word = s.lows[k]
        apart = any(s.low(j) == "-" and f"-{s.low(j + 1)}" in self._described for j in (k - 1, k))
        return word in self._words.before_body or word.endswith(self._described) or apart

    def _descriptive(self, s: Annotated, start: int, k: int) -> int:
        """`to the internationally recognised X`, `to a holdout X`: how many words up to `k` describe the body; 0 for none."""
        for width in range(1, DESCRIBING + 1):
            if k - width < start or not self.plain(s, k - width + 1):
                return 0
            if s.lows[k - width] in ARTICLES:
                return width
        return 0

    def _of_name(self, s: Annotated, k: int) -> bool:
        """`President X's All Progressives Congress`: further words of a name, and whose body it is."""
        person = s.person_at.get(k)
        return s.low(person.end) in GENITIVE if person else s.tokens[k].capital and s.free(k)


def describing(s: Annotated, body: BodySpan) -> bool:
    """`the opposition People's Party`, `intelligence chief`: the first says what the second is."""
    if any(role.start <= body.start and body.end < role.end for role in s.roles):
        return True
    return body.printed[0].islower() and any(other.start == body.end for other in s.bodies)


def straight(s: Annotated, start: int, k: int) -> bool:
    """`defected from the navy to Y`, not `defected in May and went to Y`."""
    return {",", "and", "or"}.isdisjoint(s.lows[start:k])

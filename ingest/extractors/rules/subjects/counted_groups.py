"""Groups whose members an article may still name one by one: `Four officers defected.`"""

from __future__ import annotations

from ingest.extractors.rules.subjects.openings import UNNAMED
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import INDEFINITE
from ingest.text.tokens.spans import Annotated

GROUP = "group"
"""What is pending when several people are the subject, whom the next sentences may name."""
_NAMED_ONE_BY_ONE = 15
"""People whom an article may still name one by one."""


class CountedGroups:
    """Finds nouns for them."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns) -> None:
        self._counted = lexicon.clauses.counted_by
        self._nouns = nouns

    def may_be_named(self, s: Annotated, noun: int) -> bool:
        """Whether the next sentences may name a group: it begins the sentence and is counted, or a list follows."""
        if s.lows[-1] == ":":
            return True
        start = self._nouns.start(s, noun)
        if s.low(start - 1) == "and" and self._nouns.people(s.low(start - 2)):
            start = self._nouns.start(s, start - 2)
            if s.low(start) in INDEFINITE:
                return noun <= UNNAMED
        return noun <= UNNAMED and any(
            word in self._counted or (word.isdecimal() and int(word) <= _NAMED_ONE_BY_ONE) for word in s.lows[start:noun]
        )

    def before(self, s: Annotated, pronoun: int) -> int | None:
        """The counted group that `they` refers to in the same sentence."""
        return next((k for k in range(pronoun) if self._nouns.plural(s.lows[k]) and self.may_be_named(s, k)), None)

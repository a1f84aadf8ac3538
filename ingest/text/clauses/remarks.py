"""Remarks that say who tells it: `The men, Colonel X said, had defected`, `A man defected, Colonel X of the Y said`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.descriptions import comma_before
from ingest.text.tokens.grammar import AND_OR, RELATIVES
from ingest.text.tokens.spans import Annotated, PersonSpan


class Remarks:
    """Finds them by the verbs of attribution."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._saying = lexicon.modality.attributions
        self._verb_group = lexicon.clauses.verb_group

    def before(self, s: Annotated, comma: int) -> int | None:
        """The comma before the remark that ends at `comma`."""
        opening = comma_before(s, comma)
        if opening < 1 or s.lows[opening] != "," or s.low(comma + 1) in AND_OR or s.low(opening + 1) in RELATIVES | AND_OR:
            return None
        told = not self._saying.isdisjoint((s.lows[opening + 1], s.lows[comma - 1]))
        told = told or s.lows[opening + 1 : opening + 3] == ["according", "to"]
        return opening if told else None

    def told_by(self, s: Annotated, person: PersonSpan, end: int) -> bool:
        """`X said`, `X of the Y said`, `X, head of the Y, said`: whether he tells it, by the words before token `end`.

        Not `X, the army said`.
        """
        verb = next((k for k in range(person.end, end) if s.lows[k] in self._saying), None)
        if verb is None:
            return False
        last = verb - 1
        while s.lows[last] in self._verb_group:
            last -= 1
        return s.lows[last] == "," or "," not in s.lows[person.end : verb]

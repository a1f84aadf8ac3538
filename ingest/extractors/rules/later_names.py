"""Persons whom a sentence leaves without a name, and the next ones name."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ingest.packs.lexicon import Lexicon
from ingest.text.coreference import People
from ingest.text.spans import Annotated

FOLLOWING = 3
"""Sentences in which the name may follow."""
_IDENTIFIED = 6
"""Tokens between `was identified as` and the name."""
_OPENING = 4
"""The last token at which the subject of a sentence begins."""

_UNNAMED = 12
"""The last token at which the rank of a subject without a name stands."""


class LaterNames:
    """Finds `The man was identified as X`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._naming = lexicon.naming
        self._speaking = lexicon.events.speaking
        self._nameless = lexicon.events.nameless

    def of(self, s: Annotated, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """The person by whom the sentences after `s` name its subject, who had no name.

        `met` are the persons named before; whom the very next sentence brings in as its subject is the one. None when
        `s` says that the name is kept back.
        """
        if not self._nameless.isdisjoint(s.lows):
            return []
        for distance, after in enumerate(following[:FOLLOWING]):
            identified = next((person for person in after.persons if self._identified(after, person.start)), None)
            if identified:
                return [identified.person]
            if after.persons and distance == 0:
                first = after.persons[0]
                new = first.person not in met and first.start <= _OPENING and after.low(first.end) not in self._speaking
                return [first.person] if new else []
        return []

    def promote(self, s: Annotated, persons: Sequence[int], people: People) -> None:
        """Give whom `s` left without a name the rank by which it calls him: `A colonel defected. He was named as X.`"""
        rank = next((rank for rank in s.ranks if rank.start <= _UNNAMED and not rank.plural), None)
        if rank and len(persons) == 1 and not any(person.rank is rank for person in s.persons):
            people.promote(persons[0], rank)

    def _identified(self, s: Annotated, start: int) -> bool:
        before = s.lows[max(0, start - _IDENTIFIED) : start]
        return not self._naming.identifying.isdisjoint(before) or " ".join(before[-2:]) in self._naming.known_as

"""Persons whom a sentence leaves without a name, and the next ones name."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ingest.packs.lexicon import Lexicon
from ingest.text.spans import Annotated

FOLLOWING = 3
"""Sentences in which the name may follow."""
_IDENTIFIED = 6
"""Tokens between `was identified as` and the name."""
_OPENING = 4
"""The last token at which the subject of a sentence begins."""


class LaterNames:
    """Finds `The man was identified as X`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._naming = lexicon.naming
        self._speaking = lexicon.events.speaking

    def of(self, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """The person by whom the next sentences name a subject who had none.

        `met` are the persons named before; whom the very next sentence brings in as its subject is the one.
        """
        for distance, s in enumerate(following[:FOLLOWING]):
            identified = next((person for person in s.persons if self._identified(s, person.start)), None)
            if identified:
                return [identified.person]
            if s.persons and distance == 0:
                first = s.persons[0]
                new = first.person not in met and first.start <= _OPENING and s.low(first.end) not in self._speaking
                return [first.person] if new else []
        return []

    def _identified(self, s: Annotated, start: int) -> bool:
        before = s.lows[max(0, start - _IDENTIFIED) : start]
        return not self._naming.identifying.isdisjoint(before) or " ".join(before[-2:]) in self._naming.known_as

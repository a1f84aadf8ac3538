"""Two names of one person side by side: `X, alias Y`, `X, known as Abu Y`, `Abu X (Y)`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import KIN_PARTICLES, QUOTES
from ingest.text.tokens.spans import Annotated, PersonSpan

_BETWEEN = 10
"""Tokens between the two names."""
_MARKS = QUOTES | {",", "(", "[", ".", "-", "—", "–"}


class Aliases:
    """Knows the words that bring in another name of the person just named."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._phrases = lexicon.naming.other_name
        self._known_as = tuple(lexicon.naming.known_as)

    def joined(self, s: Annotated, before: PersonSpan, name: PersonSpan) -> bool:
        """Whether the name is another one of the person named `before` it in the sentence."""
        gap = s.lows[before.end : name.start]
        if not gap or len(gap) > _BETWEEN:
            return False
        words = " ".join(word for word in gap if word not in _MARKS and not word.isdigit())
        if not words:
            closed = (gap[-1] == "(" and s.low(name.end) == ")") or (gap[-1] in QUOTES and s.low(name.end) in QUOTES)
            return closed and (_kunya(before) or _kunya(name))
        return words in self._phrases or (gap[0] == "," and words.endswith(self._known_as))


def _kunya(name: PersonSpan) -> bool:
    """`Abu Furat`: a name that is not the one in the papers."""
    return name.name.split()[0].lower() in KIN_PARTICLES

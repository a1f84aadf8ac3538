"""What is told in a novel or on a stage: `In the thriller, X defects`, `the novel tells of X, who defected`."""

from __future__ import annotations

import re

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.phrases import any_of
from ingest.text.tokens.spans import Annotated

_BACK = 40
"""Tokens before the subject of a clause in which the work is named."""


class Fiction:
    """Finds the work by its noun: one that is told of before the subject, not one that somebody wrote."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        works = any_of(words.works).pattern
        told = any_of(words.telling).pattern
        self._signs = frozenset(word.split()[-1] for word in words.works | words.characters) | words.playing
        self._playing = words.playing
        whose = r"(?:the|a|an|his|her|this|that|their) (?:[\w-]+ ){0,5}?|(?:[\w-]+ ){1,3}['’]s (?:[\w-]+ ){0,3}?"
        self._in = re.compile(rf"\bin (?:{whose}){works}(?: (?:,|by)[^;]*)?$")
        self._of = re.compile(rf"{works}(?: ['’]s hero| [^;]*{told}| about)\b[^;]*$")
        self._characters = re.compile(rf"{any_of(words.characters).pattern}[^;]*,$")

    def governs(self, s: Annotated, subject: int) -> bool:
        """Whether the clause whose subject begins at token `subject` is of a work of fiction."""
        left = s.lows[max(0, subject - _BACK) : subject]
        if self._signs.isdisjoint(left):
            return False
        if s.low(subject - 1) in self._playing and subject in s.person_at:
            return True
        words = " ".join(left)
        return any(pattern.search(words) for pattern in (self._in, self._of, self._characters))

"""Who says what a sentence says, when it is not the article itself."""

from __future__ import annotations

from collections.abc import Set

from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import PERSONAL, SPEAKER_ENDS, SPEAKER_STARTS
from ingest.text.spans import Annotated

_LONGEST = 14
"""Words of a speaker."""


class Speakers:
    """Finds the speaker of a sentence by the pack's verbs of attribution."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._attributions = lexicon.modality.attributions
        self._sources = dict(phrase.split() for phrase in lexicon.modality.sources)
        self._passed = lexicon.clauses.verb_group | {","}

    def of(self, s: Annotated, persons: Set[int]) -> str | None:
        """The words before `said` or after `according to`; none when `persons`, of whom the sentence tells, say it themselves."""
        for k, word in enumerate(s.lows):
            if word in self._sources and s.low(k + 1) == self._sources[word]:
                return self._noun_phrase(s, k + 2, _end(s, k + 2))
            if word in self._attributions:
                found = self._around_verb(s, k, persons)
                if found is not None:
                    return found or None
        return None

    def _around_verb(self, s: Annotated, verb: int, persons: Set[int]) -> str | None:
        """The noun phrase that ends before the verb (or follows it: `said X`); '' for the persons themselves."""
        k = verb - 1
        while k >= 0 and s.lows[k] not in SPEAKER_STARTS:
            k -= 1
        himself = any(p.person in persons and p.end > k and p.start < verb for p in s.persons)
        if himself or s.low(verb - 1) in PERSONAL:
            return ""
        phrase = self._noun_phrase(s, k + 1, verb)
        if phrase:
            return phrase
        after = next((p for p in s.persons if p.start == verb + 1), None)
        if after is None:
            return None
        return "" if after.person in persons else after.name

    def _noun_phrase(self, s: Annotated, start: int, end: int) -> str:
        while end > start and s.low(end - 1) in self._passed:
            end -= 1
        words = s.words(start, min(end, start + _LONGEST))
        return words if len(words) > 2 and any(s.tokens[k].text[0].isalpha() for k in range(start, end)) else ""


def _end(s: Annotated, start: int) -> int:
    end = start
    while end < len(s.lows) and s.lows[end] not in SPEAKER_ENDS:
        end += 1
    return end

"""Who only hopes, fears, doubts or thinks that it is so: verbs before a clause, and the nobody who is their subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.schema import Modality
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import ADVERSATIVES, AND_OR, ARTICLES, CLAUSE_STARTS, MODALS, NEGATIONS, PREPOSITIONS
from ingest.text.tokens.phrases import any_of
from ingest.text.tokens.spans import Annotated

_BACK = 40
"""Tokens before the subject of a clause among which the verb that governs it is looked for."""
_WHOSE = 6
"""Tokens before such a verb in which its subject stands (`nobody in the town has ever believed`)."""
_LATER = 9
"""Tokens after `rumours` in which its `that` may follow."""
_NEAR = 3
"""Tokens before such a verb in which `not` stands."""


class Attitudes:
    """Judges clauses by the verb that governs them: `hoped that X had defected`, `nobody believes X defected`."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        self._hoping, self._doubting = words.hoping, words.doubting
        self._convinced = words.convinced
        self._saying = words.attributions
        self._nobody = re.compile(rf"(?<!\ba ){any_of(words.nobodies).pattern}")
        self._all = words.hoping | words.thinking | words.doubting | words.convinced | words.attributions

    def of(self, s: Annotated, subject: int, verb: int) -> Modality:
        """What governs the clause whose subject begins at token `subject`, with its verb at token `verb`."""
        for k in range(subject - 1, max(-1, subject - _BACK), -1):
            low = s.lows[k]
            if low in ADVERSATIVES:
                break
            if (
                low in self._all
                and (low == s.tokens[k].text or not s.low(k - 1)[:1].isalpha())
                and self._governs(s, k, subject, verb)
            ):
                return self._judged(s, k)
        return "asserted"

    def _judged(self, s: Annotated, k: int) -> Modality:
        low = s.lows[k]
        negative = self._negative(s, k)
        if low in self._doubting:
            return "asserted" if negative else "hypothetical"
        if negative or low in self._hoping:
            return "hypothetical"
        return "asserted" if low in self._saying else "reported"

    def _governs(self, s: Annotated, k: int, subject: int, verb: int) -> bool:
        """Whether the clause hangs on the word at token `k`: right after it or its `that`, or with no comma between."""
        that = k + 1 if s.low(k + 1) == "that" else self._later_that(s, k)
        if that:
            listed = s.low(subject - 1) == "that" and not AND_OR.isdisjoint(s.lows[subject - 3 : subject - 1])
            within = that + 1 == subject or listed or not self._apart(_without_name(s, that + 1, subject, verb))
        else:
            noun = s.low(k - 1) in PREPOSITIONS  # `after years of doubt he defected`
            within = k + 1 == subject and s.lows[k] not in self._convinced and not noun
        return within and not self._goes_on(s, subject, verb)

    def _later_that(self, s: Annotated, k: int) -> int:
        """`Rumours went round in the town that`: the `that` which a noun has behind the verb of its clause; else 0."""
        begins = s.low(k - 1) in CLAUSE_STARTS or s.low(k - 1) in ARTICLES or s.low(k - 1)[-1:].isdigit()
        if not begins or s.lows[k] not in self._hoping | self._doubting:
            return 0
        return next((j for j in range(k + 2, k + _LATER) if s.low(j) == "that" and not self._stopped(s, k, j)), 0)

    def _stopped(self, s: Annotated, k: int, that: int) -> bool:
        return "," in s.lows[k:that] or any(j in s.person_at for j in range(k, that))

    def _goes_on(self, s: Annotated, subject: int, verb: int) -> bool:
        """`feared that he would be shot and fled`: what he did, beside what he feared."""
        return s.low(verb - 1) == "and" and not MODALS.isdisjoint(s.lows[subject:verb])

    def _apart(self, between: Sequence[str]) -> bool:
        """`amid fears that the city would fall, X defected`; `thought that it was lost and that X had defected` is not."""
        return "," in between or any(low in AND_OR and after != "that" for low, after in pairwise([*between, ""]))

    def _negative(self, s: Annotated, k: int) -> bool:
        """`nobody in the town believes`, `no source has claimed`, `does not think`, `there is no doubt`; not `a few believe`."""
        near = s.lows[max(0, k - _NEAR) : k]
        if not NEGATIONS.isdisjoint(near) or any(low.endswith(("n't", "n’t")) for low in near) or "no" in near:
            return True
        if any(s.lows[j] == "no" and s.low(j - 1) in CLAUSE_STARTS for j in range(max(0, k - _WHOSE), k)):
            return True
        left = " ".join(s.lows[max(0, k - _WHOSE) : k])
        return self._nobody.search(left) is not None


def _without_name(s: Annotated, start: int, subject: int, verb: int) -> Sequence[str]:
    """The words of a clause up to its verb, without the commas around the name of its subject (`his brother, X, had left`)."""
    person = s.person_at.get(subject)
    around = (subject - 1, person.end) if person else ()
    apposed = all(s.low(k) == "," for k in around)
    return [s.lows[k] for k in range(start, verb) if not (apposed and k in around)]

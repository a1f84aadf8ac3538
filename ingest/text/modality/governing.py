"""What governs a predicate from outside its verb group: a denial, a condition, a thought, hearsay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.schema import Modality
from ingest.packs.lexicon import Lexicon
from ingest.text.modality.attitudes import Attitudes
from ingest.text.tokens.grammar import (
    ADVERSATIVES,
    ANSWERED,
    CONCESSIONS,
    CONDITIONS,
    COUNTERFACTUALS,
    NEGATIONS,
    STORY_IS,
    THOUGHT_OF,
)
from ingest.text.tokens.phrases import any_of
from ingest.text.tokens.spans import Annotated

_ANSWER = 300
"""Characters before a predicate in which `said that he would never, after reports that` is looked for."""
_CLAUSE = 90
"""Tokens on either side of a predicate that may govern it, so that cost does not grow with the square of a sentence."""
_HEARSAY, _CONDITION, _NOUN, _NOBODY = 240, 90, 60, 40
"""Characters before a predicate in which hearsay, a condition, either of a noun, and `nobody` are looked for."""
_TOLD_OF = re.compile(
    r"^[^,;.]*?\b(had|has|was|is|were|have)(?: been)? (?:widely |first |wrongly )?(?:reported|claimed|alleged)\b"
)
"""`whose defection had been reported by`: others told of it, and `had` says that it turned out otherwise."""
_HEAD = 10
"""Tokens at the beginning of a sentence that say of a story, before a colon, that it is corrected."""


class Governing:
    """Judges what stands around a predicate by the modality words of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        self._before_now = words.told_before
        self._claims = words.claims
        self._denials = any_of(words.denials)
        scorned = any_of(words.claims | words.notions).pattern
        self._scorned = re.compile(rf"{any_of(words.scorning).pattern} (?:\w+ ){{0,3}}{scorned}")
        said, never = any_of(words.attributions).pattern, any_of(words.refusals).pattern
        told = any_of(words.claims | words.attributions).pattern
        self._answered = re.compile(rf"{said}.*{never}.*\b(?:{'|'.join(ANSWERED)}) .*{told}")
        self._shown = re.compile(
            rf"{any_of(words.in_place).pattern}.*\b(?:{'|'.join(ANSWERED)}) [^,;]*{told} (?:that )?(?:he|she)(?: had| has)?$"
        )
        self._retractions = any_of(words.retractions)
        untrue = any_of(words.retractions | words.scorning).pattern
        self._called_untrue = re.compile(
            rf"{any_of(words.claims).pattern} (?:, )?(?:that|which|who) (?:[\w'’]+ ){{1,6}}?{untrue}"
        )
        saying = any_of(words.attributions | words.mistaken_for).pattern
        wrongly = any_of(words.mistaken).pattern
        self._wrongly = re.compile(rf"{wrongly} {saying}|{saying} (?:, )?{wrongly}")
        self._accused = re.compile(rf"{wrongly} accused of (?:\w+ )*$")
        styled = any_of(words.styled).pattern
        self._styled = re.compile(rf"{styled} (?:[\w-]+ ){{0,6}}as ([\"“] )?(?:a|an|the|one) [^,;]*\bwho\b[^,;]*$")
        self._feigned = re.compile(rf"{any_of(words.feigned).pattern} {any_of(words.disguises).pattern}")
        never = "|".join(sorted((NEGATIONS | {"nobody", "not"}) - {"n't"}))
        self._undenied = re.compile(rf"(?:\b(?:{never})|n['’]t|no one) (?:\w+ ){{0,2}}{any_of(words.denying).pattern}")
        self._corrections = words.corrections
        self._saying = words.attributions
        self._untrue = (self._denials, self._scorned, self._wrongly, self._accused, self._called_untrue)
        self._attitudes = Attitudes(lexicon)
        self._hearsay = any_of(words.hearsay)
        self._nobody = any_of(words.nobody)
        self._unsaid = any_of(words.unsaid)
        stories = "|".join(map(re.escape, sorted(words.claims)))
        self._story = re.compile(rf"\b(?:{stories}) (?:\w+ ){{0,4}}(?:{'|'.join(STORY_IS)}) that\b")
        settled = "|".join(map(re.escape, sorted(words.settled)))
        self._conditions = re.compile(rf"{any_of((*CONDITIONS, *COUNTERFACTUALS)).pattern}(?! (?:{settled}))")
        self._noun_conditions = any_of(CONDITIONS)
        thoughts = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(words.thoughts))
        rumours = "|".join(map(re.escape, sorted(words.rumours)))
        self._thoughts = re.compile(
            rf"\b(?:{thoughts}) (?:\w+ ){{0,3}}(?:{'|'.join(THOUGHT_OF)})\b[^,]*$|\baccording to (?:\w+ ){{0,3}}(?:{rumours})\b"
        )

    def verb(self, s: Annotated, start: int, subject: int) -> Modality:
        """What governs the clause of the verb at token `start`, whose subject begins at token `subject`."""
        left = _clause_before(s, start)
        words, undenied = self._undenied.subn("", self._feigned.sub("", " ".join(left)))
        if self._unsaid.search(words) or self._told_before(left):
            return "hypothetical"
        if (
            self._corrects(s, left)
            or self._denied(words, left, s.lows[start : start + _CLAUSE])
            or self._nobody.search(words[-_NOBODY:])
        ):
            return "denied"
        if self._conditions.search(words[-_CONDITION:]) and not words.endswith(CONCESSIONS):
            return "hypothetical"
        styled = self._styled.search(words)
        if self._thoughts.search(words) or (styled and styled[1]):
            return "hypothetical"
        attitude = self._attitudes.of(s, subject, start)
        if attitude != "asserted":
            return attitude
        heard = self._hearsay.search(words[-_HEARSAY:]) or self._story.search(words)
        return "reported" if heard or undenied or styled else "asserted"

    def noun(self, s: Annotated, start: int, end: int) -> Modality:
        """What governs a noun such as `defection` at tokens `start` to before `end`."""
        left = s.lows[max(0, start - _CLAUSE) : start]
        words = " ".join(left)
        if self._told_before(left):
            return "hypothetical"
        if self._denied(words, left, s.lows[end : end + _CLAUSE]):
            return "denied"
        told = _TOLD_OF.search(" ".join(s.lows[end : end + _CLAUSE]))
        if told:
            return "hypothetical" if told[1] == "had" else "reported"
        if self._noun_conditions.search(words[-_NOUN:]):
            return "hypothetical"
        return "reported" if self._hearsay.search(words[-_NOUN:]) else "asserted"

    def _corrects(self, s: Annotated, left: Sequence[str]) -> bool:
        """`Correction: a report on Monday said that`, `This story has been corrected: it said that`."""
        first = s.lows[:_HEAD]
        begun = first[:1] if ":" not in first else first[: first.index(":")]
        return not (self._corrections.isdisjoint(begun) or self._saying.isdisjoint(left))

    def _told_before(self, left: Sequence[str]) -> bool:
        """`Opposition sites had said that`: who writes so says that it turned out otherwise."""
        return any(word == "had" and not self._before_now.isdisjoint(left[k + 1 : k + 3]) for k, word in enumerate(left))

    def _denied(self, words: str, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether the words on the left deny, or speak of claims that the words on the right call false."""
        if any(pattern.search(words) for pattern in self._untrue):
            return True
        if not ANSWERED.isdisjoint(left) and (
            self._answered.search(words[-_ANSWER:])
            or self._shown.search(words[-_ANSWER:])  # `was on state TV after it said he had`
        ):
            return True
        claimed = not self._claims.isdisjoint(left) or "that" in left[:2]
        return claimed and self._retractions.search(" ".join(right)) is not None


def _clause_before(s: Annotated, start: int) -> Sequence[str]:
    """The words of the clause before token `start`."""
    begin = start
    first = max(0, start - _CLAUSE)
    while begin > first and (s.lows[begin - 1] not in ADVERSATIVES or _as_though(s, begin - 1)):
        begin -= 1
    return s.lows[begin:start]


def _as_though(s: Annotated, k: int) -> bool:
    return s.lows[k] == "though" and s.low(k - 1) == "as"

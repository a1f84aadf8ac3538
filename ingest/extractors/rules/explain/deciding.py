"""The words on which a modality hangs: those without which the rules would judge otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.schema import Modality
from ingest.extractors.rules.subjects.actors import Actors
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.modality.rules import ModalityRules
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated
from ingest.text.tokens.tokens import Tokens

_NO_WORD = "_"
"""What stands for a word that is taken out, so that the others keep their places."""
_NO_FORM = ""
"""What stands for the form of a verb of which nothing follows, as nothing does from that of most past tenses."""

Judge = Callable[[Annotated], Modality]


class Deciding:
    """Asks the rules again for the sentence without one word after the other: whatever they are, the answer is theirs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = Actors(lexicon)
        self._rules = ModalityRules(lexicon)

    def words(self, s: Annotated, match: Match[Predicate], modality: Modality) -> list[str]:
        """What makes the predicate be of this modality, words that stand together as one: `["would have"]`.

        Empty when it hangs on no single word and not on the form of the verb, or when the rules do not judge so by the sentence
        alone.
        """
        if match.value.noun:
            return _needed(s, match, modality, lambda sentence: self._rules.of_noun(sentence, match.start, match.end))
        subject = self._actors.of_verb(s, match, frozenset())
        if subject is None:
            return []

        def judge(sentence: Annotated, form: str = match.form) -> Modality:
            return self._rules.of_verb(sentence, match.start, form, subject)

        if judge(s) != modality:
            return []
        found = _needed(s, match, modality, judge)
        if found or judge(s, _NO_FORM) != modality:
            return found or [match.form]
        return _needed(s, match, modality, lambda sentence: judge(sentence, _NO_FORM))


def _needed(s: Annotated, match: Match[Predicate], modality: Modality, judge: Judge) -> list[str]:
    """The words outside the predicate without which it is judged otherwise."""
    if judge(s) != modality:
        return []
    outside = (k for k in range(len(s.lows)) if not match.start <= k < match.end)
    return _together(s, [k for k in outside if judge(_without(s, k)) != modality])


def _without(s: Annotated, k: int) -> Annotated:
    blank = s.tokens[k]._replace(low=_NO_WORD)
    return replace(s, tokens=Tokens([*s.tokens[:k], blank, *s.tokens[k + 1 :]]))


def _together(s: Annotated, tokens: list[int]) -> list[str]:
    """Runs of tokens that follow each other, as printed."""
    starts = [k for k in tokens if k - 1 not in tokens]
    ends = [k + 1 for k in tokens if k + 1 not in tokens]
    return [s.words(start, end) for start, end in zip(starts, ends, strict=True)]

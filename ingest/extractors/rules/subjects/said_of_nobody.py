"""Words of a predicate that are said of nobody: `the defected officer`, `his leave`, `was going to defect`, `deserted us`."""

from __future__ import annotations

from collections.abc import Set

from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import (
    ADVERBS,
    AFTER_QUOTED,
    DETERMINED,
    DETERMINERS,
    FRONTED,
    GOING_TO,
    IT_OR_THEM,
    LIST_MARKS,
    NO_BODY,
    OPENING_QUOTES,
    PASSIVE,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
)
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated

_BODY_AFTER = 4
"""Tokens after `deserted the` within which a body must follow."""


class SaidOfNobody:
    """Tells them by what stands right before and after."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns) -> None:
        words = lexicon.body_words
        self._nouns = nouns
        self._done_to = lexicon.events.done_to
        self._follows = words.follows
        self._leavable = (
            DETERMINERS
            | PREPOSITIONS
            | IT_OR_THEM
            | RELATIVES
            | words.anaphors
            | words.faction_anaphors
            | lexicon.events.left_nouns
            | lexicon.events.comes_from
        )

    def holds(self, s: Annotated, match: Match[Predicate], dated: Set[int]) -> bool:
        """Words in scare quotes, an adjective (`the defected officer`), a noun (`his leave`), a future (`was going to defect`),
        or a direct object that is no body (`deserted us`)."""
        before, after = s.low(match.start - 1), s.low(match.end)
        if (
            s.words(match.end - 2, match.end).lower() == GOING_TO
            and after not in DETERMINERS
            and s.tokens[match.end].text == after
        ):
            return True
        if self._of_others(s, match) or self._plural_noun(s, match) or (before == "which" and s.low(match.start - 2) == ","):
            return True
        if before in DETERMINED or before in POSSESSIVES or (before in OPENING_QUOTES and after in AFTER_QUOTED):
            return True
        if match.value.object == "from" and "object" not in match.value.needs and after in NO_BODY and match.end not in dated:
            end = next((k for k in range(match.end, len(s.lows)) if s.lows[k] in LIST_MARKS), len(s.lows))
            return not any(match.end < body.start <= min(match.end + _BODY_AFTER, end) for body in s.bodies)
        return not match.value.noun and not match.value.needs and after == "from" and self._figurative(s, match.end + 1)

    def _figurative(self, s: Annotated, start: int) -> bool:
        """`defected from common sense`: a bare noun that is nothing that one serves in or comes from."""
        words: list[str] = []
        for k in range(start, min(start + _BODY_AFTER, len(s.lows))):
            if not s.lows[k].isalpha() or (words and s.lows[k] in self._follows):
                break
            if s.tokens[k].capital or k in s.names:
                return False
            words.append(s.lows[k])
        return bool(words) and self._leavable.isdisjoint(words) and not any(map(self._nouns.people, words))

    def _of_others(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`was moved from the X to the Y`, `had been deserted by`, `Reached by telephone, X`: what others did to the subject."""
        k = match.start - 1
        if match.form not in self._done_to:
            return False
        return s.low(k - (s.low(k) in ADVERBS)) in PASSIVE or (s.low(k) in FRONTED and s.low(match.start + 1) == "by")

    def _plural_noun(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`because of defects in`, `with leaves`: no verb of the third person stands right behind a preposition."""
        form = match.form
        return form.endswith("s") and not form.endswith("ss") and s.low(match.start - 1) in PREPOSITIONS

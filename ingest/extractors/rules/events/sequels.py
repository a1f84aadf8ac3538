"""Predicates that have their subject from the one before: `left X and joined Y`, `left X to join Y`."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.modality.rules import ModalityRules
from ingest.text.tokens.grammar import CLAUSE_MARKS, HIS_OWN_OR_MY, MODALS, NEGATIONS, SUBJECTS
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated

_GOES_ON = 20
"""Tokens between an event and a verb that goes on with it."""


class Sequels:
    """Finds them by what stands between the two."""

    def __init__(self, lexicon: Lexicon, modality: ModalityRules) -> None:
        self._modality = modality
        self._passed = lexicon.clauses.verb_group - MODALS - NEGATIONS - {"to", "both", "all"}
        self._breakers = (lexicon.clauses.clause_breakers - lexicon.clauses.verb_group) | SUBJECTS | CLAUSE_MARKS
        self._open = lexicon.modality.open_yet

    def of(self, s: Annotated, match: Match[Predicate], events: Sequence[Event]) -> Event | None:
        """`left X with his men and joined Y`, `left X to join Y`: the subject of the event before does this too."""
        before = events[-1] if events else None
        own = s.low(match.start - 1) in HIS_OWN_OR_MY and match.form.endswith("ing")
        purpose = before is not None and s.low(match.start - 1) == "to" and before.end < match.start
        if purpose and s.low(match.start - 2) in self._open:
            return None  # `left X and refused to join Y`
        if before is None or not self.follows(s, before.end, match, purpose=purpose, own=own):
            return None
        planned = before.modality == "hypothetical" and s.low(before.start - 1) == "to"
        if planned and not (purpose or self._modality.is_base(match.form)):
            return None  # `refused to lead his men there and fled`: not what he refused
        said = "asserted" if purpose or own else self._modality.of_own_group(s, match.start, match.form)
        modality = said if said in ("denied", "hypothetical") else before.modality
        event = Event(match.value, s, modality, list(before.persons), before.pending)
        event.goes_on = not before.needs and before.leaves
        return event

    def follows(self, s: Annotated, end: int, match: Match[Predicate], *, purpose: bool = False, own: bool = False) -> bool:
        """Whether a predicate has the subject of the one that ends at token `end`: `and`, and no other subject, between them."""
        if match.value.noun or match.start - end > _GOES_ON:
            return False
        k = match.start - 1
        while s.low(k) in self._passed:
            k -= 1
        k -= own  # `my defection from the X and my joining the Y`
        if not purpose and (s.low(k) != "and" or (match.form.endswith("ing") and not own)):
            return False
        another = any(i in s.person_at for i in range(end, match.start))
        return not another and self._breakers.isdisjoint(s.lows[end : match.start])

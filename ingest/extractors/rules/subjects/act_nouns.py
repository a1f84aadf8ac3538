"""Whose act a noun tells of: `X's defection`, `the defection of X`, `X announced his defection`."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extractors.rules.subjects.counted_groups import GROUP
from ingest.extractors.rules.subjects.openings import UNNAMED
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.clauses import Clauses
from ingest.text.clauses.referents import Referents
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import ARTICLES, GENITIVE, HIS_OWN_OR_MY, INDEFINITE, MOMENTS, OBLIQUE, OF_OR_BY
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, PersonSpan

_GENITIVE_AFTER = 6
"""Tokens after `defection of` in which the name follows."""
_INTRODUCED = 4
"""Tokens between `I` and the narrator's name."""
_ANNOUNCED = 5
"""Tokens before a noun in which `announced his` is looked for."""


class ActNouns:
    """Finds the persons, or the word that stands for one who may be named later."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._clauses = Clauses(lexicon)
        self._announcing = lexicon.events.announcing

    def persons(self, s: Annotated, match: Match[Predicate], referents: Referents) -> tuple[list[int], str | None]:
        """`X's defection`, `the defection of X`, `X announced his defection`; `a minister announced his defection` is pending."""
        before = s.low(match.start - 1)
        owner = s.person_before.get(match.start - 1) if before in GENITIVE else None
        if before == "whose":  # `X, whose defection last August was a blow`
            owner = s.person_before.get(match.start - 1 - (s.low(match.start - 2) == ","))
        if owner:
            return [owner.person], None
        if s.low(match.end) in OF_OR_BY:
            near = (p for p in s.persons if 0 <= p.start - match.end - 1 <= _GENITIVE_AFTER)
            after = next((p for p in near if "," not in s.lows[match.end : p.start]), None)
            return [person.person for person in self._clauses.list_of(s, after)] if after else [], None
        whose = match.start - 1 - (before == "own")
        ours = s.low(whose) == "our" and "we" in s.lows[:whose]
        if not (ours or s.low(whose) in HIS_OWN_OR_MY) or not self._tells(s, whose):
            return [], None
        announcement = self.announcement(s, match)
        return self._announced(s, whose, announcement[1] if announcement else None, referents)

    def _tells(self, s: Annotated, whose: int) -> bool:
        """`his defection` is told only where it is announced or dated by it; else it looks back on what was told."""
        left = s.lows[max(0, whose + 1 - _ANNOUNCED) : whose]
        return not self._announcing.isdisjoint(left) or bool(left and left[-1] in MOMENTS)

    def _announced(
        self, s: Annotated, whose: int, announcer: Subject | None, referents: Referents
    ) -> tuple[list[int], str | None]:
        names = [p for p in s.persons if p.end <= whose and s.low(p.start - 1) not in OBLIQUE]
        if s.low(whose) == "their":
            together = [p.person for p in self._clauses.named_together(s, whose)]
            return together, GROUP if not together and s.lows[-1] == ":" else None
        if s.low(whose) in ("my", "our"):
            return self._narrator(s, whose, names) or referents.first_person(s), None
        another = announcer is not None and announcer.noun is not None and not announcer.relative
        if names and not another:
            return [(announcer.persons if announcer and announcer.persons else names)[-1].person], None
        nouns = (s.lows[k] for k in range(min(UNNAMED, whose)) if self._clauses.nouns.people(s.lows[k]))
        pending = next(nouns, None) if s.low(0) in ARTICLES or "-" in s.lows[:UNNAMED] else None
        unknown = pending is not None and s.low(0) in INDEFINITE
        known = [] if unknown else referents.pronoun("he" if s.low(whose) == "his" else "she")
        return known, None if known else pending

    def announcement(self, s: Annotated, match: Match[Predicate]) -> tuple[int, Subject] | None:
        """The verb of `X said that a captain announced his defection`, and its subject; None when nothing announces it."""
        whose = match.start - 1 - (s.low(match.start - 1) == "own")
        left = range(max(0, whose + 1 - _ANNOUNCED), whose)
        verb = next((k for k in reversed(left) if s.lows[k] in self._announcing), None)
        subject = self._clauses.subject(s, verb, frozenset()) if verb is not None else None
        return (verb, subject) if verb is not None and subject else None

    def _narrator(self, s: Annotated, my: int, names: Sequence[PersonSpan]) -> list[int]:
        """`I, Captain X, announce my defection`, `I am Captain X and I announce my defection`: X.

        Of others, whoever speaks in the sentence or is spoken of: `"I announce my defection," he said`.
        """
        said = [k for k in range(my) if s.lows[k] == "i"]
        after = next((p for p in names if said and said[0] < p.start <= said[0] + _INTRODUCED), None)
        return [after.person] if after else []

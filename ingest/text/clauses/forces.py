"""Who leads the force that a sentence tells of: `Captain X announced that his brigade had joined Y`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import HIS_OR_HER, MODALS
from ingest.text.tokens.spans import Annotated, PersonSpan

_OWNED = 4
"""Tokens between `his` and the noun (`his Hill Guard`, `his three thousand fighters`)."""


class Forces:
    """Finds the commander who declares something for his own force: he does it too."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = lexicon.clauses.forces
        self._declaring = lexicon.clauses.declaring
        self._saying = lexicon.clauses.saying
        self._governors = lexicon.clauses.governors

    def commander(self, s: Annotated, noun: int, verb: int) -> PersonSpan | None:
        """He who announces what the force at token `noun` does at token `verb`.

        Who merely says it may complain of it (`X said his men had deserted`), unless it is a vow (`would obey no more`).
        """
        if s.lows[noun] not in self._nouns:
            return None
        left = range(noun - 1, max(0, noun - 1 - _OWNED), -1)
        whose = next((k for k in left if s.lows[k] in HIS_OR_HER), None)
        if whose is None or "," in s.lows[whose:noun]:
            return None
        said = whose - 1 - (s.low(whose - 1) == "that")
        vows = s.lows[said] in self._saying and s.lows[verb] in MODALS
        if not vows and s.lows[said] not in self._declaring:
            return None
        person = s.person_before.get(said)
        titled = person is not None and (person.rank is not None or person.role is not None)
        return person if person and titled and s.low(person.start - 1) not in self._governors else None

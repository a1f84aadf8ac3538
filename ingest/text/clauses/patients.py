"""To whom a sentence says that something was done: `X arrested Y`, `X met Y`."""

from __future__ import annotations

from typing import NamedTuple

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.spans import Annotated, PersonSpan


class Done(NamedTuple):
    """`agent` did it to `patient`; `mutual`: either may as well be meant by what is told next (`X met Y`)."""

    agent: PersonSpan
    patient: PersonSpan
    mutual: bool


class Patients:
    """Finds the object of a verb by which somebody is acted upon, or met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._affecting = lexicon.reference.affecting
        self._meeting = lexicon.reference.meeting
        self._governors = lexicon.clauses.governors

    def of(self, s: Annotated) -> Done | None:
        """The first that has a name for both."""
        for agent, patient in zip(s.persons, s.persons[1:], strict=False):
            verb = s.low(patient.start - 1)
            mutual = verb in self._meeting
            if (mutual or verb in self._affecting) and s.low(agent.start - 1) not in self._governors:
                return Done(agent, patient, mutual)
        return None

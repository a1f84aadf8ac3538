"""Who hears what the rules drop, and why: for people who ask, and for nobody else."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ingest.extractors.rules.events.event import Event
from ingest.packs.models import Predicate
from ingest.text.persons.coreference import Human
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated


class Witness:
    """Hears it and forgets it. One that remembers is trace.py's; what is read is the same with either."""

    def met(self, s: Annotated, match: Match[Predicate], event: Event | None) -> None:
        """A predicate was found in a sentence; `event` is what it tells, none when it tells nothing of anybody."""

    def denies(self, s: Annotated, persons: Set[int]) -> None:
        """A sentence denies what the article reports of these persons, by number."""

    def falls_short(self, event: Event, person: int, obstacles: Set[str]) -> None:
        """An event of a person is no departure: what its predicate needs (see Predicate), or a ground of other_senses.py."""

    def finished(self, sentences: Sequence[Annotated], humans: Sequence[Human]) -> None:
        """The article is read: its annotated sentences, and its persons by number."""


SILENT = Witness()

"""A witness that remembers, one article at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.witness import Witness
from ingest.packs.models import Predicate
from ingest.text.persons.coreference import Human
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated


class Met(NamedTuple):
    """A predicate of a sentence, and what it tells."""

    sentence: Annotated
    match: Match[Predicate]
    event: Event | None


class Short(NamedTuple):
    """An event that is no departure of a person, and what kept it from being one."""

    event: Event
    person: int
    obstacles: Set[str]


class Trace(Witness):
    """What was heard since it was made or told to forget, by the number of the sentence.

    `denials` are the persons of whom a sentence denies what is reported.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin with the next article."""
        self.predicates: defaultdict[int, list[Met]] = defaultdict(list)
        self.denials: dict[int, Set[int]] = {}
        self.short: defaultdict[int, list[Short]] = defaultdict(list)
        self.sentences: Sequence[Annotated] = ()
        self.humans: Sequence[Human] = ()

    def met(self, s: Annotated, match: Match[Predicate], event: Event | None) -> None:
        """See Witness."""
        self.predicates[s.number].append(Met(s, match, event))

    def denies(self, s: Annotated, persons: Set[int]) -> None:
        """See Witness."""
        if persons:
            self.denials[s.number] = persons

    def falls_short(self, event: Event, person: int, obstacles: Set[str]) -> None:
        """See Witness."""
        self.short[event.sentence.number].append(Short(event, person, obstacles))

    def finished(self, sentences: Sequence[Annotated], humans: Sequence[Human]) -> None:
        """See Witness."""
        self.sentences, self.humans = sentences, humans

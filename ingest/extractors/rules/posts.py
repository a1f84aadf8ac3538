"""The posts of one person, as all sentences of an article tell them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.schema import Agency, Faction
from ingest.extractors.rules.service import Service
from ingest.packs.lexicon import Organisation

CIVIL = "civil"
"""The kind of bodies whose posts are no side to leave."""


class Posts:
    """Each service is looked at once, however many events ask."""

    def __init__(self) -> None:
        self.any_posted = False
        self._new: list[Service] = []
        self._bodies: dict[str, Organisation] = {}
        self._agencies: dict[str, Organisation] = {}

    def add(self, service: Service) -> None:
        """Take in a service. `any_posted` is true from the first one on that can be left for another side."""
        self._new.append(service)
        self.any_posted = self.any_posted or _posted(service)

    def news(self) -> list[Service]:
        """The services that came in since the last call."""
        new, self._new = self._new, []
        return new

    def held_in(self, body: Organisation) -> None:
        """Take in the body of a service."""
        self._bodies.setdefault(body.id, body)
        if isinstance(body, Agency):
            self._agencies.setdefault(body.id, body)

    def other_than(self, joined: Organisation | None) -> Organisation | None:
        """The first agency that he served in, else the first faction, but not the body that he joined."""
        return _first(self._agencies.values(), joined) or _first(self._bodies.values(), joined)


def _first(bodies: Iterable[Organisation], joined: Organisation | None) -> Organisation | None:
    return next((body for body in bodies if joined is None or body.id != joined.id), None)


def _posted(service: Service) -> bool:
    if service.body is None:
        return True
    return isinstance(service.body.body, Faction) or service.body.body.kind != CIVIL

"""The rows of the tables of persons and of publishers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from graph.schema import Person
from queries.report.content import Claim, Community, Content, Move, Service
from queries.report.notes import publisher

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True)
class Career:
    """A person with everything recorded of him that is shown here."""

    person: Person
    services: tuple[Service, ...]
    moves: tuple[Move, ...]
    communities: tuple[Community, ...]


@dataclass(frozen=True)
class Outlet:
    """A publisher: its articles and statements cited here, the claims that these support, and those that no other supports."""

    name: str
    articles: int
    statements: int
    claims: tuple[Claim, ...]
    alone: tuple[Claim, ...]


def careers(content: Content) -> list[Career]:
    """By name."""
    services, moves = _by_person(content.services), _by_person(content.listed)
    communities = _by_person(content.communities)
    return [
        Career(
            person,
            tuple(sorted(services.get(person.id, ()), key=_begin)),
            tuple(moves.get(person.id, ())),
            tuple(communities.get(person.id, ())),
        )
        for person in content.persons
    ]


def outlets(content: Content) -> list[Outlet]:
    """Those with most statements first."""
    articles: dict[str, set[str]] = {}
    statements: dict[str, set[str]] = {}
    supported: dict[str, list[Claim]] = {}
    alone: dict[str, list[Claim]] = {}
    for claim in content.claims:
        evidence = content.evidence(claim)
        for said in evidence:
            articles.setdefault(publisher(said), set()).add(said.source.id)
            statements.setdefault(publisher(said), set()).add(said.statement.id)
        for_it = {publisher(said) for said in evidence if said.statement.modality != "denied"}
        for name in for_it:
            supported.setdefault(name, []).append(claim)
            if len(for_it) == 1:
                alone.setdefault(name, []).append(claim)
    return [
        Outlet(name, len(articles[name]), len(statements[name]), tuple(supported.get(name, ())), tuple(alone.get(name, ())))
        for name in sorted(articles, key=lambda name: (-len(statements[name]), name))
    ]


def _by_person(claims: Iterable[C]) -> dict[str, list[C]]:
    found: dict[str, list[C]] = {}
    for claim in claims:
        found.setdefault(claim.person.id, []).append(claim)
    return found


def _begin(service: Service) -> tuple[str, str, str]:
    """Those without a date last."""
    return str(service.edge.since or service.edge.until or "unknown"), service.target.name, service.edge.id

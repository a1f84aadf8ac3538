"""Members by sect, body, side or rank. A person may stand in several groups; in each only with what is of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from queries.measures.cohort import Member, Service
from queries.measures.population import Move, Population

NOT_STATED = "(not stated)"

Grouping = Callable[[Population, Member], Iterator[tuple[str, Member]]]
"""Of a member: the groups by name, and what of him is of each."""


def everybody(_: Population, one: Member) -> Iterator[tuple[str, Member]]:
    """One group."""
    yield "all", one


def sect(population: Population, one: Member) -> Iterator[tuple[str, Member]]:
    """Each community that articles say he is of."""
    for community in one.person.sects or (None,):
        yield (population.sects[community] if community else NOT_STATED), one


def rank(_: Population, one: Member) -> Iterator[tuple[str, Member]]:
    """The rank at his first change of side, else the latest known."""
    yield one.rank[0] or NOT_STATED, one


def agency(population: Population, one: Member) -> Iterator[tuple[str, Member]]:
    """Each body that he served in or left, and all bodies that it is part of."""
    return _bodies(population, one, "agency:")


def faction(population: Population, one: Member) -> Iterator[tuple[str, Member]]:
    """Each side that he served on or left: that of the body, and what this is part of."""
    return _bodies(population, one, "faction:")


def _bodies(population: Population, one: Member, label: str) -> Iterator[tuple[str, Member]]:
    services: defaultdict[str, list[Service]] = defaultdict(list)
    moves: defaultdict[str, list[Move]] = defaultdict(list)
    for service in one.services:
        for name in _names(population, (service.body,), label):
            services[name].append(service)
    for move in one.moves:
        for name in _names(population, move.left, label) or {NOT_STATED}:
            moves[name].append(move)
    if not services and not moves:
        yield NOT_STATED, one
    for name in services.keys() | moves.keys():
        yield name, replace(one, services=tuple(services[name]), moves=tuple(moves[name]))


def _names(population: Population, bodies: tuple[str, ...], label: str) -> set[str]:
    """Of the bodies and what they are part of, those whose id begins so."""
    return {population.bodies[body].name for body in population.all_upward(bodies) if body.startswith(label)}


GROUPINGS: dict[str, Grouping] = {"sect": sect, "agency": agency, "faction": faction, "rank": rank}


def grouped(population: Population, found: list[Member], grouping: Grouping) -> dict[str, list[Member]]:
    """The members of each group: ranks from senior to junior, other groups from large to small; what is not stated comes last."""
    groups: defaultdict[str, list[Member]] = defaultdict(list)
    for one in found:
        for name, part in grouping(population, one):
            groups[name].append(part)

    def order(name: str) -> tuple[bool, int, int, str]:
        seniority = groups[name][0].rank[1] if grouping is rank else None
        return name == NOT_STATED, -(seniority or 0), -len(groups[name]), name

    return {name: groups[name] for name in sorted(groups, key=order)}

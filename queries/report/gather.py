"""From the store to Content: what was asked for, and as much of it as a page can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.periods import Period
from graph.schema import Person
from graph.stores.base import Store
from queries.defections import Filters, listed
from queries.report import reading
from queries.report.asked import Scope
from queries.report.content import Claim, Content, Move


@dataclass(frozen=True)
class Bounds:
    """How much comes with its sentences, at most: changes of side, persons with careers, denials, statements behind one edge."""

    moves: int = 400
    persons: int = 250
    denials: int = 150
    statements: int = 8

    @property
    def half(self) -> Bounds:
        """Half as much; never nothing."""
        return Bounds(*(max(1, value // 2) for value in (self.moves, self.persons, self.denials, self.statements)))


def gather(store: Store, scope: Scope, bounds: Bounds) -> Content:
    """Read the store.

    Raises:
        StoreError: the store failed.
    """
    known = reading.bodies(store)
    moves = sorted(reading.moves(store, scope, known, _chosen(store, scope)), key=_when)
    moves, undated = _since(moves, scope.since)
    listed_moves = sorted(sorted(moves, key=_weight)[: bounds.moves], key=_when)
    persons = _persons(store, scope, listed_moves, bounds.persons)
    ids = [person.id for person in persons]
    services, communities = reading.services(store, ids), reading.communities(store, ids)
    claims: list[Claim] = [*listed_moves, *services, *communities]
    contradicted = {statement: claim.edge.id for claim in claims if claim.edge.denials for statement in claim.edge.evidence}
    denials, denied = reading.denials(store, scope, bounds.denials, contradicted)
    recorded, told = reading.recorded(store, scope)
    articles, newest = reading.articles(store)
    return Content(
        asked=scope.title, since=scope.since, articles=articles, newest=newest, moves=moves, listed=listed_moves,
        undated=undated, recorded=recorded, told=told, persons=persons, services=services, communities=communities,
        sects=reading.sects_of_movers(store, scope), denials=denials, denied=denied,
        said=reading.said(store, (one for claim in claims for one in claim.edge.evidence)), quotes=bounds.statements,
        doubts=reading.doubts(store, ids), bodies=known, above=reading.above(store),
    )  # fmt: skip


def _chosen(store: Store, scope: Scope) -> frozenset[str] | None:
    """The ids of the changes of side that fit by sect and by what was left; None for all."""
    if not (scope.sects or scope.agencies):
        return None
    filters = Filters(sects=scope.sects or (), agencies=scope.agencies or ())
    return frozenset(row["id"] for row in listed(store, filters.values(store, lambda _: None)).dicts())


def _since(moves: list[Move], since: str | None) -> tuple[list[Move], int]:
    """Those of that day or later, and how many have no date and are left out for that."""
    if since is None:
        return moves, 0
    first = Period.parse(since).start
    dated = [move for move in moves if move.edge.date]
    return [move for move in dated if move.edge.date and move.edge.date >= first], len(moves) - len(dated)


def _persons(store: Store, scope: Scope, moves: Sequence[Move], limit: int) -> list[Person]:
    """Those who changed sides, the weightiest first, then the most senior of the others; by name."""
    found = {move.person.id: move.person for move in sorted(moves, key=_weight)}
    for person in reading.senior(store, scope, limit):
        found.setdefault(person.id, person)
    return sorted(list(found.values())[:limit], key=lambda person: (person.name, person.id))


def _when(move: Move) -> tuple[bool, str, str, str]:
    """Dated ones first, in the order of time."""
    return move.edge.date is None, str(move.edge.date), move.person.name, move.edge.id


def _weight(move: Move) -> tuple[int, int, str, str]:
    """The most senior first, then the best attested."""
    return -move.seniority, -move.edge.sources, move.person.name, move.edge.id

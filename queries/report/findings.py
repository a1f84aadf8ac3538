"""What the records add up to, in sentences: every number beside the number that it is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.schema import Agency
from queries.report.content import Content, Move
from queries.report.flows import first_left, kind_left
from queries.report.timeline import Timeline
from queries.report.words import claimed, count, side

FEW = 4
"""So many changes of side are told one by one, not counted."""
_STATUSES = {
    "confirmed": ("Confirmed by two or more independent sources: ", "."),
    "single source": ("Resting on a single source: ", "; check them before anything is printed."),
    "disputed": ("Disputed: ", "; some article says so, another that it is not so."),
}


@dataclass(frozen=True)
class Finding:
    """A sentence in three parts; the one in its midst leads to the changes of side that it counts."""

    before: str
    linked: str
    after: str
    moves: tuple[Move, ...]


def findings(content: Content, timeline: Timeline) -> list[Finding]:
    """The most general first. One that nothing is known of is left out."""
    if not content.moves:
        return []
    if len(content.moves) <= FEW:
        return [_changed(content), *(Finding("", claimed(move), f"; {move.edge.status}.", (move,)) for move in content.moves)]
    counted = (_statuses(content), _left(content), _joined(content), _times(timeline), _ranks(content), _sects(content))
    return [_changed(content), *(finding for found in counted for finding in found)]


def _changed(content: Content) -> Finding:
    moves = tuple(content.moves)
    number = f"{len({move.person.id for move in moves}):,} of {content.recorded:,}"
    return Finding("", number, f" persons {content.whom} changed sides, in {count(len(moves), 'event')}.", moves)


def _statuses(content: Content) -> Iterator[Finding]:
    moves = content.moves
    for status, (before, after) in _STATUSES.items():
        found = tuple(move for move in moves if move.edge.status == status)
        if found:
            yield Finding(before, _of(found, moves), after, found)


def _left(content: Content) -> Iterator[Finding]:
    moves = content.moves
    kinds = _most(moves, lambda move: kind_left(move) if isinstance(first_left(move), Agency) else None)
    if kinds:
        name, found = kinds
        yield Finding(f"Left most often, by kind of body: {name}, ", _of(found, moves), ".", found)
    bodies = _most(moves, lambda move: body.name if (body := first_left(move)) else None)
    if bodies:
        name, found = bodies
        yield Finding(f"Left most often, by name: {name}, ", _of(found, moves), ".", found)


def _joined(content: Content) -> Iterator[Finding]:
    moves = content.moves
    stated = _those(moves, lambda move: not move.assumed and not move.unknown)
    most = _most(stated, side)
    if most:
        name, found = most
        before = f"Articles name the new side in {_of(stated, moves)}, most often {name}: "
        yield Finding(before, _of(found, stated), ".", found)


def _times(timeline: Timeline) -> Iterator[Finding]:
    peak = timeline.peak
    if peak and timeline.highest > 1:
        number = f"{len(peak.moves):,} of {timeline.dated:,}"
        yield Finding(f"The {timeline.unit} with most is {peak.label}: ", number, f" whose {timeline.unit} is known.", peak.moves)


def _ranks(content: Content) -> Iterator[Finding]:
    known = _those(content.moves, lambda move: move.seniority >= 0)
    if not known:
        return
    highest = max(move.seniority for move in known)
    found = _those(known, lambda move: move.seniority == highest)
    yield Finding(f"The highest rank is {found[0].rank}: ", _of(found, known), " whose rank is known.", found)


def _sects(content: Content) -> Iterator[Finding]:
    people = {move.person.id for move in content.moves}
    named = {person: content.sects[person] for person in people if person in content.sects}
    if named:
        counted = Counter(sect for sects in named.values() for sect in sects)
        parts = ", ".join(f"{number:,} {sect}" for sect, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])))
        moves = _those(content.moves, lambda move: move.person.id in named)
        yield Finding("Articles name the community of ", f"{len(named):,} of {len(people):,} persons", f": {parts}.", moves)


def _those(moves: Sequence[Move], rule: Callable[[Move], bool]) -> tuple[Move, ...]:
    return tuple(move for move in moves if rule(move))


def _of(some: Sequence[Move], moves: Sequence[Move]) -> str:
    return f"{len(some):,} of {len(moves):,}"


def _most(moves: Sequence[Move], name: Callable[[Move], str | None]) -> tuple[str, tuple[Move, ...]] | None:
    """The most frequent name with the moves that have it; None where two are equally frequent, or none has one."""
    counted = Counter(found for move in moves if (found := name(move))).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0], _those(moves, lambda move: name(move) == counted[0][0])

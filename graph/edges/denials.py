"""Which change of side a denial is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.edges.account import Account
from graph.edges.events import APART, Event
from graph.edges.timeline import position, window


def denied(moves: Sequence[Event], denials: Iterable[Account]) -> list[list[Account]]:
    """For each event the denials of it.

    A denial is about moves its way, or, naming no way, about any. It denies what was told or dated near the day that it gives;
    without one, the last move that may have happened when it was published; all of them when that day is unknown.
    """
    found: list[list[Account]] = [[] for _ in moves]
    for denial in sorted(denials, key=lambda a: a.id):
        for number in _about([n for n, move in enumerate(moves) if _same_way(move, denial)], moves, denial):
            found[number].append(denial)
    return found


def _same_way(move: Event, denial: Account) -> bool:
    return denial.vague or any(a.object == denial.object or (a.side and a.side == denial.side) for a in move.accounts)


def _about(numbers: Sequence[int], moves: Sequence[Event], denial: Account) -> Sequence[int]:
    days = window(denial)
    if days:
        return [n for n in numbers if moves[n].gap(days) <= APART]
    published = denial.published
    if published is None:
        return numbers
    possible = [n for n in numbers if (begin := moves[n].begin) is None or begin <= published]
    told = [n for n in possible if any((where := position(a)) is None or where <= published for a in moves[n].accounts)]
    return (told or possible)[-1:]

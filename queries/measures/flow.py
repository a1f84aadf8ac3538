"""From which side to which: changes of side as a matrix, with what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from queries.measures.cohort import Member
from queries.measures.groups import NOT_STATED
from queries.measures.placing import Clock
from queries.measures.population import Move, Population
from queries.measures.windows import Window


@dataclass(frozen=True, slots=True)
class Flow:
    """From one side to another in a window: changes of side, as many the other way, and all of the window."""

    window: Window
    origin: str
    to: str
    moves: int
    back: int
    total: int

    @property
    def net(self) -> int:
        """What the side gone to won of the other."""
        return self.moves - self.back


def flows(population: Population, found: Iterable[Member], windows: Sequence[Window]) -> list[Flow]:
    """The cells of the matrix of each window that are not 0, the largest first.

    Origin and destination, and net flow as the one less the other: the origin-destination matrix of migration statistics, H. S.
    Shryock, J. S. Siegel et al., "The Methods and Materials of Demography" (1973), ch. 21. Side of a change is that of the body
    left and of the faction gone to (regime, opposition, ...); a faction of no known side stands for itself.
    """
    clock = Clock(windows)
    cells: Counter[tuple[int, str, str]] = Counter()
    for move in (move for one in found for move in one.moves):
        number = clock.left(move)
        if number is not None:
            cells[number, _origin(population, move), _side(population, move.to)] += 1
    totals = Counter[int]()
    for (number, _, _), moves in cells.items():
        totals[number] += moves
    rows = [
        Flow(windows[number], origin, to, moves, cells[number, to, origin], totals[number])
        for (number, origin, to), moves in cells.items()
    ]
    return sorted(rows, key=lambda row: (str(row.window.since or ""), -row.moves, row.origin, row.to))


def _origin(population: Population, move: Move) -> str:
    """The side of what was left; of several, the first by the alphabet. A body of no known side tells none."""
    sides = sorted({side for body in move.left for side in population.sides(body)})
    return sides[0] if sides else NOT_STATED


def _side(population: Population, faction: str) -> str:
    return min(population.sides(faction), default=population.bodies[faction].name)

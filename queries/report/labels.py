"""Which names stand beside their nodes, and on which side, so that none covers another; the others appear when pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from queries.report.layout import WIDTH, Place

Side = Literal["right", "left", "above", "below"]
Box = tuple[float, float, float, float]
LETTER, LINE = 5.7, 12.0
"""Width of a letter and height of a line, about, in units of the drawing."""
HEAVY = 4
"""From this weight on a name may cover nodes, if it covers no other name."""


def labels(names: Sequence[str], places: Sequence[Place], radii: Sequence[float], weights: Sequence[int]) -> dict[int, Side]:
    """The sides of the names that are shown, by the numbers of their nodes. The heaviest nodes choose first."""
    nodes = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places, radii, strict=True)]
    taken: list[Box] = []
    shown: dict[int, Side] = {}
    for number in sorted(range(len(names)), key=lambda number: (-weights[number], number)):
        others = taken if weights[number] >= HEAVY else [*taken, *nodes[:number], *nodes[number + 1 :]]
        for side, box in _boxes(names[number], places[number], radii[number]):
            if box[0] >= 0 and box[2] <= WIDTH and not any(_overlap(box, other) for other in others):
                shown[number] = side
                taken.append(box)
                break
    return shown


def _boxes(name: str, place: Place, radius: float) -> Iterator[tuple[Side, Box]]:
    """Where a name could stand, the best first."""
    (x, y), wide, half = place, LETTER * len(name), LINE / 2
    yield "right", (x + radius + 3, y - half, x + radius + 3 + wide, y + half)
    yield "left", (x - radius - 3 - wide, y - half, x - radius - 3, y + half)
    yield "above", (x - wide / 2, y - radius - 2 - LINE, x + wide / 2, y - radius - 2)
    yield "below", (x - wide / 2, y + radius + 2, x + wide / 2, y + radius + 2 + LINE)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

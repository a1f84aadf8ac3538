"""From where to which side: a matrix of bodies left, by their kind, against sides gone to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.schema import Agency
from queries.report.content import NOT_STATED, Body, Content, Move
from queries.report.words import side

SIDES = 8
"""Sides with a column of their own, at most."""
BODIES = 14
"""Bodies with a row of their own, at most; only those that several left have one."""
OTHERS = "other sides"


@dataclass(frozen=True)
class Row:
    """Changes of side out of a body, or with `kind` out of all bodies of that kind, by the side gone to."""

    name: str
    kind: bool
    cells: tuple[tuple[Move, ...], ...]

    @property
    def moves(self) -> tuple[Move, ...]:
        """All of the row."""
        return tuple(move for cell in self.cells for move in cell)


@dataclass(frozen=True)
class Flows:
    """The matrix. Each change of side is counted once, under the first of the bodies left."""

    sides: tuple[str, ...]
    rows: Sequence[Row]
    total: Row

    @property
    def highest(self) -> int:
        """In the fullest cell of a kind."""
        return max((len(cell) for row in self.rows if row.kind for cell in row.cells), default=1)


def flows(content: Content) -> Flows:
    """Kinds and bodies from which most left come first."""
    counted = Counter(map(side, content.moves))
    sides = tuple(sorted(counted, key=lambda name: (-counted[name], name)))
    if len(sides) > SIDES:
        sides = (*sides[: SIDES - 1], OTHERS)
    of_kind: dict[str, list[Move]] = {}
    for move in content.moves:
        of_kind.setdefault(kind_left(move), []).append(move)
    kinds = sorted(of_kind, key=lambda kind: (kind == NOT_STATED, -len(of_kind[kind]), kind))
    own = set(_largest(content.moves))
    rows = [row for kind in kinds for row in _rows(kind, of_kind[kind], sides, own)]
    return Flows(sides, rows, _row("All", True, content.moves, sides))


def first_left(move: Move) -> Body | None:
    """The body under which a change of side is counted."""
    return move.left[0] if move.left else None


def kind_left(move: Move) -> str:
    """Intelligence, military, ... of the body left; of a side as a whole, or of what nobody names, in words."""
    body = first_left(move)
    if body is None:
        return NOT_STATED
    return (body.kind or "other bodies") if isinstance(body, Agency) else "no body named"


def _largest(moves: Sequence[Move]) -> list[str]:
    """The bodies that several left, those that most left first."""
    counted = Counter(body.id for body in map(first_left, moves) if body)
    several = (body for body in counted if counted[body] > 1)
    return sorted(several, key=lambda body: (-counted[body], body))[:BODIES]


def _rows(kind: str, moves: Sequence[Move], sides: tuple[str, ...], own: set[str]) -> list[Row]:
    """The row of a kind, and under it its bodies; where there is but one body, a row for both."""
    of_body: dict[str, list[Move]] = {}
    for move in moves:
        body = first_left(move)
        of_body.setdefault(body.id if body else "", []).append(move)
    if len(of_body) == 1:
        body = first_left(moves[0])
        return [_row(f"{kind}: {body.name}" if body else kind, True, moves, sides)]
    rows = [_row(kind, True, moves, sides)]
    large = sorted((body for body in of_body if body in own), key=lambda body: (-len(of_body[body]), body))
    rows += [_row(_name(of_body[body][0]), False, of_body[body], sides) for body in large]
    small = [move for body, found in of_body.items() if body not in own for move in found]
    if large and small:
        number = len(of_body) - len(large)
        rows.append(_row(f"{number} more" if number > 1 else _name(small[0]), False, small, sides))
    return rows


def _name(move: Move) -> str:
    body = first_left(move)
    return body.name if body else NOT_STATED


def _row(name: str, kind: bool, moves: Sequence[Move], sides: tuple[str, ...]) -> Row:
    cells: dict[str, list[Move]] = {name: [] for name in sides}
    for move in moves:
        cells[side(move) if side(move) in cells else OTHERS].append(move)
    return Row(name, kind, tuple(map(tuple, cells.values())))

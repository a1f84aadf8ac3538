"""One line an event: statements of one article that tell the same are put together for people to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from graph.periods import Period
from graph.statement import Span, Statement

SAME_DAYS = 45
"""Days between the dates that one article gives for one event: crossing, arrival, announcement."""

SIDE_NOT_STATED = "(side not stated)"
"""The name of the faction that stands for a new side of which nothing is known."""

_FILLED = ("object", "origin", "fled_to", "role", "place", "speaker")


@dataclass
class _Told:
    """What statements that tell the same add up to, and where the later ones stand."""

    said: Statement
    also: list[Span] = field(default_factory=list)

    def add(self, other: Statement) -> None:
        """Fill what is open, and note the place."""
        said = self.said
        filled = {name: getattr(said, name) or getattr(other, name) for name in _FILLED}
        dated = _dated(said, other)
        modality = "asserted" if "asserted" in (said.modality, other.modality) else said.modality
        target = said.target if said.object or not other.object else other.target
        filled |= {"date": dated.date, "date_basis": dated.date_basis, "modality": modality, "target": target}
        self.said = said.model_copy(update=filled)
        if other.start != said.start:
            self.also.append(Span(quote=other.quote, start=other.start, end=other.end))


def _dated(said: Statement, other: Statement) -> Statement:
    """The one whose date counts: that of the act before that of its announcement, if it is not later; else the more precise."""
    if said.date and other.date and (said.date_basis == "announcement") != (other.date_basis == "announcement"):
        act, announced = (other, said) if said.date_basis == "announcement" else (said, other)
        return act if str(act.date) <= str(announced.date) else announced
    return max(said, other, key=lambda s: len(s.date or ""))


def together(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each event, service and sect once; further places stand under `also`.

    Two statements tell the same when article, kind, subject and truth agree, and neither dates nor sides contradict each
    other. The first gives the quote; what it leaves open is filled from the others.
    """
    told: list[_Told] = []
    alike: dict[Hashable, list[_Told]] = defaultdict(list)
    for statement in statements:
        near = alike[_key(statement)]
        earlier = next((t for t in near if _same(t.said, statement)), None)
        if earlier:
            earlier.add(statement)
        else:
            near.append(_Told(statement))
            told.append(near[-1])
    return [t.said.model_copy(update={"also": tuple(t.also)}) for t in told]


def _key(statement: Statement) -> Hashable:
    """What must agree. Services and sects need no more than that."""
    whom = None if statement.kind == "DEFECTED_TO" else statement.object
    return (statement.article, statement.kind, statement.subject.id, statement.modality == "denied", whom)


def _same(a: Statement, b: Statement) -> bool:
    if a.kind != "DEFECTED_TO":
        return True
    dates_agree = not (a.date and b.date) or Period.parse(a.date).days_from(Period.parse(b.date)) <= SAME_DAYS
    sides_agree = not (a.object and b.object) or a.object.id == b.object.id or a.target == b.target or not (a.date and b.date)
    back = (a.object and b.origin and a.object.id == b.origin.id) or (b.object and a.origin and b.object.id == a.origin.id)
    known = {a.target and a.target.name, b.target and b.target.name}.isdisjoint((None, SIDE_NOT_STATED))
    apart = a.start == b.start and known and a.target != b.target  # of one sentence, and not put together by who read it
    return dates_agree and sides_agree and not back and not apart

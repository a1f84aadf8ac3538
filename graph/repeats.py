"""One line an event: statements of one article that tell the same are put together for people to read."""

from __future__ import annotations

from collections.abc import Sequence

from graph.periods import Period
from graph.statement import Span, Statement


def together(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each event, service and sect once; further places stand under `also`.

    Two statements tell the same when article, kind, subject and truth agree, and neither dates nor sides contradict each
    other. The first gives the quote; what it leaves open is filled from the others.
    """
    kept: list[Statement] = []
    for statement in statements:
        for k, earlier in enumerate(kept):
            if _same(earlier, statement):
                kept[k] = _joined(earlier, statement)
                break
        else:
            kept.append(statement)
    return kept


def _same(a: Statement, b: Statement) -> bool:
    if (a.article, a.kind, a.subject.id, a.modality == "denied") != (b.article, b.kind, b.subject.id, b.modality == "denied"):
        return False
    if a.kind != "DEFECTED_TO":
        return a.object == b.object
    dates_agree = not (a.date and b.date) or Period.parse(a.date).days_from(Period.parse(b.date)) <= SAME_DAYS
    sides_agree = not (a.object and b.object) or a.object.id == b.object.id or a.target == b.target or not (a.date and b.date)
    back = (a.object and b.origin and a.object.id == b.origin.id) or (b.object and a.origin and b.object.id == a.origin.id)
    return dates_agree and sides_agree and not back


SAME_DAYS = 45
"""Days between the dates that one article gives for one event: crossing, arrival, announcement."""


def _joined(a: Statement, b: Statement) -> Statement:
    filled = {name: getattr(a, name) or getattr(b, name) for name in ("object", "origin", "fled_to", "role", "place", "speaker")}
    date = min((d for d in (a.date, b.date) if d), key=lambda d: -len(d), default=None)
    modality = "asserted" if "asserted" in (a.modality, b.modality) else a.modality
    target = a.target if a.object or not b.object else b.target
    also = (*a.also, Span(quote=b.quote, start=b.start, end=b.end), *b.also) if b.start != a.start else a.also
    return a.model_copy(update={**filled, "date": date, "modality": modality, "target": target, "also": also})

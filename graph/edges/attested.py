"""What every edge says of its evidence, whatever it is an edge of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from graph.edges.account import UNKNOWN, Account
from graph.edges.confidence import confidence, weight
from graph.edges.sources import Sources
from graph.keys import relationship_id
from graph.schema import Edge, Status


def attested(kind: type[Edge], group: Sequence[Account], denials: Sequence[Account], sources: Sources) -> dict[str, Any]:
    """The properties that every edge has.

    The id is made from the earliest statement that says it: neither what is published later changes it, nor what others say of
    the person, nor what the person is called.

    Args:
        group: the accounts that say it; at least one.
        denials: those that deny it.
        sources: of the group.
    """
    published = sorted(a.published for a in group if a.published)
    weights = sources.weights(group, weight)
    settled = settlement(group, denials, sources)
    return {
        "id": relationship_id(kind.type, min(group, key=lambda a: a.telling).id),
        "start_": group[0].subject,
        "sources": len(weights),
        "statements": len(group),
        "first_reported": published[0] if published else None,
        "last_reported": published[-1] if published else None,
        "denials": len(denials),
        "settled": settled,
        "confidence": confidence(weights, Sources(denials).count(denials), settled=settled is not None),
        "status": status(len(weights), disputed=bool(denials) and settled is None),
        "evidence": sorted(a.id for a in [*group, *denials]),
    }


def status(sources: int, *, disputed: bool) -> Status:
    """disputed while a denial stands, confirmed by two or more independent sources, else single source."""
    if disputed:
        return "disputed"
    return "confirmed" if sources > 1 else "single source"


def settlement(group: Sequence[Account], denials: Sequence[Account], sources: Sources) -> dt.date | None:
    """The day on which a later confirmation settled what is denied; None when nothing is denied, or the denial stands.

    Settled it is by an article that is published after the latest denial, asserts it, and is independent of everyone who said so
    before; a denial or an article without a day, or an article without a publisher, settles nothing.
    """
    days = [denial.published for denial in denials]
    if not days or None in days:
        return None
    last = max(day for day in days if day)
    before = [a for a in group if a.published is None or a.published <= last]
    confirming = [
        a.published
        for a in group
        if a.published and a.published > last and a.modality == "asserted" and a.publisher != UNKNOWN
        and all(sources.independent(a, earlier) for earlier in before)
    ]  # fmt: skip
    return min(confirming, default=None)

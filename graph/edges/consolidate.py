"""What the statements add up to: edges, rebuilt from the statements of a person at any time, in any order.

A denied or hypothetical statement makes no edge. A denial of what others assert stands in the evidence of that edge, and disputes
it until somebody else confirms it (attested.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from graph.edges.account import Account
from graph.edges.attested import attested
from graph.edges.dates import dated, of_event
from graph.edges.denials import denied
from graph.edges.events import Event, events
from graph.edges.services import services
from graph.edges.sources import Sources
from graph.schema import DefectedTo, Edge, PersonBelongsTo


def consolidate(accounts: Iterable[Account]) -> list[Edge]:
    """The edges that these accounts add up to. All accounts of a subject must be among them; one that comes twice counts once."""
    by_subject: dict[str, dict[str, Account]] = defaultdict(dict)
    for account in accounts:
        by_subject[account.subject][account.id] = account
    return [edge for _, said in sorted(by_subject.items()) for edge in _edges_of([said[id_] for id_ in sorted(said)])]


def _edges_of(said: Sequence[Account]) -> list[Edge]:
    of_kind = {kind: [a for a in said if a.kind == kind] for kind in ("DEFECTED_TO", "SERVES_IN", "BELONGS_TO")}
    moves = events(of_kind["DEFECTED_TO"])
    against = denied(moves, [a for a in of_kind["DEFECTED_TO"] if a.modality == "denied"])
    return [
        *(_defection(event, denials) for event, denials in zip(moves, against, strict=True)),
        *services(of_kind["SERVES_IN"], moves),
        *_communities(of_kind["BELONGS_TO"]),
    ]


def _defection(event: Event, denials: Sequence[Account]) -> DefectedTo:
    group = sorted(event.accounts, key=lambda a: a.id)
    sources = Sources(group)
    stated = [a for a in group if a.stated and (a.side or not event.way.sided)] or [a for a in group if a.stated]
    dates = of_event(group, sources)

    def best(value: Any, of: Sequence[Account] = group) -> Any:
        return sources.best(of, value)

    origin_id, origin = best(lambda a: a.origin and (a.origin, a.origin_name)) or (None, None)
    rank, rank_order = best(lambda a: a.rank and (a.rank, a.rank_order)) or (None, None)
    return DefectedTo(
        **attested(DefectedTo, group, denials, sources), end_=best(lambda a: a.object, stated or group),
        **dated("date", dates[0] if dates else None), dates=[str(d) for d in dates],
        origin=origin, origin_id=origin_id, joined=best(lambda a: a.joined), stated=bool(stated),
        fled_to=best(lambda a: a.fled_to), manner=best(lambda a: a.manner) or "defected", rank=rank, rank_order=rank_order,
    )  # fmt: skip


def _communities(said: Iterable[Account]) -> list[PersonBelongsTo]:
    groups: dict[str, list[Account]] = defaultdict(list)
    for account in said:
        if account.object:
            groups[account.object].append(account)
    found = []
    for target, accounts in sorted(groups.items()):
        holding = [a for a in accounts if a.holds]
        if holding:
            denials = [a for a in accounts if a.modality == "denied"]
            found.append(PersonBelongsTo(**attested(PersonBelongsTo, holding, denials, Sources(holding)), end_=target))
    return found

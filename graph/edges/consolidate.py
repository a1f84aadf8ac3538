"""What the statements add up to: edges, rebuilt from the statements of a person at any time, in any order.

Rules
- A denied or hypothetical statement makes no edge. A denial of something that others assert makes that edge `disputed`.
- Statements of one defection are those toward one side that no return lies between, at most a year apart.
- The best date is that of the act before that of its announcement, then the most precise one, then the one that most
  publishers give, then the earliest.
- Confidence is 1 minus the product, over publishers, of 1 minus the best confidence of that publisher (a noisy-or of
  independent sources); what is only reported counts `REPORTED` of it, a disputed edge `DISPUTED` of the result, and none
  is ever more than `CERTAIN`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import prod
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from graph.keys import relationship_id
from graph.periods import Period
from graph.schema import DateBasis, DefectedTo, Edge, Kind, Modality, PersonBelongsTo, ServesIn, Status

REPORTED = 0.6
DISPUTED = 0.5
CERTAIN = 0.99
APART = 366
"""Days after which a second move toward the same side is another event."""

T = TypeVar("T")


class Account(BaseModel):
    """A statement with the facts of its article: one row of what the store knows about a subject."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: Kind
    modality: Modality
    confidence: float
    subject: str
    object: str | None = None
    object_name: str | None = None
    side: str | None = None
    stated: bool = True
    origin: str | None = None
    origin_name: str | None = None
    joined: str | None = None
    date: Period | None = None
    date_basis: DateBasis | None = None
    since: Period | None = None
    until: Period | None = None
    current: bool | None = None
    role: str | None = None
    rank: str | None = None
    rank_order: int | None = None
    place: str | None = None
    fled_to: str | None = None
    manner: str | None = None
    publisher: str
    published: dt.date | None = None

    @property
    def holds(self) -> bool:
        """Whether the statement says that it is so."""
        return self.modality in ("asserted", "reported")

    @property
    def vague(self) -> bool:
        """Whether neither the text nor a pack says to which side he went."""
        return self.object is None or (not self.stated and self.side is None)

    @property
    def order(self) -> tuple[dt.date, str]:
        """By the time of what is told, else of the telling; the id decides between equals."""
        return (self.date.start if self.date else self.published or dt.date.max, self.id)


def consolidate(accounts: Iterable[Account]) -> list[Edge]:
    """The edges that these accounts add up to. All accounts of a subject must be among them."""
    by_subject: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_subject[account.subject].append(account)
    return [edge for said in by_subject.values() for edge in _edges_of(sorted(said, key=lambda a: a.order))]


def _edges_of(said: list[Account]) -> list[Edge]:
    of_kind = {kind: [a for a in said if a.kind == kind] for kind in ("DEFECTED_TO", "SERVES_IN", "BELONGS_TO")}
    edges: list[Edge] = []
    for number, group in enumerate(events(of_kind["DEFECTED_TO"])):
        edges.append(_defection(group, _denials(of_kind["DEFECTED_TO"], group), number))
    edges += _services(of_kind["SERVES_IN"], of_kind["DEFECTED_TO"])
    for target, group in _by_object(of_kind["BELONGS_TO"]).items():
        denials = _negated(of_kind["BELONGS_TO"], target)
        edges.append(PersonBelongsTo(**_common(PersonBelongsTo, target, group, denials), end_=target))
    return edges


def events(accounts: list[Account]) -> list[list[Account]]:
    """Group the accounts of one person's defections by event, in order of time. Accounts that hold only.

    `accounts` are in the order of `Account.order`. An undated account goes with the first event toward its side; one that
    names no side and no default goes with the event nearest in time, whatever its side.
    """
    found: list[list[Account]] = []
    holding = [a for a in accounts if a.holds and a.object]
    for account in sorted(holding, key=lambda a: (a.vague, a.date is None)):
        group = _nearest(found, account) if account.vague else next((g for g in found if _same_event(g, account, found)), None)
        if group is None:
            found.append([account])
        else:
            group.append(account)
    return found


def _same_event(group: list[Account], account: Account, found: list[list[Account]]) -> bool:
    if not same_side(group[0], account):
        return False
    return account.date is None or (group is found[-1] and (_gap(group, account) or 0) <= APART)


def _nearest(found: list[list[Account]], account: Account) -> list[Account] | None:
    gaps = [(gap, n) for n, group in enumerate(found) if (gap := _gap(group, account)) is None or gap <= APART]
    return found[min(gaps, key=lambda pair: (pair[0] or 0, pair[1]))[1]] if gaps else None


def _gap(group: list[Account], account: Account) -> int | None:
    """Days between an account and the accounts of an event; None when one of them has no date."""
    gaps = [account.date.days_from(a.date) for a in group if a.date] if account.date else []
    return min(gaps, default=None)


def same_side(a: Account, b: Account) -> bool:
    """Whether two defections go the same way: to one faction, or to two of one side."""
    return a.object == b.object or (a.side is not None and a.side == b.side)


def _denials(accounts: list[Account], group: list[Account]) -> list[Account]:
    """What contradicts an event: a denial of a move to its side, or of any, that is not of another time."""
    denied = [a for a in accounts if a.modality == "denied" and (a.vague or same_side(a, group[0]))]
    return [a for a in denied if (_gap(group, a) or 0) <= APART]


def _negated(accounts: list[Account], target: str) -> list[Account]:
    return [a for a in accounts if a.modality == "denied" and a.object == target]


def _by_object(accounts: list[Account]) -> dict[str, list[Account]]:
    groups: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.holds and account.object:
            groups[account.object].append(account)
    return groups


def _defection(group: list[Account], denials: list[Account], number: int) -> DefectedTo:
    stated = [a for a in group if a.stated]
    target = best(stated or group, lambda a: a.object)
    dates = ranked_dates(group)
    origin_id, origin = best(group, lambda a: a.origin and (a.origin, a.origin_name)) or (None, None)
    rank, rank_order = best(group, lambda a: a.rank and (a.rank, a.rank_order)) or (None, None)
    return DefectedTo(
        **_common(DefectedTo, number, group, denials), end_=target or "",
        **dated("date", dates[0] if dates else None), dates=[str(d) for d in dates],
        origin=origin, origin_id=origin_id,
        joined=best(group, lambda a: a.joined), stated=bool(stated), fled_to=best(group, lambda a: a.fled_to),
        manner=best(group, lambda a: a.manner) or "defected",
        rank=rank, rank_order=rank_order,
    )  # fmt: skip


def _services(services: list[Account], defections: list[Account]) -> list[ServesIn]:
    """One service a body. Who leaves a body has served in it, whether or not another sentence says so."""
    left: dict[str, list[Account]] = defaultdict(list)
    for account in defections:
        if account.holds and account.origin:
            left[account.origin].append(account)
    groups = _by_object(services)
    bodies = sorted({*groups, *left})
    return [_service(body, groups.get(body, []), left.get(body, []), _negated(services, body)) for body in bodies]


def _service(body: str, said: list[Account], left: list[Account], denials: list[Account]) -> ServesIn:
    told = said or left
    since = first(ranked(a.since for a in said))
    until = first(ranked(a.until for a in said)) or first(ranked_dates(left))
    if since and until and until.end <= since.start:
        since = None  # an inverted interval is refused: the end is the better attested one
    elif since and until and until.start <= since.start:  # began in July 2012, ended in 2012: after its first day at least
        until = until.model_copy(update={"start": since.start + dt.timedelta(days=1)})
    return ServesIn(
        **_common(ServesIn, body, [*said, *left], denials), end_=body,
        role=latest(said, lambda a: a.role), rank=latest(told, lambda a: a.rank), place=latest(said, lambda a: a.place),
        **dated("since", since), **dated("until", until),
        current=not left and until is None and all(a.current is not False for a in said),
    )  # fmt: skip


def _common(kind: type[Edge], key: str | int, group: list[Account], denials: list[Account]) -> dict[str, Any]:
    """The properties that every edge has. `key` tells this edge from the others of its type and subject."""
    published = sorted(a.published for a in group if a.published)
    publishers = {a.publisher for a in group}
    return {
        "id": relationship_id(kind.type, group[0].subject, key),
        "start_": group[0].subject,
        "sources": len(publishers),
        "statements": len(group),
        "first_reported": published[0] if published else None,
        "last_reported": published[-1] if published else None,
        "confidence": round(confidence(group) * (DISPUTED if denials else 1), 3),
        "status": status(publishers, denials),
        "evidence": sorted(a.id for a in [*group, *denials]),
    }


def status(publishers: set[str], denials: list[Account]) -> Status:
    """disputed when someone denies it, confirmed by two or more publishers, else single source."""
    if denials:
        return "disputed"
    return "confirmed" if len(publishers) > 1 else "single source"


def confidence(group: list[Account]) -> float:
    """Noisy-or over publishers, see the head of this file."""
    of_publisher: dict[str, float] = defaultdict(float)
    for account in group:
        weight = account.confidence * (REPORTED if account.modality == "reported" else 1)
        of_publisher[account.publisher] = max(of_publisher[account.publisher], weight)
    return min(CERTAIN, 1 - prod(1 - weight for weight in of_publisher.values()))


def ranked_dates(group: list[Account]) -> list[Period]:
    """All dates of an event, best first: those of the act, then those of its announcement."""
    acts = ranked(a.date for a in group if a.date_basis != "announcement")
    return acts + [date for date in ranked(a.date for a in group) if date not in acts]


def ranked(periods: Iterable[Period | None]) -> list[Period]:
    """Most precise first, then most often given, then earliest; each once."""
    counted = Counter(p for p in periods if p)
    precision = ("day", "month", "year", "unknown").index
    return sorted(counted, key=lambda p: (precision(p.precision), -counted[p], p.start))


def best(group: list[Account], value: Any) -> Any:
    """The value that most publishers give; between equals the first of the alphabet."""
    pairs = {(a.publisher, v) for a in group if (v := value(a)) is not None}
    counted = Counter(v for _, v in pairs)
    return min(counted, key=lambda v: (-counted[v], str(v)), default=None)


def latest(group: list[Account], value: Any) -> Any:
    """The value of the most recent article that gives one."""
    told = [(a.published or dt.date.min, str(v)) for a in group if (v := value(a)) is not None]
    return max(told)[1] if told else None


def dated(name: str, period: Period | None) -> dict[str, Any]:
    """A period as the two properties that keep it."""
    return {name: period and period.start, f"{name}_precision": period.precision if period else "unknown"}


def first(items: list[T]) -> T | None:
    """The first item, or None."""
    return items[0] if items else None

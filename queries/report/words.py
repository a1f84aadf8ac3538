"""Claims and counts as people say them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from graph.periods import Period
from queries.report.content import NOT_STATED, Body, Claim, Community, Move, Service


def count(number: int, one: str, many: str = "") -> str:
    """`count(1, "person")` is "1 person", `count(2, "body", "bodies")` "2 bodies"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(moment: dt.date) -> str:
    """`2 Aug 2012`; of a datetime its day in its own time zone."""
    return Period(start=dt.date(moment.year, moment.month, moment.day), precision="day").spoken


def ranked(claim: Claim) -> str:
    """The person, after his rank where he has one."""
    rank = claim.rank if isinstance(claim, Move) else claim.person.rank
    return f"{rank} {claim.person.name}" if rank else claim.person.name


def side(move: Move) -> str:
    """The new side; (assumed) marks one that no article names."""
    return f"{move.target.name} (assumed)" if move.assumed else move.target.name


def left(move: Move) -> str:
    """What was left, "" when it is not known."""
    return names(move.left) or move.edge.origin or ""


def names(found: Sequence[Body]) -> str:
    """Names with commas."""
    return ", ".join(body.name for body in found)


def when(move: Move) -> str:
    """The date, as precise as it is known; "" without one."""
    period = Period.of(move.edge.date, move.edge.date_precision)
    return period.spoken if period else ""


def other_dates(move: Move) -> str:
    """What other articles give, with semicolons."""
    return "; ".join(Period.parse(text).spoken for text in move.edge.dates[1:])


def term(service: Service) -> str:
    """When a post was held: "2009 to Aug 2011", "since 2009", "ended"; "" when no article says."""
    since = Period.of(service.edge.since, service.edge.since_precision)
    until = Period.of(service.edge.until, service.edge.until_precision)
    if since and until:
        return f"{since.spoken} to {until.spoken}"
    if since:
        return f"since {since.spoken}"
    if until:
        return f"until {until.spoken}"
    return "" if service.edge.current else "ended"


def claimed(claim: Claim) -> str:
    """The claim as one sentence without its full stop."""
    if isinstance(claim, Move):
        return _moved(claim)
    if isinstance(claim, Community):
        return f"{claim.person.name}: {claim.target.name}"
    role = f" as {claim.edge.role}" if claim.edge.role else ""
    return _joined(f"{claim.person.name} served in {claim.target.name}{role}", claim.edge.place, term(claim))


def standing(claim: Claim) -> str:
    """How well attested it is."""
    edge = claim.edge
    says = f"{count(edge.sources, 'independent source')}, {count(edge.statements, 'statement')}"
    denied = f"; denied by {count(edge.denials, 'statement')}" if edge.denials else ""
    settled = f", until {day(edge.settled)}" if edge.settled else ""
    return f"{edge.status.capitalize()}: {says}{denied}{settled}; confidence {edge.confidence:.2f}"


def _moved(move: Move) -> str:
    origin = f" from {left(move)}" if left(move) else ""
    to = "" if move.unknown else f" to {side(move)}"
    joined = f" ({move.edge.joined})" if move.edge.joined else ""
    country = f"fled to {move.edge.fled_to}" if move.edge.fled_to else None
    new = f"side {NOT_STATED}" if move.unknown else None
    return _joined(f"{ranked(move)} {move.edge.manner}{origin}{to}{joined}", country, new, when(move))


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)

"""From accounts of service, and from the changes of side that ended it, to one edge a spell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.edges.account import Account
from graph.edges.attested import attested
from graph.edges.dates import dated, latest, of_event, ranked
from graph.edges.events import Event
from graph.edges.sources import Sources
from graph.edges.spells import Leaving, Spell, as_one, spells
from graph.edges.timeline import DAY
from graph.periods import Period
from graph.schema import ServesIn

Part = tuple[Period | None, Period | None]
"""Begin and end, as one account gives them."""


@dataclass
class _Body:
    """What is said of one person's service in one body."""

    said: list[Account] = field(default_factory=list)
    denials: list[Account] = field(default_factory=list)
    leavings: list[Leaving] = field(default_factory=list)


def services(accounts: Iterable[Account], moves: Sequence[Event]) -> list[ServesIn]:
    """The services of one person.

    Args:
        accounts: all that speak of a service, of any modality.
        moves: his changes of side, in order of time.
    """
    bodies: dict[str, _Body] = defaultdict(_Body)
    for a in accounts:
        if a.object and a.holds:
            bodies[a.object].said.append(_upright(a))
        elif a.object and a.modality == "denied":
            bodies[a.object].denials.append(a)
    went = [_add_leavings(bodies, move) for move in moves]
    days = [date.start if date else move.first_told for move, date in zip(moves, went, strict=True)]
    found = []
    for name, body in sorted(bodies.items()):
        elsewhere = [p for other, at in bodies.items() if other != name for a in at.said for p in (a.since, a.until)]
        marks = [period.start for period in (*elsewhere, *went) if period]
        others = [day for move, day in zip(moves, days, strict=True) if day and all(a.origin != name for a in move.accounts)]
        leavings = as_one(body.leavings, others)
        found += [_service(name, spell) for spell in spells(body.said, leavings, marks, body.denials)]
    return found


def _upright(account: Account) -> Account:
    """The account without its begin, if that is after its end, which is the better attested one."""
    inverted = account.since and account.until and account.until.end <= account.since.start
    return account.model_copy(update={"since": None}) if inverted else account


def _add_leavings(bodies: dict[str, _Body], move: Event) -> Period | None:
    """Note in each body that a move leaves who says so; returns the date of the move."""
    date = next(iter(of_event(move.accounts, Sources(move.accounts))), None)
    for origin in sorted({a.origin for a in move.accounts if a.origin}):
        bodies[origin].leavings.append(Leaving([a for a in move.accounts if a.origin == origin], date))
    return date


def _service(body: str, spell: Spell) -> ServesIn:
    group = sorted(spell.accounts, key=lambda a: a.id)
    sources = Sources(group)
    left = spell.left.accounts if spell.left else []
    since, until = _limits(spell.said, sources)
    if until is None and left:
        until = next(iter(of_event(left, sources)), None) or (spell.left.date if spell.left else None)
    since, until = _in_order(since, until)
    return ServesIn(
        **attested(ServesIn, group, spell.denials, sources), end_=body,
        role=latest(spell.said, lambda a: a.role), rank=latest(spell.said or left, lambda a: a.rank),
        place=latest(spell.said, lambda a: a.place), **dated("since", since), **dated("until", until),
        current=not left and until is None and all(a.current is not False for a in spell.said),
    )  # fmt: skip


def _limits(said: Sequence[Account], sources: Sources) -> tuple[Period | None, Period | None]:
    """Begin and end of a spell: the best of the dates given; of parts, the begin of the earlier and the end of the later."""
    parts = {(a.since, a.until) for a in said if a.since or a.until}
    begins = [a for a in said if a.since and not any(_earlier(part, (a.since, a.until)) for part in parts)]
    ends = [a for a in said if a.until and not any(_later(part, (a.since, a.until)) for part in parts)]
    since, until = ranked(begins, lambda a: a.since, sources), ranked(ends, lambda a: a.until, sources)
    return next(iter(since), None), next(iter(until), None)


def _earlier(other: Part, part: Part) -> bool:
    """Whether the other began earlier, and is no other opinion on the same begin: its end is another one, too."""
    (begin, end), (since, until) = other, part
    if begin is None or since is None or begin.end > since.start:
        return False
    return end is not None and (end.start <= since.start or (until is not None and not end.overlaps(until)))


def _later(other: Part, part: Part) -> bool:
    """Whether the other ended later, or began when this one had ended, and is no other opinion on the same end."""
    (begin, end), (since, until) = other, part
    if begin is None or until is None:
        return False
    if until.start <= begin.start and (since is None or since.start < begin.start):
        return True
    return end is not None and since is not None and end.start >= until.end and not begin.overlaps(since)


def _in_order(since: Period | None, until: Period | None) -> tuple[Period | None, Period | None]:
    """The same, never inverted: the end is the better attested one."""
    if since is None or until is None or since.start < until.start:
        return since, until
    if until.end <= since.start:
        return None, until
    return since, until.model_copy(update={"start": since.start + DAY})  # ended after its first day at least

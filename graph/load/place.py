"""Who is who in a store: the persons of new, changed and ended mentions, and of all that depend on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from networkx.utils import UnionFind

from graph.identity.blocks import every_key
from graph.identity.judgements import Pairs
from graph.identity.link import link
from graph.identity.profile import Profile
from graph.identity.resolve import Doubt, doubts, persons
from graph.identity.score import decide
from graph.identity.suspect import suspects
from graph.load.known import Known
from graph.stores.base import Run


@dataclass
class Placed:
    """`now`: the person of every mention whose person may have changed. `before`: where it was, None when it is new."""

    now: dict[str, str] = field(default_factory=dict)
    before: dict[str, str | None] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)
    retired_at: dict[str, dt.datetime] = field(default_factory=dict)

    @property
    def moved(self) -> dict[str, tuple[str, str]]:
        """(person before, person now) of the mentions that stand in the store with another person."""
        pairs = ((mention, before, self.now[mention]) for mention, before in self.before.items() if mention in self.now)
        return {mention: (before, now) for mention, before, now in pairs if before is not None and before != now}

    @property
    def concerned(self) -> set[str]:
        """All persons that gain, lose or keep one of these mentions."""
        return {*self.now.values(), *(before for m, before in self.before.items() if before and m in self.now)}

    @property
    def keys(self) -> dict[str, set[str]]:
        """The keys under which each of the persons concerned is to be found."""
        found: dict[str, set[str]] = {person: set() for person in self.concerned}
        for mention, person in self.now.items():
            found[person] |= every_key(self.profiles[mention])
        return found


def place(run: Run, new: Sequence[Profile], touched: Iterable[str], ended: set[str], judged: Pairs) -> Placed:
    """The persons of the new mentions, of those that changed or ended (`touched`), and of all whose person depends on them.

    Args:
        new: mentions as the articles have them now; they need not stand in the store.
        touched: ids of mentions that stand in the store, and are to be looked at again.
        ended: articles among those of `new` that do not count, and mentions of others that do not.
    """
    known = Known(run, new, ended)
    concerned = {profile.id for profile in new} | set(touched)
    for person in known.fetch_persons_of(concerned):
        concerned |= set(known.members[person])
    concerned, links, unsure = _closed(known, concerned & known.profiles.keys(), judged)
    counting = known.counting
    now: dict[str, str] = {}
    for component in links.to_sets():
        if component & concerned:
            now |= persons([counting[mention] for mention in component], judged, unsure)
    now |= _ended(known, concerned, now)
    whose = {mention: now.get(mention) or known.person[mention] or mention for mention in known.profiles}
    unsure = suspects(counting, whose.__getitem__, judged) | unsure
    pairs = {pair: made for pair, made in unsure.items() if not concerned.isdisjoint(pair)}
    left = list(doubts(counting, whose.__getitem__, pairs, judged))
    return Placed(now, {m: known.person[m] for m in now}, left, {m: known.profiles[m] for m in now}, known.retired_at)


def _closed(known: Known, concerned: set[str], judged: Pairs) -> tuple[set[str], UnionFind[str], Any]:
    """The mentions concerned with all that are linked to them, however far, and the links of all that was fetched."""
    looked: set[str] = set()
    while True:
        known.fetch_like(concerned - looked)
        known.fetch_persons_of(other for mention in concerned - looked for other in judged.partners(mention))
        looked |= concerned
        links, unsure = link(known.counting, judged)
        wider = concerned | {m for component in links.to_sets() if component & concerned for m in component}
        for person in {known.person[m] for m in wider} - {None}:
            wider |= set(known.members.get(str(person), ()))
        wider |= {m for m in known.retired - wider if any(_sure(known, m, other) for other in known.near(m) & wider)}
        if wider == concerned:
            return concerned, links, unsure
        concerned = wider


def _sure(known: Known, ended: str, other: str) -> bool:
    return decide(known.profiles[ended], known.profiles[other]).verdict in ("same", "likely")


def _ended(known: Known, concerned: set[str], now: dict[str, str]) -> dict[str, str]:
    """What counts no longer stays with the person that it fits best, and makes nobody one with anybody."""
    found: dict[str, str] = {}
    for mention in concerned & known.retired:
        fits = [(decide(known.profiles[mention], known.profiles[m]), m) for m in sorted(known.near(mention))]
        best = max(((d.score, m) for d, m in fits if d.verdict in ("same", "likely")), default=None)
        found[mention] = (now.get(best[1]) or known.person[best[1]] or best[1]) if best else mention
    return found

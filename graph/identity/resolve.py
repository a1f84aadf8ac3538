"""Mentions and judgements in, persons out: a function of the set of mentions, in whatever order they come.

Pairs link mentions (link.py), and what is linked is one person, unless something in it speaks against that (divide.py).
Judgements outrank all of it: `same` joins, `different` parts. Pairs that are neither sure nor impossible are doubts, which people
decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.identity.divide import divide, exclude
from graph.identity.judgements import NONE, Pairs
from graph.identity.link import Unsure, link
from graph.identity.profile import Profile
from graph.identity.score import Decision, decide
from graph.identity.suspect import suspects


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two persons who may be one, and the decision on their likest mentions."""

    left: str
    right: str
    decision: Decision
    mentions: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Resolution:
    """`person`: of each mention the id of its person, which is the id of the anchor: the mention of the earliest article."""

    person: dict[str, str]
    doubts: list[Doubt] = field(default_factory=list)


def resolve(profiles: Iterable[Profile], judged: Pairs = NONE) -> Resolution:
    """Who is who among these mentions."""
    by_id = {profile.id: profile for profile in sorted(profiles, key=lambda p: p.order)}
    links, unsure = link(by_id, judged)
    person: dict[str, str] = {}
    for component in links.to_sets():
        person |= persons([by_id[mention] for mention in component], judged, unsure)
    unsure = suspects(by_id, person.__getitem__, judged) | unsure
    return Resolution(person, list(doubts(by_id, person.__getitem__, unsure, judged)))


def persons(component: list[Profile], judged: Pairs, unsure: Unsure) -> dict[str, str]:
    """The person of each of the mentions that are linked. Where they are parted, the pairs between the parts become unsure."""
    groups = divide(component, judged)
    for n, group in enumerate(groups):
        for a, b in ((a, b) for other in groups[n + 1 :] for a in group for b in other):
            decision = decide(a, b)
            if decision.verdict != "different":
                left, right = sorted((a.id, b.id))
                unsure[left, right] = decision
    return {profile.id: anchor(group) for group in groups for profile in group}


def anchor(group: Iterable[Profile]) -> str:
    """The mention that gives a person the id: that of the earliest article."""
    return min(group, key=lambda p: p.order).id


def doubts(by_id: Mapping[str, Profile], person: Callable[[str], str], unsure: Unsure, judged: Pairs) -> Iterator[Doubt]:
    """The likest unsure pair of mentions of each two persons that nothing keeps apart."""
    members: dict[str, list[Profile]] = defaultdict(list)
    for mention, profile in by_id.items():
        members[person(mention)].append(profile)
    best: dict[tuple[str, str], tuple[float, tuple[str, str], Decision]] = {}
    for pair, decision in unsure.items():
        left, right = sorted((person(pair[0]), person(pair[1])))
        if left != right:
            mentions = (min(pair), max(pair))
            found = (decision.score, mentions, decision)
            best[left, right] = max(best.get((left, right), found), found, key=lambda f: (f[0], f[1]))
    for (left, right), (_, mentions, decision) in sorted(best.items()):
        if not exclude(members[left], members[right], judged):
            yield Doubt(left, right, decision, mentions)

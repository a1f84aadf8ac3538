"""Linked mentions, parted into persons where something speaks against their being one.

Likely links hold as long as nobody rivals them: while all that is read of a name fits one man, it is one man. As soon as two
mentions of it are unlike each other, only sure links count. What still contradicts itself is parted along its weakest links,
and a mention that two contradicting groups claim about equally belongs to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from networkx.utils import UnionFind

from graph.identity.judgements import Pairs
from graph.identity.likeness import likeness
from graph.identity.name import Name
from graph.identity.profile import Profile
from graph.identity.score import contradiction, decide

MARGIN = 2.0
"""Points by which one claim must be better than that of a contradicting group."""

Claims = list[tuple[float, str, str]]
UNLIKE = -2.0
"""Points against two mentions from which they are not only unknown to each other, but unlike."""
BY_PEOPLE = float("inf")
"""The score of a link that people made."""


def divide(linked: Sequence[Profile], judged: Pairs) -> list[list[Profile]]:
    """The persons that linked mentions are: one, as a rule."""
    ordered = sorted(linked, key=lambda p: p.order)
    if len(linked) == 1 or not (_contradicts(ordered, judged) or _rivals(ordered)):
        return [ordered]
    claims = _claims(ordered, judged)
    groups = _followed(ordered, claims, judged, frozenset())
    torn = _torn(groups, claims)
    return _followed(ordered, claims, judged, torn) if torn else groups


def exclude(a: Sequence[Profile], b: Sequence[Profile], judged: Pairs) -> bool:
    """Whether anything keeps two groups of mentions from being one man."""
    return any(judged.differ(x.id, y.id) or bool(contradiction(x, y)) for x in a for y in b if not judged.agree(x.id, y.id))


def _contradicts(profiles: Sequence[Profile], judged: Pairs) -> bool:
    if len({profile.article for profile in profiles}) < len(profiles) or judged.part(p.id for p in profiles):
        return True
    kinds = _kinds(profiles)
    known = _known_as(profiles)
    return any(contradiction(a, b) and not _called_both(a, b, known) for n, a in enumerate(kinds) for b in kinds[n + 1 :])


def _known_as(profiles: Sequence[Profile]) -> list[tuple[Name, ...]]:
    """The names of those whom one article calls by two names that are not alike: a man and his nom de guerre."""
    several = [p.parsed for p in profiles if len(p.parsed) > 1]
    return [names for names in dict.fromkeys(several) if any(not likeness(names[0], other) for other in names[1:])]


def _called_both(a: Profile, b: Profile, known: Sequence[tuple[Name, ...]]) -> bool:
    """Whether two mentions exclude each other by their names only, and somebody is known by both names."""
    if contradiction(replace(a, names=()), replace(b, names=())):
        return False
    return any(_bears(names, a) and _bears(names, b) for names in known)


def _bears(names: Sequence[Name], profile: Profile) -> bool:
    return any(likeness(name, other) for name in names for other in profile.parsed)


def _kinds(profiles: Sequence[Profile]) -> list[Profile]:
    """One mention for each set of facts that can contradict: names, sects, states served, and rank on a day."""
    found: dict[object, Profile] = {}
    days: dict[object, set[object]] = defaultdict(set)
    for profile in profiles:
        days[profile.published].add(profile.rank_order)
    for profile in profiles:
        ranked = profile.rank_order is not None and len(days[profile.published]) > 1
        day = (profile.published, profile.rank_order) if ranked else None
        found.setdefault((profile.parsed, profile.sects, profile.countries, day), profile)
    return list(found.values())


def _rivals(profiles: Sequence[Profile]) -> bool:
    """Whether two of them are so unlike that nobody would take them for one man by themselves."""
    kinds = [same[0] for same in _alike(profiles)]
    return any(_rival(a, b) for n, a in enumerate(kinds) for b in kinds[n + 1 :])


def _rival(a: Profile, b: Profile) -> bool:
    decision = decide(a, b)
    return decision.verdict == "different" and decision.against <= UNLIKE


def _alike(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """The mentions by all that is said in them, day and article apart: pairs are weighed once for all that say the same."""
    found: dict[object, list[Profile]] = defaultdict(list)
    for profile in profiles:
        found[profile.said].append(profile)
    return list(found.values())


def _claims(profiles: Sequence[Profile], judged: Pairs) -> Claims:
    """(score, mention, mention) of the sure pairs, the surest first; those that people joined before all."""
    scored: Claims = []
    for a, b in _pairs(profiles):
        if judged.agree(a.id, b.id):
            scored.append((BY_PEOPLE, a.id, b.id))
        elif (decision := decide(a, b)).verdict == "same" and not judged.differ(a.id, b.id):
            scored.append((decision.score, a.id, b.id))
    by_id = {profile.id for profile in profiles}
    scored += [(BY_PEOPLE, left, right) for left, right in judged.same if left in by_id and right in by_id]
    return sorted(scored, key=lambda claim: (-claim[0], claim[1], claim[2]))


def _pairs(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    groups = _alike(profiles)
    for n, same in enumerate(groups):
        yield from pairwise(same)
        for other in groups[n + 1 :]:
            yield (same[0], other[0])


def _followed(profiles: Sequence[Profile], claims: Claims, judged: Pairs, alone: Collection[str]) -> list[list[Profile]]:
    """The groups that the claims make, none followed that would join what excludes each other."""
    links: UnionFind[str] = UnionFind(p.id for p in profiles)
    group = {p.id: [p] for p in profiles}
    for score, left, right in claims:
        a, b = group[links[left]], group[links[right]]
        if a is b or (score < BY_PEOPLE and (left in alone or right in alone)):
            continue
        if score == BY_PEOPLE or not exclude(a, b, judged):
            links.union(left, right)
            group[links[left]] = a + b
    return [group[root] for root in dict.fromkeys(links[p.id] for p in profiles)]


def _torn(groups: Sequence[Sequence[Profile]], claims: Claims) -> frozenset[str]:
    """Mentions that another group claims about as well as their own."""
    of = {profile.id: n for n, members in enumerate(groups) for profile in members}
    best: dict[str, dict[int, float]] = defaultdict(dict)
    for score, left, right in claims:
        for mine, other in ((left, right), (right, left)):
            best[mine][of[other]] = max(score, best[mine].get(of[other], 0.0))
    return frozenset(mention for mention, scores in best.items() if _claimed(scores, of[mention]))


def _claimed(scores: dict[int, float], own: int) -> bool:
    return any(score + MARGIN > scores.get(own, 0.0) for group, score in scores.items() if group != own)

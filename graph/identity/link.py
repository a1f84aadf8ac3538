"""Which mentions of a set are surely or likely one man, pair by pair, and which pairs are unsure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from networkx.utils import UnionFind

from graph.identity.blocks import has_initial, keys
from graph.identity.judgements import Pairs
from graph.identity.name import Name
from graph.identity.profile import Profile
from graph.identity.score import Decision, decide
from graph.identity.worth import names_points

Unsure = dict[tuple[str, str], Decision]
Names = tuple[Name, ...]
Groups = dict[str, list[str]]
"""Mentions that are linked, by what was the root of their links once."""


def link(by_id: Mapping[str, Profile], judged: Pairs) -> tuple[UnionFind[str], Unsure]:
    """What sure and likely pairs and judgements link, and the pairs that are unsure.

    Cost follows the pairs that share a key (graph/identity/blocks.py), have names that are alike, and are not linked already.
    """
    links: UnionFind[str] = UnionFind(by_id)
    for left, right in judged.same:
        if left in by_id and right in by_id:
            links.union(left, right)
    unsure: Unsure = {}
    for members in _blocks(by_id.values()).values():
        for pair in _candidates([by_id[member] for member in members], links):
            if pair in unsure or judged.differ(*pair):
                continue
            decision = decide(by_id[pair[0]], by_id[pair[1]])
            if decision.verdict in ("same", "likely"):
                links.union(*pair)
            elif decision.verdict == "unsure":
                unsure[pair] = decision
    return links, unsure


def _candidates(members: Sequence[Profile], links: UnionFind[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a block whose names are alike and that are not linked yet.

    Names are compared once for all that bear them. Once a mention is linked to a group, the rest of that group is passed over.
    """
    bearers: dict[Names, Groups] = {}
    like: dict[Names, list[Names]] = {}
    for member in members:
        names = member.parsed
        if names not in like:
            like[names] = [other for other in like if names_points(names, other)]
            for other in like[names]:
                like[other].append(names)
            like[names].append(names)
            bearers[names] = {}
        for other in like[names]:
            for group in list(bearers[other].values()):
                for earlier in group:
                    if links[member.id] == links[earlier]:
                        break
                    yield (earlier, member.id)
        bearers[names] = _regrouped(bearers[names], member.id, links)


def _regrouped(groups: Groups, member: str, links: UnionFind[str]) -> Groups:
    root = links[member]
    if root in groups and len({links[g] for g in groups}) == len(groups):
        groups[root].append(member)
        return groups
    found: Groups = {}
    for others in groups.values():
        found.setdefault(links[others[0]], []).extend(others)
    found.setdefault(root, []).append(member)
    return found


def _blocks(profiles: Iterable[Profile]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    short: set[str] = set()
    for profile in profiles:
        found = keys(profile)
        if has_initial(profile):
            short |= {key for key in found if "." in key}
        for key in sorted(found):
            blocks[key].append(profile.id)
    return {key: members for key, members in blocks.items() if len(members) > 1 and ("." not in key or key in short)}

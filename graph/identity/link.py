"""Which mentions of a set are surely or likely one man, pair by pair, and which pairs are unsure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from networkx.utils import UnionFind

from graph.identity.blocks import has_initial, keys
from graph.identity.judgements import Pairs
from graph.identity.profile import Profile
from graph.identity.score import Decision, decide

Unsure = dict[tuple[str, str], Decision]


def link(by_id: Mapping[str, Profile], judged: Pairs) -> tuple[UnionFind[str], Unsure]:
    """What sure and likely pairs and judgements link, and the pairs that are unsure.

    Cost follows the pairs that share a key (graph/identity/blocks.py) and are not linked already.
    """
    links: UnionFind[str] = UnionFind(by_id)
    for left, right in judged.same:
        if left in by_id and right in by_id:
            links.union(left, right)
    unsure: Unsure = {}
    for members in _blocks(by_id.values()).values():
        for pair in _candidates(members, links):
            if pair in unsure or judged.differ(*pair):
                continue
            decision = decide(by_id[pair[0]], by_id[pair[1]])
            if decision.verdict in ("same", "likely"):
                links.union(*pair)
            elif decision.verdict == "unsure":
                unsure[pair] = decision
    return links, unsure


def _candidates(members: Sequence[str], links: UnionFind[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a block that are not linked yet: once a mention is linked to a group, the rest of that group is passed over."""
    groups: dict[str, list[str]] = {}
    for member in members:
        for root in list(groups):
            for other in groups[root]:
                if links[member] == links[other]:
                    break
                yield (other, member)
        groups = _regrouped(groups, member, links)


def _regrouped(groups: dict[str, list[str]], member: str, links: UnionFind[str]) -> dict[str, list[str]]:
    root = links[member]
    if root in groups and len({links[g] for g in groups}) == len(groups):
        groups[root].append(member)
        return groups
    found: dict[str, list[str]] = {}
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

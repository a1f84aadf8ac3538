"""Persons whom no rule would join and people should look at: names too little to go by, with something telling in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations, product

from graph.identity.blocks import part_keys, single_keys, slip_keys
from graph.identity.divide import UNLIKE
from graph.identity.faint import Faint, faint, slip
from graph.identity.findings import days_between, findings, plain_general
from graph.identity.judgements import Pairs
from graph.identity.link import Unsure
from graph.identity.name import Name
from graph.identity.profile import Profile
from graph.identity.score import Decision, contradiction, summed
from graph.identity.tables import table, words

Person = Callable[[str], str]


def suspects(by_id: Mapping[str, Profile], person: Person, judged: Pairs) -> Unsure:
    """The pairs of mentions of two persons that people should look at, of mentions in their order.

    Of mentions that are one person and say the same, the earliest speaks for all: a man who is in the news every day is weighed
    once.
    """
    found: Unsure = {}
    for a, b in {*_by_single_name(by_id, person), *_by_surname(by_id, person)}:
        if person(a) != person(b) and not judged.differ(a, b) and (decision := suspect(by_id[a], by_id[b])):
            found[a, b] = decision
    return found


def suspect(a: Profile, b: Profile) -> Decision | None:
    """Why people should look at two mentions, as a decision that is unsure; None when there is no reason to."""
    name = faint(a, b)
    if name is None or contradiction(a, b) or _ranked_apart(a, b):
        return None
    known = dict(findings(a, b))
    if (days := days_between(a, b)) <= table("weights")["apart"]["together"]:
        known["same_time"] = (f"{days:g}",)
    if not _telling(known.keys(), name):
        return None
    known.pop("same_days", None)
    score, reasons, against = summed((name.points, name.says), known.items())
    if score < table("weights")["thresholds"]["review"] or against <= UNLIKE:
        return None
    return Decision("unsure", score, reasons, against)


def _ranked_apart(a: Profile, b: Profile) -> bool:
    """Whether they have two ranks. With so little of a name to go by, promotion is the less likely reason."""
    return a.rank_order != b.rank_order and None not in (a.rank_order, b.rank_order) and not plain_general(a, b)


def _telling(known: Collection[str], name: Faint) -> bool:
    """Whether enough is in common beside the name."""
    if name.slip:
        return not words("weights", "slip_one").isdisjoint(known) or (name.long and "same_time" in known)
    return all(not words("weights", needed).isdisjoint(known) for needed in ("single_body", "single_one"))


# --- who is weighed against whom -------------------------------------------------------------------------------------


def _by_single_name(by_id: Mapping[str, Profile], person: Person) -> Iterator[tuple[str, str]]:
    """Mentions by a single name, each with those of whose full name it may be a part."""
    alone = _blocks(by_id.values(), single_keys)
    whole = _blocks(by_id.values(), part_keys, alone) if alone else {}
    for key, mentions in alone.items():
        others = _spokesmen(whole.get(key, ()), person)
        yield from (_sorted(a.id, b.id) for a in mentions for b in others)


def _by_surname(by_id: Mapping[str, Profile], person: Person) -> Iterator[tuple[str, str]]:
    """Mentions of whose names one may be the other with a letter amiss; names are compared once for all that bear them."""
    for mentions in _blocks(by_id.values(), slip_keys).values():
        bearers: dict[tuple[Name, ...], list[Profile]] = defaultdict(list)
        for mention in mentions if len(mentions) > 1 else ():
            bearers[mention.parsed].append(mention)
        for mine, his in combinations(bearers, 2):
            if any(slip(x, y) for x in mine for y in his):
                pairs = product(*(_spokesmen(bearers[names], person) for names in (mine, his)))
                yield from (_sorted(a.id, b.id) for a, b in pairs)


def _blocks(
    profiles: Iterable[Profile], keys: Callable[[Profile], set[str]], only: Collection[str] | None = None
) -> dict[str, list[Profile]]:  # fmt: skip
    """The mentions of each key, or of each of some keys, in their order."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in keys(profile):
            if only is None or key in only:
                blocks[key].append(profile)
    return blocks


def _spokesmen(mentions: Iterable[Profile], person: Person) -> list[Profile]:
    """Of the mentions of each person that say the same, the first."""
    found: dict[object, Profile] = {}
    for mention in mentions:
        found.setdefault((person(mention.id), mention.said), mention)
    return list(found.values())


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)

"""Whether two mentions are one man: a score, a verdict and the reasons for both, in words. All numbers are in weights.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from graph.identity.bodies import plain
from graph.identity.findings import findings, plain_general
from graph.identity.likeness import conflict, likeness
from graph.identity.name import Name
from graph.identity.profile import Profile
from graph.identity.tables import table, words
from graph.identity.worth import names_points

Verdict = Literal["same", "likely", "unsure", "different"]
"""`likely`: nothing speaks against it; one man, unless the same name is met where it does not fit (graph/identity/divide.py)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`reasons`: what counts for it and against it, most weighty first, with points; of a contradiction, the contradiction."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()
    against: float = 0.0


_NOTHING = Decision("different", 0.0, ("no name in common",))


@cache
def _points(section: str) -> dict[str, Any]:
    found: dict[str, Any] = table("weights")[section]
    return found


def decide(a: Profile, b: Profile) -> Decision:
    """Whether two mentions are one man.

    Contradictions (see `contradiction`) outrank every score. The score adds up the points of weights.yaml.
    """
    name = names_points(a.parsed, b.parsed)
    why_not = contradiction(a, b) if name else _names_apart(a.parsed, b.parsed)
    if why_not:
        return Decision("different", 0.0, (why_not,), float("-inf"))
    if name is None:
        return _NOTHING
    keys = list(findings(a, b))
    score, reasons, against = summed(name, keys)
    doubtful = _doubtful(a, b) or _never_sure({key for key, _ in keys})
    usual_name = name[0] < _points("thresholds")["name"]
    doubtful |= usual_name and {key for key, _ in keys}.isdisjoint(words("weights", "beside_usual"))
    return Decision(_verdict(score, doubtful=doubtful, rivalled=bool(against) or usual_name), score, reasons, against)


def _verdict(score: float, *, doubtful: bool, rivalled: bool) -> Verdict:
    limits = _points("thresholds")
    if score >= limits["sure"] and not doubtful:
        return "same"
    if score >= limits["likely"] and not doubtful and not rivalled:
        return "likely"
    return "unsure" if score >= limits["review"] else "different"


def _never_sure(keys: set[str]) -> bool:
    """Whether a finding forbids to be sure, or two that tell of two lives, with nothing but the state in common."""
    if not keys.isdisjoint(words("weights", "never_sure")):
        return True
    apart = "other_role" in keys and not keys.isdisjoint(words("weights", "other_bodies"))
    return apart and keys.isdisjoint(words("weights", "one_life"))


def summed(name: tuple[float, str], known: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[float, tuple[str, ...], float]:
    """The score of a likeness of names with what was found beside it, the reasons for a decision, and the points against."""
    found = [name, *(_weighed(key, values) for key, values in known)]
    reasons = tuple(f"{says} ({points:+g})" for points, says in sorted(found, key=lambda f: (-abs(f[0]), f[1])))
    return round(sum(points for points, _ in found), 2), reasons, sum(points for points, _ in found[1:] if points < 0)


def _weighed(key: str, values: tuple[str, ...]) -> tuple[float, str]:
    points, says = _points("finding")[key]
    return float(points), str(says).format(*map(plain, values))


def _doubtful(a: Profile, b: Profile) -> bool:
    """Whether all that the names have in common is a nickname, or a likeness that never is enough."""
    likes = [(like, x) for x in a.parsed for y in b.parsed if (like := likeness(x, y))]
    return all(like.doubtful or name.kunya for like, name in likes)


# --- what makes it impossible ----------------------------------------------------------------------------------------


def contradiction(a: Profile, b: Profile) -> str:
    """Why the two cannot be one man, in words; "" when they can.

    Named in one article; two sects; two states served; two ranks on one day that are no slip for each other; names that
    exclude each other.
    """
    says = _points("against")
    if a.article == b.article:
        return str(says["article"])
    if a.sects and b.sects and set(a.sects).isdisjoint(b.sects) and _religious(a.sects) and _religious(b.sects):
        return str(says["sect"]).format(plain(a.sects[0]), plain(b.sects[0]))
    if a.countries and b.countries and set(a.countries).isdisjoint(b.countries):
        return str(says["country"]).format(a.countries[0], b.countries[0])
    if a.published and a.published == b.published and _ranks_apart(a, b):
        return str(says["rank"]).format(a.rank, b.rank)
    return _names_apart(a.parsed, b.parsed)


def _religious(sects: Iterable[str]) -> bool:
    """A man may be a Kurd and a Sunni: only communities of one kind exclude each other."""
    return not any(word in sect for sect in sects for word in words("weights", "kinships"))


def _ranks_apart(a: Profile, b: Profile) -> bool:
    if a.rank_order is None or b.rank_order is None:
        return False
    return abs(a.rank_order - b.rank_order) > _points("apart")["ranks"] and not plain_general(a, b)


@lru_cache(maxsize=200_000)
def _names_apart(a: tuple[Name, ...], b: tuple[Name, ...]) -> str:
    """The names of one man of two articles may differ only where one name of each agrees."""
    if any(likeness(x, y) for x in a for y in b):
        clash = next(((x, y) for x in a for y in b if conflict(x, y).startswith("another name")), None)
    else:
        clash = next(((x, y) for x in a for y in b if conflict(x, y)), None)
    return str(_points("against")["name"]).format(conflict(*clash), clash[0].printed, clash[1].printed) if clash else ""

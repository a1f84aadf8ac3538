"""Whether two mentions are one man: a score, a verdict and the reasons for both, in words. All numbers are in weights.yaml."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from graph.identity.likeness import Likeness, conflict, likeness
from graph.identity.name import Name, usual
from graph.identity.profile import Profile
from graph.identity.spelling import Match
from graph.identity.tables import table, words
from graph.periods import Period

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
    name = _name(a, b)
    why_not = contradiction(a, b) if name else _names_apart(a.parsed, b.parsed)
    if why_not:
        return Decision("different", 0.0, (why_not,), float("-inf"))
    if name is None:
        return _NOTHING
    keys = list(_findings(a, b))
    found = [name, *(_weighed(key, values) for key, values in keys)]
    score = round(sum(points for points, _ in found), 2)
    reasons = tuple(f"{says} ({points:+g})" for points, says in sorted(found, key=lambda f: (-abs(f[0]), f[1])))
    against = sum(points for points, _ in found[1:] if points < 0)
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


def _weighed(key: str, values: tuple[str, ...]) -> tuple[float, str]:
    points, says = _points("finding")[key]
    return float(points), str(says).format(*map(_plain, values))


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
        return str(says["sect"]).format(_plain(a.sects[0]), _plain(b.sects[0]))
    if a.countries and b.countries and set(a.countries).isdisjoint(b.countries):
        return str(says["country"]).format(a.countries[0], b.countries[0])
    if a.published and a.published == b.published and _ranks_apart(a, b):
        return str(says["rank"]).format(a.rank, b.rank)
    return _names_apart(a.parsed, b.parsed)


_ETHNIC = ("kurd", "turkmen", "arab", "circassian", "armenian", "assyrian", "berber", "tribe", "tuareg")


def _religious(sects: Iterable[str]) -> bool:
    """A man may be a Kurd and a Sunni: only communities of one kind exclude each other."""
    return not any(word in sect for sect in sects for word in _ETHNIC)


def _ranks_apart(a: Profile, b: Profile) -> bool:
    if a.rank_order is None or b.rank_order is None:
        return False
    return abs(a.rank_order - b.rank_order) > _points("apart")["ranks"] and not _plain_general(a, b)


def _plain_general(a: Profile, b: Profile) -> bool:
    """Newspapers call any general a general, and a lieutenant colonel a colonel."""
    ranks = sorted((str(a.rank), str(b.rank)), key=len)
    return ranks[0] in _PLAIN and ranks[1].endswith(ranks[0])


_PLAIN = ("General", "Colonel", "Lieutenant", "Sergeant", "Admiral")


@lru_cache(maxsize=200_000)
def _names_apart(a: tuple[Name, ...], b: tuple[Name, ...]) -> str:
    """The names of one man of two articles may differ only where one name of each agrees."""
    if any(likeness(x, y) for x in a for y in b):
        clash = next(((x, y) for x in a for y in b if conflict(x, y).startswith("another name")), None)
    else:
        clash = next(((x, y) for x in a for y in b if conflict(x, y)), None)
    return str(_points("against")["name"]).format(conflict(*clash), clash[0].printed, clash[1].printed) if clash else ""


# --- the name --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=200_000)
def name_points(a: Name, b: Name) -> tuple[float, str] | None:
    """What the likeness of two names is worth, and in words; None when they are not alike."""
    like = likeness(a, b)
    if like is None:
        return None
    worth = _points("name")
    points = sum(_word_points(pair[0], pair[1], pair[2]) for pair in like.pairs)
    points += worth["third"] * (len(like.pairs) > 2)
    points += worth.get(like.left_out, 0.0) + (worth["reordered"] if like.reordered else 0.0)
    return round(points, 2), _name_words(a, b, like)


def _word_points(a: Any, b: Any, how: Match) -> float:
    worth = _points("name")
    if how is Match.INITIAL:
        return float(worth["initial"])
    off = {Match.SPELLED: worth["spelled"], Match.SHORTER: worth["shorter"], Match.NEAR: worth["near"]}.get(how, 0.0)
    return float((worth["other"], worth["common"], worth["commonest"])[max(usual(a), usual(b))] + off)


_HOW = {
    "": "spelled differently", "middle": "a name between left out", "last": "the last name left out",
    "first": "the first name left out",
}  # fmt: skip


def _name_words(a: Name, b: Name, like: Likeness) -> str:
    common_ = all(usual(pair[0]) for pair in like.pairs)
    kind = "a name that many bear" if common_ else "name"
    if a.printed == b.printed:
        return f"same {kind}, {a.printed}"
    how = "in another order" if like.reordered else _HOW[like.left_out]
    return f"{a.printed} and {b.printed}: same {kind}, {how}"


def _name(a: Profile, b: Profile) -> tuple[float, str] | None:
    return _names(a.parsed, b.parsed)


@lru_cache(maxsize=500_000)
def _names(a: tuple[Name, ...], b: tuple[Name, ...]) -> tuple[float, str] | None:
    """The best pair of names, and what a second one adds."""
    found = sorted((p for x in a for y in b if (p := name_points(x, y))), reverse=True)
    if not found:
        return None
    second = len(found) > 1 and any(likeness(x, y) for x in a for y in b if x.nickname and y.nickname)
    return (found[0][0] + (_points("name")["second"] if second else 0.0), found[0][1])


# --- the rest --------------------------------------------------------------------------------------------------------


Found = Iterator[tuple[str, tuple[str, ...]]]


def _findings(a: Profile, b: Profile) -> Found:
    """Keys of weights.yaml, with what their words name."""
    for find in (_bodies, _sides, _belonging, _places, _ranks, _moves, _others):
        yield from find(a, b)


def _bodies(a: Profile, b: Profile) -> Found:
    """The best that the bodies of two men say; nothing when one of them has none."""
    if not a.bodies or not b.bodies:
        return
    shared = sorted(set(a.bodies) & set(b.bodies), key=lambda body: (broad(body), body))
    if shared:
        yield _shared_key(shared[0]), (shared[0],)
        return
    pairs = ((a, b), (b, a))
    within = [(broad(x), x, y) for one, two in pairs for y in one.bodies for x in two.bodies if x in one.above]
    alike = [(x, y) for x in a.bodies for y in b.bodies if _alike(x, y)]
    if within:
        large, whole, part = min(within)
        yield ("same_broad_body", (whole,)) if large else ("body_within", (part, whole))
    elif alike:
        yield "like_body", min(alike)
    else:
        yield from _other_bodies(a, b)


def _other_bodies(a: Profile, b: Profile) -> Found:
    """A man has one service at a time, and changes it seldom. A side counts for nothing here: he may have gone over to it."""
    mine, his = ([body for body in p.bodies if body.startswith("agency:")] for p in (a, b))
    if not mine or not his:
        return
    special = [min((body for body in bodies if not broad(body)), default=None) for bodies in (mine, his)]
    named = (special[0] or mine[0], special[1] or his[0])
    post = "other_post" if _at_once(a, b) else "other_body"
    yield (post if all(special) else "other_broad_body"), named


def _at_once(a: Profile, b: Profile) -> bool:
    return _days(a, b) <= float(_points("apart")["together"])


def _sides(a: Profile, b: Profile) -> Found:
    """Who serves rebels and who serves a state on the same days are two, unless one of them is told to have gone over."""
    if not _at_once(a, b) or a.moves or b.moves or a.joined or b.joined:
        return
    for one, two in ((a, b), (b, a)):
        rebel = [body for body in one.serving if body.startswith("faction:")]
        state = [body for body in two.serving if body.startswith("agency:")]
        if rebel and state and set(rebel).isdisjoint((*two.bodies, *two.above)) and set(state).isdisjoint(one.bodies):
            yield "other_side", (rebel[0], state[0])
            return


def _shared_key(body: str) -> str:
    if body.startswith("faction:"):
        return "same_side"
    return "same_broad_body" if broad(body) else "same_body"


def _belonging(a: Profile, b: Profile) -> Found:
    if set(a.joined) & set(b.joined):
        yield "same_goal", (min(set(a.joined) & set(b.joined)),)
    if set(a.sects) & set(b.sects):
        yield "same_sect", (min(set(a.sects) & set(b.sects)),)


@cache
def _alike(a: str, b: str) -> bool:
    """Whether two bodies may be one of which no pack knows it: they share a telling word, the name of one is the beginning of the
    other's, or its initials."""
    bare = [[w for w in _plain(body).split() if w not in _countries()] for body in (a, b)]
    mine, his = (set(w) - words("weights", "body_words") for w in bare)
    if mine & his or (bare[0] and bare[1] and (bare[0][: len(bare[1])] == bare[1] or bare[1][: len(bare[0])] == bare[0])):
        return True
    short, long = sorted((_plain(a).split(), _plain(b).split()), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long if w not in ("of", "the", "and", "for"))


@cache
def _countries() -> frozenset[str]:
    return words("weights", "country_words")


@cache
def broad(body: str) -> bool:
    """Whether thousands serve there, so that two men of one name may both."""
    return bool(re.search(table("weights")["broad"], _plain(body)))


def _places(a: Profile, b: Profile) -> Found:
    mine, his = set(a.countries), set(b.countries)
    around, about = mine or set(a.setting), his or set(b.setting)
    if mine & his:
        yield "same_country", (min(mine & his),)
    elif around & about:
        yield "same_setting", (min(around & about),)
    elif around and about:
        yield "other_setting", (min(around), min(about))
    roles = {role.lower() for role in a.roles} & {role.lower() for role in b.roles}
    if roles:
        yield "same_role", (min(roles),)
    elif a.roles and b.roles and _told_apart(a.roles, b.roles):
        yield "other_role", (a.roles[0], b.roles[0])
    if set(a.places) & set(b.places):
        yield "same_place", (min(set(a.places) & set(b.places)),)


def _told_apart(mine: Iterable[str], his: Iterable[str]) -> bool:
    """Whether two men's posts have no word in common: deputy chief and deputy head may be one post."""
    return {w for role in mine for w in role.lower().split()}.isdisjoint(w for role in his for w in role.lower().split())


def _ranks(a: Profile, b: Profile) -> Found:
    if a.rank_order is None or b.rank_order is None:
        return
    early, late = sorted((a, b), key=lambda p: p.order)
    ranks = (str(early.rank), str(late.rank))
    gap = int(late.rank_order or 0) - int(early.rank_order or 0)
    if gap == 0:
        yield "same_rank", ranks[:1]
    elif _plain_general(a, b):
        yield "next_rank", ranks
    elif abs(gap) > _points("apart")["ranks"] and (gap < 0 or _gap(a.published, b.published) < _points("apart")["promotion"]):
        yield "other_rank", (*ranks, str(_gap(a.published, b.published)))
    elif gap < 0 and _gap(a.published, b.published) > _points("apart")["months"]:
        yield "lower_rank", ranks
    else:
        yield ("next_rank" if abs(gap) <= _points("apart")["ranks"] else "far_rank"), ranks


def _moves(a: Profile, b: Profile) -> Found:
    if not a.moves or not b.moves:
        return
    limits = _points("apart")
    gaps = [(Period.parse(x).days_from(Period.parse(y)), x, y) for x in a.moves for y in b.moves]
    days, mine, his = min(gaps)
    precise = len(mine) == len(his) == len("2012-08-02")
    if days <= limits["days"] and precise:
        yield "same_move", (mine,)
    elif days <= limits["months"]:
        yield "near_move", (max(mine, his, key=len),)
    elif not set(a.joined).isdisjoint(b.bodies) or not set(b.joined).isdisjoint(a.bodies):
        yield "came_back", (mine, his)
    elif not a.joined or not b.joined or not set(a.joined).isdisjoint(b.joined):
        yield "other_move", (mine, his)


def _others(a: Profile, b: Profile) -> Found:
    days = _gap(a.published, b.published)
    years = days // 365
    if _days(a, b) <= _points("apart")["together"] and _telling(a, b):
        yield "same_days", (str(days),)
    if years >= _points("apart")["years"]:
        yield ("decades_apart" if years >= _points("apart")["decades"] else "years_apart"), (str(years),)
    if any(x.younger for x in a.parsed) != any(y.younger for y in b.parsed):
        yield "younger", ()
    for left, later in ((a, b), (b, a)):
        if left.moves and later.serving and not later.moves and _after(left, later):
            yield "left_it", (later.serving[0],)


def _telling(a: Profile, b: Profile) -> bool:
    """Whether one of the words that the names share is rare."""
    likes = [like for x in a.parsed for y in b.parsed if (like := likeness(x, y))]
    return any(not usual(pair[0]) for like in likes for pair in like.pairs)


def _after(left: Profile, later: Profile) -> bool:
    """Whether an article that lets him serve came so long after his leaving that it knew of it."""
    gone = max(Period.parse(day).end for day in left.moves)
    serving = set(later.serving) - set(left.joined)
    return later.published is not None and (later.published - gone).days > _points("apart")["months"] and bool(serving)


def _days(a: Profile, b: Profile) -> float:
    """Days between the articles; no number reaches those of one without a day."""
    return _gap(a.published, b.published) if a.published and b.published else float("inf")


def _gap(a: dt.date | None, b: dt.date | None) -> int:
    return abs((a - b).days) if a and b else 0


def _plain(value: str) -> str:
    """An id in words: `agency:air-force-intelligence-directorate` is `air force intelligence directorate`."""
    label, sign, slug = value.partition(":")
    return slug.replace("-", " ") if sign and label in ("agency", "faction", "sect") else value

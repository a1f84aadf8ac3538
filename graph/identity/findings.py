"""What two mentions say of the men beside their names: for their being one, or against it. Keys of weights.yaml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from graph.identity.bodies import alike, broad
from graph.identity.likeness import likeness
from graph.identity.name import usual
from graph.identity.profile import Profile
from graph.identity.tables import table, words
from graph.periods import Period

Found = Iterator[tuple[str, tuple[str, ...]]]


def findings(a: Profile, b: Profile) -> Found:
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
    like = [(x, y) for x in a.bodies for y in b.bodies if alike(x, y)]
    if within:
        large, whole, part = min(within)
        yield ("same_broad_body", (whole,)) if large else ("body_within", (part, whole))
    elif like:
        yield "like_body", min(like)
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
    return days_between(a, b) <= float(table("weights")["apart"]["together"])


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
    elif plain_general(a, b):
        yield "next_rank", ranks
    elif abs(gap) > table("weights")["apart"]["ranks"] and (
        gap < 0 or _gap(a.published, b.published) < table("weights")["apart"]["promotion"]
    ):
        yield "other_rank", (*ranks, str(_gap(a.published, b.published)))
    elif gap < 0 and _gap(a.published, b.published) > table("weights")["apart"]["months"]:
        yield "lower_rank", ranks
    else:
        yield ("next_rank" if abs(gap) <= table("weights")["apart"]["ranks"] else "far_rank"), ranks


def _moves(a: Profile, b: Profile) -> Found:
    if not a.moves or not b.moves:
        return
    limits = table("weights")["apart"]
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
    if days_between(a, b) <= table("weights")["apart"]["together"] and _telling(a, b):
        yield "same_days", (str(days),)
    if years >= table("weights")["apart"]["years"]:
        yield ("decades_apart" if years >= table("weights")["apart"]["decades"] else "years_apart"), (str(years),)
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
    return later.published is not None and (later.published - gone).days > table("weights")["apart"]["months"] and bool(serving)


def days_between(a: Profile, b: Profile) -> float:
    """Days between the articles; no number reaches those of one without a day."""
    return _gap(a.published, b.published) if a.published and b.published else float("inf")


def _gap(a: dt.date | None, b: dt.date | None) -> int:
    return abs((a - b).days) if a and b else 0


def plain_general(a: Profile, b: Profile) -> bool:
    """Newspapers call any general a general, and a lieutenant colonel a colonel."""
    ranks = sorted((str(a.rank), str(b.rank)), key=len)
    return ranks[0].lower() in words("weights", "plain_ranks") and ranks[1].endswith(ranks[0])

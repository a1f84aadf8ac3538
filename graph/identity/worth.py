"""What the likeness of two men's names is worth, by how usual they are and how they differ. The points are in weights.yaml."""

from __future__ import annotations

from functools import lru_cache

from graph.identity.likeness import Likeness, likeness
from graph.identity.name import Name, usual
from graph.identity.spelling import Match, Word
from graph.identity.tables import table


@lru_cache(maxsize=200_000)
def name_points(a: Name, b: Name) -> tuple[float, str] | None:
    """What the likeness of two names is worth, and in words; None when they are not alike."""
    like = likeness(a, b)
    if like is None:
        return None
    worth = table("weights")["name"]
    points = sum(word_points(pair[0], pair[1], pair[2]) for pair in like.pairs)
    points += worth["third"] * (len(like.pairs) > 2)
    points += worth.get(like.left_out, 0.0) + (worth["reordered"] if like.reordered else 0.0)
    return round(points, 2), _name_words(a, b, like)


def word_points(a: Word, b: Word, how: Match) -> float:
    """What two words that match are worth, by how usual they are and how they differ."""
    worth = table("weights")["name"]
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


@lru_cache(maxsize=500_000)
def names_points(a: tuple[Name, ...], b: tuple[Name, ...]) -> tuple[float, str] | None:
    """The best pair of names, and what a second one adds."""
    found = sorted((p for x in a for y in b if (p := name_points(x, y))), reverse=True)
    if not found:
        return None
    second = len(found) > 1 and any(likeness(x, y) for x in a for y in b if x.nickname and y.nickname)
    return (found[0][0] + (table("weights")["name"]["second"] if second else 0.0), found[0][1])

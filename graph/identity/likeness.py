"""How two names agree, and when they exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from graph.identity.name import Name, given
from graph.identity.spelling import Match, Word, distinct, match, word
from graph.identity.tables import words

_TWO = 2
_LONGEST = 6
"""Words of a name up to which all ways of leaving some out are tried."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`pairs`: the words that match, with how well. `left_out`: where the longer name has words that the shorter lacks: "",
    "middle", "last" or "first" (the strangest counts). `reordered`: the surname stands first in one. `doubtful`: never sure.
    """

    pairs: tuple[tuple[Word, Word, Match], ...]
    left_out: str = ""
    reordered: bool = False
    doubtful: bool = False


@lru_cache(maxsize=500_000)
def likeness(a: Name, b: Name) -> Likeness | None:
    """How two names may be one man's; None when they may not. A single name, `Abu X` apart, is like nothing."""
    if a.kunya or b.kunya:
        return _nicknames(a, b)
    if not (a.full and b.full):
        return None
    short, long = sorted((a.words, b.words), key=len)
    forms = [_in_order(short, form) for form in (_forms(long) if len(short) < len(long) else [long])]
    found = [like for like in forms if like]
    return min(found, key=_order) if found else _rotated(a.words, b.words)


@cache
def _forms(parts: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    """The words of a longer name, also with two neighbours written as one: Ali Reza and Alireza."""
    forms = [parts]
    if 1 < len(parts) <= _LONGEST:
        for n in range(len(parts) - 1):
            joined = word(parts[n].text + parts[n + 1].text, parts[n].open)
            if min(len(parts[n].text), len(parts[n + 1].text)) > 1 and len(parts) > 2:
                forms.append((*parts[:n], joined, *parts[n + 2 :]))
    return forms


def _nicknames(a: Name, b: Name) -> Likeness | None:
    """`Abu Furat`, and `Abu Furat al-Jarablusi`."""
    how = match(a.words[0], b.words[0])
    if how > Match.SPELLED:
        return None
    return Likeness(((a.words[0], b.words[0], how),), left_out="" if a.kunya and b.kunya else "last")


def _in_order(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness | None:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    best: Likeness | None = None
    for places in combinations(range(len(long)), len(short)) if len(long) <= _LONGEST else ():
        pairs = _paired(short, [long[n] for n in places])
        if pairs is None:
            continue
        left_out = _left_out(places, len(long))
        usual = all(w.text in words("names", "left_out") for w in long[: places[0]])
        doubtful = pairs[0][2] > Match.SHORTER or (left_out == "first" and not usual) or _slips(pairs) > 1
        found = Likeness(pairs, left_out, doubtful=doubtful)
        if best is None or _order(found) < _order(best):
            best = found
    return best


def _paired(short: Sequence[Word], chosen: Sequence[Word]) -> tuple[tuple[Word, Word, Match], ...] | None:
    """Word by word; None as soon as two do not match."""
    pairs = []
    for n, (a, b) in enumerate(zip(short, chosen, strict=True)):
        how = _how(a, b)
        if how is Match.NO or (0 < n < len(short) - 1 and distinct(a, b)):
            return None
        pairs.append((a, b, how))
    return tuple(pairs)


@cache
def _patronymic() -> tuple[str, ...]:
    return tuple(words("names", "patronymic"))


def _how(a: Word, b: Word) -> Match:
    """As `match`; fathers' names in the Slavic manner are compared without the ending, which languages spell differently."""
    how = match(a, b)
    if how is Match.NO and a.text.endswith(_patronymic()) and b.text.endswith(_patronymic()):
        mine, his = a.bones.removesuffix("S").removesuffix("v"), b.bones.removesuffix("S").removesuffix("v")
        same = sum(x == y for x, y in zip(mine, his, strict=False))
        return Match.SPELLED if same * 3 >= 2 * max(len(mine), len(his)) else Match.NO
    return how


def _slips(pairs: tuple[tuple[Word, Word, Match], ...]) -> int:
    return sum(how is Match.NEAR for _, _, how in pairs)


def _left_out(places: tuple[int, ...], length: int) -> str:
    if len(places) == length:
        return ""
    if places[0] == 0:
        return "middle" if places[-1] == length - 1 else "last"
    return "first"


def _order(found: Likeness) -> tuple[int, int, int]:
    return (found.doubtful, ("", "middle", "last", "first").index(found.left_out), sum(how for _, _, how in found.pairs))


def _rotated(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness | None:
    """The surname first. Of two usual given names (Hassan Ali, Ali Hassan) each order is another man, and so it is where the word
    that moves is one: Musa Dawsa Ibrahim is the father of Ibrahim Musa Dawsa."""
    if len(a) != len(b) or all(given(w) for w in a):
        return None
    for turned, moved in (((*b[1:], b[0]), b[0]), ((b[-1], *b[:-1]), b[-1])):
        if len(a) > _TWO and given(moved):
            continue
        pairs = tuple((x, y, match(x, y)) for x, y in zip(a, turned, strict=True))
        if all(how <= Match.SPELLED for _, _, how in pairs):
            return Likeness(pairs, reordered=True)
    return None


@lru_cache(maxsize=500_000)
def conflict(a: Name, b: Name) -> str:
    """In words, why two full names cannot be one man's; "" when they can, or when it is open.

    >>> from graph.identity.name import parse
    >>> conflict(parse("Riad Farid Hijab"), parse("Riad Yasin Hijab"))
    'another name between the first and the last'
    """
    if not (a.full and b.full) or a.nickname != b.nickname or likeness(a, b):
        return ""
    first, last = match(a.words[0], b.words[0]), match(a.words[-1], b.words[-1])
    if first <= Match.SHORTER and last <= Match.SPELLED:
        return "another name between the first and the last"
    return "another first name" if first is Match.NO else ""

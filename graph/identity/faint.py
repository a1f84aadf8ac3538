"""Names that are too little for a rule to go by and may be one man's: a single name, and a surname with a letter or two amiss.

What is found here never joins two men; people may be shown it (graph/identity/suspect.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graph.identity.name import Name, parse, usual
from graph.identity.profile import Profile
from graph.identity.spelling import Match, Word, distinct, match
from graph.identity.tables import table
from graph.identity.worth import word_points

_PART = 3
"""Letters that a single name has at least."""
_SURNAME = 4
"""Letters of a surname in which one may be amiss."""
_LONG = 8
"""Letters of a surname from which it may be two."""
_BRIEF = 6
"""Letters of a surname below which a letter makes another name as often as a slip: Amin, Amir."""


@dataclass(frozen=True, slots=True, order=True)
class Faint:
    """What such a likeness is worth, and in words. `slip`: of a surname, and not a single name; `long`: of a long one."""

    points: float
    says: str
    slip: bool = False
    long: bool = False


def single(profile: Profile) -> tuple[Word, ...]:
    """The single names of a man whom his article never calls by more: `Manaf`, `al-Shara`. None for others, nor for `Abu X`."""
    if profile.parsed:
        return ()
    words = (parse(name).words[0] for name in profile.names)
    return tuple(dict.fromkeys(word for word in words if len(word.text) >= _PART))


def full(profile: Profile) -> tuple[Name, ...]:
    """His names that have a given name, with no initial and no `Abu X` for it, and a surname."""
    return tuple(name for name in profile.parsed if name.full and not name.nickname and len(name.words[0].text) > 1)


def faint(a: Profile, b: Profile) -> Faint | None:
    """How the names of two men may be one man's though no rule would join them by it; None when they may not, or are alike.

    >>> from graph.identity.profile import Profile
    >>> one, other = (Profile(id=n, article=n, names=(n,)) for n in ("Danny al-Baaj", "Danny al-Barj"))
    >>> faint(one, other).says
    'Danny al-Baaj and Danny al-Barj: a surname with a letter or two amiss'
    """
    for one, other in ((a, b), (b, a)):
        if alone := single(one):
            return max((f for word in alone for name in full(other) if (f := _within(word, name))), default=None)
    return max((f for x in full(a) for y in full(b) if (f := slip(x, y))), default=None)


def _within(alone: Word, name: Name) -> Faint | None:
    """A single name that is a word of a full one."""
    found = [(w, how) for w in name.words if (how := match(alone, w)) <= Match.SPELLED]
    if not found:
        return None
    points = max(word_points(alone, w, how) for w, how in found) + table("weights")["name"]["single"]
    return Faint(round(points, 2), f"{alone.text} is a part of {name.printed}")


@lru_cache(maxsize=200_000)
def slip(a: Name, b: Name) -> Faint | None:
    """Two full names that differ in a letter or two of the surname, so that its consonants are others."""
    mine, his = a.words[-1], b.words[-1]
    if mine.block == his.block or not _amiss(mine, his) or not _agree(a.words[:-1], b.words[:-1]):
        return None
    given = match(a.words[0], b.words[0])
    points = word_points(a.words[0], b.words[0], given) + word_points(mine, his, Match.NEAR)
    long = min(len(mine.text), len(his.text)) >= _BRIEF
    return Faint(round(points, 2), f"{a.printed} and {b.printed}: a surname with a letter or two amiss", slip=True, long=long)


def _amiss(mine: Word, his: Word) -> bool:
    """Whether one surname may be the other, misspelled. Two of which each is usual are two names: Amin, Amir."""
    short = min(len(mine.text), len(his.text))
    if short < _SURNAME or distinct(mine, his) or (usual(mine) and usual(his)):
        return False
    from rapidfuzz.distance import DamerauLevenshtein  # here: only who resolves names needs it

    limit = 2 if short >= _LONG else 1
    return DamerauLevenshtein.distance(mine.text, his.text, score_cutoff=limit) <= limit


def _agree(a: tuple[Word, ...], b: tuple[Word, ...]) -> bool:
    """Whether the given names agree, and the fathers' as far as both are told."""
    if match(a[0], b[0]) > Match.SHORTER:
        return False
    return (
        len(a) == 1 or len(b) == 1 or (len(a) == len(b) and all(match(x, y) <= Match.SPELLED for x, y in zip(a, b, strict=True)))
    )

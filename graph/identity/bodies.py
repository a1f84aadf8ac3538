"""What the ids of two bodies tell: whether they may be one of which no pack knows it, and whether thousands serve there."""

from __future__ import annotations

import re
from functools import cache

from graph.identity.tables import table, words


@cache
def alike(a: str, b: str) -> bool:
    """Whether two bodies may be one of which no pack knows it: they share a telling word, the name of one is the beginning of the
    other's, or its initials."""
    bare = [[w for w in plain(body).split() if w not in _countries()] for body in (a, b)]
    mine, his = (set(w) - words("weights", "body_words") for w in bare)
    if mine & his or (bare[0] and bare[1] and (bare[0][: len(bare[1])] == bare[1] or bare[1][: len(bare[0])] == bare[0])):
        return True
    short, long = sorted((plain(a).split(), plain(b).split()), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long if w not in ("of", "the", "and", "for"))


@cache
def _countries() -> frozenset[str]:
    return words("weights", "country_words")


@cache
def broad(body: str) -> bool:
    """Whether thousands serve there, so that two men of one name may both."""
    return bool(re.search(table("weights")["broad"], plain(body)))


def plain(value: str) -> str:
    """An id in words: `agency:air-force-intelligence-directorate` is `air force intelligence directorate`."""
    label, sign, slug = value.partition(":")
    return slug.replace("-", " ") if sign and label in ("agency", "faction", "sect") else value

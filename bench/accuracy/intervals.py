"""How far a figure of a small set can be trusted: 95 % intervals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import sqrt

from bench.accuracy.counts import Found

Interval = tuple[float, float]

_Z = 1.959964
"""Standard deviations of a normal distribution that hold 95 %."""
_RESAMPLES = 1000
_SEED = 4
_PLACES = 4
"""Decimal places of a bootstrapped interval: more are noise, and make the file of kept figures long."""


def wilson(right: int, of: int) -> Interval:
    """Wilson's score interval of a share (E. B. Wilson, 1927). Of nothing, nothing is known: 0 to 1.

    >>> tuple(round(limit, 3) for limit in wilson(9, 10))
    (0.596, 0.982)
    """
    if not of:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z / of
    middle = (share + square / 2) / (1 + square)
    half = _Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def bootstrap_f1(articles: Sequence[Found]) -> Interval | None:
    """Interval of F1 over resampled articles (percentile bootstrap, B. Efron, 1979), the same on every run.

    Articles are drawn, not events: the events of one article are found or missed together. Articles in which there was nothing
    to find, and nothing was found, change no F1 and are only drawn for their number. None when all are such.
    """
    if not any(any(article) for article in articles):
        return None
    draw = random.Random(_SEED)  # noqa: S311  no secret is made of it
    counts = [(article.right, article.wrong + article.missed) for article in articles]
    sums = (map(sum, zip(*draw.choices(counts, k=len(counts)), strict=True)) for _ in range(_RESAMPLES))
    rates = sorted(2 * right / (2 * right + off) for right, off in sums if right or off)
    return round(rates[int(0.025 * len(rates))], _PLACES), round(rates[int(0.975 * len(rates))], _PLACES)

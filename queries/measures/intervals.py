"""Intervals of a proportion: k of n."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from statistics import NormalDist

Interval = tuple[float, float]


def wilson(k: float, n: float, level: float = 0.95) -> Interval:
    """The score interval: it never leaves 0 to 1, and is no point when k is 0 or n.

    `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)`, p = k/n, z the normal quantile of the level.
    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212; recommended for
    small n by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), 101-133.

    Raises:
        ValueError: n is not positive, or k lies outside 0 to n.
    """
    if n <= 0 or not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no proportion")
    z, p = NormalDist().inv_cdf((1 + level) / 2), k / n
    centre, half = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + (z / (2 * n)) ** 2)
    scale = 1 + z * z / n
    return (0.0 if k == 0 else (centre - half) / scale, 1.0 if k == n else (centre + half) / scale)


def exact(k: int, n: int, level: float = 0.95) -> Interval:
    """The interval that holds the truth at least as often as it says: wider than Wilson's.

    Quantiles of the beta distribution: `B(α/2; k, n-k+1)` and `B(1-α/2; k+1, n-k)`. C. J. Clopper and E. S. Pearson, "The use of
    confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934), 404-413.

    Raises:
        ValueError: as wilson.
    """
    if n <= 0 or not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no proportion")
    from scipy.special import betaincinv  # here: Wilson's does without

    tail = (1 - level) / 2
    low = float(betaincinv(k, n - k + 1, tail)) if k else 0.0
    return low, float(betaincinv(k + 1, n - k, 1 - tail)) if k < n else 1.0


INTERVALS: dict[str, Callable[[int, int, float], Interval]] = {"wilson": wilson, "exact": exact}

"""A rate in which senior ranks weigh more, beside the one in which all weigh the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.measures.cohort import Member
from queries.measures.intervals import Interval, wilson
from queries.measures.rates import Sums, counts, unreliable
from queries.measures.windows import Window

HIGHEST = 100
"""Seniority of the highest rank of a domain pack."""
STEP = 4
"""Points of seniority from one rank to the next: major 72, lieutenant colonel 76, colonel 80 (ingest/packs/core/ranks.yaml)."""
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Indexed:
    """Of one group in one window; `ranked` of those at risk have a rank.

    Of these `flat` is the plain share that left, `index` and `steep` the weighted ones; they are None where nobody has a rank.
    """

    group: str
    window: Window
    left: int
    at_risk: int
    ranked: int
    flat: float | None
    index: float | None
    interval: Interval | None
    steep: float | None
    effective: float
    """Number of persons of equal weight that tell as much as those with a rank."""

    @property
    def caution(self) -> str | None:
        """As of a rate (queries/measures/rates.py), with the effective number of persons."""
        if self.interval is None:
            return "no ranks"
        return unreliable(self.effective, self.interval)


def linear(seniority: int) -> float:
    """A general of 96 weighs 0.96, a captain of 68 weighs 0.68."""
    return seniority / HIGHEST


def steep(seniority: int) -> float:
    """Each rank weighs twice what the one below it does: as if it commanded two of them."""
    return float(2 ** ((seniority - HIGHEST) / STEP))


def indexed(groups: Mapping[str, Sequence[Member]], windows: Sequence[Window], level: float = 0.95) -> list[Indexed]:
    """Of those with a rank, the sum of the weights of those who left by that of those at risk, beside the plain rate.

    A weighted aggregate in the sense of OECD and JRC, "Handbook on Constructing Composite Indicators" (2008), which asks for
    the sensitivity to the weights beside it: `index` takes weights that grow evenly with seniority, `steep` weights that double
    with each rank, `flat` equal weights. The interval is Wilson's with the effective
    number of persons `(Σw)² / Σw²` for n: L. Kish, "Survey Sampling" (1965), 11.7; E. L. Korn and B. I. Graubard, "Confidence
    intervals for proportions with small expected number of positive counts estimated from survey data", Survey Methodology 24
    (1998), 193-201.
    """
    return [_indexed(count.group, count.window, count.left, count.at_risk, level) for count in counts(groups, windows, weights)]


def weights(one: Member) -> tuple[float, ...]:
    """What a member adds to each sum: himself, himself with a rank, his weight, its square, his steep weight."""
    seniority = one.rank[1]
    if seniority is None:
        return 1.0, 0.0, 0.0, 0.0, 0.0
    return 1.0, 1.0, linear(seniority), linear(seniority) ** 2, steep(seniority)


def _indexed(group: str, window: Window, left: Sums, at_risk: Sums, level: float) -> Indexed:
    persons, ranked, weight, squares, steeply = at_risk
    counted = group, window, round(left[0]), round(persons), round(ranked)
    if not counted[-1] or weight < TINY:
        return Indexed(*counted, None, None, None, None, 0.0)
    share, effective = min(1.0, left[2] / weight), weight**2 / squares
    interval = wilson(share * effective, effective, level)
    return Indexed(*counted, left[1] / ranked, share, interval, min(1.0, left[4] / steeply), effective)

"""Whether one community leaves more or less often than the others: the ratio of two rates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scipy.stats.contingency import relative_risk

from queries.measures.cohort import Member
from queries.measures.groups import NOT_STATED
from queries.measures.intervals import Interval, wilson
from queries.measures.rates import Rate, rates
from queries.measures.windows import Window

IN_GROUP, OTHERS = "in-group", "others"


@dataclass(frozen=True, slots=True)
class Ratio:
    """`ratio` is None when it has no finite value; `interval` when the method has none for it; `caution` says why."""

    ratio: float | None
    interval: Interval | None
    caution: str | None


def ratio(left: int, at_risk: int, others_left: int, others_at_risk: int, level: float = 0.95) -> Ratio:
    """The rate of a group by that of the others: (left / at_risk) / (others_left / others_at_risk).

    The interval is taken on the logarithm, `ln RR ± z √(1/left - 1/at_risk + 1/others_left - 1/others_at_risk)`: D. Katz, J.
    Baptista, S. P. Azen and M. C. Pike, "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34
    (1978), 469-474. It has no value where nobody of a group left: none is made up by adding halves, the intervals of the two
    rates tell what is known. Few are fewer than 5 who left or stayed: W. G. Cochran, "Some methods for strengthening the common
    chi-square tests", Biometrics 10 (1954), 417-451.
    """
    if not at_risk or not others_at_risk:
        return Ratio(None, None, "nobody at risk")
    if not others_left:
        return Ratio(None, None, "none of the others left" if left else "nobody left")
    found = relative_risk(left, at_risk, others_left, others_at_risk)
    value = float(found.relative_risk)
    if not left:
        return Ratio(value, None, "nobody of the in-group left")
    low, high = found.confidence_interval(level)
    few = min(left, others_left, at_risk - left, others_at_risk - others_left) < 5
    return Ratio(value, (float(low), float(high)), "few events" if few else None)


def compared(found: Iterable[Member], in_group: frozenset[str], window: Window, level: float = 0.95) -> tuple[list[Rate], Ratio]:
    """The rates of the in-group (ids of communities), of others whose community is stated, of the rest; the first ratio."""
    groups: dict[str, list[Member]] = {IN_GROUP: [], OTHERS: [], NOT_STATED: []}
    for one in found:
        sects = one.person.sects
        groups[NOT_STATED if not sects else OTHERS if in_group.isdisjoint(sects) else IN_GROUP].append(one)
    rows = rates(groups, [window], wilson, level)
    sizes = {row.group: (row.left, row.at_risk) for row in rows}
    return rows, ratio(*sizes.get(IN_GROUP, (0, 0)), *sizes.get(OTHERS, (0, 0)), level)

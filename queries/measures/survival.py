"""How long people stay: the Kaplan-Meier curve and the Nelson-Aalen cumulative hazard, with late entry and censoring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lifelines import KaplanMeierFitter, NelsonAalenFitter
from lifelines.exceptions import StatError

from queries.measures.intervals import Interval
from queries.measures.lives import Life


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which somebody left; after it `stayed` is the share still there, `hazard` the sum of left / at risk."""

    day: int
    left: int
    at_risk: int
    stayed: float | None
    stayed_interval: Interval | None
    hazard: float
    hazard_interval: Interval | None

    @property
    def caution(self) -> str | None:
        """Where a single person moves the curve by more than a tenth, or it has no value."""
        if self.stayed is None:
            return "all in view early left"
        return "few at risk" if self.at_risk < 10 else None


def curve(found: Sequence[Life], level: float = 0.95) -> list[Step]:
    """The steps of both estimators, by lifelines; at risk on a day are those with `entry < day <= end`.

    `stayed` is the product of `1 - left / at risk`: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete
    observations", JASA 53 (1958), 457-481, its interval Greenwood's on the log(-log) scale. `hazard` is the sum of `left / at
    risk`: W. Nelson, "Theory and applications of hazard plotting for censored failure data", Technometrics 14 (1972), 945-966;
    O. Aalen, "Nonparametric inference for a family of counting processes", Annals of Statistics 6 (1978), 701-726. Late entry:
    J. P. Klein and M. L. Moeschberger, "Survival Analysis" (2nd ed. 2003), 4.6. `stayed` has no value (None) where all who were
    in view early left before others came into view: it would be 0 for ever after. Begin later then, or read the hazard.
    """
    if not any(life.left for life in found):
        return []
    data: dict[str, list[Any]] = {
        "durations": [life.end for life in found],
        "event_observed": [life.left for life in found],
        "entry": [life.entry for life in found],
    }
    hazards = NelsonAalenFitter(alpha=1 - level, nelson_aalen_smoothing=False).fit(**data)
    stayed, hazard = _stayed(data, level), hazards.cumulative_hazard_.iloc[:, 0]
    days = [
        (int(day), int(row["observed"]), int(row["at_risk"] - row["entrance"])) for day, row in hazards.event_table.iterrows()
    ]
    return [
        Step(day, left, at_risk, *stayed(day), float(hazard[day]), _interval(hazards, day) if left < at_risk else None)
        for day, left, at_risk in days
        if left
    ]


Stayed = Callable[[int], tuple[float | None, Interval | None]]


def _stayed(data: dict[str, list[Any]], level: float) -> Stayed:
    """Share and interval after a day. Where nobody is left Greenwood's variance has no value, nor has the interval."""
    try:
        fitter = KaplanMeierFitter(alpha=1 - level).fit(**data)
    except StatError:
        return lambda _: (None, None)
    share = fitter.survival_function_.iloc[:, 0]
    return lambda day: (float(share[day]), _interval(fitter, day) if share[day] else None)


def _interval(fitter: Any, day: int) -> Interval:
    low, high = fitter.confidence_interval_.loc[day]
    return float(low), float(high)


def median(steps: Sequence[Step]) -> int | None:
    """The first day after which at most half are expected to be still there; None when more than half stayed to the end."""
    return next((step.day for step in steps if step.stayed is not None and step.stayed <= 0.5), None)

"""Survival curves: a published example, late entry by hand, and how persons of the graph become the times of the curves."""

from __future__ import annotations

from typing import Any

import pytest

from queries.measures.lives import Clocking, Life, lives
from queries.measures.survival import curve, median
from tests.cohorts import ARMY, day, everybody, left, person, served

FREIREICH = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
"""Weeks of remission of 21 children with leukaemia under 6-mercaptopurine; + is censored. E. J. Freireich et al., Blood 21
(1963), 699-716, as in E. A. Gehan, Biometrika 52 (1965), 203-223."""

PUBLISHED = [
    (6, 3, 21, 0.857, 0.1428), (7, 1, 17, 0.807, 0.2017), (10, 1, 15, 0.753, 0.2683), (13, 1, 12, 0.690, 0.3517),
    (16, 1, 11, 0.627, 0.4426), (22, 1, 7, 0.538, 0.5854), (23, 1, 6, 0.448, 0.7521),
]  # fmt: skip
"""Week, relapses, at risk, Kaplan-Meier, Nelson-Aalen: J. P. Klein and M. L. Moeschberger, "Survival Analysis" (2nd ed. 2003),
tables 4.1 and 4.2."""


def test_curves_of_a_published_trial() -> None:
    found = curve([Life(0, int(week.rstrip("+")), not week.endswith("+")) for week in FREIREICH.split()])
    assert [(step.day, step.left, step.at_risk) for step in found] == [row[:3] for row in PUBLISHED]
    assert [step.stayed for step in found] == pytest.approx([row[3] for row in PUBLISHED], abs=6e-4)
    assert [step.hazard for step in found] == pytest.approx([row[4] for row in PUBLISHED], abs=6e-5)
    assert median(found) == 23


def test_late_entry_by_hand() -> None:
    # Day 5: a leaves; a and b are in view, c comes on that day and is not yet: 1/2. Day 8: b leaves, of b, c and d: 1/3.
    # Day 9: c leaves, of c and d: 1/2.
    # stayed 1/2, 1/2 x 2/3 = 1/3, 1/3 x 1/2 = 1/6; hazard .5, .8333, 1.3333
    found = curve([Life(0, 5, True), Life(2, 8, True), Life(5, 9, True), Life(6, 12, False)])
    assert [(step.day, step.left, step.at_risk) for step in found] == [(5, 1, 2), (8, 1, 3), (9, 1, 2)]
    assert [step.stayed for step in found] == pytest.approx([1 / 2, 1 / 3, 1 / 6])
    assert [step.hazard for step in found] == pytest.approx([0.5, 5 / 6, 4 / 3])


def test_where_all_in_view_early_left_there_is_no_curve_but_a_hazard() -> None:
    first, second = curve([Life(0, 5, True), Life(6, 8, True), Life(6, 9, False)])
    assert (first.stayed, first.hazard, first.hazard_interval) == (None, 1.0, None)
    assert (second.stayed, second.hazard, second.caution) == (None, 1.5, "all in view early left")


def test_nobody_left_and_no_curve() -> None:
    assert curve([Life(0, 5, False)]) == []
    assert curve([]) == []
    assert median(curve([Life(0, 5, True), Life(0, 9, False), Life(0, 9, False)])) is None


# Lives

EARLY = served(ARMY, since="2011-01-11", told="2012-01-01")
TOLD = served(ARMY, told="2011-02-10")
ZERO, UNTIL = day("2011-01-01"), day("2012-01-01")


@pytest.mark.parametrize(
    ("entry", "days"),
    [
        ("known", [(10, 364, False), (40, 364, False)]),
        ("told", [(40, 364, False)]),  # the other was first told of on the day after the end
        ("start", [(10, 364, False), (0, 364, False)]),
    ],
)
def test_when_a_man_comes_into_view(entry: Any, days: list[tuple[int, int, bool]]) -> None:
    found = lives(everybody(person("a", EARLY), person("b", TOLD)), Clocking(ZERO, UNTIL, entry))
    assert [(life.entry, life.end, life.left) for life in found.lives] == days


@pytest.mark.parametrize(("within", "days"), [("first", 151), ("middle", 166), ("last", 180)])
def test_a_month_stands_for_one_of_its_days(within: Any, days: int) -> None:
    # June 2011 begins 151 days after 1 January and has 30 days
    found = lives(everybody(person("a", TOLD, left("2011-06", ARMY))), Clocking(ZERO, UNTIL, within=within))
    assert [(life.end, life.left) for life in found.lives] == [(days, True)]
    assert found.imprecise == 1


def test_who_does_not_leave_goes_out_of_view() -> None:
    found = everybody(
        person("to the end", TOLD),
        person("out of service", served(ARMY, until="2011-04-11", told="2011-02-10")),
        person("left later", TOLD, left("2012-06-01", ARMY)),
    )
    assert [life.end for life in lives(found, Clocking(ZERO, UNTIL)).lives] == [364, 100, 364]
    told = served(ARMY, first_told=day("2011-02-10"), last_told=day("2011-03-02"))
    (life,) = lives(everybody(person("a", told)), Clocking(ZERO, UNTIL, censor="told")).lives
    assert life == Life(40, 60, False)


def test_who_is_left_out_and_why() -> None:
    found = everybody(
        person("a", TOLD, left(None, ARMY)),
        person("b", TOLD, left("2010", ARMY)),
        person("c", served(ARMY, told="2011-06-01"), left("2011-05-01", ARMY)),
        person("d", left("2011-05-01")),
    )
    assert dict(lives(found, Clocking(ZERO, UNTIL)).left_out) == {"undated": 1, "before": 1, "unseen": 2}
    assert len(lives(found, Clocking(ZERO, UNTIL, "start")).lives) == 2

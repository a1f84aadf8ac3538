"""Rates with their intervals, the ratio of two, the weighted index, and flows: each against figures worked out by hand."""

from __future__ import annotations

import datetime as dt
from math import exp, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.measures.flow import flows
from queries.measures.index import indexed
from queries.measures.intervals import exact, wilson
from queries.measures.population import Person
from queries.measures.rates import rates, unplaced, unreliable
from queries.measures.ratio import compared, ratio
from queries.measures.windows import Length, Window, cut
from tests.cohorts import ARMY, REBELS, SPIES, STATE, day, everybody, left, person, population, served

ALWAYS = Window(None, day("2014"))

# Intervals

NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0, 0.1611), (0.0, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]
"""k, n, Wilson's interval and the exact one: R. G. Newcombe, "Two-sided confidence intervals for the single proportion:
comparison of seven methods", Statistics in Medicine 17 (1998), 857-872, table I, methods 3 and 5."""


@pytest.mark.parametrize(("k", "n", "score", "clopper"), NEWCOMBE)
def test_intervals_are_those_that_are_published(k: int, n: int, score: tuple[float, float], clopper: tuple[float, float]) -> None:
    assert wilson(k, n) == pytest.approx(score, abs=5e-5)
    assert exact(k, n) == pytest.approx(clopper, abs=5e-5)


def test_wilson_by_hand() -> None:
    # 1 of 4, z = 1.96: centre .25 + 3.8416 / 8 = .7302; half 1.96 √(.1875 / 4 + 3.8416 / 64) = 1.96 √.1069 = .6408;
    # scale 1 + 3.8416 / 4 = 1.9604
    assert wilson(1, 4) == pytest.approx((0.0456, 0.6994), abs=1e-4)


def test_intervals_reach_the_ends_and_stay_within() -> None:
    assert (wilson(0, 5)[0], wilson(5, 5)[1], exact(0, 5)[0], exact(5, 5)[1]) == (0, 1, 0, 1)


@pytest.mark.parametrize(("k", "n"), [(1, 0), (3, 2), (-1, 2)])
def test_what_is_no_proportion_is_refused(k: int, n: int) -> None:
    for interval in (wilson, exact):
        with pytest.raises(ValueError, match="is no proportion"):
            interval(k, n)


# Rates

PERSONS = (
    person("a", served(ARMY), left("2012-01-10", ARMY)),
    person("b", served(ARMY), left("2012-03", ARMY)),
    person("c", served(ARMY), left("2012", ARMY)),
    person("d", served(ARMY), left(None, ARMY, told="2012-02-01")),
    person("e", served(ARMY, until="2012-02-15")),
    person("f", served(ARMY, since="2012-03-20")),
)
"""Left in January, in March, some time in 2012, and some time before 1 February 2012; out of service; new."""


def test_rates_by_month() -> None:
    # January: a, b, d and e serve; c counts as gone on the first day of 2012. February: b and e. March: b and f.
    months = cut(day("2012-01"), day("2012-04"), Length.parse("1m"))
    found = rates({"all": everybody(*PERSONS)}, months, wilson, 0.95)
    assert [(rate.left, rate.at_risk) for rate in found] == [(1, 4), (0, 2), (1, 2)]
    assert found[0].interval == wilson(1, 4)
    assert unplaced(everybody(*PERSONS), months) == 2  # c and d


def test_rates_up_to_a_day() -> None:
    # on 10 February a, c and d have left; b and e serve; f does not yet
    (rate,) = rates({"all": everybody(*PERSONS)}, [Window(None, day("2012-02-11"))], wilson, 0.95)
    assert (rate.left, rate.at_risk) == (3, 5)


def test_a_person_counts_once_in_a_window() -> None:
    twice = person("a", served(ARMY), served(SPIES), served(REBELS), left("2012", ARMY), left("2013", REBELS, to=STATE))
    (rate,) = rates({"all": everybody(twice)}, [ALWAYS], wilson, 0.95)
    assert (rate.left, rate.at_risk) == (1, 1)


def test_what_is_unreliable() -> None:
    assert unreliable(29, (0.1, 0.2)) == "few at risk"
    assert unreliable(30, (0.1, 0.41)) == "wide interval"
    assert unreliable(30, (0.1, 0.39)) is None


DATES = st.dates(dt.date(2010, 1, 1), dt.date(2013, 12, 31))


@st.composite
def persons(draw: st.DrawFn) -> Person:
    """A person whose dates fit or do not."""
    since, until, told = (draw(st.none() | DATES) for _ in range(3))
    date = draw(st.none() | DATES.map(lambda each: str(each)[: draw(st.sampled_from([4, 7, 10]))]))
    moves = [left(date, ARMY, told=str(told) if told else None)] if draw(st.booleans()) else []
    return person("a", served(ARMY, str(since) if since else None, str(until) if until else None), *moves)


@given(st.lists(persons(), max_size=5), st.sampled_from(["1m", "1y", "45d"]), st.none() | DATES)
def test_never_do_more_leave_than_are_at_risk(found: list[Person], length: str, since: dt.date | None) -> None:
    windows = cut(since, dt.date(2014, 1, 1), Length.parse(length)) if since else [ALWAYS]
    cohort = everybody(*found)
    counted = rates({"all": cohort} if cohort else {}, windows, wilson, 0.95)
    assert all(0 <= rate.left <= rate.at_risk <= len(found) for rate in counted)
    moves = [move for one in cohort for move in one.moves]
    assert sum(rate.left for rate in counted) + unplaced(cohort, windows) <= len(moves)


# Ratio


def test_ratio_of_a_published_trial() -> None:
    # Heart attacks of physicians, placebo 189 of 11034, aspirin 104 of 11037 (A. Agresti, "An Introduction to Categorical Data
    # Analysis", 2nd ed. 2007, 2.2): (189 / 11034) / (104 / 11037) = 1.818; √(1/189 - 1/11034 + 1/104 - 1/11037) = .1213;
    # 1.818 e^(± 1.96 x .1213) = 1.43 to 2.31
    found = ratio(189, 11034, 104, 11037)
    assert found.ratio == pytest.approx(1.818, abs=5e-4)
    assert found.interval == pytest.approx((1.43, 2.31), abs=5e-3)
    assert found.caution is None


def test_ratio_by_hand() -> None:
    spread = 1.959964 * sqrt(1 / 10 - 1 / 100 + 1 / 20 - 1 / 100)
    assert ratio(10, 100, 20, 100).interval == pytest.approx((0.5 * exp(-spread), 0.5 * exp(spread)), abs=1e-6)


@pytest.mark.parametrize(
    ("counts", "value", "caution"),
    [
        ((0, 6, 8, 10), 0.0, "nobody of the in-group left"),
        ((3, 6, 0, 10), None, "none of the others left"),
        ((0, 6, 0, 10), None, "nobody left"),
        ((0, 0, 8, 10), None, "nobody at risk"),
        ((3, 6, 8, 10), 0.625, "few events"),
    ],
)
def test_ratio_says_what_it_cannot_say(counts: tuple[int, int, int, int], value: float | None, caution: str) -> None:
    found = ratio(*counts)
    assert (found.ratio, found.caution) == (value, caution)
    assert (found.interval is None) == (caution != "few events")


def test_who_is_of_no_stated_community_is_in_neither_group() -> None:
    found = everybody(
        person("a", served(ARMY), left("2012", ARMY), sects=["sect:one"]), person("b", served(ARMY), sects=["sect:one"]),
        person("c", served(ARMY), left("2012", ARMY), sects=["sect:two"]), person("d", served(ARMY), left("2012", ARMY)),
    )  # fmt: skip
    rows, between = compared(found, frozenset({"sect:one"}), ALWAYS)
    assert [(row.group, row.left, row.at_risk) for row in rows] == [("in-group", 1, 2), ("others", 1, 1), ("(not stated)", 1, 1)]
    assert between.ratio == pytest.approx(0.5)


# Index


def test_index_by_hand() -> None:
    # A captain (68) left, a colonel (80) stayed, one of no rank left. Even weights: .68 / (.68 + .80) = .4595. Steep: the
    # colonel is three ranks above and weighs eight times as much, 1 / (1 + 8) = .1111. Effective persons: 1.48² / (.68² + .80²) =
    # 2.1904 / 1.1024 = 1.9869.
    found = everybody(
        person("a", served(ARMY), left("2012", ARMY), rank="Captain", seniority=68),
        person("b", served(ARMY), rank="Colonel", seniority=80),
        person("c", served(ARMY), left("2012", ARMY)),
    )
    (row,) = indexed({"all": found}, [ALWAYS])
    assert (row.left, row.at_risk, row.ranked) == (2, 3, 2)
    assert (row.flat, row.index, row.steep, row.effective) == pytest.approx((0.5, 0.4595, 0.1111, 1.9869), abs=5e-5)
    assert row.interval == pytest.approx(wilson(0.45946 * 1.98694, 1.98694), abs=1e-4)


def test_index_of_equal_ranks_is_the_plain_rate() -> None:
    ranked: dict[str, Any] = {"rank": "Colonel", "seniority": 80}
    found = everybody(
        person("a", served(ARMY), left("2012", ARMY), **ranked), *(person(n, served(ARMY), **ranked) for n in "bcd")
    )
    (row,) = indexed({"all": found}, [ALWAYS])
    assert (row.flat, row.index, row.steep, row.effective) == pytest.approx((0.25, 0.25, 0.25, 4))


@pytest.mark.parametrize("seniority", [None, 0])
def test_without_ranks_that_weigh_there_is_no_index(seniority: int | None) -> None:
    (row,) = indexed({"all": everybody(person("a", served(ARMY), seniority=seniority))}, [ALWAYS])
    assert (row.index, row.interval, row.steep, row.caution) == (None, None, None, "no ranks")


# Flow


def test_flow_out_and_back() -> None:
    everyone = (
        person("a", served(ARMY), served(REBELS), left("2012", ARMY), left("2013", REBELS, to=STATE)),
        person("b", served(ARMY), left("2012", ARMY)),
        person("c", left("2012")),
    )
    found = flows(population(*everyone), everybody(*everyone), [ALWAYS])
    assert [(f.origin, f.to, f.moves, f.back, f.net, f.total) for f in found] == [
        ("regime", "opposition", 2, 1, 1, 4), ("(not stated)", "opposition", 1, 0, 1, 4), ("opposition", "regime", 1, 2, -1, 4),
    ]  # fmt: skip

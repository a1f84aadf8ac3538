"""Who is at risk, from when until when, in which windows of time; and who left."""

from __future__ import annotations

import datetime as dt

import pytest

from graph.periods import Period
from queries.measures.cohort import Scope, members, sides_left
from queries.measures.groups import GROUPINGS, NOT_STATED, grouped
from queries.measures.placing import Clock
from queries.measures.windows import Length, Window, cut
from queries.question import BadParameter
from tests.cohorts import (
    ARMY,
    CONSULATE,
    DIVISION,
    REBELS,
    SPIES,
    STATE,
    day,
    everybody,
    left,
    person,
    population,
    served,
)  # fmt: skip

# Who is at risk


def test_a_service_ends_with_the_change_of_side_or_before_it() -> None:
    (one,) = everybody(
        person("a", served(ARMY), served(SPIES, until="2010"), served(DIVISION, since="2011"), left("2012-08-02", ARMY))
    )
    assert {service.body: service.end for service in one.services} == {
        ARMY: day("2012-08-02"), SPIES: day("2010"), DIVISION: day("2012-08-02"),
    }  # fmt: skip


def test_a_service_that_ended_nobody_says_when_counts_to_its_last_report() -> None:
    (one,) = everybody(person("a", served(ARMY, told="2012-03-01", ended=True)))
    assert one.services[0].end == day("2012-03-01")


def test_the_new_side_puts_nobody_at_risk() -> None:
    (one,) = everybody(person("a", served(ARMY), served(REBELS), left("2012", ARMY)))
    assert [service.body for service in one.services] == [ARMY]


def test_who_came_back_was_at_risk_on_both_sides() -> None:
    (one,) = everybody(person("a", served(ARMY), served(REBELS), left("2012", ARMY), left("2013", REBELS, to=STATE)))
    assert [(service.body, service.end) for service in one.services] == [(ARMY, day("2012")), (REBELS, day("2013"))]


def test_who_only_serves_a_side_that_nobody_left_is_not_at_risk() -> None:
    everyone = population(
        person("left", served(ARMY), left("2012", ARMY)), person("rebel", served(REBELS)), person("consul", served(CONSULATE))
    )
    assert sides_left(everyone) == {STATE}
    found = members(everyone, Scope(sides=sides_left(everyone)))
    assert [one.person.name for one in found] == ["left", "consul"]  # the consulate may be of any side


def test_a_body_takes_in_those_below_it_and_only_those_who_left_it() -> None:
    everyone = population(
        person("soldier", served(DIVISION), left("2012", DIVISION)),
        person("spy", served(SPIES), left("2012", SPIES)),
        person("nowhere", left("2012")),
    )
    found = members(everyone, Scope(agencies=frozenset({ARMY})))
    assert [(one.person.name, len(one.moves)) for one in found] == [("soldier", 1)]


def test_rank_is_that_of_the_time_of_leaving() -> None:
    everyone = population(
        person("a", served(ARMY), left("2012", ARMY, rank="Colonel", seniority=80), rank="General", seniority=96),
        person("b", served(ARMY), rank="General", seniority=96),
        person("c", served(ARMY)),
    )
    assert [one.person.name for one in members(everyone, Scope(rank_from=84))] == ["b"]
    assert [one.person.name for one in members(everyone, Scope(rank_to=80))] == ["a"]


# Groups


def test_everybody_stands_with_his_body_and_all_above_it() -> None:
    everyone = population(
        person("a", served(DIVISION), served(STATE), left("2012", DIVISION)), person("b", served(ARMY)), person("c", left(None))
    )
    groups = grouped(everyone, members(everyone, Scope()), GROUPINGS["agency"])
    assert {name: [one.person.name for one in found] for name, found in groups.items()} == {
        "Army": ["a", "b"], "Division": ["a"], NOT_STATED: ["c"],
    }  # fmt: skip
    assert list(groups)[-1] == NOT_STATED


def test_ranks_stand_in_their_order() -> None:
    everyone = population(
        person("a", served(ARMY), rank="Captain", seniority=68),
        person("b", served(ARMY), rank="General", seniority=96),
        person("c", served(ARMY), rank="Captain", seniority=68),
    )
    assert list(grouped(everyone, members(everyone, Scope()), GROUPINGS["rank"])) == ["General", "Captain"]


# Time


@pytest.mark.parametrize(
    ("length", "begins"),
    [
        ("1y", ["2011-03-15", "2012-01-01"]),
        ("6m", ["2011-03-15", "2011-09-01", "2012-03-01"]),
        ("400d", ["2011-03-15", "2012-04-18"]),
        ("30w", ["2011-03-15", "2011-10-11", "2012-05-08"]),
    ],
)
def test_windows_begin_with_the_day_and_months_with_the_first(length: str, begins: list[str]) -> None:
    found = cut(day("2011-03-15"), day("2012-07-01"), Length.parse(length))
    assert [str(window.since) for window in found] == begins
    assert [window.until for window in found] == [*(window.since for window in found[1:]), day("2012-07-01")]


@pytest.mark.parametrize("text", ["30", "d30", "0d", "1 year", "1000y", "-3m", ""])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(BadParameter, match="write 30d, 2w, 3m or 1y"):
        Length.parse(text)


def test_too_many_windows_are_refused() -> None:
    with pytest.raises(BadParameter, match="longer --window"):
        cut(dt.date(1900, 1, 1), dt.date(2000, 1, 1), Length.parse("1d"))


MONTHS = Clock(cut(day("2012-01"), day("2012-04"), Length.parse("1m")))


@pytest.mark.parametrize(
    ("date", "window"),
    [("2012-01-31", 0), ("2012-02", 1), ("2012-02-01", 1), ("2012", None), ("2012-04", None), ("2011-12-31", None), (None, None)],
)
def test_a_change_of_side_lies_in_the_window_that_holds_all_its_days(date: str | None, window: int | None) -> None:
    assert MONTHS.left(left(date)) == window


@pytest.mark.parametrize(("date", "told", "counts"), [("2012", None, True), (None, "2012-02", True), (None, "2013", False)])
def test_up_to_a_day_counts_what_had_begun_or_was_told_by_then(date: str | None, told: str | None, counts: bool) -> None:
    assert (Clock([Window(None, day("2012-07"))]).left(left(date, told=told)) == 0) == counts


def test_a_period_that_was_asked_for_takes_the_first_day_of_a_date() -> None:
    half = Clock([Window(day("2012-01"), day("2012-07"))])
    assert half.left(left("2012")) == 0  # as allegiance defections --since 2012-01 --until 2012-07 has it
    assert half.left(left(None, told="2012-02")) is None


def test_at_risk_are_those_who_served_on_some_day_of_a_window() -> None:
    (one,) = everybody(person("a", served(ARMY, since="2012-02-10", until="2012-03-01")))
    assert [list(numbers) for numbers in MONTHS.at_risk(one)] == [[1]]  # until is the first day after
    (always,) = everybody(person("b", served(ARMY)))
    assert [list(numbers) for numbers in MONTHS.at_risk(always)] == [[0, 1, 2]]
    (before,) = everybody(person("c", served(ARMY, until="2012-01-01")))
    assert list(MONTHS.at_risk(before)) == []
    (nowhere,) = everybody(person("d", left("2012-02-10")))
    assert [list(numbers) for numbers in MONTHS.at_risk(nowhere)] == [[0, 1]]  # what he left nobody says


def test_the_day_of_a_change_is_the_first_of_its_period() -> None:
    assert left("2012-08").day == day("2012-08-01")
    assert left(None, told="2012-09-01").known_by == day("2012-09-01")
    assert Period.parse("2012").start == left("2012", told="2013").known_by

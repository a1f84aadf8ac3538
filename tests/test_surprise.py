"""How surprising a change of side was, and whether those who left had stood between bodies: worked out by hand."""

from __future__ import annotations

from math import log2, sqrt
from typing import Any

import pytest

from queries.measures.bands import band
from queries.measures.brokerage import against_chance, brokers, strata
from queries.measures.surprise import surprises
from tests.cohorts import ARMY, CONSULATE, DIVISION, SPIES, day, everybody, left, person, population, served

# Surprise

GENERAL: dict[str, Any] = {"rank": "General", "seniority": 96}
CAPTAIN: dict[str, Any] = {"rank": "Captain", "seniority": 68}
NINE = (
    person("spy", served(SPIES), left("2012-08-02", SPIES), sects=["sect:one"], **GENERAL),
    person("b", served(SPIES), sects=["sect:one"], **GENERAL),
    person("c", served(SPIES), sects=["sect:one"], **CAPTAIN),
    *(person(name, served(ARMY), left("2012", ARMY), sects=["sect:two"], **CAPTAIN) for name in "de"),
    person("f", served(ARMY), left("2012", ARMY), sects=["sect:two"], **GENERAL),
    person("g", served(ARMY), sects=["sect:two"], **CAPTAIN),
    person("h", served(ARMY), left("2012", ARMY), **CAPTAIN),
    person("i", served(ARMY)),
)
"""Of the eight others of the spy four left, so that the rate of all is .5, and its odds are 1."""


def test_surprise_by_hand() -> None:
    # Of the two others of sect one, and of the two other spies, nobody left: each rate is (0 + 2 x .5) / (2 + 2) = 1/4, its odds
    # 1/3, log2 3 = 1.585 bits against leaving. Of the two other generals one left: (1 + 1) / (2 + 2) = 1/2, no evidence.
    # Odds of leaving 1/3 x 1/3 = 1/9, probability 1/10, surprise log2 10 = 3.3219.
    found = surprises(population(*NINE), everybody(*NINE))
    first = found[0]
    assert first.member.person.name == "spy"
    assert (first.bits, first.probability) == pytest.approx((log2(10), 0.1))
    assert [(t.name, t.left, t.recorded) for t in (first.sect, first.kind, first.rank)] == [
        ("One", 0, 2), ("intelligence", 0, 2), ("general officers", 1, 2),
    ]  # fmt: skip
    assert [first.sect.bits, first.kind.bits, first.rank.bits] == pytest.approx([log2(3), log2(3), 0])
    assert [row.bits for row in found] == sorted((row.bits for row in found), reverse=True)


def test_what_nobody_else_has_tells_nothing() -> None:
    alone = (person("a", served(CONSULATE), left("2012", CONSULATE), sects=["sect:one"]), person("b", served(ARMY)))
    (only,) = surprises(population(*alone), everybody(*alone))
    assert (only.sect.recorded, only.sect.bits) == (0, 0)


def test_bands_of_ranks() -> None:
    found = [band(seniority) for seniority in (100, 84, 83, 72, 71, 56, 55, 0, None)]
    pairs = ["general officers", "senior officers", "junior officers", "other ranks"]
    assert found == [name for name in pairs for _ in range(2)] + [None]


# Brokerage

THREE = (
    person("x", served(ARMY), served(SPIES), left("2012-06-01", ARMY)),
    person("y", served(SPIES), served(CONSULATE)),
    person("z", served(ARMY)),
)
"""Army - x - spies - y - consulate, and z in the army alone."""


def test_brokerage_by_hand() -> None:
    # Paths: army to spies by x, spies to consulate by y, army to consulate by both. Each stands on 2 of 3, z on none.
    found = brokers(population(*THREE), everybody(*THREE), day("2012-01-01"), day("2013-01-01")).persons
    assert {one.member.person.name: one.share for one in found} == pytest.approx({"x": 2 / 3, "y": 2 / 3, "z": 0})
    assert [one.member.person.name for one in found if one.left] == ["x"]


def test_in_a_large_network_paths_are_sought_from_some_bodies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.measures.brokerage.MOST_STEPS", 8)  # four services
    monkeypatch.setattr("queries.measures.brokerage.FEWEST", 1)
    found = brokers(population(*THREE), everybody(*THREE), day("2012-01-01"), day("2013-01-01"))
    assert (found.asked, found.bodies) == (2, 3)
    # of two bodies there are four paths; the one between them, if any, is sought from both ends
    assert {round(4 * one.share, 6) for one in found.persons} <= {0, 1, 2, 3, 4}


def test_chance_by_hand() -> None:
    # Had one of the three left by chance, his share would be 2/3, 2/3 or 0: mean 4/9, spread √(8/27 - 16/81) = √8 / 9.
    # As high as x in two of three cases; z = (6/9 - 4/9) / (√8 / 9) = 2 / √8.
    found = brokers(population(*THREE), everybody(*THREE), day("2012-01-01"), day("2013-01-01")).persons
    strata_of = strata(population(*THREE), found)
    chance = against_chance(found, strata_of["all"], 20_000)
    assert (chance.left, chance.stayed, chance.informative) == (1, 2, 1)
    assert (chance.mean_left, chance.mean_stayed) == pytest.approx((2 / 3, 1 / 3))
    assert (chance.expected, chance.z, chance.p) == pytest.approx((4 / 9, 2 / sqrt(8), 2 / 3), abs=0.02)
    assert against_chance(found, strata_of["all"], 500) == against_chance(found, strata_of["all"], 500)


def test_who_left_changes_places_within_his_body_only() -> None:
    # The army has x and z. The spies have as many, x and y; x is of the army, the first by the alphabet, and y of the spies.
    found = brokers(population(*THREE), everybody(*THREE), day("2012-01-01"), day("2013-01-01")).persons
    chance = against_chance(found, strata(population(*THREE), found)["body"], 20_000)
    assert (chance.expected, chance.p) == pytest.approx((1 / 3, 1 / 2), abs=0.02)  # x or z: 2/3 or 0


def test_where_chance_can_change_nothing_there_is_no_p() -> None:
    alone = (person("a", served(ARMY), left("2012-06-01", ARMY)), person("b", served(SPIES)))
    found = brokers(population(*alone), everybody(*alone), day("2012-01-01"), day("2013-01-01")).persons
    chance = against_chance(found, strata(population(*alone), found)["body"], 100)
    assert (chance.informative, chance.z, chance.p) == (0, None, None)


def test_a_body_and_one_below_it_are_one_service() -> None:
    nested = (person("a", served(ARMY), served(DIVISION)), person("b", served(ARMY), served(SPIES)))
    found = brokers(population(*nested), everybody(*nested), day("2012-01-01"), day("2013-01-01")).persons
    assert [(one.bodies, one.share) for one in found] == [((DIVISION,), 0.0), ((ARMY, SPIES), 1.0)]


def test_brokerage_is_of_services_before_the_day_and_of_those_still_there() -> None:
    gone, later = (
        person("gone", served(ARMY), served(SPIES), left("2011", ARMY)),
        person("later", served(ARMY), served(SPIES, since="2012-03")),
    )
    found = brokers(population(gone, later), everybody(gone, later), day("2012-01-01"), day("2013-01-01")).persons
    assert [(one.member.person.name, one.bodies) for one in found] == [("later", (ARMY,))]

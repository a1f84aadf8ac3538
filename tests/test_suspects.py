"""Names that are too little for a rule (graph/identity/faint.py, suspect.py): nobody is joined by them, and people are asked."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from graph.identity.judgements import NONE, judgement
from graph.identity.profile import profiles
from graph.identity.resolve import Resolution, resolve
from graph.identity.suspect import suspects
from graph.load import decide
from graph.statement import Reading
from graph.stores import Store
from queries.who import doubts
from tests.graphs import (
    AIR_FORCE,
    ALAWITE,
    ARMY,
    DRUZE,
    EMBASSY,
    FSA,
    NOW,
    POLITICAL,
    Fact,
    agency,
    belongs,
    defects,
    load,
    serves,
    told,
)  # fmt: skip

JULY, LATER_IN_JULY, MONTHS_LATER = "2012-07-06", "2012-07-27", "2013-05-01"
COUNCIL, TO_COUNCIL = (agency(name, None, None) for name in ("Human Rights Council", "Delegation to the Human Rights Council"))


def found(*readings: Reading) -> Resolution:
    """Who is who in these articles."""
    return resolve(profile for reading in readings for profile in profiles(reading))


def asked(first: Iterable[Fact], second: Iterable[Fact], days: tuple[str, str] = (JULY, LATER_IN_JULY)) -> bool:
    """Whether people are asked about the only men of two articles; no rule may join them."""
    resolution = found(told("A", days[0], *first), told("B", days[1], *second))
    assert len(set(resolution.person.values())) == 2
    return bool(resolution.doubts)


# --- a single name ---------------------------------------------------------------------------------------------------

PARTS = {
    "a given name": ("Manaf", "Manaf Tlass"),
    "a surname": ("al-Meeki", "Zubaida al-Miqi"),
    "a surname in another spelling": ("Al-Shara", "Farouk al-Sharaa"),
    "the surname before the mother's": ("Marcano", "Luis Marcano Rondón"),
    "a surname that stands first": ("Hrytsenko", "Hrytsenko Volodymyr Ivanovych"),
    "of another script": ("Шойгу", "Sergei Shoigu"),
}


@pytest.mark.parametrize(("single", "full"), PARTS.values(), ids=PARTS)
def test_a_single_name_is_asked_about_with_body_and_rank_in_common(single: str, full: str) -> None:
    assert asked([serves(single, AIR_FORCE, rank="Colonel")], [serves(full, AIR_FORCE, rank="Colonel")])


IN_COMMON = {
    "a post": ([serves("Meeki", EMBASSY, role="consul")], [serves("Zubaida Meeki", EMBASSY, role="Consul")]),
    "the month of the move": (
        [defects("Meeki", FSA, origin=AIR_FORCE, date="2012-07-03")],
        [defects("Zubaida Meeki", FSA, origin=AIR_FORCE, date="2012-07")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("facts", IN_COMMON.values(), ids=IN_COMMON)
def test_what_else_is_telling_beside_the_body(facts: tuple[list[Fact], list[Fact]]) -> None:
    assert asked(*facts)


def test_the_month_of_a_move_is_telling_long_after_it() -> None:
    single, full = (defects(name, origin=AIR_FORCE, rank="Colonel", date="2012-07-03") for name in ("Manaf", "Manaf Tlass"))
    assert asked([single], [full], (JULY, MONTHS_LATER))


TOO_LITTLE = {
    "the body only": ([serves("Meeki", AIR_FORCE)], [serves("Zubaida Meeki", AIR_FORCE)]),
    "the rank only": ([serves("Meeki", AIR_FORCE, rank="Colonel")], [serves("Zubaida Meeki", POLITICAL, rank="Colonel")]),
    "a body in which thousands serve": ([serves("Meeki", ARMY, rank="Colonel")], [serves("Zubaida Meeki", ARMY, rank="Colonel")]),
    "a name that many bear": ([serves("Hassan", AIR_FORCE, rank="Colonel")], [serves("Ali Hassan", AIR_FORCE, rank="Colonel")]),
    "another rank": (
        [serves("Meeki", AIR_FORCE, rank="Captain", role="chief")],
        [serves("Zubaida Meeki", AIR_FORCE, rank="Colonel", role="chief")],
    ),
    "another sect": (
        [serves("Meeki", AIR_FORCE, rank="Colonel"), belongs("Meeki", ALAWITE)],
        [serves("Zubaida Meeki", AIR_FORCE, rank="Colonel"), belongs("Zubaida Meeki", DRUZE)],
    ),
    "a part of a word": ([serves("Zubai", AIR_FORCE, rank="Colonel")], [serves("Zubaida Meeki", AIR_FORCE, rank="Colonel")]),
    "a nom de guerre": ([serves("Furat", AIR_FORCE, rank="Colonel")], [serves("Abu Furat al-Jader", AIR_FORCE, rank="Colonel")]),
    "two single names": ([serves("Meeki", AIR_FORCE, rank="Colonel")], [serves("al-Meeki", AIR_FORCE, rank="Colonel")]),
}  # fmt: skip


@pytest.mark.parametrize("facts", TOO_LITTLE.values(), ids=TOO_LITTLE)
def test_nobody_is_asked_where_too_little_is_in_common(facts: tuple[list[Fact], list[Fact]]) -> None:
    assert not asked(*facts)


def test_nobody_is_asked_about_men_named_side_by_side() -> None:
    both = told("A", JULY, serves("Manaf", AIR_FORCE, rank="Colonel"), serves("Manaf Tlass", AIR_FORCE, rank="Colonel"))
    assert not found(both, told("B", LATER_IN_JULY, serves("Manaf Tlass", AIR_FORCE, rank="Colonel"))).doubts


# --- a surname with a letter amiss -----------------------------------------------------------------------------------

SLIPS = [
    ("Danny al-Baaj", "Danny al-Barj"), ("Abdel Latif al-Dabbagh", "Abdelatif al-Dabbah"), ("Danny George Baaj", "Danny Barj"),
    ("Siarhei Kavalenka", "Sergei Kavalena"), ("Yefim Hrytsenko", "Yefim Hrytseko"), ("Cristhian Figuera", "Cristhian Figuerda"),
    ("Rakiswende Sawadogo", "Rakiswende Sawagodo"), ("Tesfay Gebremeskel", "Tesfay Gebremesel"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_a_surname_with_a_letter_amiss_is_asked_about_with_a_body_in_common(one: str, other: str) -> None:
    assert asked([serves(one, TO_COUNCIL)], [serves(other, TO_COUNCIL)])


def test_bodies_that_may_be_one_are_telling_for_a_surname() -> None:
    assert asked([serves("Danny al-Baaj", TO_COUNCIL)], [serves("Danny al-Barj", COUNCIL)])
    assert not asked([serves("Danny al-Baaj", TO_COUNCIL)], [serves("Danny al-Barj", POLITICAL)])


OTHERS = [
    ("Danny al-Baaj", "George al-Barj"), ("Danny Amin", "Danny Amir"), ("Danny al-Baaj", "Danny al-Bart"),
    ("Kinan al-Sharaa", "Farouk al-Shara"), ("Danny George Baaj", "Danny Paul Barj"), ("Danny Salem", "Danny Saleh"),
    ("D. Baaj", "D. Barj"), ("Danny Bu", "Danny Bur"), ("Danny Kovalenko", "Danny Kovalchuk"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_namesakes_and_brothers_are_not_asked_about(one: str, other: str) -> None:
    assert not asked([serves(one, TO_COUNCIL)], [serves(other, TO_COUNCIL)])


def test_a_letter_amiss_in_a_long_surname_is_asked_about_in_the_news_of_the_same_days() -> None:
    about = serves("Nasr Mustafa", AIR_FORCE)
    long = [
        told("A", JULY, belongs("Danny al-Dabbagh", DRUZE), about),
        told("B", "2012-07-08", belongs("Danny al-Dabbah", DRUZE)),
    ]
    short = [told("A", JULY, belongs("Danny al-Baaj", DRUZE), about), told("B", "2012-07-08", belongs("Danny al-Barj", DRUZE))]
    later = [long[0], told("B", LATER_IN_JULY, belongs("Danny al-Dabbah", DRUZE))]
    assert [len(found(*articles).doubts) for articles in (long, short, later)] == [1, 0, 0]


# --- many, and in a store --------------------------------------------------------------------------------------------


def test_a_man_in_the_news_every_day_is_weighed_once() -> None:
    daily = [told("A", f"2012-07-{day:02}", serves("Manaf Tlass", AIR_FORCE, rank="Colonel")) for day in range(1, 29)]
    readings = [*daily, told("B", JULY, serves("Manaf", AIR_FORCE, rank="Colonel"))]
    by_id = {profile.id: profile for reading in readings for profile in profiles(reading)}
    person = resolve(by_id.values()).person
    assert len(suspects(by_id, person.__getitem__, NONE)) == 1


FULL = told("A", JULY, serves("Manaf Tlass", AIR_FORCE, rank="Colonel"))
SINGLE = told("B", LATER_IN_JULY, serves("Manaf", AIR_FORCE, rank="Colonel"))


@pytest.mark.parametrize("order", [(FULL, SINGLE), (SINGLE, FULL)], ids=("full first", "single first"))
def test_a_store_keeps_the_pair_until_it_is_decided(store: Store, order: tuple[Reading, Reading]) -> None:
    load(store, order, size=1)
    (pair,) = doubts(store)
    assert {pair["leftName"], pair["rightName"]} == {"Manaf Tlass", "Manaf"}
    decide(store, [judgement("same", [pair["left"]], [pair["right"]], by="amal", at=NOW, why="one video")])
    assert doubts(store) == []
    load(store, [told("C", LATER_IN_JULY, serves("Manaf Tlass", AIR_FORCE, rank="Colonel"))])
    assert doubts(store) == []


def test_what_is_decided_to_be_two_is_not_asked_again(store: Store) -> None:
    load(store, [FULL, SINGLE])
    (pair,) = doubts(store)
    decide(store, [judgement("different", [pair["left"]], [pair["right"]], by="amal", at=NOW, why="a cousin")])
    assert doubts(store) == []

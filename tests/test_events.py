"""Which accounts tell of one change of side (graph/edges/events.py, denials.py)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edges import Account, consolidate
from graph.schema import DefectedTo
from tests.accounts import ARMY, COVENANT, RIVER, account

FRONT, BAND = {"object": "faction:front"}, {"object": "faction:band"}
"""Factions of which no side is known."""


def told(to: dict[str, str], date: str | None = None, published: str | None = None, **more: Any) -> Account:
    """An account of a move, with its date, its day of publication, both or neither."""
    return account(date=date, published=published, **{**to, **more})


def events(*accounts: Account) -> list[tuple[str, int]]:
    """(target, statements) of each change of side, in the order of the first report or date."""
    edges = [edge for edge in consolidate(accounts) if isinstance(edge, DefectedTo)]
    return [(edge.end_.removeprefix("faction:"), edge.statements) for edge in edges]


def edges(*accounts: Account) -> list[DefectedTo]:
    """The edges."""
    return [edge for edge in consolidate(accounts) if isinstance(edge, DefectedTo)]


OVER_BACK_OVER = {
    "days": [told(RIVER, "2019-03-05"), told(ARMY, "2019-06-01"), told(RIVER, "2019-09-09")],
    "years": [told(RIVER, "2019"), told(ARMY, "2020"), told(RIVER, "2021")],
    "months and a year": [told(RIVER, "2019-12"), told(ARMY, "2020"), told(RIVER, "2020-09")],
    "publications only": [told(RIVER, None, "2019-03-05"), told(ARMY, None, "2020-01-01"), told(RIVER, None, "2021-06-01")],
    "the return undated": [told(RIVER, "2019-03-05"), told(ARMY, None, "2019-06-01"), told(RIVER, "2019-09-09")],
    "the first undated": [told(RIVER, None, "2019-03-05"), told(ARMY, "2019-06-01"), told(RIVER, "2019-09-09")],
    "the last undated": [told(RIVER, "2019-03-05"), told(ARMY, "2019-06-01"), told(RIVER, None, "2019-09-09")],
    "sides unknown": [told(FRONT, "2019-03-05"), told(BAND, "2019-06-01"), told(FRONT, "2019-09-09")],
    "back to what was left": [told(RIVER, "2019-03", origin="faction:band"), told(BAND, "2019-06"), told(RIVER, "2019-09")],
    "sides not stated": [
        told({**RIVER}, "2019-03-05", stated=False),
        told(ARMY, "2019-06-01"),
        told(RIVER, "2019-09-09", stated=False),
    ],
}


@pytest.mark.parametrize("accounts", OVER_BACK_OVER.values(), ids=OVER_BACK_OVER)
def test_over_back_and_over_again_are_three(accounts: list[Account]) -> None:
    there, back = accounts[0].object, accounts[1].object
    assert [edge.end_ for edge in edges(*reversed(accounts))] == [there, back, there]


TEN = [
    told(RIVER, "2021-06-04", "2021-06-05"), told(RIVER, "2021-06-05", "2021-06-05"), told(RIVER, "2021-06-06", "2021-06-07"),
    told(RIVER, "2021-06-07", "2021-06-07"), told(RIVER, "2021-06", "2021-06-07"), told(RIVER, "2021", "2021-06-08"),
    told(COVENANT, "2021-06-04", "2021-06-08"), told(RIVER, None, "2021-06-04"), told(RIVER, None, "2021-06-30"),
    told({"object": "faction:none"}, None, "2021-06-06", stated=False),
]  # fmt: skip


@settings(deadline=None)
@given(st.permutations(TEN))
def test_ten_articles_on_four_days_are_one(accounts: list[Account]) -> None:
    (edge,) = edges(*accounts)
    assert (edge.statements, edge.dates[0]) == (10, "2021-06-04")
    assert edge.dates == ["2021-06-04", "2021-06-05", "2021-06-06", "2021-06-07", "2021-06", "2021"]


ONE = {
    "a body without a side beside one with": [told(RIVER, "2021-06-04"), told(FRONT, "2021-06-05"), told(RIVER, "2021-06-09")],
    "a date some days after a publication": [told(RIVER, None, "2021-06-01"), told(RIVER, "2021-06-05")],
    "an announcement after a publication": [
        told(RIVER, None, "2021-05-01"), told(RIVER, "2021-06-05", date_basis="announcement"),
    ],
    "an undated account long after": [told(RIVER, "2019-03"), told(RIVER, None, "2021-06-01")],
    "an undated account in the days after the return": [
        told(RIVER, "2021-06-04"), told(ARMY, "2021-06-07"), told(RIVER, None, "2021-06-08"),
    ],
    "neither date nor publication": [told(RIVER), told(RIVER, "2019-03"), told(RIVER)],
}  # fmt: skip


@pytest.mark.parametrize("accounts", ONE.values(), ids=ONE)
def test_one_going_over_is_one(accounts: list[Account]) -> None:
    assert [edge.end_ for edge in edges(*accounts)].count("faction:river-front") == 1


def test_what_was_published_before_it_happened_does_not_speak_of_it() -> None:
    accounts = [told(RIVER, None, "2020-06-01"), told(RIVER, "2021-06-04")]
    assert sorted((edge.statements, edge.dates) for edge in edges(*accounts)) == [(1, []), (1, ["2021-06-04"])]


def test_an_undated_account_goes_with_the_last_move_that_it_may_speak_of() -> None:
    dated = [told(RIVER, "2019"), told(ARMY, "2020"), told(RIVER, "2021-02-03")]
    for published, with_ in (("2019-12-01", "2019"), ("2021-06-16", "2021-02-03")):
        found = {edge.dates[0]: edge.statements for edge in edges(*dated, told(RIVER, None, published))}
        assert found == {"2019": 1, "2020": 1, "2021-02-03": 1} | {with_: 2}


def test_a_year_goes_with_the_day_in_it_that_it_may_speak_of() -> None:
    dated = [told(RIVER, "2020-02-01"), told(ARMY, "2020-05-01"), told(RIVER, "2020-09-01")]
    for published, with_ in (("2020-03-01", "2020-02-01"), ("2020-10-01", "2020-09-01"), ("2022-01-01", "2020-02-01")):
        found = {edge.dates[0]: edge.statements for edge in edges(*dated, told(RIVER, "2020", published))}
        assert found == {"2020-02-01": 1, "2020-05-01": 1, "2020-09-01": 1} | {with_: 2}


def test_a_less_precise_date_speaks_for_the_one_inside_it() -> None:
    said = {"A": "2021-06-04", "B": "2021-07-02", "C": "2021-07", "D": "2021-06-04", "E": "2021-07"}
    (edge,) = edges(*[told(RIVER, date, "2021-08-01", publisher=publisher) for publisher, date in said.items()])
    assert edge.dates == ["2021-07-02", "2021-06-04", "2021-07"]


def test_a_date_that_is_copied_counts_once() -> None:
    copies = [told(RIVER, "2021-07-02", "2021-08-01", publisher=publisher, credits=("AFP",)) for publisher in "ABC"]
    others = [told(RIVER, "2021-07-09", "2021-08-01", publisher=publisher) for publisher in "DE"]
    (edge,) = edges(*copies, *others)
    assert (edge.dates, edge.sources, edge.statements) == (["2021-07-09", "2021-07-02"], 3, 5)


# --- denials ---------------------------------------------------------------------------------------------------------

THREE = [told(RIVER, "2019-03-05", "2019-03-06"), told(ARMY, "2020-01-01", "2020-01-02"), told(RIVER, "2021-06-01", "2021-06-02")]
VAGUE: dict[str, str] = {}


@pytest.mark.parametrize(
    ("denial", "disputed"),
    [
        (told(RIVER, None, "2019-04-01"), ["2019-03-05"]),
        (told(RIVER, None, "2021-07-01"), ["2021-06-01"]),
        (told(RIVER, "2019-03", "2021-07-01"), ["2019-03-05"]),
        (told(RIVER, None, "2018-01-01"), []),
        (told(RIVER), ["2019-03-05", "2021-06-01"]),
        (told(ARMY, None, "2021-07-01"), ["2020-01-01"]),
        (told(VAGUE, None, "2020-02-01"), ["2020-01-01"]),
    ],
)
def test_a_denial_disputes_the_move_that_it_may_speak_of(denial: Account, disputed: list[str]) -> None:
    denial = denial.model_copy(update={"modality": "denied", "publisher": "D"})
    assert [edge.dates[0] for edge in edges(*THREE, denial) if edge.status == "disputed"] == disputed


def says(publisher: str, published: str | None, **more: Any) -> Account:
    """An undated account of the same move."""
    return told(RIVER, None, published, publisher=publisher, **more)


CONFIRMED = "confirmed", "2021-06-11"
FIRST, DENIED = says("A", "2021-06-01"), says("D", "2021-06-05", modality="denied")


@pytest.mark.parametrize(
    ("later", "status", "settled"),
    [
        ([], "disputed", None),
        ([says("B", "2021-06-09")], "confirmed", "2021-06-09"),
        ([says("B", "2021-06-09"), says("C", "2021-06-08")], "confirmed", "2021-06-08"),
        ([says("D", "2021-06-09")], "confirmed", "2021-06-09"),  # who has denied it admits it
        ([says("B", "2021-06-05")], "disputed", None),
        ([says("B", None)], "disputed", None),
        ([says("A", "2021-06-09")], "disputed", None),
        ([says("(unknown)", "2021-06-09")], "disputed", None),
        ([says("B", "2021-06-09", modality="reported")], "disputed", None),
        ([says("B", "2021-06-02"), says("B", "2021-06-09")], "disputed", None),
        ([says("B", None), says("B", "2021-06-09")], "disputed", None),
        ([says("B", "2021-06-02", credits=("AFP",)), says("C", "2021-06-09", credits=("AFP",))], "disputed", None),
        ([says("B", "2021-06-09"), says("E", "2021-06-10", modality="denied")], "disputed", None),
        ([says("B", "2021-06-09"), says("E", None, modality="denied")], "disputed", None),
        (
            [says("B", "2021-06-09"), says("E", "2021-06-10", modality="denied"), says("F", "2021-06-11")],
            "confirmed",
            "2021-06-11",
        ),
    ],
)
def test_a_later_confirmation_by_somebody_else_settles_a_denial(later: list[Account], status: str, settled: str | None) -> None:
    accounts = [FIRST, DENIED, *later]
    (edge,) = edges(*accounts)
    assert (edge.status, str(edge.settled) if edge.settled else None) == (status, settled)
    assert edge.denials == sum(a.modality == "denied" for a in accounts)
    assert edge.evidence == sorted(a.id for a in accounts)

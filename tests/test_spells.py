"""Which accounts tell of one service in a body, and from when to when it was (graph/edges/spells.py, services.py)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edges import Account, consolidate
from graph.periods import Period
from graph.schema import ServesIn
from tests.accounts import ARMY, BRIGADE, LEFT_BRIGADE, RIVER, account

FORT = {"object": "agency:fort-ula", "object_name": "Fort Ula"}
CAME_BACK = {**ARMY, "origin": "faction:river-front"}


def serves(since: str | None = None, until: str | None = None, body: dict[str, str] = BRIGADE, **said: Any) -> Account:
    """An account of service, published in 2021."""
    return account("SERVES_IN", since=since, until=until, **body, **said)


def leaves(date: str | None, **said: Any) -> Account:
    """An account of a change of side that left the brigade."""
    return account(date=date, **RIVER, **LEFT_BRIGADE, **said)


def spells(*accounts: Account, body: str = BRIGADE["object"]) -> list[tuple[str, str, int]]:
    """(since, until, statements) of each service in the body, as precise as it is known."""
    found = [edge for edge in consolidate(accounts) if isinstance(edge, ServesIn) and edge.end_ == body]
    periods = [
        (Period.of(edge.since, edge.since_precision), Period.of(edge.until, edge.until_precision), edge.statements)
        for edge in found
    ]
    return sorted((str(since or "?"), str(until or "?"), number) for since, until, number in periods)


TOUCHING = {
    "they overlap": [serves("2010", "2014"), serves("2012", "2016")],
    "they touch": [serves("2010", "2014-03"), serves("2014-03", "2016")],
    "one holds the other": [serves("2010", "2016"), serves("2012", "2014")],
    "nothing lies between": [serves("2010", "2012"), serves("2014", "2016")],
    "only the service above lies between": [serves("2010", "2012"), serves("2014", "2016"), serves("2000", "2020", FORT)],
}


@pytest.mark.parametrize("accounts", TOUCHING.values(), ids=TOUCHING)
def test_spells_that_nothing_parts_are_one(accounts: list[Account]) -> None:
    assert spells(*accounts) == spells(*reversed(accounts)) == [("2010", "2016", 2)]


APART = {
    "another body": [serves("2010", "2012"), serves("2014", "2016"), serves("2012", "2014", FORT)],
    "a day in another body": [serves("2010", "2012"), serves("2014", "2016"), serves("2013", None, FORT)],
    "a change of side from elsewhere": [serves("2010", "2012"), serves("2014", "2016"), account(date="2013", **RIVER)],
    "the words of the text": [serves("2010", "2012", current=False), serves("2014", "2016")],
}


@pytest.mark.parametrize("accounts", APART.values(), ids=APART)
def test_spells_stay_apart_when_something_lies_between(accounts: list[Account]) -> None:
    assert spells(*accounts) == spells(*reversed(accounts)) == [("2010", "2012", 1), ("2014", "2016", 1)]


def test_who_goes_over_and_comes_back_has_served_twice() -> None:
    out, back = leaves("2012-07-05"), account(date="2013-02", **CAME_BACK)
    assert spells(serves("2010"), out, back, serves("2013-03")) == [("2010", "2012-07-05", 2), ("2013-03", "?", 1)]
    assert spells(out, back, leaves("2014-01-09")) == [("?", "2012-07-05", 1), ("?", "2014-01-09", 1)]


def test_one_departure_with_two_destinations_ends_one_service() -> None:
    elsewhere = account(date="2012-07-09", object="faction:protesters", **LEFT_BRIGADE)
    assert spells(leaves("2012-07-05"), elsewhere) == [("?", "2012-07-05", 2)]


def test_a_change_of_side_ends_the_spell_that_it_follows() -> None:
    two = [serves("2005", "2007", current=False), serves("2010")]
    assert spells(*two, leaves("2012-07-05")) == [("2005", "2007", 1), ("2010", "2012-07-05", 2)]
    assert spells(*two, leaves("2007-12-01")) == [("2005", "2007", 2), ("2010", "?", 1)]


def test_the_day_of_leaving_is_that_of_the_event_whoever_tells_it() -> None:
    assert spells(leaves(None), account(date="2021-06-04", **RIVER)) == [("?", "2021-06-04", 1)]


@pytest.mark.parametrize(
    ("undated", "joins"),
    [
        ({"role": "chief"}, "2014"), ({"rank": "Major", "published": "2015-01-01"}, "2010"),
        ({"published": "2011-05-05"}, "2010"),
        ({"published": "2015-05-05"}, "2014"), ({"published": "2030-01-01"}, "2014"), ({"published": None}, "2010"),
    ],
)  # fmt: skip
def test_an_undated_account_goes_with_the_spell_that_fits(undated: dict[str, Any], joins: str) -> None:
    early = serves("2010", "2012", current=False, rank="Major", published="2012-06-01")
    late = serves("2014", "2016", role="chief", published="2017-06-01")
    numbers = {since: number for since, _, number in spells(serves(**undated), late, early)}
    assert numbers == {"2010": 1, "2014": 1} | {joins: 2}


def test_undated_accounts_are_one_spell() -> None:
    assert spells(serves(), serves(current=False), serves(role="chief")) == [("?", "?", 3)]


def test_a_denial_disputes_the_spell_that_it_fits() -> None:
    two = [serves("2010", "2012", current=False, published="2010-05-05"), serves("2014", "2016", published="2010-05-05")]
    denial = serves(modality="denied", published="2011-01-01")
    found = [edge for edge in consolidate([*two, denial]) if isinstance(edge, ServesIn)]
    assert sorted((edge.since.year, edge.status) for edge in found if edge.since) == [(2010, "disputed"), (2014, "single source")]


PARTS = [
    serves("2000", "2003"),
    serves("2003", "2006"),
    serves("2006", "2009-05"),
    serves("2001"),
    serves(None, "2009"),
    serves(),
]


@settings(deadline=None)
@given(st.permutations(PARTS))
def test_of_parts_that_follow_each_other_begin_and_end_count(accounts: list[Account]) -> None:
    assert spells(*accounts) == [("2000", "2009-05", 6)]


# --- ids -------------------------------------------------------------------------------------------------------------


def test_the_id_is_made_from_the_earliest_statement() -> None:
    first = leaves("2012-07-05", published="2012-07-06")
    ids = {edge.type: edge.id for edge in consolidate([first])}
    assert len(set(ids.values())) == 2
    later = [leaves(None, published=f"2012-07-{day:02}", id=f"a{day}") for day in range(7, 20)]
    assert {edge.type: edge.id for edge in consolidate([*later, leaves(None, published=None, id="0"), first])} == ids
    renamed = [a.model_copy(update={"subject": "person:ibe"}) for a in (first, *later)]
    assert {edge.type: edge.id for edge in consolidate(renamed)} == ids

"""What statements add up to (graph/edges/), without a store."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edges import Account, consolidate
from graph.periods import Period
from graph.schema import DefectedTo, Edge, ServesIn
from tests.accounts import ACCOUNTS, ARMY, BRIGADE, COVENANT, LEFT_BRIGADE, RIVER, account


def moves(*accounts: Account) -> set[tuple[str, str]]:
    """(target, date) of each change of side."""
    return {(e.end_, e.dates[0] if e.dates else "?") for e in consolidate(accounts) if isinstance(e, DefectedTo)}


def only(*accounts: Account, kind: type[Edge] = Edge) -> Any:
    """The one edge of this class."""
    (edge,) = [edge for edge in consolidate(accounts) if isinstance(edge, kind)]
    return edge


# --- which edges there are -------------------------------------------------------------------------------------------


def test_nothing_adds_up_to_nothing() -> None:
    assert consolidate([]) == []


@pytest.mark.parametrize("modality", ["denied", "hypothetical"])
@pytest.mark.parametrize("kind", ["DEFECTED_TO", "SERVES_IN", "BELONGS_TO"])
def test_what_is_denied_or_only_thought_of_makes_no_edge(kind: str, modality: str) -> None:
    assert consolidate([account(kind, modality=modality, **RIVER, **LEFT_BRIGADE)]) == []


def test_going_over_coming_back_and_going_over_again_are_three_moves() -> None:
    out, back, again = account(date="2019-03", **RIVER), account(date="2020", **ARMY), account(date="2021-06-04", **RIVER)
    expected = {("faction:river-front", "2019-03"), ("faction:army", "2020"), ("faction:river-front", "2021-06-04")}
    assert moves(again, out, back) == expected
    assert len({edge.id for edge in consolidate([out, back, again])}) == 3


def test_two_moves_to_one_side_more_than_a_year_apart_are_two() -> None:
    first = account(date="2019-03-01", **RIVER)
    assert len(moves(first, account(date="2020-02-29", **RIVER))) == 1
    assert len(moves(first, account(date="2020-03-03", **RIVER))) == 2


def test_two_factions_of_one_side_are_one_move_to_the_one_that_more_publishers_name() -> None:
    named = {"A": RIVER, "B": COVENANT, "C": COVENANT}
    said = [account(date="2019-03", publisher=publisher, **faction) for publisher, faction in named.items()]
    assert moves(*said) == {("faction:covenant", "2019-03")}


def test_people_do_not_mix() -> None:
    edges = consolidate([account(date="2019", **RIVER), account(date="2019", subject="person:mai-oren", **RIVER)])
    assert {(edge.start_, edge.statements) for edge in edges} == {("person:major-ibe", 1), ("person:mai-oren", 1)}


# --- how sure an edge is ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("publishers", "status", "sources"),
    [("A", "single source", 1), ("AA", "single source", 1), ("AB", "confirmed", 2), ("ABB", "confirmed", 2)],
)
def test_publishers_confirm(publishers: str, status: str, sources: int) -> None:
    said = [account(id=f"statement:{n}", publisher=publisher, **RIVER) for n, publisher in enumerate(publishers)]
    edge = only(*said)
    assert (edge.status, edge.sources, edge.statements) == (status, sources, len(publishers))


def test_a_denial_disputes_and_stands_in_the_evidence() -> None:
    edge = only(account(id="a", **RIVER), account(id="b", publisher="B", **RIVER), account(id="c", modality="denied"))
    assert (edge.status, edge.sources, edge.statements, edge.evidence) == ("disputed", 2, 2, ["a", "b", "c"])


def test_a_denial_of_another_side_disputes_nothing() -> None:
    assert only(account(**RIVER), account(modality="denied", **ARMY)).status == "single source"


def test_a_denial_of_a_post_disputes_that_post_only() -> None:
    there = {"object": "agency:fort-ula", "object_name": "Fort Ula"}
    denial = account("SERVES_IN", modality="denied", **BRIGADE)
    edges = consolidate([account("SERVES_IN", **BRIGADE), account("SERVES_IN", **there), denial])
    assert {(e.end_, e.status) for e in edges} == {("agency:third-brigade", "disputed"), ("agency:fort-ula", "single source")}


@pytest.mark.parametrize(
    ("said", "confidence"),
    [
        ([("A", 0.9, "asserted")], 0.9),
        ([("A", 0.9, "asserted"), ("A", 0.5, "asserted")], 0.9),
        ([("A", 0.9, "asserted"), ("B", 0.5, "asserted")], 0.95),
        ([("A", 0.5, "reported")], 0.3),
        ([("A", 0.9, "asserted"), ("B", 0.9, "denied")], 0.45),
    ],
)
def test_confidence_is_a_noisy_or_over_publishers(said: list[tuple[str, float, str]], confidence: float) -> None:
    edge = only(*[account(publisher=p, confidence=c, modality=m, **RIVER) for p, c, m in said])
    assert edge.confidence == pytest.approx(confidence)


def test_first_and_last_report() -> None:
    edge = only(account(published="2021-06-16", **RIVER), account(published="2021-01-05", **RIVER))
    assert (edge.first_reported, edge.last_reported) == (dt.date(2021, 1, 5), dt.date(2021, 6, 16))


# --- what an edge says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dates", "best"),
    [
        ("2021 2021-06 2021-06-04", "2021-06-04"),
        ("2021-06-05 2021-06-04 2021-06-05", "2021-06-05"),
        ("2021-06-05 2021-06-04", "2021-06-04"),
        ("2021 2021 2021-06", "2021-06"),
    ],
)
def test_the_best_date_is_the_most_precise_then_the_most_given_then_the_earliest(dates: str, best: str) -> None:
    edge = only(*[account(publisher=str(n), date=date, **RIVER) for n, date in enumerate(dates.split())])
    assert edge.dates[0] == best
    assert (str(Period.of(edge.date, edge.date_precision)), set(edge.dates)) == (best, set(dates.split()))


def test_the_date_of_the_act_comes_before_that_of_its_announcement() -> None:
    announced = account(publisher="A", date="2021-06-14", date_basis="announcement", **RIVER)
    act = account(publisher="B", date="2021-06", date_basis="act", **RIVER)
    assert only(announced, act).dates == ["2021-06", "2021-06-14"]
    assert only(announced).dates == ["2021-06-14"]


def test_an_unstated_side_is_marked_until_one_article_states_it() -> None:
    unstated, stated = account(stated=False, date="2021-06", **COVENANT), account(date="2021-06", **RIVER)
    alone, both = only(unstated), only(unstated, stated)
    assert (alone.end_, alone.stated) == ("faction:covenant", False)
    assert (both.end_, both.stated) == ("faction:river-front", True)


def test_rank_and_its_order_come_from_the_same_article() -> None:
    edge = only(account(rank="Colonel", rank_order=9, **RIVER), account(publisher="B", rank="General", rank_order=12, **RIVER))
    assert (edge.rank, edge.rank_order) in {("Colonel", 9), ("General", 12)}


def test_the_name_of_what_was_left_is_that_of_its_id() -> None:
    a, b = {"origin": "agency:a", "origin_name": "Zeta"}, {"origin": "agency:b", "origin_name": "Alpha"}
    edge = only(account(**RIVER, **a), account(publisher="B", **RIVER, **b), kind=DefectedTo)
    assert (edge.origin_id, edge.origin) in {("agency:a", "Zeta"), ("agency:b", "Alpha")}


def test_manner_is_what_most_publishers_say() -> None:
    manners = ["resigned", "deserted", "deserted"]
    assert only(*[account(publisher=str(n), manner=m, **RIVER) for n, m in enumerate(manners)]).manner == "deserted"
    assert only(account(**RIVER)).manner == "defected"


# --- service ---------------------------------------------------------------------------------------------------------


def service(*accounts: Account) -> ServesIn:
    """The one post."""
    edge = only(*accounts, kind=ServesIn)
    assert isinstance(edge, ServesIn)
    return edge


def test_who_leaves_a_body_has_served_in_it() -> None:
    edge = service(account(date="2021-06-04", rank="Colonel", **RIVER, **LEFT_BRIGADE))
    assert (edge.end_, edge.until, edge.until_precision, edge.current, edge.rank) == (
        "agency:third-brigade", dt.date(2021, 6, 4), "day", False, "Colonel",
    )  # fmt: skip


def test_a_denied_move_ends_no_service() -> None:
    edge = service(account("SERVES_IN", **BRIGADE), account(modality="denied", date="2021-06-04", **RIVER, **LEFT_BRIGADE))
    assert (edge.until, edge.current) == (None, True)


def test_a_post_is_current_until_a_text_says_otherwise() -> None:
    assert service(account("SERVES_IN", **BRIGADE)).current
    assert not service(account("SERVES_IN", **BRIGADE), account("SERVES_IN", current=False, **BRIGADE)).current
    assert not service(account("SERVES_IN", until="2020", **BRIGADE)).current


def test_the_end_that_a_text_gives_counts_before_the_day_of_leaving() -> None:
    said = account("SERVES_IN", until="2020-02", **BRIGADE), account(date="2021-06-04", **RIVER, **LEFT_BRIGADE)
    assert (service(*said).until, service(*said).until_precision) == (dt.date(2020, 2, 1), "month")


def test_the_role_is_that_of_the_latest_article() -> None:
    early = account("SERVES_IN", role="deputy", published="2020-01-01", **BRIGADE)
    assert service(early, account("SERVES_IN", role="chief", published="2021-01-01", **BRIGADE)).role == "chief"


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2019", "2021-06-04", (dt.date(2019, 1, 1), dt.date(2021, 6, 4))),
        ("2021-07", "2021-06-04", (None, dt.date(2021, 6, 4))),
        ("2021-06-04", "2021-06-04", (dt.date(2021, 6, 4), dt.date(2021, 6, 5))),
        ("2021-03", "2021", (dt.date(2021, 3, 1), dt.date(2021, 3, 2))),
    ],
)
def test_an_interval_never_ends_before_it_begins(since: str, until: str, kept: tuple[dt.date | None, dt.date]) -> None:
    edge = service(account("SERVES_IN", since=since, until=until, **BRIGADE))
    assert (edge.since, edge.until) == kept


# --- properties ------------------------------------------------------------------------------------------------------


def known(edges: list[Edge]) -> set[str]:
    """Edges as a set."""
    assert len({edge.id for edge in edges}) == len(edges)
    return {repr(edge) for edge in edges}


@settings(deadline=None)
@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(accounts: list[Account], random: Any) -> None:
    shuffled = random.sample(accounts * 2, len(accounts) * 2)
    assert known(consolidate(shuffled)) == known(consolidate(accounts))


@settings(deadline=None)
@given(ACCOUNTS)
def test_people_add_up_apart_from_each_other(accounts: list[Account]) -> None:
    people = {account.subject for account in accounts}
    apart = [edge for person in people for edge in consolidate(a for a in accounts if a.subject == person)]
    assert known(consolidate(accounts)) == known(apart)


COUNTS = {"statements", "evidence", "denials"}


@settings(deadline=None)
@given(ACCOUNTS, st.data())
def test_the_same_words_again_in_the_same_article_change_only_counts(accounts: list[Account], data: st.DataObject) -> None:
    accounts = [a.model_copy(update={"article": a.id}) for a in accounts]
    again = [a.model_copy(update={"id": f"{a.id}z"}) for a in accounts if data.draw(st.booleans())]
    before = {edge.id: edge.model_dump(exclude=COUNTS) for edge in consolidate(accounts)}
    assert {edge.id: edge.model_dump(exclude=COUNTS) for edge in consolidate([*accounts, *again])} == before


@settings(deadline=None)
@given(ACCOUNTS)
def test_what_a_person_is_called_changes_no_id(accounts: list[Account]) -> None:
    renamed = [a.model_copy(update={"subject": f"{a.subject}-2"}) for a in accounts]
    assert {edge.id for edge in consolidate(renamed)} == {edge.id for edge in consolidate(accounts)}


@settings(deadline=None)
@given(ACCOUNTS)
def test_every_statement_that_holds_is_evidence_of_one_edge_of_its_kind(accounts: list[Account]) -> None:
    edges = consolidate(accounts)
    for said in accounts:
        found = [edge for edge in edges if edge.type == said.kind and said.id in edge.evidence]
        if said.holds and said.object:
            assert len(found) == 1
        assert all(edge.start_ == said.subject for edge in found)


@settings(deadline=None)
@given(ACCOUNTS)
def test_no_interval_is_inverted_and_no_id_comes_twice(accounts: list[Account]) -> None:
    edges = consolidate(accounts)
    assert len({edge.id for edge in edges}) == len(edges)
    assert all(e.since < e.until for e in edges if isinstance(e, ServesIn) and e.since and e.until)


@settings(deadline=None)
@given(ACCOUNTS)
def test_every_edge_rests_on_statements_that_hold(accounts: list[Account]) -> None:
    holding = {account.id for account in accounts if account.holds}
    for edge in consolidate(accounts):
        assert holding & set(edge.evidence)
        assert 0 < edge.confidence <= 1
        assert 1 <= edge.sources <= edge.statements <= len(edge.evidence)
        denials = set(edge.evidence) - holding
        assert edge.denials == len(denials)
        assert (edge.status == "disputed") == (bool(denials) and edge.settled is None)

"""How many independent sources there are (graph/edges/sources.py, copies.py)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edges import Account
from graph.edges.copies import Groups, near_copies, similarity, texts
from graph.edges.sources import Sources
from tests.accounts import ACCOUNTS, RIVER, account, fingerprint


def article(publisher: str, *agencies: str, text: int | None = None, alike: float = 1.0) -> Account:
    """What an outlet prints: a text of its own, or one that is so much alike the numbered one, and whom it credits."""
    print_ = None if text is None else fingerprint(text, alike)
    return account(publisher=publisher, credits=agencies, fingerprint=print_, **RIVER)


def sources(*accounts: Account) -> int:
    """Their number."""
    return Sources(accounts).count(accounts)


@pytest.mark.parametrize(
    ("articles", "number"),
    [
        ([], 0),
        ([article("A"), article("A")], 1),
        ([article("A"), article("B")], 2),
        ([article("(unknown)"), article("(unknown)")], 1),
        # copies and near-copies
        ([article("A", text=1), article("B", text=1)], 1),
        ([article("A", text=1), article("B", text=1, alike=0.5)], 1),
        ([article("A", text=1), article("B", text=1, alike=0.2)], 2),
        ([article("A", text=1), article("B", text=2)], 2),
        ([article("A", text=1), article("B", text=1), article("C", text=1), article("D", text=2)], 2),
        # agencies
        ([article("A", "AFP"), article("B", "AFP")], 1),
        ([article("AFP"), article("B", "AFP")], 1),
        ([article("A", "AFP"), article("B", "Reuters")], 2),
        ([article("A", "AFP"), article("B")], 2),
        ([article("AFP"), article("Reuters"), article("B", "AFP", "Reuters")], 2),
        ([article("B", "AFP", "Reuters"), article("C", "AFP", "Reuters")], 1),
        # an outlet that copies two agencies makes them no more one than before
        ([article("AFP"), article("Reuters"), article("B", "AFP"), article("B", "Reuters")], 2),
        ([article("A", text=1), article("B", text=2), article("B", text=1)], 2),
        # of one outlet's own story and its copy only one counts
        ([article("A"), article("A", "AFP")], 1),
        ([article("A"), article("A", "AFP"), article("AFP")], 2),
    ],
)
def test_sources_are_counted(articles: list[Account], number: int) -> None:
    assert sources(*articles) == sources(*reversed(articles)) == number


@settings(deadline=None)
@given(ACCOUNTS, ACCOUNTS)
def test_more_articles_are_never_fewer_sources(some: list[Account], more: list[Account]) -> None:
    more = [a.model_copy(update={"id": f"{a.id}-more"}) for a in more]
    every = Sources([*some, *more])
    assert every.count(some) <= every.count([*some, *more]) <= every.count(some) + every.count(more)


@settings(deadline=None)
@given(ACCOUNTS)
def test_sources_are_no_more_than_outlets_or_texts(accounts: list[Account]) -> None:
    number = sources(*accounts)
    assert number <= len({a.publisher for a in accounts})
    assert number <= len(set(texts(accounts).values()))
    assert bool(number) == bool(accounts)


def test_similarity_is_that_of_the_hashes() -> None:
    one, half = (bytes.fromhex(fingerprint(1, alike).partition(":")[2]) for alike in (1.0, 0.5))
    assert similarity(one, one) == pytest.approx(1)
    assert similarity(one, half) == pytest.approx(0.5, abs=0.01)


def test_fingerprints_of_different_forms_are_of_different_texts() -> None:
    assert sources(article("A", text=1), account(publisher="B", fingerprint=fingerprint(1).replace("x:", "y:"), **RIVER)) == 2


def test_many_texts_are_not_compared_pair_by_pair() -> None:
    groups = Groups()
    prints = {f"article:{n}": fingerprint(n) for n in range(400)}
    copies = {f"copy:{n}": fingerprint(n, 0.9) for n in range(0, 400, 40)}
    assert set(near_copies(prints | copies, groups)) == {(f"article:{n}", f"copy:{n}") for n in range(0, 400, 40)}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_what_is_joined_is_one_group_named_by_its_least_member(pairs: list[tuple[int, int]]) -> None:
    groups, expected = Groups(), {n: {n} for n in range(31)}
    for a, b in pairs:
        groups.join(f"{a:02}", f"{b:02}")
        whole = expected[a] | expected[b]
        expected |= dict.fromkeys(whole, whole)
    assert {n: groups.of(f"{n:02}") for n in expected} == {n: f"{min(members):02}" for n, members in expected.items()}

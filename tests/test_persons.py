"""Who is who (graph/identity, graph/load): one man, one node, whatever the spelling and the order of reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dump import dump
from graph.identity.profile import Profile, profiles
from graph.identity.resolve import resolve
from graph.identity.score import Decision, decide
from graph.load import merge
from graph.statement import Reading
from graph.stores import Store, open_store
from tests.conftest import empty
from tests.graphs import (
    AIR_FORCE,
    ALAWITE,
    DEFENCE,
    DRUZE,
    FSA,
    GUARD,
    NOW,
    OPPOSITION,
    POLITICAL,
    Fact,
    agency,
    belongs,
    defects,
    graph_of,
    load,
    serves,
    told,
)  # fmt: skip
from tests.syria import syria

BRANCH = agency("Branch 215", "intelligence")
LIBYAN = agency("Internal Security Agency", "intelligence").model_copy(update={"country": "Libya", "id": "agency:isa-libya"})


def people(*readings: Reading) -> set[frozenset[str]]:
    """The names that are one man, for each man."""
    found = [profile for reading in readings for profile in profiles(reading)]
    person = resolve(found).person
    return {frozenset(name for p in found if person[p.id] == one for name in p.names) for one in person.values()}


def likeness_of(a: Reading, b: Reading) -> Decision:
    """The decision on the only man of each."""
    (one,), (other,) = profiles(a), profiles(b)
    return decide(one, other)


# --- pairs -----------------------------------------------------------------------------------------------------------


def test_a_decision_has_a_score_and_its_reasons_in_words() -> None:
    one = told("A", "2012-08-03", serves("Nasr Mustafa", AIR_FORCE, rank="Colonel"))
    other = told("B", "2012-09-03", serves("Nasser Mostafa", AIR_FORCE, rank="Colonel"))
    decision = likeness_of(one, told("B", "2012-09-03", serves("Nasr Mostafa", AIR_FORCE, rank="Colonel")))
    assert decision.verdict == "same"
    assert decision.reasons == (
        "Nasr Mustafa and Nasr Mostafa: same a name that many bear, spelled differently (+6.3)",
        "both of air force intelligence directorate (+4)", "both of Syria (+2)", "both Colonel (+1.5)",
    )  # fmt: skip
    assert likeness_of(one, other).verdict != "same"


ONE_MAN = {
    "a spelling": (serves("Riad Hijab", GUARD), serves("Riyadh Hejab", GUARD)),
    "a father's name": (serves("Riad Hijab", GUARD), serves("Riad Farid Hijab", GUARD)),
    "promoted": (serves("Manaf Tlass", GUARD, rank="Colonel"), serves("Manaf Tlass", GUARD, rank="Brigadier General")),
    "of a branch of it": (serves("Nasr Mustafa", AIR_FORCE, rank="Captain"), serves("Nasr Mustafa", AIR_FORCE, rank="Captain")),
}


@pytest.mark.parametrize("facts", ONE_MAN.values(), ids=ONE_MAN)
def test_one_man(facts: tuple[Fact, Fact]) -> None:
    assert likeness_of(told("A", "2012-07-06", facts[0]), told("B", "2012-12-20", facts[1])).verdict == "same"


TWO_MEN = {
    "two sects": (belongs("Adnan Sillou", ALAWITE), belongs("Adnan Sillou", DRUZE), "2012-08-01", "2012-12-20"),
    "two states": (serves("Adnan Sillou", GUARD), serves("Adnan Sillou", LIBYAN), "2012-08-01", "2012-12-20"),
    "brothers": (serves("Manaf Tlass", GUARD), serves("Firas Tlass", GUARD), "2012-08-01", "2012-12-20"),
    "two fathers": (serves("Riad Farid Hijab", GUARD), serves("Riad Yasin Hijab", GUARD), "2012-08-01", "2012-12-20"),
    "a common name in two services": (
        serves("Mohammed Ahmad", GUARD, rank="Colonel"), serves("Mohamed Ahmed", POLITICAL, rank="Colonel"),
        "2012-08-01", "2012-12-20",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TWO_MEN.values(), ids=TWO_MEN)
def test_two_men(case: tuple[Fact, Fact, str, str]) -> None:
    one, other, first, second = case
    decision = likeness_of(told("A", first, one), told("B", second, other))
    assert decision.verdict == "different"
    assert decision.reasons


def test_a_father_and_his_son_are_left_to_people() -> None:
    father, son = serves("Abdulqadir Sattouf", BRANCH), serves("Mustafa Abdulqadir Sattouf", BRANCH)
    assert likeness_of(told("A", "2013-11-18", father), told("B", "2014-02-01", son)).verdict == "unsure"


# --- many ------------------------------------------------------------------------------------------------------------


def test_men_named_side_by_side_are_different() -> None:
    both = told("A", "2012-07-06", serves("Manaf Tlass", GUARD), serves("Manaf Mustafa Tlass", GUARD))
    assert len(people(both)) == 2
    assert len(people(both, told("B", "2012-07-07", serves("Manaf Tlass", GUARD)))) >= 2


def test_a_name_that_fits_two_men_equally_joins_neither() -> None:
    both = told("A", "2012-07-06", serves("Riad Farid Hijab", GUARD), serves("Riad Yasin Hijab", GUARD))
    assert frozenset(["Riad Hijab"]) in people(both, told("B", "2012-07-20", serves("Riad Hijab", GUARD)))


def test_a_likely_pair_is_one_man_until_a_rival_is_met() -> None:
    name: dict[str, Any] = {"names": ("Nizar Sabbagh",), "setting": ("Syria",)}
    colonel = profile(**name, rank="Colonel", rank_order=80, published=dt.date(2012, 7, 6))
    somebody = profile("b", **name, published=dt.date(2012, 11, 20))
    captain = profile("c", **name, rank="Captain", rank_order=68, published=dt.date(2012, 11, 25))
    assert decide(colonel, somebody).verdict == decide(somebody, captain).verdict == "likely"
    assert len(set(resolve([colonel, somebody]).person.values())) == 1
    assert len(set(resolve([colonel, somebody, captain]).person.values())) == 3


def test_two_ranks_on_one_day_are_two_men() -> None:
    one = profile(rank="Lieutenant", rank_order=60, published=dt.date(2012, 7, 6))
    assert decide(one, profile("b", rank="Colonel", rank_order=80, published=dt.date(2012, 7, 6))).verdict == "different"
    assert decide(one, profile("b", rank="First Lieutenant", rank_order=64, published=dt.date(2012, 7, 6))).verdict == "same"


def test_a_nickname_leads_to_the_man_whom_an_article_calls_by_both_names() -> None:
    both = profile(names=("Yusuf al-Jader", "Abu Furat al-Jarablusi"), bodies=("faction:tawhid-brigade",), setting=("Syria",))
    real = profile("b", names=("Youssef Jader",), setting=("Syria",))
    other = profile("c", names=("Abu Furat al-Jarablusi",), bodies=("faction:tawhid-brigade",), setting=("Syria",))
    assert len(set(resolve([both, real, other]).person.values())) == 1


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Store]:
    """An embedded store that is emptied before each example."""
    with open_store(str(tmp_path_factory.mktemp("persons") / "graph.kgl"), writing=True) as store:
        store.prepare()
        yield store


NAMES = (
    "Riad Hijab",
    "Riyad Hijab",
    "Riad Farid Hijab",
    "Riad Yasin Hijab",
    "R. Hijab",
    "Manaf Tlass",
    "Mohammed Ahmad",
    "Nasr Mustafa",
    "Manaf Tlasm",
    "Riad Hijad",
    "Hijab",
    "Manaf",
)
FACTS = st.builds(
    lambda name, body, rank: serves(name, body, rank=rank),
    st.sampled_from(NAMES), st.sampled_from([GUARD, AIR_FORCE, BRANCH, DEFENCE, LIBYAN]),
    st.sampled_from([None, "Captain", "Colonel"]),
)  # fmt: skip
ARTICLES = st.lists(
    st.tuples(st.lists(FACTS, min_size=1, max_size=3), st.sampled_from(["2012-07-06", "2012-07-20", "2013-02-01", "2014-01-01"])),
    min_size=1, max_size=9,
)  # fmt: skip


@given(ARTICLES, st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_article_by_article_gives_what_all_at_once_gives(
    scratch: Store, articles: list[tuple[list[Fact], str]], random: Random, size: int
) -> None:
    readings = [told("A", day, *facts, headline=f"n{n}") for n, (facts, day) in enumerate(articles)]
    empty(scratch)
    load(scratch, random.sample(readings, len(readings)), size)
    expected = resolve(profile for reading in readings for profile in profiles(reading))
    found = scratch.read("MATCH (:Article)-[m:MENTIONS]->(p:Person) RETURN m.mention, p.id").rows
    assert dict(map(tuple, found)) == expected.person
    pairs = scratch.read("MATCH (a:Person)-[m:MAY_BE]->(b:Person) RETURN a.id, b.id, m.score").rows
    assert {tuple(row) for row in pairs} == {(d.left, d.right, d.decision.score) for d in expected.doubts}


def test_every_order_of_six_articles(scratch: Store) -> None:
    articles = [
        told("A", "2012-07-06", defects("Riad Hijab", FSA, origin=GUARD)),
        told("B", "2012-07-08", serves("Riyad Farid Hijab", GUARD)),
        told("C", "2012-07-09", serves("Riad Yasin Hijab", AIR_FORCE), serves("Riad Hijab", AIR_FORCE)),
        told("D", "2012-07-10", defects("Riyadh Hejab", OPPOSITION, origin=GUARD), belongs("Riyadh Hejab", DRUZE)),
        told("E", "2012-07-11", belongs("Riad Hijab", ALAWITE)),
    ]
    graphs = set()
    for order in permutations(articles):
        empty(scratch)
        load(scratch, order, size=1)
        graphs.add("\n".join(dump(scratch)))
    assert len(graphs) == 1


def test_every_store_has_the_same_persons(stores: Mapping[str, Store]) -> None:
    graphs = []
    for store in stores.values():
        load(store, syria(), size=3)
        graphs.append(list(dump(store)))
    assert all(graph == graphs[0] for graph in graphs)


def test_a_graph_is_not_doubled_by_reading_another_day(store: Store) -> None:
    load(store, syria())
    before = graph_of(store)
    merge(store, syria(), NOW + dt.timedelta(days=40))
    assert graph_of(store) == before


def test_what_is_loaded_in_two_sittings_is_one(tmp_path: Path) -> None:
    articles, path = syria(), str(tmp_path / "graph.kgl")
    for part in (articles[:7], articles[7:]):
        with open_store(path, writing=True) as store:
            store.prepare()
            load(store, part)
    with open_store(path) as twice, open_store(str(tmp_path / "once.kgl"), writing=True) as once:
        once.prepare()
        load(once, articles)
        assert list(dump(twice)) == list(dump(once))


def profile(article: str = "a", **facts: Any) -> Profile:
    """A mention of Adnan Sillou, unless another name is given."""
    return Profile(**{"id": f"person:x@{article}", "article": f"article:{article}", "names": ("Adnan Sillou",), **facts})


def test_who_had_left_is_not_said_to_be_another_for_it() -> None:
    left = profile(moves=("2012-07-01",), bodies=("agency:guard",), joined=("faction:fsa",), published=dt.date(2012, 7, 3))
    later = profile("b", serving=("faction:fsa",), published=dt.date(2013, 1, 1))
    assert decide(left, later).verdict == "same"

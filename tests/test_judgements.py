"""What people decide (graph/identity/judgements.py): it outranks every rule, survives everything, and can be taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from graph import load as loading
from graph.dump import dump
from graph.identity.judgements import BadJudgement, judgement, line, read
from graph.identity.profile import profiles
from graph.load import decide, merge, refresh
from graph.schema import Judgement
from graph.statement import Reading
from graph.stores import Store
from queries.evidence import proofs
from queries.who import doubts, person
from tests.graphs import AIR_FORCE, FSA, GUARD, NOW, POLITICAL, defects, load, serves, told

LATER = NOW + dt.timedelta(days=3)
HASSAN = told("A", "2012-07-06", serves("Mohammed Hassan", AIR_FORCE, rank="Colonel"))
HASAN = told("B", "2012-07-20", defects("Mohamed Hasan", FSA, origin=POLITICAL, rank="Colonel"))
TLASS = told("A", "2012-07-06", serves("Manaf Tlass", GUARD), headline="t1")
TLAS = told("B", "2012-07-07", defects("Manaf Tlas", FSA, origin=GUARD), headline="t2")


def of(*readings: Reading) -> list[str]:
    """The ids of the only man of each article."""
    return [profiles(reading)[0].id for reading in readings]


def same(*readings: Reading, at: dt.datetime = NOW) -> Judgement:
    """The decision that the men of these articles are one."""
    first, *others = of(*readings)
    return judgement("same", [first], others, by="amal", at=at, why="one video")


def different(*readings: Reading, at: dt.datetime = NOW) -> Judgement:
    """The decision that they are not."""
    first, *others = of(*readings)
    return judgement("different", [first], others, by="amal", at=at, why="two ages")


def number(store: Store) -> int:
    """How many persons count."""
    return sum('"label": "Person"' in line for line in dump(store))


def without_decisions(store: Store) -> list[str]:
    """The graph that counts, decisions themselves apart."""
    return [line for line in dump(store) if '"label": "Judgement"' not in line]


# --- same and different ----------------------------------------------------------------------------------------------


def test_same_joins_what_rules_keep_apart(store: Store) -> None:
    load(store, [HASSAN, HASAN])
    assert number(store) == 2
    assert decide(store, [same(HASSAN, HASAN)]) == []
    assert number(store) == 1
    assert person(store, "Mohammed Hassan") == person(store, "Mohamed Hasan")


def test_different_parts_what_rules_join(store: Store) -> None:
    load(store, [TLASS, TLAS])
    assert number(store) == 1
    decide(store, [different(TLASS, TLAS)])
    assert number(store) == 2
    assert not doubts(store)


def test_all_ids_go_on_finding_him(store: Store) -> None:
    load(store, [HASSAN, HASAN])
    before = of(HASSAN, HASAN)
    decide(store, [same(HASSAN, HASAN)])
    assert {person(store, identifier).id for identifier in before} == {person(store, before[0]).id}
    assert proofs(store, before[0]) == proofs(store, before[1])


def test_taking_back_gives_the_graph_that_was_before(store: Store) -> None:
    load(store, [HASSAN, HASAN, TLASS, TLAS])
    before = without_decisions(store)
    made = [same(HASSAN, HASAN), different(TLASS, TLAS)]
    decide(store, made)
    assert without_decisions(store) != before
    for each in made:
        loading.undo(store, each.id, by="basil", at=LATER)
    assert without_decisions(store) == before
    rows = store.read("MATCH (j:Judgement) RETURN j.by, j.undoneBy, j.undoneAt").rows
    assert rows == [["amal", "basil", LATER], ["amal", "basil", LATER]]


def test_a_decision_survives_reading_again_and_a_rebuild(store: Store) -> None:
    load(store, [HASSAN, HASAN, TLASS, TLAS])
    decide(store, [same(HASSAN, HASAN), different(TLASS, TLAS)])
    expected = list(dump(store))
    merge(store, [TLAS, HASAN, HASSAN, TLASS], LATER)
    assert list(dump(store)) == expected
    refresh(store)
    assert list(dump(store)) == expected


def test_a_decision_holds_for_articles_that_come_later(store: Store) -> None:
    assert decide(store, [same(HASSAN, HASAN)]) == sorted(of(HASSAN, HASAN))
    load(store, [HASSAN])
    load(store, [HASAN])
    assert number(store) == 1


def test_the_later_of_two_decisions_cannot_contradict_the_earlier(store: Store) -> None:
    load(store, [HASSAN, HASAN])
    first = same(HASSAN, HASAN)
    decide(store, [first])
    with pytest.raises(BadJudgement, match=f"judgements undo {first.id}"):
        decide(store, [different(HASSAN, HASAN, at=LATER)])
    assert number(store) == 1


def test_contradiction_through_a_third_man_is_seen(store: Store) -> None:
    third = told("C", "2012-08-01", serves("M. Hassan", GUARD))
    load(store, [HASSAN, HASAN, third])
    decide(store, [different(HASSAN, HASAN), same(HASSAN, third)])
    with pytest.raises(BadJudgement):
        decide(store, [same(third, HASAN, at=LATER)])


def test_taking_back_needs_one_that_stands(store: Store) -> None:
    made = same(HASSAN, HASAN)
    decide(store, [made])
    loading.undo(store, made.id, by="amal", at=LATER)
    for identifier in (made.id, "judgement:none"):
        with pytest.raises(BadJudgement):
            loading.undo(store, identifier, by="amal", at=LATER)


def test_a_whole_id_is_meant_before_one_that_begins_so(store: Store) -> None:
    made = same(HASSAN, HASAN)
    longer = made.model_copy(update={"id": f"{made.id}x"})
    decide(store, [made, longer])
    loading.undo(store, made.id, by="amal", at=LATER)
    rows = store.read("MATCH (j:Judgement) RETURN j.id, j.undoneBy ORDER BY j.id").rows
    assert rows == [[made.id, "amal"], [longer.id, None]]


# --- as text ---------------------------------------------------------------------------------------------------------


def test_decisions_are_lines_of_text_that_another_graph_takes_in(stores: dict[str, Store]) -> None:
    graphs = []
    text = [line(made) for made in (same(HASSAN, HASAN), different(TLASS, TLAS, at=LATER))]
    assert all("\n" not in each for each in text)
    for store in stores.values():
        load(store, [HASSAN, TLAS, HASAN, TLASS])
        decide(store, list(read([*text, ""])))
        decide(store, list(read(text)))
        graphs.append(list(dump(store)))
    assert all(graph == graphs[0] for graph in graphs)


def test_a_line_that_is_none_is_named() -> None:
    with pytest.raises(BadJudgement, match="line 2"):
        list(read([line(same(HASSAN, HASAN)), "{}"]))

"""Names as users type them find the entities of the graph; one that finds none gets suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.load import merge
from graph.stores import Store, open_store
from queries.names import Entity, UnknownName, ids, resolve
from tests.graphs import NOW
from tests.syria import syria


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The articles of tests/syria.py."""
    path: Path = tmp_path_factory.mktemp("names") / "graph.kgl"
    with open_store(str(path), writing=True) as store:
        store.prepare()
        merge(store, syria(), NOW)
        store.write(lambda run: run("MATCH (s:Sect {id: 'sect:alawite'}) SET s.aliases = ['Alawi', 'Nusayri']"))
        yield store


AIR_FORCE = Entity("agency:air-force-intelligence-directorate", "Air Force Intelligence Directorate")
POLITICAL = Entity("agency:political-security-directorate", "Political Security Directorate")


@pytest.mark.parametrize(
    ("label", "text", "names"),
    [
        ("Sect", "Alawite", ["Alawite"]),
        ("Sect", "  alawite ", ["Alawite"]),
        ("Sect", "NUSAYRI", ["Alawite"]),
        ("Sect", "Álawi", ["Alawite"]),
        ("Faction", "free syrian army", ["Free Syrian Army"]),
        ("Faction", "opposition", ["Free Syrian Army", "Syrian opposition"]),
        ("Faction", "regime", ["Syrian government"]),
        ("Agency", "air force intelligence directorate", [AIR_FORCE.name]),
        ("Agency", "air-force intelligence", [AIR_FORCE.name]),
        ("Agency", "intelligence", [AIR_FORCE.name, POLITICAL.name]),
        ("Agency", "agency:syrian-army", ["Syrian Army"]),
        ("Agency", "army", ["Syrian Army"]),
        ("Person", "Nawwaf al-Faris", ["Nawaf al-Fares"]),
        ("Person", "afaq ahmed", ["Afak Ahmad"]),
        ("Person", "Tlass", ["Manaf Tlass"]),
        ("Person", "Lukman", ["Lukman"]),
    ],
)
def test_what_users_type(graph: Store, label: str, text: str, names: list[str]) -> None:
    assert sorted(entity.name for entity in resolve(graph, label, text)) == names


def test_a_kind_comes_before_a_part_of_a_name(graph: Store) -> None:
    assert set(resolve(graph, "Agency", "Intelligence")) == {AIR_FORCE, POLITICAL}


def test_a_body_that_is_called_as_its_kind_hides_none_of_the_kind(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "graph.kgl"), writing=True) as store:
        store.prepare()
        merge(store, syria(), NOW)
        store.write(lambda run: run("CREATE (:Agency {id: 'agency:intelligence', name: 'intelligence', kind: 'intelligence'})"))
        found = resolve(store, "Agency", "intelligence")
    assert set(found) == {AIR_FORCE, POLITICAL, Entity("agency:intelligence", "intelligence")}


@pytest.mark.parametrize("text", ["arm", "ntelligence dir", "air force intelligence direct", "", "-"])
def test_a_part_of_a_name_begins_and_ends_with_words(graph: Store, text: str) -> None:
    with pytest.raises(UnknownName):
        resolve(graph, "Agency", text)


@pytest.mark.parametrize(
    ("label", "text", "message"),
    [
        ("Sect", "Alowite", "no sect is called 'Alowite'; the nearest are Alawite"),
        (
            "Agency",
            "Air Forse Inteligence",
            "no agency is called 'Air Forse Inteligence'; the nearest are Air Force",
        ),
        ("Faction", "xyzzy", "no faction is called 'xyzzy'"),
    ],
)
def test_an_unknown_name_gets_the_nearest(graph: Store, label: str, text: str, message: str) -> None:
    with pytest.raises(UnknownName) as raised:
        resolve(graph, label, text)
    assert str(raised.value).startswith(message)
    assert str(raised.value).count(", ") <= 2


def test_the_nearest_are_three_at_most_and_each_once(graph: Store) -> None:
    with pytest.raises(UnknownName) as raised:
        resolve(graph, "Agency", "Ministry of Foreign Defence Affairs")
    nearest = str(raised.value).partition("the nearest are ")[2].split(", ")
    assert nearest[0] == "Ministry of Foreign Affairs"
    assert len(nearest) == len(set(nearest)) <= 3


def test_an_empty_graph_says_so(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "empty.kgl"), writing=True) as store:
        store.prepare()
        with pytest.raises(UnknownName, match="holds no sect yet"):
            resolve(store, "Sect", "Alawite")


def test_ids_of_several_names(graph: Store) -> None:
    assert ids(graph, "Agency", ["intelligence", "air force intelligence"]) == [AIR_FORCE.id, POLITICAL.id]
    assert ids(graph, "Agency", []) is None


def test_names_are_the_same_everywhere(store: Store) -> None:
    merge(store, syria(), NOW)
    assert set(resolve(store, "Agency", "intelligence")) == {AIR_FORCE, POLITICAL}

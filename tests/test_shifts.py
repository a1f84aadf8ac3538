"""`allegiance shifts`, on the articles of tests/syria.py and on the samples."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.load import merge
from graph.stores import Store
from queries.measures.reading import population
from tests.commands import allegiance, make_graph, rows
from tests.graphs import NOW
from tests.syria import alawites, loyal

MEASURES = ("rate", "ratio", "index", "survival", "surprise", "flow", "brokerage")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a store with the articles of tests/syria.py."""
    return make_graph(tmp_path_factory.mktemp("shifts"))


def of(graph: str, *arguments: str) -> dict[str, tuple[int, int]]:
    """Left and at risk of each group."""
    found = rows(allegiance("shifts", *arguments, "--store", graph))
    return {row["group"]: (int(row["left"]), int(row["atRisk"])) for row in found}


def test_every_store_gives_the_same_population(stores: Mapping[str, Store]) -> None:
    for store in stores.values():
        merge(store, [*alawites(), *loyal()], NOW)
    first, *others = (population(store) for store in stores.values())
    assert len(first.persons) == 5
    assert all(other == first for other in others)


def test_rates_by_sect(graph: str) -> None:
    # Alawite: Afak Ahmad, Zubaida al-Meeki and Salih Habib Salih left, Ali Habib and Jamil Hassan did not. Not stated: Kinan
    # al-Sharaa, Hussam Awak and Hazem Chehabi left, Ali Mamlouk did not.
    expected = {
        "Alawite": (3, 5), "Sunni": (2, 2), "Christian": (1, 1), "Druze": (1, 1), "Kurdish": (1, 1), "(not stated)": (3, 4),
    }  # fmt: skip
    assert of(graph, "--by", "sect") == expected
    assert of(graph, "rate", "--by", "sect") == expected
    # by the end of July 2012 Zubaida al-Meeki had not left
    assert of(graph, "--by", "sect", "--as-of", "2012-07")["Alawite"] == (2, 5)


def test_counts_are_those_of_defections(graph: str) -> None:
    counted = {
        row["agency"]: int(row["defections"]) for row in rows(allegiance("defections", "--by", "agency", "--store", graph))
    }
    found = {group: left for group, (left, _) in of(graph, "--by", "agency").items() if left}
    assert found == {agency: counted[agency] for agency in found}
    assert found["Ministry of Defence"] == 7


def test_filters(graph: str) -> None:
    assert of(graph, "--agency", "intelligence") == {"all": (4, 6)}
    assert of(graph, "--sect", "alawite", "--agency", "air force intelligence") == {"all": (1, 2)}
    assert of(graph, "--from", "opposition") == {}
    assert of(graph, "--status", "confirmed") == {"all": (4, 14)}


def test_windows(graph: str) -> None:
    # July 2012: Manaf Tlass and Nawaf al-Fares left; with them served Kinan al-Sharaa, Zubaida al-Meeki, Jihad Makdissi, Lukman,
    # Jamil Hassan and Ali Mamlouk
    found = rows(allegiance("shifts", "--by", "month", "--since", "2012-07", "--until", "2012-09", "--store", graph))
    assert [(row["since"], row["until"], row["left"], row["atRisk"]) for row in found] == [
        ("2012-07-01", "2012-08-01", "2", "8"), ("2012-08-01", "2012-09-01", "1", "6"),
    ]  # fmt: skip


def test_the_in_group_is_named_by_the_user(graph: str) -> None:
    assert "--in-group" in allegiance("shifts", "ratio", "--store", graph).stderr
    found = rows(allegiance("shifts", "ratio", "--in-group", "alawite", "--store", graph))
    assert [(row["group"], row["left"], row["atRisk"]) for row in found] == [
        ("in-group", "3", "5"), ("others", "5", "5"), ("(not stated)", "3", "4"),
    ]  # fmt: skip
    assert (found[0]["ratio"], found[0]["caution"]) == ("0.6", "few events")  # 3/5 by 5/5


def test_every_figure_comes_with_its_warning(graph: str) -> None:
    for measure in MEASURES:
        result = allegiance("shifts", measure, *(["--in-group", "alawite"] if measure == "ratio" else []), "--store", graph)
        assert result.exit_code == 0, result.stderr
        assert rows(result), measure
        assert "14 persons, of whom 11 ever left; of these 1 disputed, 11 told of only when they left or later" in result.stderr
        assert len(result.stderr.splitlines()) >= 2, measure


def test_ranks(samples: str) -> None:
    generals = ["General", "Major General", "Brigadier General"]
    every = of(samples, "--by", "rank")
    assert list(every)[:3] == generals
    assert of(samples, "--by", "rank", "--rank", "brigadier general+") == {rank: every[rank] for rank in generals}
    (together,) = of(samples, "--rank", "brigadier general+").values()
    assert together == tuple(sum(every[rank][place] for rank in generals) for place in (0, 1))


def test_the_event_that_began_it_is_the_most_surprising(samples: str) -> None:
    first, *others = json.loads(allegiance("shifts", "surprise", "--store", samples, "--format", "json").stdout)
    assert (first["name"], first["date"]) == ("Nasr Mustafa", "2012-08-02")
    assert (first["sect"], first["kind"], first["band"]) == ("Alawite", "intelligence", "general officers")
    assert "Afak Ahmad" in {row["name"] for row in others[:2]}  # an Alawite of the same service
    chosen = rows(allegiance("shifts", "surprise", "--sect", "alawite", "--agency", "military", "--store", samples))
    assert [row["name"] for row in chosen] == ["Zubaida al-Meeki"]


def test_surprise_compares_with_nobody_who_left_later(samples: str) -> None:
    """Ali Habib is said to have left in 2013: as of 2012 he is one of those who stayed."""

    def alawites(*arguments: str) -> tuple[str, str]:
        first, *_ = rows(allegiance("shifts", "surprise", *arguments, "--store", samples))
        assert first["name"] == "Nasr Mustafa"
        return first["sectLeft"], first["sectOthers"]

    assert alawites() == ("3", "6")
    assert alawites("--as-of", "2012-12-31") == ("2", "6")


def test_curves_of_the_samples(samples: str) -> None:
    start = rows(allegiance("shifts", "survival", "--entry", "start", "--since", "2011-03-15", "--store", samples))
    stayed = [float(row["stayed"]) for row in start]
    assert stayed == sorted(stayed, reverse=True)
    few = allegiance("shifts", "survival", "--store", samples)
    assert len(rows(few)) < len(start)
    assert "are left out of whom nothing was known while they were at risk (--entry start takes them in)" in few.stderr


def test_the_same_seed_gives_the_same_chance(samples: str) -> None:
    once = allegiance("shifts", "brokerage", "--permutations", "200", "--store", samples)
    assert once.stdout == allegiance("shifts", "brokerage", "--permutations", "200", "--store", samples).stdout
    persons = rows(allegiance("shifts", "brokerage", "--persons", "--store", samples))
    assert {row["then"] for row in persons} == {"left", "stayed"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--window", "month"], "write 30d, 2w, 3m or 1y"),
        (["--by", "month", "--window", "1y"], "leave one of them out"),
        (["--since", "2012", "--until", "2011"], "since <= date < until"),
        (["--sect", "alawit"], "the nearest are Alawite"),
        (["ratio", "--in-group", "alawit"], "the nearest are Alawite"),
        (["median"], "No such command 'median'"),
    ],
)
def test_wrong_usage_says_what_is_right(graph: str, arguments: list[str], message: str) -> None:
    result = allegiance("shifts", *arguments, "--store", graph)
    assert result.exit_code == 2
    assert message in result.stderr


def test_without_the_libraries_the_extra_is_named(graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("lifelines", "numpy", "scipy"):
        monkeypatch.setitem(sys.modules, library, None)
    for arguments in (["survival"], ["brokerage"], ["ratio", "--in-group", "alawite"], ["--interval", "exact"]):
        result = allegiance("shifts", *arguments, "--store", graph)
        assert result.exit_code == 1
        assert result.stderr.strip().endswith("pip install 'allegiance[measures]'")
        assert len(result.stderr.splitlines()) == 1
    for measure in (["--by", "sect"], ["index"], ["surprise"], ["flow"]):
        assert allegiance("shifts", *measure, "--store", graph).exit_code == 0


def test_help_shows_measures_and_the_options_of_rates() -> None:
    shown = allegiance("shifts", "--help").stdout
    assert all(f"\n  {measure} " in shown for measure in MEASURES)
    assert "--window" in shown


def test_an_empty_store_has_nobody_at_risk(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("The harbour festival was well attended this year.", encoding="utf-8")
    path = str(tmp_path / "graph.kgl")
    assert allegiance("ingest", str(tmp_path / "none.txt"), "--store", path).exit_code == 0
    for measure in MEASURES:
        if measure != "ratio":
            result = allegiance("shifts", measure, "--store", path)
            assert (result.exit_code, rows(result)) == (0, [])

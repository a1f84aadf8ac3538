"""What loaded articles add up to, as it stands in each store."""

from __future__ import annotations

import datetime as dt

from graph.stores import Store
from tests.graphs import (
    AIR_FORCE,
    ALAWITE,
    DEFENCE,
    FOREIGN,
    FSA,
    GUARD,
    SUNNI,
    agency,
    belongs,
    defects,
    edges,
    faction,
    load,
    serves,
    told,
)


def test_who_denies_and_who_guesses_make_no_edge(store: Store) -> None:
    denied = defects("Ali Habib", origin=DEFENCE, modality="denied", speaker="state television")
    guessed = defects("Jamil Hassan", FSA, origin=AIR_FORCE, modality="hypothetical")
    load(store, [told("NBC", "2013-09-04", denied, guessed)])
    assert edges(store, "DEFECTED_TO") == edges(store, "SERVES_IN") == set()
    assert store.read("MATCH (s:Statement) RETURN s.modality ORDER BY s.modality").rows == [["denied"], ["hypothetical"]]


def test_publishers_confirm_and_a_denial_disputes(store: Store) -> None:
    load(store, [told("Reuters", "2012-12-03", defects("Jihad Makdissi", origin=FOREIGN))])
    assert edges(store, "DEFECTED_TO", "status", "sources") == {("Jihad Makdissi", "Syrian opposition", "single source", 1)}
    load(store, [told("Reuters", "2012-12-04", defects("Jihad Makdissi", origin=FOREIGN))])
    assert edges(store, "DEFECTED_TO", "status", "sources") == {("Jihad Makdissi", "Syrian opposition", "single source", 1)}
    load(store, [told("BBC", "2012-12-04", defects("Jihad Makdissi", origin=FOREIGN))])
    assert edges(store, "DEFECTED_TO", "status", "sources") == {("Jihad Makdissi", "Syrian opposition", "confirmed", 2)}
    load(store, [told("Al-Manar", "2012-12-05", defects("Jihad Makdissi", origin=FOREIGN, modality="denied"))])
    assert edges(store, "DEFECTED_TO", "status", "sources") == {("Jihad Makdissi", "Syrian opposition", "disputed", 2)}


def test_articles_without_publisher_never_confirm_each_other(store: Store) -> None:
    load(store, [told(None, day, belongs("Afak Ahmad", ALAWITE)) for day in ("2012-12-03", "2012-12-04")])
    assert edges(store, "BELONGS_TO", "status") == {("Afak Ahmad", "Alawite", "single source")}


def test_a_side_that_no_text_names_is_marked(store: Store) -> None:
    load(store, [told("Le Figaro", "2012-07-06", defects("Manaf Tlass", origin=GUARD), defects("Hussam Awak", FSA))])
    assert edges(store, "DEFECTED_TO", "stated") == {
        ("Manaf Tlass", "Syrian opposition", False), ("Hussam Awak", "Free Syrian Army", True),
    }  # fmt: skip


def test_a_part_of_a_faction_is_what_he_joined(store: Store) -> None:
    council = faction("Homs Military Council", "opposition")
    load(store, [told("A", "2012-12-01", defects("Salih Habib Salih", council, target=FSA))])
    assert edges(store, "DEFECTED_TO", "joined", "stated") == {
        ("Salih Habib Salih", "Free Syrian Army", "Homs Military Council", True)
    }


def test_who_leaves_a_body_serves_there_no_longer(store: Store) -> None:
    load(store, [told("A", "2012-05-02", serves("Manaf Tlass", GUARD, role="commander", since="2000"))])
    assert edges(store, "SERVES_IN", "since", "until", "current") == {
        ("Manaf Tlass", "Republican Guard", dt.date(2000, 1, 1), None, True)
    }
    load(store, [told("B", "2012-07-06", defects("Manaf Tlass", origin=GUARD, date="2012-07-03"))])
    assert edges(store, "SERVES_IN", "since", "until", "current") == {
        ("Manaf Tlass", "Republican Guard", dt.date(2000, 1, 1), dt.date(2012, 7, 3), False)
    }


def test_the_best_date_comes_first_and_the_others_stay(store: Store) -> None:
    said = {"A": "2011-08", "B": "2011", "C": "2011-08-15", "D": "2011-09"}
    load(store, [told(name, "2011-10-01", defects("Khaldoun Zeineddine", FSA, date=date)) for name, date in said.items()])
    assert edges(store, "DEFECTED_TO", "date", "datePrecision", "dates") == {
        ("Khaldoun Zeineddine", "Free Syrian Army", dt.date(2011, 8, 15), "day", ("2011-08-15", "2011-08", "2011-09", "2011"))
    }


def test_out_back_and_out_again(store: Store) -> None:
    front, army = faction("River Front", "opposition"), faction("army", "regime")
    moves = {"2019-03": front, "2020": army, "2021": front}
    load(store, [told("A", "2021-06-16", defects("Arvo Ibe", to, date=date)) for date, to in moves.items()], size=1)
    assert edges(store, "DEFECTED_TO", "dates") == {
        ("Arvo Ibe", "River Front", ("2019-03",)), ("Arvo Ibe", "army", ("2020",)), ("Arvo Ibe", "River Front", ("2021",)),
    }  # fmt: skip


def test_name_aliases_and_rank_come_from_all_articles(store: Store) -> None:
    load(
        store,
        [
            told("A", "2012-10-12", defects("Zubaida al-Miqi", FSA, rank="Captain")),
            told("B", "2012-10-13", defects("Zubaida al-Meeki", FSA, rank="Colonel")),
            told("C", "2012-10-14", belongs("Zubaida al-Meeki", ALAWITE)),
        ],
        size=1,
    )
    rows = store.read("MATCH (p:Person) RETURN p.name, p.aliases, p.rank, p.rankOrder").rows
    assert rows == [["Zubaida al-Meeki", ["Zubaida al-Miqi"], "Colonel", 6]]


def test_a_single_name_is_a_man_of_that_article_only(store: Store) -> None:
    load(store, [told("BBC", "2013-10-20", belongs("Lukman", SUNNI)), told("NBC", "2013-10-21", belongs("Lukman", SUNNI))])
    assert len(store.read("MATCH (p:Person) RETURN p.id").rows) == 2


def test_the_name_of_a_body_on_an_edge_follows_the_name_of_the_body(store: Store) -> None:
    lower, upper = agency("hill guard", None, pack=None), agency("Hill Guard", None, pack=None)
    load(store, [told("A", "2021-06-16", defects("Arvo Senk", origin=lower))])
    load(store, [told(p, "2021-06-17", serves("Mai Oren", upper)) for p in "BC"])
    assert edges(store, "DEFECTED_TO", "origin") == {("Arvo Senk", "Syrian opposition", "Hill Guard")}


def test_the_hierarchy_stands_in_the_graph(store: Store) -> None:
    load(store, [told("A", "2012-07-06", serves("Manaf Tlass", GUARD))])
    rows = store.read("MATCH (a)-[:BELONGS_TO]->(b) RETURN a.name, b.name").rows
    assert {tuple(row) for row in rows} == {
        ("Republican Guard", "Syrian Army"), ("Syrian Army", "Ministry of Defence"), ("Ministry of Defence", "Syrian government"),
    }  # fmt: skip

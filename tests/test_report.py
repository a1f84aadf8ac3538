"""`allegiance report`: what its page says, of what is asked for, and what it must never do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from graph.load import merge
from graph.stores import Store, open_store
from queries.report import Asked, report
from tests.commands import allegiance, process
from tests.graphs import ARMY, FSA, GUARD, NOW, defects, faction, told
from tests.reports import BREAKING, GENERATOR, UNPROVEN, evidence, fill, names
from tests.syria import syria

# --- what it says ----------------------------------------------------------------------------------------------------


def test_the_summary_counts_and_says_of_how_many(shown: Page) -> None:
    figures = [" ".join(line.split()) for line in shown.locator(".figures > div").all_inner_texts()]
    assert figures == [
        "changes of side 12", "persons, of 16 recorded 12", "confirmed, of 12 4", "single source, of 12 7", "disputed, of 12 1",
        "articles read 22",
    ]  # fmt: skip
    assert shown.locator(".findings li").all_inner_texts() == [
        "12 of 16 persons recorded changed sides, in 12 events.",
        "Confirmed by two or more independent sources: 4 of 12.",
        "Resting on a single source: 7 of 12; check them before anything is printed.",
        "Disputed: 1 of 12; some article says so, another that it is not so.",
        "Left most often, by kind of body: military, 5 of 12.",
        "Articles name the new side in 7 of 12, most often Free Syrian Army: 5 of 7.",
        "The month with most is Jul 2012: 2 of 9 whose month is known.",
        "The highest rank is Brigadier General: 2 of 6 whose rank is known.",
        "Articles name the community of 8 of 12 persons: 3 Alawite, 2 Sunni, 1 Christian, 1 Druze, 1 Kurdish.",
        "Denied or only supposed, and not counted: 3 statements.",
    ]
    cautions = shown.locator(".caution").inner_text()
    assert "News covers high ranks" in cautions
    assert "no article says to which community they belong. It is never inferred" in cautions
    assert "In 5 of 12 no article names the new side" in cautions


def test_dates_are_as_precise_as_they_are_known(shown: Page) -> None:
    rows = shown.locator("#defections-table tbody tr")
    dates = dict(zip(names(shown.locator("#defections-table")), rows.locator(".date").all_inner_texts(), strict=True))
    assert dates["Manaf Tlass"] == "3 Jul 2012"
    assert dates["Afak Ahmad"] == "Nov 2011\nalso 2011"
    assert dates["Salih Habib Salih"] == "2012"
    assert dates["Lukman"] == "unknown"
    beside = shown.locator("#timeline .names").all_inner_texts()
    assert beside == ["2012 Salih Habib Salih", "Hussam Awak\nLukman"]
    stacks = shown.locator(".bins li")
    assert stacks.count() == 17  # August 2011 to December 2012
    assert shown.locator(".bins .dot").count() == 9


def test_flows_add_up(shown: Page) -> None:
    rows = [row.split() for row in shown.locator(".matrix tr.kind, .matrix tfoot tr").all_inner_texts()]
    cells = [(row[0], int(row[-1])) for row in rows]
    assert cells == [("military", 5), ("intelligence", 4), ("ministry:", 2), ("diplomatic:", 1), ("all", 12)]


def test_what_is_denied_or_supposed_is_listed_and_not_counted(shown: Page) -> None:
    told = [" ".join(row.split()[:-1]) for row in shown.locator("#uncounted tbody tr").all_inner_texts()]
    assert told == [
        "Ali Habib Ali Habib defected to Syrian opposition denied state television NBC 4 Sep 2013",
        "Jamil Hassan Jamil Hassan defected to Syrian opposition hypothetical Guardian 3 May 2012",
        "Jihad Makdissi Jihad Makdissi defected to Syrian opposition denied disputes a claim Damascus Al-Manar 4 Dec 2012",
    ]
    assert "Ali Habib" not in names(shown.locator("#defections-table"))


# --- what it must never do -------------------------------------------------------------------------------------------


def test_it_loads_nothing(page: Page, report_file: str) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.goto(report_file)
    page.locator("#defections-table").get_by_role("link", name="Lukman").click()
    assert asked == [report_file]
    policy = page.locator("meta[http-equiv]").get_attribute("content")
    assert policy
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-\S+'; style-src 'sha256-\S+'; base-uri 'none'; form-action 'none'", policy
    )


def test_words_of_articles_are_no_part_of_the_page(shown: Page) -> None:
    assert shown.locator("script").count() == 1
    assert shown.locator("b").count() == 0
    assert shown.locator("[href^=javascript]").count() == 0
    shown.locator("#persons-table").get_by_role("link", name=BREAKING).click()
    assert evidence(shown).get_by_role("heading", level=2).inner_text() == BREAKING
    shown.keyboard.press("Escape")
    shown.locator("#defections-table").get_by_role("link", name="Wasid").click()
    quote = evidence(shown).locator("blockquote")
    sentence = f"Wasid: defected_to Free Syrian Army, Syrian Army, manner defected, date 2012-02, speaker {BREAKING}."
    assert quote.locator("p").inner_text() == f'{BREAKING} before. {sentence} {BREAKING} <!-- "after"'
    assert quote.locator("cite").inner_text() == f"Headline {BREAKING}"


# --- what is asked for -----------------------------------------------------------------------------------------------


def movers(html: str) -> list[str]:
    """The persons in the table of defections."""
    table = html.partition('id="defections-table"')[2].partition("</table>")[0]
    return re.findall(r'data-label="person" scope="row"><a[^>]*>([^<]*)</a>', table)


@pytest.mark.parametrize(
    ("options", "title", "found"),
    [
        (["--sect", "alawite"], "Alawite", ["Afak Ahmad", "Salih Habib Salih", "Zubaida al-Meeki"]),
        (["--sect", "alawite", "--agency", "intelligence"], "Alawite, intelligence", ["Afak Ahmad"]),
        (
            ["--agency", "syrian army", "--since", "2012"], "Syrian Army, since 2012",
            ["Salih Habib Salih", "Wasid", "Manaf Tlass", "Zubaida al-Meeki"],
        ),
        (["--person", "manaf tlass", "--person", "Lukman"], "Manaf Tlass or Lukman", ["Manaf Tlass", "Lukman"]),
        (["--since", "2012-08"], "since Aug 2012", ["Kinan al-Sharaa", "Zubaida al-Meeki", "Jihad Makdissi"]),
        (["--person", "Ali Mamlouk"], "Ali Mamlouk", []),
    ],
)  # fmt: skip
def test_a_report_is_narrowed(options: list[str], title: str, found: list[str], report_graph: str, tmp_path: Path) -> None:
    path = tmp_path / "narrow.html"
    done = allegiance("report", *options, "--store", report_graph, "-o", str(path))
    assert done.exit_code == 0, done.stderr
    html = path.read_text(encoding="utf-8")
    assert f"<title>Who changed sides: {title}</title>" in html
    assert movers(html) == found
    assert ("2 more changes of side have no date and are left out" in html) == (options == ["--since", "2012-08"])
    assert ("No change of side is recorded that fits." in html) == (not found)


@pytest.mark.newest
def test_a_narrowed_report_has_the_denials_of_those_asked_for(store: Store) -> None:
    merge(store, syria(), NOW)
    denied = "Ali Habib defected to Syrian opposition"
    assert denied in report(store, Asked(sects=["Alawite"]), GENERATOR)
    assert denied not in report(store, Asked(sects=["Sunni"]), GENERATOR)


def test_a_name_that_is_none_is_told_before_anything_is_written(report_graph: str, tmp_path: Path) -> None:
    done = allegiance("report", "--agency", "air forse", "--store", report_graph, "-o", str(tmp_path / "none.html"))
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "Air Force Intelligence Directorate" in done.stderr


def test_a_page_that_would_be_too_large_shows_less_and_says_so(
    report_graph: str, report_html: str, page: Page, tmp_path: Path
) -> None:
    with open_store(report_graph) as store:
        small = report(store, Asked(), GENERATOR, largest=len(report_html) * 2 // 3)
    assert len(small) < len(report_html) * 2 // 3
    path = tmp_path / "small.html"
    path.write_text(small, encoding="utf-8")
    page.goto(path.as_uri())
    assert page.locator("#persons .bound").inner_text().startswith("3 of 16 persons are shown here")
    assert page.evaluate(UNPROVEN) == []


def test_what_is_too_much_for_marks_and_columns_is_drawn_together(page: Page, tmp_path: Path) -> None:
    letters = "ABCDEFGHIJKLMNOP"
    facts = [defects(f"Officer {n}", faction(f"Battalion {n}", None), origin=ARMY, date="2012-07") for n in letters]
    path = tmp_path / "many.html"
    with open_store(str(tmp_path / "many.kgl"), writing=True) as store:
        store.prepare()
        merge(store, [told("Reuters", "2012-08-01", *facts, defects("Officer Q", FSA, origin=GUARD, date="2001-05"))], NOW)
        path.write_text(report(store, Asked(), GENERATOR), encoding="utf-8")
    page.goto(path.as_uri())
    assert page.locator(".bins.quarter li").count() == 46  # second quarter of 2001 to third of 2012
    assert page.locator(".bins .dot").count() == 0
    page.locator(".bins .bar").last.click()
    assert evidence(page).locator(".note").count() == len(letters)
    page.keyboard.press("Escape")
    sides = page.locator(".matrix thead th").all_inner_texts()
    assert (len(sides), sides[-2:]) == (10, ["other sides", "all"])
    assert page.locator(".matrix tfoot td").all_inner_texts() == ["1"] * 7 + ["10", "17"]


@pytest.mark.newest
def test_the_same_graph_gives_the_same_page_on_every_store(store: Store, report_html: str) -> None:
    fill(store)
    assert report(store, Asked(), GENERATOR) == report_html


def test_open_shows_it(report_graph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "echo shown %s")
    path = tmp_path / "page.html"
    code, printed, _ = process("report", "--person", "Lukman", "--store", report_graph, "-o", str(path), "--open")
    assert (code, f"shown {path.as_uri()}" in printed) == (0, True)

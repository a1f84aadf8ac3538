"""`allegiance report`: one page that holds every claim with its sentences, read as its readers do, in a browser."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from graph.load import merge
from graph.schema import Article
from graph.statement import Reading
from graph.stores import Store, open_store
from queries.report import Asked, report
from tests.browsers import DESKTOP, PHONE
from tests.commands import ROOT, allegiance, process
from tests.graphs import AIR_FORCE, ALAWITE, ARMY, FSA, GUARD, NOW, belongs, defects, faction, read, serves, told
from tests.samples import SAMPLES
from tests.syria import syria

GENERATOR = "Allegiance"
BREAKING = "</script><script>alert(1)</script><b>"
"""What an article may hold to break out of a page."""


def hostile() -> list[Reading]:
    """Articles that hold tags where people expect words, and an address that is a program."""
    fact = defects("Wasid", FSA, origin=ARMY, date="2012-02", speaker=BREAKING)
    text = f'{BREAKING} before. {fact.sentence} {BREAKING} <!-- "after"'
    article = Article(
        id="article:hostile", name=f"Headline {BREAKING}", url="javascript:alert(1)", publisher=f"Publisher {BREAKING}",
        text=text, published=dt.date(2012, 2, 26), sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip
    return [
        read(article, fact),
        told("Levant Wire", "2012-03-01", serves(BREAKING, AIR_FORCE, role=BREAKING), belongs(BREAKING, ALAWITE)),
    ]


def fill(store: Store) -> None:
    """The articles of tests/syria.py and those above."""
    merge(store, [*syria(), *hostile()], NOW)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("report") / "graph.kgl")
    with open_store(path, writing=True) as store:
        store.prepare()
        fill(store)
    return path


@pytest.fixture(scope="module")
def html(graph: str) -> str:
    with open_store(graph) as store:
        return report(store, Asked(), GENERATOR)


@pytest.fixture(scope="module")
def file(html: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page's address."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def shown(page: Page, file: str) -> Page:
    """The page in the browser, at desktop width."""
    page.goto(file)
    return page


def names(table: Locator) -> list[str]:
    """Those of the rows that are shown, in their order."""
    return [name for name in table.locator("tbody tr:visible th").all_inner_texts() if BREAKING not in name]


def evidence(page: Page) -> Locator:
    """What has opened."""
    return page.locator("dialog[open]")


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


# --- every claim leads to its sentence -------------------------------------------------------------------------------

UNPROVEN = """() => [...document.querySelectorAll("[data-notes]")].filter((link) =>
  link.dataset.notes.split(" ").some((number) => !document.querySelector(`#n${number} blockquote mark`)?.textContent))
  .map((link) => link.outerHTML)"""
UNLINKED = """() => [...document.querySelectorAll(".rows tbody tr, .matrix tbody td:not(:empty), .node, .bins .dot")]
  .filter((place) => !place.matches("[data-notes]") && !place.querySelector("[data-notes]")).map((place) => place.outerHTML)"""


def test_every_row_number_and_node_leads_to_sentences(shown: Page) -> None:
    assert shown.evaluate(UNPROVEN) == []
    without = [row for row in shown.evaluate(UNLINKED) if "Al-Manar" not in row]  # it only denies
    assert without == []


def test_a_click_opens_the_sentence_with_who_says_so(shown: Page) -> None:
    shown.locator("#defections-table").get_by_role("link", name="Jihad Makdissi").click()
    found = evidence(shown)
    assert found.locator(".standing").inner_text() == (
        "Disputed: 1 independent source, 1 statement; denied by 1 statement; confidence 0.27"
    )
    sayings = [" ".join(text.split()) for text in found.locator("blockquote footer").all_inner_texts()]
    assert sayings == [
        "reported · Reuters · 3 Dec 2012 · Report", "denied · says Damascus · Al-Manar · 4 Dec 2012 · Report",
    ]  # fmt: skip
    assert found.locator("mark").first.inner_text().startswith("Jihad Makdissi: defected_to Ministry of Foreign Affairs")
    assert found.locator("cite a").first.get_attribute("href", timeout=1_000) == shown.locator("#uncounted-table").evaluate(
        "() => document.querySelector('cite a[href^=\"https://reuters.example/2012-12-03\"]').href"
    )
    shown.keyboard.press("Escape")
    expect(evidence(shown)).to_have_count(0)
    assert shown.evaluate("document.activeElement.textContent") == "Jihad Makdissi"


def test_a_number_opens_all_that_it_counts(shown: Page) -> None:
    shown.locator(".findings").get_by_role("link", name="4 of 12").click()
    claims = evidence(shown).locator("h3").all_inner_texts()
    assert [re.sub(r"^\d+\s+| defected.*", "", claim) for claim in claims] == [
        "First Lieutenant Khaldoun Zeineddine", "Afak Ahmad", "Nawaf al-Fares", "Colonel Zubaida al-Meeki",
    ]  # fmt: skip
    evidence(shown).get_by_role("button", name="Close").click()
    expect(evidence(shown)).to_have_count(0)


# --- tables ----------------------------------------------------------------------------------------------------------


def test_tables_are_sorted(shown: Page) -> None:
    table = shown.locator("#defections-table")
    table.get_by_role("button", name="rank").click()
    senior = names(table)
    assert senior[:3] == ["Manaf Tlass", "Hussam Awak", "Zubaida al-Meeki"]
    assert table.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    table.get_by_role("button", name="person").click()
    assert names(table) == sorted(senior)
    table.get_by_role("button", name="date").click()
    assert names(table)[-2:] == ["Hussam Awak", "Lukman"]  # what has no date comes last
    sources = shown.locator("#sources-table")
    sources.get_by_role("button", name="publisher").click()
    sources.get_by_role("button", name="articles").click()
    assert names(sources)[:2] == ["Al Jazeera", "Reuters"]


def test_tables_are_searched(shown: Page) -> None:
    field = shown.get_by_label("Search the defections")
    field.fill("alawite  FSÁ")
    assert names(shown.locator("#defections-table")) == []
    field.fill("ALAWITE free")
    assert names(shown.locator("#defections-table")) == ["Salih Habib Salih", "Zubaida al-Meeki"]
    assert shown.locator("#defections output").inner_text() == "2 of 12"
    field.fill("")
    assert len(names(shown.locator("#defections-table"))) == 12


# --- the network -----------------------------------------------------------------------------------------------------


def node(page: Page, name: str) -> Locator:
    """A node by the name in its caption."""
    return page.locator(f'#ties .node[aria-label^="{name}"]')


def centre(place: Locator) -> tuple[float, float]:
    """Where it is in the window."""
    box = place.locator("> :first-child").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_node_can_be_dragged_and_clicked(shown: Page) -> None:
    tlass, line = node(shown, "Manaf Tlass"), shown.locator('#ties .link.move[aria-label*="Manaf Tlass"] line').first
    tlass.scroll_into_view_if_needed()
    x, y = centre(tlass)
    end = line.get_attribute("x1")
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 40, y + 25, steps=4)
    shown.mouse.up()
    assert centre(tlass) == pytest.approx((x + 40, y + 25), abs=1)
    assert line.get_attribute("x1") != end
    expect(evidence(shown)).to_have_count(0)
    shown.get_by_role("button", name="Reset").click()
    assert centre(tlass) == pytest.approx((x, y), abs=1)
    shown.mouse.click(x, y)
    assert evidence(shown).get_by_role("heading", level=2).inner_text() == "Manaf Tlass"


def test_the_drawing_is_moved_and_zoomed(shown: Page) -> None:
    drawing, tlass = shown.locator("#ties"), node(shown, "Manaf Tlass")
    drawing.scroll_into_view_if_needed()
    box, (x, y) = drawing.bounding_box(), centre(tlass)
    assert box
    shown.mouse.move(box["x"] + 5, box["y"] + 5)
    shown.mouse.down()
    shown.mouse.move(box["x"] + 35, box["y"] + 15, steps=4)
    shown.mouse.up()
    assert centre(tlass) == pytest.approx((x + 30, y + 10), abs=1)
    fares = centre(node(shown, "Nawaf al-Fares"))
    before = abs(fares[0] - x - 30)
    shown.get_by_role("button", name="Larger").click()
    assert abs(centre(node(shown, "Nawaf al-Fares"))[0] - centre(tlass)[0]) == pytest.approx(1.4 * before, rel=0.02)


def test_the_network_is_filtered(shown: Page) -> None:
    def persons() -> set[str]:
        captions = shown.locator("#ties .node.person:visible").evaluate_all("all => all.map((one) => one.dataset.head)")
        return set(captions) - {BREAKING}

    form = shown.locator(".filters")
    form.get_by_label("Community").select_option("Alawite")
    alawites = {"Afak Ahmad", "Ali Habib", "Jamil Hassan", "Salih Habib Salih", "Zubaida al-Meeki"}
    assert persons() == alawites
    assert "of 16 persons" in form.locator("output").inner_text()
    form.get_by_label("Body").select_option("Air Force Intelligence Directorate")
    assert persons() == {"Afak Ahmad", "Jamil Hassan"}
    form.get_by_label("only who changed sides").check()
    assert persons() == {"Afak Ahmad"}
    form.get_by_label("Community").select_option("any")
    form.get_by_label("Body").select_option("any")
    form.get_by_label("Status").select_option("disputed")
    assert persons() == {"Jihad Makdissi"}


def test_it_is_used_with_the_keyboard(shown: Page) -> None:
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.textContent") == "Skip to the table of defections"
    node(shown, "Lukman").focus()
    shown.keyboard.press("Enter")
    assert evidence(shown).get_by_role("heading", level=2).inner_text() == "Lukman"
    shown.keyboard.press("Escape")
    shown.locator("#defections-table").get_by_role("button", name="person").press("Enter")
    assert names(shown.locator("#defections-table"))[0] == "Afak Ahmad"


# --- where it is read ------------------------------------------------------------------------------------------------

DIM = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return /^rgb\\(/.test(colour) ? colour : behind(element.parentElement);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const dim = new Set();
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest("svg")) continue;
    const colour = getComputedStyle(element).color;
    const [one, other] = [light(colour), light(behind(element))].sort((a, b) => b - a);
    if ((one + 0.05) / (other + 0.05) < 4.5) dim.add(`${element.tagName} ${element.className} ${colour}`);
  }
  return [...dim];
}"""
"""Texts with less contrast than WCAG 2.2 asks for at level AA (1.4.3): 4.5 to 1."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_fits_and_can_be_read(page: Page, file: str, size: Any, scheme: Any) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(file)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate(DIM) == []
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(251, 250, 247)") == (scheme == "light")
    page.locator("#defections-table").get_by_role("link", name="Manaf Tlass").click()
    box = evidence(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]


def test_paper_gets_the_sentences_and_no_buttons(shown: Page) -> None:
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for screen_only in ("nav", ".filters", ".search", "dialog"):
        assert shown.locator(screen_only).first.is_hidden()
    assert shown.locator("#sentences .note").last.is_visible()
    address = shown.locator("cite a").first.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "example/" in address


def test_headings_and_tables_are_marked_up_for_those_who_listen(shown: Page) -> None:
    levels = [int(tag[1]) for tag in shown.locator("h1, h2, h3").evaluate_all("all => all.map((one) => one.tagName)")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert shown.locator("th:not([scope])").count() == 0
    assert shown.locator("html").get_attribute("lang") == "en"


# --- what it must never do -------------------------------------------------------------------------------------------


def test_it_loads_nothing(page: Page, file: str) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.goto(file)
    page.locator("#defections-table").get_by_role("link", name="Lukman").click()
    assert asked == [file]
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
def test_a_report_is_narrowed(options: list[str], title: str, found: list[str], graph: str, tmp_path: Path) -> None:
    path = tmp_path / "narrow.html"
    done = allegiance("report", *options, "--store", graph, "-o", str(path))
    assert done.exit_code == 0, done.stderr
    html = path.read_text(encoding="utf-8")
    assert f"<title>Who changed sides: {title}</title>" in html
    assert movers(html) == found
    assert ("2 more changes of side have no date and are left out" in html) == (options == ["--since", "2012-08"])
    assert ("No change of side is recorded that fits." in html) == (not found)


def test_a_name_that_is_none_is_told_before_anything_is_written(graph: str, tmp_path: Path) -> None:
    done = allegiance("report", "--agency", "air forse", "--store", graph, "-o", str(tmp_path / "none.html"))
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "Air Force Intelligence Directorate" in done.stderr


def test_a_page_that_would_be_too_large_shows_less_and_says_so(graph: str, html: str, page: Page, tmp_path: Path) -> None:
    with open_store(graph) as store:
        small = report(store, Asked(), GENERATOR, largest=len(html) * 2 // 3)
    assert len(small) < len(html) * 2 // 3
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
def test_the_same_graph_gives_the_same_page_on_every_store(store: Store, html: str) -> None:
    fill(store)
    assert report(store, Asked(), GENERATOR) == html


def test_open_shows_it(graph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "echo shown %s")
    path = tmp_path / "page.html"
    code, printed, _ = process("report", "--person", "Lukman", "--store", graph, "-o", str(path), "--open")
    assert (code, f"shown {path.as_uri()}" in printed) == (0, True)


# --- the picture of the documents ------------------------------------------------------------------------------------


@pytest.mark.skipif("PICTURES" not in os.environ, reason="PICTURES=1 makes the pictures of the documents again")
def test_picture_for_the_documents(page: Page, tmp_path: Path) -> None:
    graph, path = str(tmp_path / "samples.kgl"), tmp_path / "report.html"
    assert allegiance("ingest", SAMPLES, "--store", graph).exit_code == 0
    assert allegiance("report", "--store", graph, "-o", str(path)).exit_code == 0
    page.set_viewport_size({"width": 1280, "height": 1320})
    page.goto(path.as_uri())
    picture = ROOT / "docs" / "pictures" / "report.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size < 250_000

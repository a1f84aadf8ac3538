"""The page of `allegiance report` in the hands of its readers: clicked, sorted, searched, dragged, on a phone, on paper."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsers import DESKTOP, PHONE
from tests.commands import ROOT, allegiance
from tests.reports import BREAKING, UNPROVEN, evidence, names
from tests.samples import SAMPLES

# --- every claim leads to its sentence -------------------------------------------------------------------------------

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
def test_it_fits_and_can_be_read(page: Page, report_file: str, size: Any, scheme: Any) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(report_file)
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

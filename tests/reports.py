"""The page of `allegiance report` for tests: a pytest plugin, named in tests/conftest.py.

    def test_it(shown: Page): ...        the report of tests/syria.py in the browser, at desktop width

`report_graph` is its store, `report_html` the text of the page, `report_file` its address.
"""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from playwright.sync_api import Locator, Page

from graph.load import merge
from graph.schema import Article
from graph.statement import Reading
from graph.stores import Store, open_store
from queries.report import Asked, report
from tests.graphs import AIR_FORCE, ALAWITE, ARMY, FSA, NOW, belongs, defects, read, serves, told
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


@pytest.fixture(scope="session")
def report_graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("report") / "graph.kgl")
    with open_store(path, writing=True) as store:
        store.prepare()
        fill(store)
    return path


@pytest.fixture(scope="session")
def report_html(report_graph: str) -> str:
    with open_store(report_graph) as store:
        return report(store, Asked(), GENERATOR)


@pytest.fixture(scope="session")
def report_file(report_html: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page's address."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(report_html, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def shown(page: Page, report_file: str) -> Page:
    """The page in the browser, at desktop width."""
    page.goto(report_file)
    return page


def names(table: Locator) -> list[str]:
    """Those of the rows that are shown, in their order."""
    return [name for name in table.locator("tbody tr:visible th").all_inner_texts() if BREAKING not in name]


def evidence(page: Page) -> Locator:
    """What has opened."""
    return page.locator("dialog[open]")


UNPROVEN = """() => [...document.querySelectorAll("[data-notes]")].filter((link) =>
  link.dataset.notes.split(" ").some((number) => !document.querySelector(`#n${number} blockquote mark`)?.textContent))
  .map((link) => link.outerHTML)"""
"""Links to claims without a sentence."""

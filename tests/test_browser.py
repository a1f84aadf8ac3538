"""Neo4j Browser of a real server, in a Chromium: links, scripts and style do there what docs/browser.md says.

With PICTURES=1 (`make pictures`) the graph is that of samples/, and the pictures of docs/browser.md are written again.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, ViewportSize, expect

from deploy.endpoint import BROWSER_POLICY, Local
from graph.load import merge
from graph.stores import Store, open_store
from queries.browser import GRASS, STYLE, link, texts
from queries.questions import find, questions
from queries.values import written
from tests.commands import ROOT, allegiance, rows
from tests.conftest import empty
from tests.graphs import NOW
from tests.samples import SAMPLES
from tests.servers import NONE, POOL
from tests.syria import syria

COLOURS = dict(re.findall(r"node\.(\w+) \{[^}]*?\bcolor: ([^;]+)", GRASS.read_text()))
PICTURE = ViewportSize(width=1160, height=640)
PICTURES = ROOT / "docs" / "pictures" if os.environ.get("PICTURES") else None

expect.set_options(timeout=30_000)  # a server with much to do beside


@pytest.fixture(scope="module")
def server(pytestconfig: pytest.Config) -> Iterator[Local]:
    """The newest server, with a graph."""
    pool = pytestconfig.stash[POOL]
    endpoint = pool.get([NONE, *pool.makers][-1])
    if not isinstance(endpoint, Local):
        pytest.skip("not a server of ours")
    with pytest.MonkeyPatch.context() as environment:
        for name, value in endpoint.environment.items():
            environment.setenv(name, value)
        with open_store(endpoint.uri) as store:
            fill(store)
        yield endpoint


def fill(store: Store) -> None:
    """The articles of tests/syria.py, or for the pictures those of samples/."""
    empty(store)
    store.prepare()
    if PICTURES:
        assert allegiance("ingest", SAMPLES, "--store", store.uri).exit_code == 0
    else:
        merge(store, syria(), NOW)


@pytest.fixture(scope="module")
def unreachable(server: Local) -> Sequence[str]:
    """Where Neo4j Browser asks for fonts and scripts, reports to, and looks for HTTP at the port of Bolt; it goes on without."""
    hosts = ("fonts.googleapis.com", "cdn.segment.com", "canny.io", "o110884.ingest.sentry.io")
    return (*(f"https://{host}/" for host in hosts), f"http://localhost:{server.bolt_port}/")


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page from which nothing gets out: what is asked of others, the policy of our servers forbids (deploy/endpoint.py)."""
    outside: list[str | None] = []
    page.on("requestfailed", lambda request: outside.extend([request.failure] if request.url.startswith("https://") else []))
    page.on("requestfinished", lambda request: outside.extend([request.url] if request.url.startswith("https://") else []))
    yield page
    assert set(outside) == {"csp"}, "Browser no longer asks for fonts of others, or gets through to them"


def linked(*arguments: str) -> str:
    """The link that the command prints; where the Browser is, the server says."""
    (one,) = rows(allegiance("browser", *arguments))
    return one["link"]


def enter(page: Page, server: Local, address: str) -> None:
    """Open a link for the first time: the form knows server and user, and asks for the password."""
    assert address.startswith(f"{server.http_url}/browser/?")
    page.goto(address)
    expect(page.get_by_test_id("boltaddress")).to_have_value(server.uri.removeprefix("bolt://"))
    expect(page.get_by_test_id("username")).to_have_value(server.username)
    page.get_by_test_id("password").fill(server.password)
    page.get_by_test_id("connect").click()
    wait_until_kept(page, "connections", server.password)


def wait_until_kept(page: Page, what: str, text: str) -> None:
    """Wait until the page that is opened next knows it: Browser keeps passwords, settings and style, with a delay."""
    for _ in range(300):
        if text in (page.evaluate(f"localStorage['neo4j.{what}']") or ""):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"Browser has kept no such {what} for half a minute")


def answer(page: Page) -> Locator:
    """Run what stands in the editor; the frame of its answer."""
    expect(page.get_by_test_id("frameCommand").filter(has_text=":play start")).to_be_visible()
    frames = page.get_by_test_id("frame")
    before = frames.count()
    page.get_by_test_id("editor-Run").click()
    expect(frames).to_have_count(before + 1)
    return frames.first


def drop(page: Page, path: Path) -> None:
    """Drop a file on the page, as from a folder of the desktop."""
    given = [base64.b64encode(path.read_bytes()).decode(), path.name]
    page.evaluate(
        """([content, name]) => {
            const files = new DataTransfer()
            files.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name))
            for (const kind of ['dragenter', 'dragover', 'drop'])
                document.querySelector('.filedrop').dispatchEvent(new DragEvent(kind, {bubbles: true, dataTransfer: files}))
        }""",
        given,
    )


def settle(page: Page, frame: Locator) -> Locator:
    """The nodes of a picture, over the whole page, once they lie still."""
    frame.get_by_title("Fullscreen").click()
    nodes = frame.locator("g.node")
    expect(nodes.first).to_be_visible()
    before: object = None
    while (now := nodes.evaluate_all("nodes => nodes.map(node => node.getAttribute('transform'))")) != before:
        before = now
        page.wait_for_timeout(500)
    return nodes


def keep_picture(page: Page, name: str) -> None:
    """Write what the page shows to docs/pictures, when it is asked for: all nodes in view."""
    if PICTURES:
        page.get_by_label("zoom-to-fit").click()
        page.mouse.move(0, 0)
        page.wait_for_timeout(1500)
        page.screenshot(path=PICTURES / f"{name}.png")


def test_every_server_of_ours_keeps_the_browser_to_this_machine() -> None:
    compose = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text())["services"]["neo4j"]["environment"]
    assert compose["NEO4J_dbms_security_http__static__content__security__policy__header"] == BROWSER_POLICY


def test_a_server_takes_the_values_where_they_stand(server: Local) -> None:
    with open_store(server.uri) as store:
        for text in texts():
            if text.form != STYLE:
                assert store.read(f"EXPLAIN {text.text}").rows == [], text.question


def test_links_ask_for_rows(page: Page, server: Local) -> None:
    text = "Ba'ath & Sons \\ # 100% + ü $since // x"
    awkward = f"RETURN {written(text)} AS found, size({written(text)}) AS length"
    enter(page, server, link(f"{server.http_url}/browser/", server.uri, awkward))
    table = answer(page).get_by_role("table")
    expect(table).to_contain_text("Ba'ath & Sons")
    expect(table).to_contain_text(str(len(text)))
    page.goto(linked("careers/history", "--param", "person=manaf tlas"))  # found by another spelling
    expect(page.locator(".view-lines")).to_contain_text(find("careers/history").title)
    table = answer(page).get_by_role("table")
    expect(table).to_contain_text("Republican Guard")
    expect(table).to_contain_text("2012-07-03")


def test_links_ask_for_pictures_in_the_style(page: Page, server: Local) -> None:
    page.set_viewport_size(PICTURE)
    enter(page, server, linked("style"))
    expect(answer(page)).to_contain_text("node.Person")
    page.get_by_test_id("navigationSettings").click()
    page.get_by_label("Connect result nodes").uncheck()
    wait_until_kept(page, "settings", '"autoComplete":false')
    wait_until_kept(page, "grass", COLOURS["Person"])
    edge, *_ = rows(allegiance("defections", "--sect", "alawite", "--agency", "intelligence"))
    for name, question, captions in (
        ("browser", ["officers-of-a-sect"], ["Alawite", "Directorate"]),
        ("browser-sources", ["behind-an-edge", "--param", f"edge={edge['id']}"], ["asserted"]),
        ("browser-colleagues", ["served-with", "--param", "person=Jamil Hassan"], ["Jamil", "opposition"]),
    ):
        page.goto(linked(*question, "--picture"))
        nodes = settle(page, answer(page))
        for caption in captions:
            expect(nodes.filter(has_text=caption).first).to_be_visible()
        expect(nodes.filter(has_text="Ahmad").locator("circle.b-outline")).to_have_attribute("fill", COLOURS["Person"])
        keep_picture(page, name)


def test_dropped_files_are_saved_and_used(page: Page, server: Local, tmp_path: Path) -> None:
    page.set_viewport_size(PICTURE)
    scripts, style = tmp_path / "questions.zip", tmp_path / "style.grass"
    allegiance("browser", "--scripts", str(scripts), "--style", str(style))
    enter(page, server, link(f"{server.http_url}/browser/", server.uri, "RETURN 1"))
    drop(page, style)
    expect(page.get_by_test_id("frame").first).to_contain_text(COLOURS["Person"])
    drop(page, scripts)
    page.get_by_test_id("navigationFavorites").click()
    for theme in {name.partition("/")[0] for name in questions()}:
        expect(page.get_by_test_id(f"savedScriptsFolder-Allegiance {theme}")).to_have_count(1)
    page.get_by_test_id("expandFolder-Allegiance defections").click()
    page.get_by_test_id(f"scriptTitle-{find('defections/by-sect').title}").click()
    expect(answer(page).get_by_role("table")).to_contain_text("Alawite")
    if PICTURES:
        page.screenshot(path=PICTURES / "browser-scripts.png", clip={"x": 60, "y": 70, "width": 300, "height": 570})

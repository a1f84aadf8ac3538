"""A headless Chromium for tests of pages: a pytest plugin, named in tests/conftest.py.

    def test_it(page: Page): page.goto(...)        at desktop width; fails at the end when the page wrote an error to its console

It reaches this machine only. A page of others that asks for more overrides the fixture `unreachable` in its module.
The browser is that of the system (`make chromium`); where there is none such tests are skipped, or fail where CI=true.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")
LOCAL = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
DESKTOP, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, once for all tests."""
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing, and CI=true wants it: make chromium", pytrace=False)
        pytest.skip("Chromium is missing: make chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=[*FLAGS, LOCAL])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def unreachable() -> Sequence[str]:
    """How addresses begin that a page may ask for in vain, because they do not answer or its server forbids it."""
    return ()


@pytest.fixture
def page(chromium: Browser, unreachable: Sequence[str]) -> Iterator[Page]:
    """An empty page of a new profile. What it writes to its console as an error, or throws, fails the test at its end."""
    context = chromium.new_context(viewport=DESKTOP)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.extend(_errors(message, unreachable)))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def _errors(message: ConsoleMessage, unreachable: Sequence[str]) -> Iterator[str]:
    """The message, when it is an error and not that one of these addresses was not loaded."""
    told = f"{message.text} ({message.location['url']})"
    in_vain = told.startswith("Failed to load resource") or "Content Security Policy" in told
    if message.type == "error" and not (in_vain and any(address in told for address in unreachable)):
        yield told

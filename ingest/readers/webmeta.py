"""What an HTML page says of itself where it is meant to say it: the day of publication, who holds the rights.

Only places that are made for a date are read. A date somewhere on the page may be of a related article, and dates in the
story are resolved against this one: a wrong day is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from ingest.readers.dates import LONGEST, parse
from ingest.readers.furniture import date_line, kind, owner

META = re.compile(
    r"(?:article:|og:|rnews:|sailthru\.|dc\.|dcterms\.|citation_|parsely-)?"
    r"(?:published(?:_time|date)?|date(?:published|\.issued|\.created)?|issued|created|pub-?date|publish(?:ed|ing)?-?date|publi(?:cation|sh)_date)",
    re.IGNORECASE,
)
"""Names of the meta element in use: Open Graph, Dublin Core, schema.org, Parse.ly, Sailthru."""

LD_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
URL_DAY = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")
DATE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:date(?:line|time)?|pub-?date|publi(?:shed|cation)|posted|time-?stamp|meta|by-?line)(?:$|[-_ ])", re.I
)
ELSEWHERE = ("aside", "nav", "footer", "form")
"""Elements whose dates are of other articles."""


class Element(Protocol):
    """What is used of an lxml element, which has no types of its own."""

    tag: object
    text: str | None

    def get(self, key: str) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[Element]: ...
    def iterancestors(self, *tags: str) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...
    def text_content(self) -> str: ...


def published(tree: Element) -> str | None:
    """The day of publication (ISO): of the metadata, of a `time` element, of the line under the title, of the address."""
    for candidates in (_meta(tree), _linked_data(tree), _times(tree), _lines(tree), _address(tree)):
        for candidate in candidates:
            try:
                return parse(candidate).isoformat()
            except ValueError:
                continue
    return None


def rights_owner(tree: Element) -> str | None:
    """Who claims the rights in the last copyright line of the page."""
    claims = [text.strip() for text in tree.itertext() if len(text) < 3 * LONGEST and kind(text.strip()) == "rights"]
    return owner(claims[-1]) if claims else None


def _meta(tree: Element) -> Iterator[str]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if META.fullmatch(name.strip()):
            yield element.get("content") or ""


def _linked_data(tree: Element) -> Iterator[str]:
    for element in tree.iter("script"):
        if element.get("type") == "application/ld+json":
            yield from LD_JSON.findall(element.text or "")


def _times(tree: Element) -> Iterator[str]:
    """Those that are marked as the publication first; then those of the article."""
    times = [element for element in tree.iter("time") if _here(element)]
    marked = [element for element in times if element.get("pubdate") is not None or element.get("itemprop") == "datePublished"]
    for element in marked + times:
        yield element.get("datetime") or element.text_content()


def _lines(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        names = f"{element.get('class') or ''} {element.get('id') or ''}" if isinstance(element.tag, str) else ""
        if DATE_CLASS.search(names) and _here(element):
            text = " ".join(element.text_content().split())
            line = date_line(text) if len(text) <= LONGEST else None
            if line and line.published:
                yield line.day


def _address(tree: Element) -> Iterator[str]:
    for element in tree.iter("link", "meta"):
        if element.get("rel") == "canonical" or element.get("property") == "og:url":
            for day in URL_DAY.findall(element.get("href") or element.get("content") or ""):
                yield "-".join(day)


def _here(element: Element) -> bool:
    return next(element.iterancestors(*ELSEWHERE), None) is None

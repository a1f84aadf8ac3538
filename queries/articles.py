"""Articles by what users call them, and what they state."""

from __future__ import annotations

from graph.stores.base import Row, Store

_FOUND = """
MATCH (a:Article)
WHERE a.id STARTS WITH $text OR a.id STARTS WITH 'article:' + $text OR a.url = $text
RETURN a.id AS id, a.name AS headline, a.publisher AS publisher, a.published AS published, a.url AS url,
       a.retiredAt AS ended, a.retiredWhy AS why
ORDER BY ended IS NOT NULL, id
"""
_STATED = """
MATCH (s:Statement)-[:STATED_IN]->(a:Article {id: $id})
WHERE s.retiredAt IS NULL OR s.retiredAt >= a.retiredAt
RETURN s.id AS id ORDER BY s.start, id
"""
"""What a later reading dropped had ended before its article did."""


def is_address(text: str) -> bool:
    """Whether it is an address of the web.

    >>> is_address("https://example.org/a"), is_address("article:2eg2wlikeqjq")
    (True, False)
    """
    return text.startswith(("http://", "https://"))


def articles(store: Store, text: str) -> list[Row]:
    """The articles whose id, or what follows `article:` in it, begins so, or whose address it is; those that count first.

    Of each id, headline, publisher, published, url, since when it counts no longer (ended), and why.
    """
    return store.read(_FOUND, {"text": text}).dicts()


def stated(store: Store, identifier: str) -> list[str]:
    """The ids of what an article states as it was read last, in the order of its text."""
    return [ident for (ident,) in store.read(_STATED, {"id": identifier}).rows]

"""Raw fields to an Article: the text that offsets point into, the name, the address, the id."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from graph.keys import article_id
from graph.schema import Article
from ingest.readers.base import Fields, Refused, Source, Unreadable
from ingest.readers.dates import parse
from ingest.readers.encoding import not_utf8

NAME = 80
"""Length, in characters, of the name that an article without a title gets."""

INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Soft hyphens, zero-width characters and marks of direction: they part words that look whole."""

BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
HYPHEN = re.compile("[\u2010\u2011]")
"""Hyphens of web pages, one of which keeps a line from breaking: with another hyphen `el-Obeidi` would be another name."""

BREAK = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
CONTROL = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]+")
STRAY_CONTROLS = 0.01
"""Share of control characters up to which they are dropped, or STRAY of them in a short text; above it is binary data."""

STRAY = 3


def build(name: str, found: Fields | Refused, defaults: Mapping[str, str | None]) -> Source | Unreadable:
    """The article of some fields, or why there is none. `defaults` are `published` and `publisher`."""
    if isinstance(found, Refused):
        return Unreadable(name, str(found))
    try:
        return _build(name, found, defaults)
    except (Refused, ValueError) as error:
        return Unreadable(name, str(error))


def _build(name: str, fields: Fields, defaults: Mapping[str, str | None]) -> Source:
    text = normalise(fields.text)
    if not text:
        raise Refused("is empty")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    url = clean_url(one_line(fields.url))
    published = one_line(fields.published) or defaults["published"]
    publisher = one_line(fields.publisher) or one_line(defaults["publisher"])
    article = Article(
        id=article_id(url, sha256, publisher),
        name=one_line(fields.title) or first_words(text),
        url=url,
        publisher=publisher,
        published=parse(published) if published else None,
        sha256=sha256,
        text=text,
    )
    return Source(name, article, one_line(fields.id))


def normalise(text: str) -> str:
    """The text as it is stored: NFC, `\\n` between lines, plain blanks and hyphens, at most one empty line in a row.

    Raises:
        Refused: it holds bytes that could not be decoded, or control characters as binary data does.
    """
    if text.isascii() and text.isprintable():
        return text.strip()  # most titles, names and addresses
    check(text)
    text = INVISIBLE.sub("", HYPHEN.sub("-", BLANK.sub(" ", BREAK.sub("\n", text))))
    kept = CONTROL.sub("", text)
    if len(text) - len(kept) > max(STRAY, STRAY_CONTROLS * len(text)):
        raise Refused("is binary, not text")
    lines = "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", kept).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def check(text: str) -> None:
    """Refuse what has no UTF-8: bytes that were let through as surrogates, or half a character from a JSON escape.

    Raises:
        Refused: with the place.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        if 0xDC80 <= code <= 0xDCFF:
            raise Refused(not_utf8(code - 0xDC00, error.start)) from None
        raise Refused(f"holds half a character (U+{code:04X} at {error.start})") from None


def one_line(value: str | None) -> str | None:
    """A title, a name, an id: cleaned like the text, on one line; None when nothing is left."""
    return " ".join(normalise(value).split()) or None if value else None


def first_words(text: str) -> str:
    """About 80 characters from the beginning, cut at a word, with an ellipsis when there is more.

    >>> first_words("He left.")
    'He left.'
    """
    start = " ".join(text[: 2 * NAME].split())
    if len(start) <= NAME and len(text) <= 2 * NAME:
        return start
    cut = start[: NAME + 1].rsplit(" ", 1)[0][:NAME]
    return cut.rstrip(" ,;:-–—") + "…"


def clean_url(url: str | None) -> str | None:
    """The address without its fragment and without `utm_*` parameters: they name a visit, not a text.

    >>> clean_url("https://example.org/a?id=7&utm_source=x#top")
    'https://example.org/a?id=7'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = "&".join(pair for pair in parts.query.split("&") if not pair.lower().startswith("utm_"))
    return urlunsplit(parts._replace(query=query, fragment="")) or None

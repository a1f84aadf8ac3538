"""HTML pages: trafilatura finds the story, webmeta.py the day."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.readers.article import normalise
from ingest.readers.base import Content, Fields, Found, Refused
from ingest.readers.encoding import decode, mark
from ingest.readers.furniture import units
from ingest.readers.page import saved_page
from ingest.readers.plain import bare
from ingest.readers.webmeta import published, rights_owner

LARGEST = 20_000_000
"""Bytes; trafilatura's own limit. A page above it is a dump, and its tree would fill the memory."""

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})""", re.I
)
CODECS = re.compile(
    r"(?:windows|cp)-?125\d|iso-?8859-\d+|latin-?1|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|macintosh", re.I
)
"""The encodings that pages are in. Python has others of which a page must not choose, such as unicode_escape."""

NO_STORY = "holds no story that could be told from the menus around it"

QUICK = {"original_date": True, "extensive_search": False}
"""trafilatura always looks for a date, and takes any that stands on the page; webmeta.py finds the one that is used."""


def read(content: Content) -> Iterator[Found]:
    """The story of a page, a paragraph a block.

    Raises:
        Refused: there is no story in it, or it is too large.
    """
    data = content.stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Refused(f"is larger than {LARGEST // 1_000_000} MB, which no web page is")
    page = html(content, data)
    yield "", _story(page if "<html" in page.lower() else f"<html><body>{page}</body></html>")


def html(content: Content, data: bytes) -> str:
    """The page as text: as its mark says; UTF-8 where it is valid, as no other encoding is by chance; as it declares.

    Raises:
        Refused: it is neither.
    """
    try:
        return data.decode(mark(data) or "utf-8")
    except UnicodeDecodeError:
        declared = _declared(data)
    if declared:
        try:
            return data.decode(declared)
        except UnicodeDecodeError as error:
            raise Refused(f"declares {declared} and is not (byte {error.start}); convert it to UTF-8") from None
    text, remark = decode(data)
    if remark:
        content.notice(remark)
    return text


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:4096])
    name = (match[1] or match[2]).decode().lower() if match else ""
    if not CODECS.fullmatch(name):
        return None
    western = name in ("iso-8859-1", "iso8859-1", "latin1", "latin-1")  # browsers read it as cp1252 (WHATWG Encoding, 4.2)
    return codecs.lookup("cp1252" if western else name.replace("windows-", "cp")).name


def _story(page: str) -> Fields:
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # else its complaints go to stderr, one a page
    try:
        return _extract(page)
    except Refused:
        raise
    except Exception as error:  # over any bytes lxml and trafilatura may raise anything, and one page must not stop the rest
        raise Refused(f"is HTML that could not be read ({type(error).__name__}: {error})") from error


def _extract(page: str) -> Fields:
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    tree = load_html(page)
    story = bare_extraction(page, with_metadata=True, include_comments=False, date_extraction_params=QUICK)
    if tree is None or story is None or isinstance(story, dict) or not story.text:
        raise Refused(NO_STORY)
    text = story.text
    if text.startswith("|"):  # a page laid out in tables, as old ones are, and not a story with a table in it
        bare_story = bare_extraction(page, include_comments=False, include_tables=False)
        text = (getattr(bare_story, "text", None) or text).strip()
    host = story.sitename in (None, story.hostname, f"www.{story.hostname}")
    publisher = (rights_owner(tree) or story.sitename) if host else story.sitename
    return _cleaned(text, Fields("", story.title, published(tree), publisher, story.url))


def _cleaned(text: str, found: Fields) -> Fields:
    """The fields with the text, once the lines that trafilatura lets through are cut: menus of short pages, dates, titles."""
    title = found.title
    for sign in "|-–—":
        title = title and title.removesuffix(f" {sign} {found.publisher}")
    text = normalise(text).removeprefix(f"{title}\n").replace("\n", "\n\n")
    inside = saved_page(normalise(text)) or bare(normalise(text), title)
    if not any(unit.kind == "prose" for unit in units(inside.text)):
        raise Refused(NO_STORY)
    publisher = found.publisher or inside.publisher
    return replace(
        found, text=inside.text, title=title or inside.title, published=found.published or inside.published, publisher=publisher
    )

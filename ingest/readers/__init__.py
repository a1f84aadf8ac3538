"""Readers: files to articles, one module a format. A format's module is imported when a file of it is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from ingest.readers.base import Reader, Refused, Source, Unreadable
from ingest.readers.files import DAMAGE, File, damage, expand, opened, passed_over

__all__ = ["Source", "Unreadable", "count", "read"]

MODULES = {"txt": "plain", "html": "web", "jsonl": "jsons", "json": "jsons", "csv": "tables"}
ONE_ARTICLE = ("txt", "html")


def read(
    paths: Sequence[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    notice: Callable[[str], None] = lambda _: None,
) -> Iterator[Source | Unreadable]:
    """Read files, folders, globs and standard input (`-`), lazily: one Source an article, in the order of the paths.

    `published` and `publisher` stand in where an article has none; what the source says wins. A date that the source
    gives and that is none is refused, not replaced. `notice` is called with a remark, once a file and subject:
    "x.csv: the column section is not used".

    What cannot be read comes as Unreadable, in its place in the order; it stops nothing else.

    Raises:
        ValueError: `published` is no date.
    """
    day = None
    if published is not None:
        from ingest.readers.dates import parse

        day = parse(published)
    return _read(paths, {"published": day.isoformat() if day else None, "publisher": publisher}, notice)


def count(paths: Sequence[str]) -> int | None:
    """How many articles there are to read, or None when only reading tells: standard input, JSON and CSV hold many."""
    formats = [file.format for file in expand(paths) if isinstance(file, File)]
    return None if any(form not in ONE_ARTICLE for form in formats) else len(formats)


def _read(paths: Sequence[str], defaults: dict[str, str | None], notice: Callable[[str], None]) -> Iterator[Source | Unreadable]:
    for file in expand(paths):
        if isinstance(file, Unreadable):
            yield file
        else:
            yield from _articles(file, defaults, notice)
    others = passed_over(paths)
    if others:
        notice(f"{len(others)} of other kinds passed over, the first is {others[0]}")


def _articles(file: File, defaults: dict[str, str | None], notice: Callable[[str], None]) -> Iterator[Source | Unreadable]:
    """The articles of one file. Whatever happens, it gives at least one result."""
    from ingest.readers.article import build

    empty = True
    try:
        with opened(file, lambda remark: notice(f"{file.name}: {remark}")) as content:
            for place, found in _reader(content.format, content.head)(content):
                empty = False
                name = f"{file.name}, {place}" if place else file.name
                yield build(name, found, defaults)
    except Refused as refused:
        yield Unreadable(file.name, str(refused))
    except DAMAGE as error:
        yield Unreadable(file.name, damage(error))
    else:
        if empty:
            yield Unreadable(file.name, "holds no article")


def _reader(form: str | None, head: bytes) -> Reader:
    if form is None:
        from ingest.readers.guess import guess

        form = guess(head)
    reader: Reader = import_module(f"ingest.readers.{MODULES[form]}").read
    return reader

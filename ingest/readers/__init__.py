"""Readers: files to articles, one module a format. A format's module is imported when a file of it is met."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from ingest.readers.base import Notice, Reader, Refused, Source, Unreadable
from ingest.readers.files import DAMAGE, File, damage, expand, opened, passed_over

__all__ = ["Notice", "Piece", "Source", "Unreadable", "count", "pieces", "read"]

MODULES = {"txt": "plain", "html": "web", "jsonl": "jsons", "json": "jsons", "csv": "tables"}
ONE_ARTICLE = ("txt", "html")

Read = Source | Unreadable | Notice


@dataclass(frozen=True)
class Piece:
    """A file that holds one article and is still to be read, which any process may do."""

    file: File
    defaults: Mapping[str, str | None]

    def read(self) -> Iterator[Read]:
        """What is in it, and the remarks about it."""
        remarks: deque[str] = deque()
        for result in _articles(self.file, self.defaults, remarks.append):
            while remarks:
                yield Notice(remarks.popleft())
            yield result
        yield from map(Notice, remarks)


def read(
    paths: Sequence[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    notice: Callable[[str], None] = lambda _: None,
) -> Iterator[Source | Unreadable]:
    """Read files, folders, globs and standard input (`-`), lazily: one Source an article, in the order of the paths.

    `published` and `publisher` stand in where an article has none; what the source says wins. A date that the source
    gives and that is none is refused, not replaced. `notice` is called with the text of each Notice.

    What cannot be read comes as Unreadable, in its place in the order; it stops nothing else.

    Raises:
        ValueError: `published` is no date.
    """
    return _noticed(pieces(paths, published=published, publisher=publisher), notice)


def pieces(paths: Sequence[str], *, published: str | None = None, publisher: str | None = None) -> Iterator[Piece | Read]:
    """As `read`, with a Piece for what is still to be read: files of many articles are read here, for they come as a stream.

    Raises:
        ValueError: `published` is no date.
    """
    day = None
    if published is not None:
        from ingest.readers.dates import parse

        day = parse(published)
    return _pieces(paths, {"published": day.isoformat() if day else None, "publisher": publisher})


def count(paths: Sequence[str]) -> int | None:
    """How many articles there are to read, or None when only reading tells: standard input, JSON and CSV hold many."""
    formats = [file.format for file in expand(paths) if isinstance(file, File)]
    return None if any(form not in ONE_ARTICLE for form in formats) else len(formats)


def _noticed(found: Iterator[Piece | Read], notice: Callable[[str], None]) -> Iterator[Source | Unreadable]:
    """What is read; remarks go to `notice`."""
    for piece in found:
        for item in piece.read() if isinstance(piece, Piece) else (piece,):
            if isinstance(item, Notice):
                notice(item.text)
            else:
                yield item


def _pieces(paths: Sequence[str], defaults: Mapping[str, str | None]) -> Iterator[Piece | Read]:
    for file in expand(paths):
        if isinstance(file, Unreadable):
            yield file
        elif file.format in ONE_ARTICLE and file.path is not None:
            yield Piece(file, defaults)
        else:
            yield from Piece(file, defaults).read()
    others = passed_over(paths)
    if others:
        yield Notice(f"{len(others)} of other kinds passed over, the first is {others[0]}")


def _articles(file: File, defaults: Mapping[str, str | None], notice: Callable[[str], None]) -> Iterator[Source | Unreadable]:
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

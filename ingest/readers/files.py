"""Paths to open files: folders, globs, standard input and gzip around any of them."""

from __future__ import annotations

import glob
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.readers.base import Content, Refused, Unreadable

FORMATS = {
    ".txt": "txt", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
    ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
KNOWN = ".txt, .html, .jsonl, .json or .csv, each also with .gz"
SAMPLE = 1 << 16
GZIP = b"\x1f\x8b"
DAMAGE = (OSError, EOFError, UnicodeError, zlib.error)
"""What reading a file may raise."""


@dataclass(frozen=True)
class File:
    """A file to read. `path` is None for standard input, `format` None where the content has to tell."""

    name: str
    path: Path | None
    format: str | None


def expand(paths: Sequence[str]) -> Iterator[File | Unreadable]:
    """The files behind the paths, each once: in the order given, by name inside a folder or a glob."""
    seen: set[Path | None] = set()
    for path in paths:
        for file in _expand(path):
            if isinstance(file, File):
                key = file.path and file.path.resolve()
                if key in seen:
                    continue
                seen.add(key)
            yield file


def _expand(path: str) -> Iterator[File | Unreadable]:
    if path == "-":
        yield File("standard input", None, None)
        return
    try:
        if path and Path(path).exists():
            yield from _folder(Path(path)) if Path(path).is_dir() else [_named(Path(path))]
        elif glob.has_magic(path):
            yield from _glob(path)
        else:
            yield Unreadable(_shown(path), "no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Unreadable(_shown(path), damage(error))


def _named(path: Path) -> File | Unreadable:
    """A file that the user names: he hears of it when it is of no known kind. A pipe has no kind, its content tells."""
    form = _format(path)
    if form is None and path.is_file():
        advice = "`pdftotext -layout` makes a .txt of it" if path.suffix.lower() == ".pdf" else f"convert it to {KNOWN}"
        return Unreadable(_shown(path), f"is of no kind that is read ({path.suffix or 'no suffix'}); {advice}")
    return File(_shown(path), path, form)


def _glob(pattern: str) -> Iterator[File | Unreadable]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 the pattern may be absolute
    files = [file for match in matches for file in _walk(match)]
    yield from files or [Unreadable(_shown(pattern), f"matches no file that is read ({KNOWN})")]


def _folder(folder: Path) -> Iterator[File | Unreadable]:
    empty = True
    for file in _walk(folder):
        empty = False
        yield file
    if empty:
        yield Unreadable(_shown(folder), f"holds no file that is read ({KNOWN})")


def _walk(top: Path) -> Iterator[File | Unreadable]:
    """Depth first, by name. Links to folders are not followed: they may lead in a circle."""
    stack = [top]
    while stack:
        path = stack.pop()
        try:
            if path.is_dir():
                if path == top or not path.is_symlink():
                    inside = (entry for entry in path.iterdir() if not entry.name.startswith("."))
                    stack.extend(sorted(inside, key=lambda entry: entry.name, reverse=True))
            elif _format(path) and path.is_file() and not path.name.casefold().startswith("readme"):
                yield File(_shown(path), path, _format(path))
        except OSError as error:
            yield Unreadable(_shown(path), damage(error))


def passed_over(paths: Sequence[str]) -> list[str]:
    """Files in the folders among the paths that are of no kind that is read; hidden ones and documentation do not count."""
    found = []
    for folder in (path for path in paths if _is_folder(path)):
        for path in sorted(Path(folder).rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if not hidden and _format(path) is None and path.suffix != ".md" and path.is_file():
                found.append(_shown(path))
    return found


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # too long for a name, or a NUL in it: reported where it is read
        return False


def _format(path: Path) -> str | None:
    return FORMATS.get(Path(path.name.casefold().removesuffix(".gz")).suffix)


def _shown(path: str | Path) -> str:
    """A name that can be printed: Linux allows names that are no UTF-8."""
    return str(path).encode("utf-8", "replace").decode()


class Replayed(io.RawIOBase):
    """A stream whose first bytes have been looked at already. Closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: IO[bytes] | gzip.GzipFile) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer is not sized
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def _replay(stream: IO[bytes] | gzip.GzipFile, size: int) -> tuple[bytes, io.BufferedReader]:
    head = stream.read(size)
    return head, io.BufferedReader(Replayed(head, stream), buffer_size=1 << 20)


@contextmanager
def opened(file: File, notice: Callable[[str], None]) -> Iterator[Content]:
    """The content of a file, uncompressed. gzip is known by its first bytes, so it may come through a pipe.

    Raises:
        OSError: it cannot be opened.
        Refused: it is empty, or ends in .gz and is no gzip.
    """
    stream = sys.stdin.buffer if file.path is None else file.path.open("rb")
    try:
        magic, plain = _replay(stream, len(GZIP))
        if magic == GZIP:
            plain = _replay(gzip.GzipFile(fileobj=plain), 0)[1]
        elif file.name.lower().endswith(".gz"):
            raise Refused("is no gzip file, though its name ends in .gz")
        head, content = _replay(plain, SAMPLE)
        if not head.strip() and len(head) < SAMPLE:
            raise Refused("is empty")
        yield Content(head, content, file.format, notice)
    finally:
        if file.path is not None:
            stream.close()


def damage(error: Exception) -> str:
    """What an error of the file says, in words for the user."""
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return "is a damaged gzip file"
    if isinstance(error, UnicodeDecodeError):
        return f"is not valid {error.encoding.upper()} (at byte {error.start})"
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error) or type(error).__name__).lower()

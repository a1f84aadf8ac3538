"""What all readers share: what they take, what they give, and how they say no."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.schema import Article


@dataclass(frozen=True)
class Source:
    """An article that could be read. `name` is the file, with the line or row where it holds several articles."""

    name: str
    article: Article
    given_id: str | None = None


@dataclass(frozen=True)
class Unreadable:
    """What could not be read, and why, in words for the user."""

    name: str
    reason: str


@dataclass(frozen=True)
class Notice:
    """A remark for the user, once a file and subject: "x.csv: the column section is not used"."""

    text: str


class Refused(Exception):
    """Why a file or a part of it cannot be read. It never leaves this room: it becomes an Unreadable."""


@dataclass(frozen=True)
class Fields:
    """An article as its source gives it: raw strings, nothing checked or cleaned."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class Content:
    """An open file, uncompressed. `head` holds its first 64 KB, `stream` all of it, `notice` takes a remark about it."""

    head: bytes
    stream: io.BufferedReader
    format: str | None
    notice: Callable[[str], None]


Found = tuple[str, Fields | Refused]
"""The place in the file ("line 3"; empty where the file is the article), and what is there."""

Reader = Callable[[Content], Iterator[Found]]

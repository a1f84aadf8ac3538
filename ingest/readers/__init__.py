"""Readers: files to articles, one module a format."""

from __future__ import annotations

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

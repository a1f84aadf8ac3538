"""What an extractor is."""

from __future__ import annotations

from typing import Protocol

from graph.schema import Article
from graph.statement import Reading
from ingest.packs.lexicon import Lexicon


class Extractor(Protocol):
    """Reads one article.

    An extractor is a pure function of the article and its own configuration: the same article gives the same reading.
    """

    name: str
    """Name and version, as in `rules/1`; every statement carries it."""

    lexicon: Lexicon
    """The packs that it reads with."""

    def read(self, article: Article, given_id: str | None = None) -> Reading:
        """All statements, mentions and bodies of the article.

        Args:
            article: must have its text.
            given_id: the id that the input gives the article; statements carry it as `article`, else the article's id.
        """
        ...

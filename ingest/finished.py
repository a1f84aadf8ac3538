"""Which articles a store holds already, so that they are not read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from graph.stores import Store
from ingest.readers import Source


class Held(NamedTuple):
    """What a store knows of an article beside its text."""

    name: str
    published: dt.date | None
    publisher: str | None


@dataclass(frozen=True)
class Passed:
    """An article that was read before, by the name of its source."""

    name: str


class Finished(Protocol):
    """Knows articles that were read before."""

    def rest(self, source: Source) -> Source | None:
        """The source as it is to be read: None when nothing about it is new, else with what was known of it before."""
        ...

    def kept(self) -> Finished:
        """The same, in a form that another process can take."""
        ...


class Nothing:
    """No article was read before, or all are to be read again."""

    def rest(self, source: Source) -> Source | None:
        """The source."""
        return source

    def kept(self) -> Finished:
        """Itself."""
        return self


@dataclass(frozen=True)
class Remembered:
    """Articles by their ids."""

    held: Mapping[str, Held]

    def rest(self, source: Source) -> Source | None:
        """See Finished.rest."""
        return _rest(source, self.held.get(source.article.id))

    def kept(self) -> Finished:
        """Itself."""
        return self


_ONE = "MATCH (a:Article {id: $id}) RETURN a.name AS name, a.published AS published, a.publisher AS publisher"
_ALL = "MATCH (a:Article) RETURN a.id AS id, a.name AS name, a.published AS published, a.publisher AS publisher"


class InStore:
    """Asks a store for each article: for a few that costs less than to know all."""

    store: Store
    """To be set before the first question."""

    def rest(self, source: Source) -> Source | None:
        """See Finished.rest."""
        rows = self.store.read(_ONE, {"id": source.article.id}).rows
        return _rest(source, Held(*rows[0]) if rows else None)

    def kept(self) -> Finished:
        """All articles of the store."""
        return Remembered({ident: Held(*known) for ident, *known in self.store.read(_ALL).rows})


def _rest(source: Source, held: Held | None) -> Source | None:
    """An article is read again when its source tells another title, day or publisher; what it does not tell stays."""
    if held is None:
        return source
    article = source.article
    now = Held(article.name, article.published or held.published, article.publisher or held.publisher)
    if now == held:
        return None
    told = {"published": now.published, "publisher": now.publisher}
    return Source(source.name, article.model_copy(update=told), source.given_id)

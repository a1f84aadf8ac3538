"""What a store holds of articles and mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.keys import article_of
from graph.load.articles import State
from graph.load.known import PERSON_OF
from graph.load.upsert import parts
from graph.stores.base import Run

OF_ARTICLES = "UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->(e%s) RETURN DISTINCT %s AS id"
ENDED = "UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE %s RETURN a.id AS id, a.retiredAt AS at, a.retiredWhy AS why"


def mentions_of(run: Run, articles: Sequence[str]) -> set[str]:
    """The men that these articles have, as they have them."""
    return {row["id"] for part in parts(articles) for row in run(OF_ARTICLES % (":Person", "m.mention"), ids=part)}


def bodies_of(run: Run, articles: Sequence[str]) -> set[str]:
    """The bodies and communities that these articles name."""
    query = OF_ARTICLES % (":Agency|Faction|Sect", "e.id")
    return {row["id"] for part in parts(articles) for row in run(query, ids=part)}


def ended_of(run: Run, articles: Sequence[str]) -> dict[str, State]:
    """Those of the articles that do not count."""
    rows = [row for part in parts(articles) for row in run(ENDED % "a.retiredAt IS NOT NULL", ids=part)]
    return {row["id"]: State(row["at"], row["why"]) for row in rows}


def articles_of(run: Run, articles: Sequence[str]) -> list[str]:
    """Those of the articles that stand in the store."""
    return [row["id"] for part in parts(articles) for row in run(ENDED % "true", ids=part)]


def standing_of(run: Run, mentions: Iterable[str]) -> set[str]:
    """Those of the mentions that stand in the store."""
    rows = [{"article": article_of(mention), "mention": mention} for mention in sorted(mentions)]
    found = [row for part in parts(rows) for row in run(PERSON_OF, rows=part)]
    return {row["mention"] for row in found}

"""Of a person: his history, who served with him, who may be one with him, what is said but not counted, the articles."""

from __future__ import annotations

import datetime as dt

from graph.stores.base import Row, Store
from queries.dossier.edges import edges, partial
from queries.left import CAME_BACK, JOINED_LATER, LEFT
from queries.who import mentions

_OWN = "MATCH (p:Person {id: $id})-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)"
_ENDED = f"""
MATCH (p:Person {{id: $id}})-[service:SERVES_IN]->(a), (p)-[move:DEFECTED_TO]->(f:Faction)
WHERE service.current AND coalesce(service.since < move.date, true) AND {LEFT} AND NOT {CAME_BACK}
  AND coalesce(coalesce(move.date, move.firstReported) <= $day, true)
RETURN service.id AS id, move.date AS date, move.datePrecision AS precision
ORDER BY id, date
"""
_HIS, _THEIRS = (
    JOINED_LATER.format(person=person, service=service, body="a") for person, service in (("p", "his"), ("other", "theirs"))
)
_SERVED_WITH = f"""
MATCH (p:Person {{id: $id}})-[his:SERVES_IN]->(a)<-[theirs:SERVES_IN]-(other:Person)
WHERE other.id <> p.id AND (a:Agency OR EXISTS {{ MATCH (a)-[:BELONGS_TO]->(:Faction) }})
  AND coalesce(his.since < theirs.until, true) AND coalesce(theirs.since < his.until, true)
  AND ($day IS NULL OR (coalesce(his.since <= $day, true) AND coalesce(his.until > $day, true)
                        AND coalesce(theirs.since <= $day, true) AND coalesce(theirs.until > $day, true)
                        AND NOT ({_HIS}) AND NOT ({_THEIRS})))
OPTIONAL MATCH (other)-[move:DEFECTED_TO]->(:Faction)
WITH a, his, theirs, other, move ORDER BY move.date, move.id
WITH a, his, theirs, other,
     [x IN collect({{id: move.id, date: move.date, precision: move.datePrecision}}) WHERE x.id IS NOT NULL] AS moves
RETURN other.name AS name, other.rank AS rank, other.rankOrder AS rankOrder, theirs.role AS role, a.name AS body,
       his.since < theirs.until AND theirs.since < his.until AS dated, moves, other.id AS id, theirs.id AS edge
"""
_MAY_BE = """
MATCH (p:Person {id: $id})-[r:MAY_BE]-(other:Person)
RETURN other.name AS name, other.rank AS rank, r.score AS score, r.reasons AS reasons, other.id AS id
ORDER BY score DESC, id
"""
_NOT_COUNTED = """
MATCH (p:Person {id: $id})<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.retiredAt IS NULL AND said.modality IN ['denied', 'hypothetical']
RETURN said.modality AS modality, said.name AS says, said.quote AS quote, said.speaker AS speaker, article.publisher AS publisher,
       article.published AS published, article.url AS url, said.id AS id
ORDER BY published, id
"""
_ABOUT = ("published", "publisher", "headline", "url", "names", "rank", "article")


def history(store: Store, identifier: str, day: dt.date | None) -> list[Row]:
    """His posts, changes of side and communities. A post that no article ends, and that he left by changing sides, ends then."""
    ended: dict[str, Row] = {}
    for row in store.read(_ENDED, {"id": identifier, "day": day}).dicts():
        ended.setdefault(row["id"], row)
    rows = edges(store, _OWN, {"id": identifier}, day)
    return [{**_until(row, ended.get(row["id"])), "tie": "own"} for row in rows if day is None or row["id"] not in ended]


def _until(row: Row, move: Row | None) -> Row:
    return {**row, "current": False, "until": partial(move["date"], move["precision"])} if move else row


def ties(store: Store, identifier: str, day: dt.date | None) -> dict[str, list[Row]]:
    """See queries.dossier.make.Dossier."""
    return {
        "servedWith": _served_with(store, identifier, day),
        "mayBe": store.read(_MAY_BE, {"id": identifier}).dicts(),
        "notCounted": store.read(_NOT_COUNTED, {"id": identifier}).dicts(),
        "articles": [
            {name: one.about[name] for name in _ABOUT} for one in mentions(store, identifier) if one.about["ended"] is None
        ],
    }


def _served_with(store: Store, identifier: str, day: dt.date | None) -> list[Row]:
    """Those who served in one of his very bodies at a time that may be his, surest and most senior first. A side as a whole is no
    body: it has too many. `overlap` is `dated`
    when both times are known to meet, else `possible`; `defected` has the days of their own changes of side."""
    rows = store.read(_SERVED_WITH, {"id": identifier, "day": day}).dicts()
    rows.sort(key=lambda row: (not row["dated"], -(row["rankOrder"] or -1), row["name"], row["id"], row["edge"]))
    return [_colleague(row) for row in rows]


def _colleague(row: Row) -> Row:
    told = {name: row[name] for name in ("name", "rank", "role", "body")}
    defected = [partial(move["date"], move["precision"]) or "(undated)" for move in row["moves"]]
    return {**told, "overlap": "dated" if row["dated"] else "possible", "defected": defected, "id": row["id"]}

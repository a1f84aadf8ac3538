"""Which articles count: of several texts at one address the newest, and none that somebody withdrew."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from graph.load.upsert import parts
from graph.schema import Judgement
from graph.stores.base import Run


class State(NamedTuple):
    """Since when an article counts no longer, and why; (None, None) when it counts."""

    at: dt.datetime | None = None
    why: str | None = None


VERSIONS = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.url AS url, a.published AS published, a.recordedAt AS recordedAt, a.retiredAt AS retiredAt,
       a.retiredWhy AS retiredWhy
"""
AT_ADDRESS = """
UNWIND $urls AS url
MATCH (a:Article)
WHERE a.url = url
RETURN a.id AS id, a.url AS url, a.published AS published, a.recordedAt AS recordedAt, a.retiredAt AS retiredAt,
       a.retiredWhy AS retiredWhy
"""
SET_STATE = "UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.retiredAt = row.at, a.retiredWhy = row.why"
END = """
UNWIND $rows AS row
MATCH (a:Article {id: row.id})<-[:STATED_IN]-(s:Statement)
WHERE s.retiredAt IS NULL
SET s.retiredAt = CASE WHEN s.recordedAt > row.at THEN s.recordedAt ELSE row.at END
"""
"""What is read of an article that counts no longer has ended when it came in: it never ends before that."""
END_MENTIONS = """
UNWIND $rows AS row
MATCH (a:Article {id: row.id})-[m:MENTIONS]->()
WHERE m.retiredAt IS NULL
SET m.retiredAt = row.at
"""
REVIVE = """
UNWIND $rows AS row
MATCH (a:Article {id: row.id})<-[:STATED_IN]-(s:Statement)
WHERE s.retiredAt = row.was OR (s.retiredAt = s.recordedAt AND s.retiredAt > row.was)
SET s.retiredAt = null
"""
REVIVE_MENTIONS = """
UNWIND $rows AS row
MATCH (a:Article {id: row.id})-[m:MENTIONS]->()
WHERE m.retiredAt = row.was
SET m.retiredAt = null
"""


def settle(run: Run, articles: Sequence[str], judgements: Iterable[Judgement]) -> dict[str, State]:
    """Work out which of these articles, and of the others at their addresses, count; returns those whose state changed.

    What they say and mention ends, or counts again, with them; see `end` for what is written after this.
    """
    unsettled = unsettled_of(run, articles, judgements)
    changed = {article: should for article, (_, should) in unsettled.items()}
    was = {article: is_.at for article, (is_, _) in unsettled.items()}
    run(SET_STATE, rows=[{"id": article, "at": state.at, "why": state.why} for article, state in changed.items()])
    revived = [{"id": article, "was": was[article]} for article in changed if was[article] is not None]
    for query in (REVIVE, REVIVE_MENTIONS) if revived else ():
        run(query, rows=revived)
    end(run, changed)
    return changed


def unsettled_of(run: Run, articles: Sequence[str], judgements: Iterable[Judgement]) -> dict[str, tuple[State, State]]:
    """Those of these articles, and of the others at their addresses, whose state is not what it should be, with both."""
    withdrawn = _withdrawn(judgements)
    by_address: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _versions(run, articles):
        by_address[row["url"] or row["id"]].append(row)
    found = {}
    for versions in by_address.values():
        for row in versions:
            is_, should = State(row["retiredAt"], row["retiredWhy"]), _state(row, versions, withdrawn)
            if is_ != should:
                found[row["id"]] = (is_, should)
    return found


def end(run: Run, states: Mapping[str, State]) -> None:
    """Let end what these articles say and mention, where they count no longer."""
    ended = [{"id": article, "at": state.at} for article, state in states.items() if state.at is not None]
    for query in (END, END_MENTIONS) if ended else ():
        run(query, rows=ended)


def _withdrawn(judgements: Iterable[Judgement]) -> dict[str, State]:
    found: dict[str, State] = {}
    for made in sorted(judgements, key=lambda j: (j.at, j.id), reverse=True):
        if made.verdict == "withdrawn" and made.undone_at is None:
            found |= {article: State(made.at, f"withdrawn by {made.by}{made.why and ': ' + made.why}") for article in made.left}
    return found


def _versions(run: Run, articles: Sequence[str]) -> list[dict[str, Any]]:
    """These articles, and all others at the same addresses."""
    found = {row["id"]: row for part in parts(articles) for row in run(VERSIONS, ids=part)}
    urls = sorted({row["url"] for row in found.values() if row["url"]})
    for part in parts(urls):
        found |= {row["id"]: row for row in run(AT_ADDRESS, urls=part)}
    return sorted(found.values(), key=lambda row: str(row["id"]))


def _given(state: State | None) -> list[tuple[dt.datetime, str]]:
    return [(state.at, state.why or "")] if state and state.at else []


def _order(row: Mapping[str, Any]) -> tuple[dt.date, dt.datetime, str]:
    """The newer text is the one published later; of one day, the one that was read later."""
    return (row["published"] or dt.date.min, row["recordedAt"], row["id"])


def _state(row: Mapping[str, Any], versions: Sequence[Mapping[str, Any]], withdrawn: Mapping[str, State]) -> State:
    """An older version counts until a newer one is read: never, when that was read first."""
    newer = [other for other in versions if _order(other) > _order(row)]
    superseded = [
        State(max(other["recordedAt"], row["recordedAt"]), f"superseded by {other['id']}") for other in sorted(newer, key=_order)
    ]
    states = [*superseded, *(State(max(at, row["recordedAt"]), why) for at, why in _given(withdrawn.get(row["id"])))]
    return min(states, key=lambda state: state.at or dt.datetime.max.replace(tzinfo=dt.UTC), default=State())

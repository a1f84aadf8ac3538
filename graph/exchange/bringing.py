"""What was exported, brought into a store in one transaction.

An empty store becomes what a complete file says, record by record. Any other takes in what the file says that articles say and
people decided, as if it had read the articles and heard the decisions itself, and works out persons, names and edges again.

- An article that both hold is as it was read last: by the store, unless the file has a later reading of it.
- Record times are the earlier of the two; what a reading no longer says ends when the file is brought in.
- A decision that either has taken back is taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.batch import Batch, add_mention, add_node
from graph.exchange.reading import BadFile, Export
from graph.exchange.sources import Sources, ended_with, sources
from graph.identity.profile import Profile
from graph.load import held
from graph.load.judged import everything, record
from graph.load.put import put
from graph.load.transactions import WAIT, Past, absorb
from graph.load.upsert import label_of, parts
from graph.schema import Judgement, Mention, Relationship, Subject
from graph.stores.base import Run, Store

_EMPTY = "MATCH (n) WHERE NOT n:Graph RETURN n.id AS id LIMIT 1"
_SAID = """
UNWIND $ids AS id
MATCH (a:Article {id: id})
OPTIONAL MATCH (a)<-[:STATED_IN]-(s:Statement)
RETURN a.id AS article, a.retiredAt AS over, a.recordedAt AS first, s.recordedAt AS recorded, s.retiredAt AS retired
"""
_NAMED = """
UNWIND $ids AS id
MATCH (a:Article {id: id})-[m:MENTIONS]->(:Person)
WHERE m.retiredAt IS NOT NULL
RETURN a.id AS article, a.retiredAt AS over, a.recordedAt AS first, null AS recorded, m.retiredAt AS retired
"""
_TEXTS = "UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.text IS NOT NULL RETURN a.id AS id, a.text AS text"
_STATEMENTS = "UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s.id AS id"
_READ_EARLIER = "UNWIND $rows AS row MATCH (a:Article {id: row.id}) WHERE a.recordedAt > row.at SET a.recordedAt = row.at"
_SAID_EARLIER = """
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
WHERE s.recordedAt > row.at
SET s.retiredAt = CASE WHEN s.retiredAt = s.recordedAt THEN null ELSE s.retiredAt END
SET s.recordedAt = row.at
"""
"""What ended as soon as it was read, because its article counted no longer, ends again after this, see graph/load/articles.py."""


class Brought(NamedTuple):
    """What came of it: how many articles, statements and decisions the store did not have.

    `held` is how many articles of the file it had, and `later` how many of these are now as the file has them: it says that it
    read them later, or, being without history, not when.
    """

    articles: int
    held: int
    later: int
    statements: int
    decisions: int


def bring(store: Store, export: Export) -> Brought:
    """Bring a file that was checked into a store, which is prepared.

    Raises:
        BadJudgement: a decision contradicts one that stands in the store; nothing is written then.
        StoreError: the store refused; nothing is written then.
    """

    def work(run: Run) -> Brought:
        empty = not run(_EMPTY)
        run(WAIT)
        if empty and export.history:
            counts = put(run, export.records())
            return Brought(counts["Article"], 0, 0, counts["Statement"], counts["Judgement"])
        if not export.strict:
            raise BadFile(f"{export.path} can be brought back as it is into an empty store only, and with history")
        return _take_in(run, sources(export.records()), export.now)

    return store.write(work)


def _take_in(run: Run, found: Sources, now: dt.datetime) -> Brought:
    made = record(run, _new_decisions(run, found.judgements))
    known = _known(run, list(found.articles))
    _record_earlier(run, found, known)
    wanted = sorted(a for a in found.articles if a not in known or found.read_at(a) > known[a])
    coming = _coming(run, found, wanted)
    _keep_texts(run, coming.batch, [article for article in wanted if article in known])
    named = {ident for j in made for ident in (*j.left, *j.right)}
    coming.past.mentions |= {ident for ident in named if label_of(ident) == "Person"}
    coming.past.articles |= known.keys() | {ident for ident in named if label_of(ident) == "Article"}
    before = _statements(run)
    absorb(run, coming.batch, coming.men, wanted, now, coming.past)
    new = len(found.articles) - len(known)
    return Brought(new, len(known), len(wanted) - new, _statements(run) - before, len(made))


def _statements(run: Run) -> int:
    """How many statements the store holds. None is ever deleted."""
    (row,) = run("MATCH (s:Statement) RETURN count(s) AS number")
    return int(row["number"])


def _new_decisions(run: Run, made: Iterable[Judgement]) -> list[Judgement]:
    """Those that the store does not have, or has not taken back where the file has."""
    known = {j.id: j for j in everything(run)}
    return [j for j in made if j.id not in known or (j.undone_at and not known[j.id].undone_at)]


def _known(run: Run, articles: list[str]) -> dict[str, dt.datetime]:
    """When the store last read those of these articles that it holds; see Sources.read_at."""
    moments: dict[str, dt.datetime] = {}
    for query in (_SAID, _NAMED):
        for row in (row for part in parts(articles) for row in run(query, ids=part)):
            by_reading = row["retired"] and not ended_with(row["over"], row["recorded"], row["retired"])
            found = [row["first"], row["recorded"], row["retired"] if by_reading else None, moments.get(row["article"])]
            moments[row["article"]] = max(moment for moment in found if moment)
    return moments


def _record_earlier(run: Run, found: Sources, known: Iterable[str]) -> None:
    """What the file has read before the store did was read then."""
    articles = [{"id": ident, "at": found.articles[ident].recorded_at} for ident in known]
    statements = [{"id": s, "at": found.statements[s].recorded_at} for ident in known for s in found.said[ident]]
    for query, rows in ((_READ_EARLIER, articles), (_SAID_EARLIER, statements)):
        for part in parts(rows):
            run(query, rows=part)


@dataclass
class _Coming:
    """What articles of a file say: now, and earlier."""

    batch: Batch = field(default_factory=Batch)
    men: list[Profile] = field(default_factory=list)
    past: Past = field(default_factory=Past)


def _coming(run: Run, found: Sources, wanted: Sequence[str]) -> _Coming:
    """What these articles say, with every body, and what earlier readings of them said that the store does not hold."""
    coming = _Coming()
    for body in found.bodies:
        add_node(coming.batch, body)
    for part in found.parts:
        _add_edge(coming.batch, part)
    held_statements, held_men = _held(run, found, wanted)
    for article in wanted:
        add_node(coming.batch, found.articles[article])
        for named in found.named[article]:
            _add_edge(coming.batch, named.model_copy(update={"retired_at": None}))
        for ident in found.said[article]:
            if ident not in held_statements:
                _add_statement(coming, found, article, ident)
        for mention in found.men[article]:
            if mention.mention not in held_men:
                _add_man(coming, found, mention)
    coming.past.mentions |= held_men
    return coming


def _held(run: Run, found: Sources, wanted: Sequence[str]) -> tuple[set[str], set[str]]:
    """The statements and men of earlier readings that the store holds itself."""
    statements = [ident for article in wanted for ident in found.said[article] if found.ended(found.statements[ident], article)]
    men = [m.mention for article in wanted for m in found.men[article] if found.ended(m, article)]
    standing = {row["id"] for part in parts(statements) for row in run(_STATEMENTS, ids=part)}
    return standing, held.standing_of(run, men)


def _add_statement(coming: _Coming, found: Sources, article: str, ident: str) -> None:
    statement = found.statements[ident]
    over = found.ended(statement, article)
    batch = coming.past.batch if over else coming.batch
    add_node(batch, statement if over else statement.model_copy(update={"retired_at": None}))
    for tie in found.ties[ident]:
        if isinstance(tie, Subject):
            coming.past.mentions |= {tie.mention} if over else set()
            tie = tie.model_copy(update={"end_": tie.mention})
        _add_edge(batch, tie)


def _add_man(coming: _Coming, found: Sources, mention: Mention) -> None:
    profile = found.profile(mention)
    coming.men.append(profile)
    if found.ended(mention, profile.article):
        coming.past.retired.add(profile.id)
        add_mention(coming.past.batch, profile, mention.retired_at)
    else:
        add_mention(coming.batch, profile)


def _add_edge(batch: Batch, edge: Relationship) -> None:
    batch.add_edge(edge.start_, edge.end_, key=edge.id, record=edge)


def _keep_texts(run: Run, batch: Batch, articles: Iterable[str]) -> None:
    """Where the file has an article without its text, that of the store stays: an id stands for one text."""
    bare = [article for article in articles if batch.nodes[article]["record"].text is None]
    for row in (row for part in parts(bare) for row in run(_TEXTS, ids=part)):
        article = batch.nodes[row["id"]]
        article["record"] = article["record"].model_copy(update={"text": row["text"]})

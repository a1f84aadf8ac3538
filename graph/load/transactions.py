"""One transaction: readings in, or a decision, and all that follows from them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from graph.batch import Batch, add_edge, add_mention, assemble
from graph.identity.judgements import Pairs, pairs
from graph.identity.profile import Profile, profiles
from graph.load import held, persons
from graph.load.articles import State, end, settle
from graph.load.edges import refresh_edges
from graph.load.judged import record, standing, take_back
from graph.load.loose import follow_mentions, forget_persons
from graph.load.names import refresh_names
from graph.load.place import Placed, place
from graph.load.retire import reread
from graph.load.upsert import label_of, upsert_nodes, upsert_relationships
from graph.schema import ENTITIES, Judgement, Subject
from graph.statement import Reading
from graph.stores.base import Run, Store

WAIT = "MERGE (g:Graph {id: 'graph'}) SET g.name = 'Allegiance'"
"""Whoever writes sets this first: on a server the next one waits for the lock until the transaction is over."""


def merge(store: Store, readings: Sequence[Reading], now: dt.datetime) -> Counter[str]:
    """Merge the readings into the store. Returns how many nodes (by label) and relationships (by type) were written, and how many
    articles a newer text at their address has `superseded`.

    Raises:
        StoreError: the store refused; nothing of the batch is in it then.
    """
    last = {reading.article.id: reading for reading in readings}  # of two readings of one article the last counts
    batch = assemble(last.values(), now)
    men = [profile for reading in last.values() for profile in profiles(reading)]

    def work(run: Run) -> Counter[str]:
        run(WAIT)
        return absorb(run, batch.copy(), men, sorted(last), now)

    return store.write(work)


def decide(store: Store, made: Sequence[Judgement]) -> list[str]:
    """Record decisions, and let the graph follow. Returns the mentions and articles they name that the store does not hold.

    Raises:
        BadJudgement: one contradicts a decision that stands; nothing is recorded then.
        StoreError: the store refused.
    """

    def work(run: Run) -> list[str]:
        run(WAIT)
        return _follow(run, record(run, made))

    return store.write(work)


def undo(store: Store, identifier: str, *, by: str, at: dt.datetime) -> Judgement:
    """Take a decision back: the graph is then what it was without it.

    Raises:
        BadJudgement: there is none of this id, or it is taken back already.
    """

    def work(run: Run) -> Judgement:
        run(WAIT)
        taken = take_back(run, identifier, by, at)
        _follow(run, [taken])
        return taken

    return store.write(work)


def refresh(store: Store) -> None:
    """Work out identities, names and edges of everybody again, from the mentions and statements that stand.

    Raises:
        StoreError: the store refused; nothing is changed then.
    """

    def work(run: Run) -> None:
        run(WAIT)
        articles = [row["id"] for row in run("MATCH (a:Article) RETURN a.id AS id ORDER BY id")]
        judgements = standing(run)
        settle(run, articles, judgements)
        end(run, held.ended_of(run, articles))
        follow_mentions(run)
        mentions = {row["id"] for row in run("MATCH (:Article)-[m:MENTIONS]->(:Person) RETURN m.mention AS id")}
        _place(run, Batch(), [], mentions, {}, pairs(judgements))
        forget_persons(run)
        bodies = run("MATCH (n:Agency|Faction|Sect) RETURN n.id AS id")
        refresh_names(run, {row["id"] for row in bodies})

    store.write(work)


@dataclass
class Past:
    """What comes in beside readings: what once was read of articles and counted no longer, and what decisions name.

    `batch`: ended statements and mentions, with what hangs on them; `retired`: the men of these mentions, who come with those
    that count. `mentions`: men who stand in the store, and are to be looked at again; `articles`: likewise.
    """

    batch: Batch = field(default_factory=Batch)
    retired: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def absorb(
    run: Run, batch: Batch, men: Sequence[Profile], articles: Sequence[str], now: dt.datetime, past: Past | None = None
) -> Counter[str]:
    """Bring a batch into the store within a transaction, and all that follows from it up to date. See `merge`."""
    past = past or Past()
    touched = reread(run, batch, articles, now) | past.mentions
    batch.add_nodes_from(past.batch.nodes(data=True))
    for start, target, key, data in past.batch.edges(keys=True, data=True):
        batch.add_edge(start, target, key=key, **data)
    counts = upsert_nodes(run, batch)
    judgements = standing(run)
    all_ = sorted({*articles, *past.articles})
    changed = settle(run, all_, judgements)
    counts["superseded"] += sum((state.why or "").startswith("superseded") for state in changed.values())
    others = [article for article in changed if article not in articles]
    mentions = {m for m in touched if label_of(m) == "Person"} | held.mentions_of(run, others)
    counts += _place(run, batch, men, mentions, held.ended_of(run, all_), pairs(judgements), past.retired)
    bodies = {node for node in batch if label_of(node) in ENTITIES and label_of(node) != "Person"}
    bodies |= {entity for entity in touched if label_of(entity) != "Person"} | held.bodies_of(run, others)
    refresh_names(run, bodies)
    return counts


def _place(
    run: Run, batch: Batch, men: Sequence[Profile], touched: set[str], ended: Mapping[str, State], judged: Pairs,
    retired: Iterable[str] = (),
) -> Counter[str]:  # fmt: skip
    """Write the relationships of the batch with the persons that its mentions turn out to be, and bring these up to date.

    What articles of the batch say that count no longer ends as soon as it is there: nothing may follow from it.
    """
    placed = place(run, men, touched, {*ended, *retired}, judged)
    persons.make(run, placed)
    said = persons.take_out(run, placed)
    _add_moved(batch, placed, said)
    counts = upsert_relationships(run, nx.relabel_nodes(batch, placed.now))
    end(run, ended)
    persons.find_by(run, placed)
    persons.doubt(run, placed)
    refresh_names(run, placed.concerned)
    refresh_edges(run, placed.concerned)
    return counts


def _add_moved(batch: Batch, placed: Placed, said: Sequence[dict[str, Any]]) -> None:
    """Add what was taken from a person that a mention no longer is with."""
    for mention in placed.moved:
        profile = placed.profiles[mention]
        add_mention(batch, profile, placed.retired_at.get(mention))
    for row in said:
        add_edge(batch, Subject, row["statement"], row["mention"], mention=row["mention"])


def _follow(run: Run, made: Sequence[Judgement]) -> list[str]:
    """Let the graph follow from decisions that were made or taken back."""
    named = {ident for j in made for ident in (*j.left, *j.right)}
    articles = sorted(ident for ident in named if label_of(ident) == "Article")
    judgements = standing(run)
    changed = settle(run, articles, judgements)
    mentions = {ident for ident in named if label_of(ident) == "Person"}
    known = held.standing_of(run, mentions) | set(held.articles_of(run, articles))
    _place(run, Batch(), [], (mentions & known) | held.mentions_of(run, sorted(changed)), {}, pairs(judgements))
    refresh_names(run, held.bodies_of(run, sorted(changed)))
    return sorted(named - known)

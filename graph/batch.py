"""A batch of readings as one NetworkX graph: what will be merged into the store, before it is.

Nodes are keyed by their id and edges by theirs; each carries its declared record under the attribute `record`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph.identity.profile import FACTS, Profile, profiles
from graph.keys import relationship_id
from graph.schema import Article, Mention, Mentions, Node, Object, Origin, PartOf, Relationship, StatedIn, Subject
from graph.statement import Reading, Statement

if TYPE_CHECKING:
    Batch = nx.MultiDiGraph[str]
else:
    Batch = nx.MultiDiGraph


def assemble(readings: Iterable[Reading], now: dt.datetime) -> Batch:
    """The batch of these readings, recorded at `now`. A statement or mention that comes twice stands in it once.

    A man is there as his article has him, and has no record: which person he is, graph/identity/ decides. Of two readings of one
    article the last counts.
    """
    batch = Batch()
    for reading in {reading.article.id: reading for reading in readings}.values():
        add_node(batch, reading.article.model_copy(update={"recorded_at": now}))
        for body in reading.bodies:
            add_node(batch, body)
        for child, parent in reading.parts:
            if _may_join(PartOf, child, parent):
                add_edge(batch, PartOf, child, parent)
        _add_mentions(batch, reading)
        for statement in reading.statements:
            _add_statement(batch, statement, reading.article, now)
    return batch


def _may_join(kind: type[Relationship], start: str, end: str) -> bool:
    """Whether the labels of these ids are among its ends: a text may make a side a part of an army, the graph does not."""
    labels = (start.partition(":")[0], end.partition(":")[0])
    return labels in {(a.lower(), b.lower()) for a, b in kind.ends}


def _add_mentions(batch: Batch, reading: Reading) -> None:
    for mention in reading.mentions:
        if mention.entity.label != "Person":
            add_edge(batch, Mentions, reading.article.id, mention.entity.id, names=sorted(mention.names), count=mention.count)
    for profile in profiles(reading):
        add_mention(batch, profile)


def add_mention(batch: Batch, profile: Profile, retired_at: dt.datetime | None = None) -> None:
    """Put in the relationship of an article to a man as it has him."""
    facts = {name: list(getattr(profile, name)) for name in FACTS}
    add_edge(
        batch, Mention, profile.article, profile.id, mention=profile.id, count=profile.count, rank=profile.rank,
        rank_order=profile.rank_order, retired_at=retired_at, **facts,
    )  # fmt: skip


def _add_statement(batch: Batch, statement: Statement, article: Article, now: dt.datetime) -> None:
    node = statement.node(now)
    add_node(batch, node)
    add_edge(batch, StatedIn, node.id, article.id)
    add_edge(batch, Subject, node.id, statement.subject.id, mention=statement.subject.id)
    target = statement.target or statement.object
    if target:
        add_edge(batch, Object, node.id, target.id, stated=statement.object is not None)
    if statement.origin:
        add_edge(batch, Origin, node.id, statement.origin.id)


def add_node(batch: Batch, node: Node) -> None:
    """Put a node in; of two with one id the last counts, but what a pack says of a body outranks what a text makes of it."""
    earlier = batch.nodes[node.id].get("record") if node.id in batch else None
    if earlier is None or getattr(earlier, "pack", None) is None or getattr(node, "pack", None) is not None:
        batch.add_node(node.id, record=node)


def add_edge(batch: Batch, kind: type[Relationship], start: str, end: str, **properties: Any) -> None:
    """Put a relationship in, with an id made from its type and ends."""
    record = kind(id=relationship_id(kind.type, start, end), start_=start, end_=end, **properties)
    batch.add_edge(start, end, key=record.id, record=record)

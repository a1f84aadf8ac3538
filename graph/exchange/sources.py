"""What a file says that articles say and people decided. All else follows from it, and is worked out again."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from graph.exchange.records import NodeRecord, Records
from graph.health.declared import SHAPES
from graph.identity.profile import FACTS, Profile
from graph.keys import article_of
from graph.schema import (
    Agency,
    Article,
    Faction,
    Judgement,
    Mention,
    Mentions,
    Node,
    Object,
    Origin,
    PartOf,
    Relationship,
    Sect,
    StatedIn,
    Statement,
    Subject,
)
from graph.stores.base import Row

_NODES: dict[str, type[Node]] = {kind.label: kind for kind in (Sect, Agency, Faction, Article, Statement, Judgement)}
_OF_STATEMENTS = (Subject, Object, Origin)


@dataclass
class Sources:
    """Records by what they belong to. `said`: statements by their article; `ties`: what hangs on a statement, by its id."""

    bodies: list[Node] = field(default_factory=list)
    parts: list[PartOf] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)
    judgements: list[Judgement] = field(default_factory=list)
    statements: dict[str, Statement] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    ties: dict[str, list[Relationship]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[Mentions]] = field(default_factory=lambda: defaultdict(list))
    men: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))

    def ended(self, record: Statement | Mention, article: str) -> bool:
        """Whether a later reading of the article no longer says so: what ended with its article counts again with it."""
        over = self.articles[article].retired_at
        recorded = record.recorded_at if isinstance(record, Statement) else None
        return record.retired_at is not None and not ended_with(over, recorded, record.retired_at)

    def profile(self, mention: Mention) -> Profile:
        """What identity compares of a man as one article has him."""
        article = self.articles[article_of(mention.mention)]
        facts: dict[str, Any] = {name: tuple(getattr(mention, name)) for name in FACTS}
        return Profile(
            id=mention.mention, article=article.id, published=article.published, rank=mention.rank,
            rank_order=mention.rank_order, count=mention.count, **facts,
        )  # fmt: skip

    def read_at(self, article: str) -> dt.datetime:
        """When the article was last read, as far as it can be told."""
        found = self.articles[article]
        statements = [self.statements[ident] for ident in self.said[article]]
        moments: list[dt.datetime | None] = [found.recorded_at, *(one.recorded_at for one in statements)]
        said: list[Statement | Mention] = [*statements, *self.men[article]]
        moments += [one.retired_at for one in said if self.ended(one, article)]
        return max(moment for moment in moments if moment)


def ended_with(article: dt.datetime | None, recorded: dt.datetime | None, retired: dt.datetime) -> bool:
    """Whether what ended at `retired` did so because its article did; see graph/load/articles.py."""
    return article is not None and retired == max(article, recorded or article)


def sources(records: Records) -> Sources:
    """The sources among these records."""
    found = Sources()
    for record in records:
        if isinstance(record, NodeRecord):
            if record.label in _NODES:
                _add_node(found, _NODES[record.label].model_validate(record.properties))
            continue
        kind = SHAPES[record.start.label, record.type, record.end.label]
        values: Row = {**record.properties, "start_": record.start.id, "end_": record.end.id}
        if kind in (PartOf, StatedIn, Mentions, Mention, *_OF_STATEMENTS):
            _add_relationship(found, kind.model_validate(values))
    return found


def _add_node(found: Sources, node: Node) -> None:
    if isinstance(node, Article):
        found.articles[node.id] = node
    elif isinstance(node, Statement):
        found.statements[node.id] = node
    elif isinstance(node, Judgement):
        found.judgements.append(node)
    else:
        found.bodies.append(node)


def _add_relationship(found: Sources, edge: Relationship) -> None:
    if isinstance(edge, PartOf):
        found.parts.append(edge)
    elif isinstance(edge, Mentions):
        found.named[edge.start_].append(edge)
    elif isinstance(edge, Mention):
        found.men[edge.start_].append(edge)
    else:
        found.ties[edge.start_].append(edge)
        if isinstance(edge, StatedIn):
            found.said[edge.end_].append(edge.start_)

"""A made-up graph of any size: persons in the agencies of a state, each of a sect, every fourth one gone over.

    (:Person)-[:BELONGS_TO]->(:Sect)    (:Person)-[:SERVES_IN]->(:Agency)-[:BELONGS_TO*1..2]->(:Agency)
    (:Person)-[:DEFECTED_TO]->(:Faction)
    (:Statement)-[:SUBJECT | OBJECT | ORIGIN]->(entity)    (:Statement)-[:STATED_IN]->(:Article)

The edges are made as they are, not consolidated from statements; only the defections have one behind them, in an article.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bench.corpus import made_up
from graph.batch import Batch, add_edge, add_mention, add_node
from graph.identity.blocks import keys
from graph.identity.profile import Profile
from graph.keys import body_id, digest, person_id, relationship_id
from graph.schema import (
    Agency,
    Article,
    DefectedTo,
    Edge,
    Faction,
    FoundBy,
    NameKey,
    Node,
    Object,
    Origin,
    PartOf,
    Person,
    PersonBelongsTo,
    Relationship,
    Sect,
    ServesIn,
    StatedIn,
    Statement,
    Subject,
)  # fmt: skip

MINISTRIES, SERVICES, BRANCHES = 5, 25, 250
"""Agencies on each level; those of one level are shared out evenly among those above."""

SECTS = 8
FOUR = 4
"""Of so many persons one has gone over."""

DAY = dt.date(2011, 3, 1)
DAYS = 1_000
NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
EXTRACTOR = "bench/1"


def agency(level: int, number: int) -> Agency:
    """An agency: level 0 are ministries, 1 services, 2 branches."""
    name = f"{made_up(1_000 * level + number)} {('Ministry', 'Service', 'Branch')[level]}"
    return Agency(id=body_id("Agency", name), name=name, kind=("ministry", "intelligence", "military")[level], pack="bench")


def sect(number: int) -> Sect:
    """A sect."""
    return Sect(id=body_id("Sect", made_up(4_000 + number)), name=made_up(4_000 + number), pack="bench")


FACTION = Faction(id=body_id("Faction", "Other Side"), name="Other Side", side="opposition", pack="bench")


def bodies() -> Batch:
    """The agencies with their hierarchy, the sects and the faction."""
    batch = Batch()
    add_node(batch, FACTION)
    for number in range(SECTS):
        add_node(batch, sect(number))
    for level, count in enumerate((MINISTRIES, SERVICES, BRANCHES)):
        for number in range(count):
            body = agency(level, number)
            add_node(batch, body)
            if level:
                add_edge(batch, PartOf, body.id, agency(level - 1, number % (MINISTRIES, SERVICES)[level - 1]).id)
    return batch


def population(first: int, last: int, size: int = 10_000) -> Iterator[Batch]:
    """The persons with these numbers and all that hangs on them, `size` persons a batch."""
    branches = [agency(2, number) for number in range(BRANCHES)]
    sects = [sect(number).id for number in range(SECTS)]
    for start in range(first, last, size):
        batch = Batch()
        for number in range(start, min(start + size, last)):
            _add_person(batch, number, branches[number // FOUR % BRANCHES], sects[number // FOUR % SECTS])
        yield batch


def person(number: int) -> Person:
    """A person; up to a million different ones."""
    name = f"{made_up(number % 1_000)} {made_up(1_000 + number // 1_000)}"
    return Person(id=person_id(name, f"article:{number}"), name=name, rank="Colonel", rank_order=number % 9 + 1)


def _add_person(batch: Batch, number: int, branch: Agency, community: str) -> None:
    who = person(number)
    add_node(batch, who)
    _add(batch, PersonBelongsTo(**_attested(PersonBelongsTo, who.id, community)))
    since = DAY + dt.timedelta(days=number % DAYS - DAYS)
    gone = number % FOUR == 0
    _add(batch, ServesIn(**_attested(ServesIn, who.id, branch.id), since=since, since_precision="day", current=not gone))
    if gone:
        _add_defection(batch, who, branch, DAY + dt.timedelta(days=number % DAYS))


def _add_defection(batch: Batch, who: Person, branch: Agency, day: dt.date) -> None:
    said = _statement(who, day)
    edge = {**_attested(DefectedTo, who.id, FACTION.id), "evidence": [said.id]}
    _add(batch, DefectedTo(
        **edge, date=day, date_precision="day", dates=[day.isoformat()], origin=branch.name, origin_id=branch.id,
        stated=True, manner="defected", rank=who.rank, rank_order=who.rank_order,
    ))  # fmt: skip
    article = _article(who, said)
    for node in (said, article):
        add_node(batch, node)
    add_edge(batch, StatedIn, said.id, article.id)
    add_edge(batch, Subject, said.id, who.id, mention=who.id)
    _add_mention(batch, who, article, branch)
    add_edge(batch, Object, said.id, FACTION.id)
    add_edge(batch, Origin, said.id, branch.id)


def _add_mention(batch: Batch, who: Person, article: Article, branch: Agency) -> None:
    """What identity compares, and the keys by which it finds him."""
    mention = Profile(
        id=who.id, article=article.id, names=(who.name,), published=article.published, rank=who.rank, rank_order=who.rank_order,
        bodies=(branch.id,), joined=(FACTION.id,),
    )  # fmt: skip
    add_mention(batch, mention)
    for key in keys(mention):
        add_node(batch, NameKey(id=f"namekey:{key}", name=key))
        add_edge(batch, FoundBy, who.id, f"namekey:{key}")


def _statement(who: Person, day: dt.date) -> Statement:
    quote = f"{who.rank} {who.name} went over to the Other Side."
    return Statement(
        id=f"statement:{digest(quote)}", name=quote, kind="DEFECTED_TO", quote=quote, start=0, end=len(quote),
        modality="asserted", manner="defected", confidence=0.9, extractor=EXTRACTOR, date=day, date_precision="day",
        rank=who.rank, rank_order=who.rank_order, recorded_at=NOW,
    )  # fmt: skip


def _article(who: Person, said: Statement) -> Article:
    key = who.id.rpartition("@")[2]
    return Article(id=f"article:{key}", name=said.quote, publisher="Bench", published=said.date, sha256=key, text=said.quote)


def _attested(kind: type[Edge], start: str, end: str) -> dict[str, object]:
    """The properties that every edge has."""
    return {
        "id": relationship_id(kind.type, start, end), "start_": start, "end_": end, "sources": 1, "statements": 1,
        "first_reported": DAY, "last_reported": DAY, "confidence": 0.9, "status": "single source", "evidence": [],
    }  # fmt: skip


def _add(batch: Batch, edge: Relationship) -> None:
    batch.add_edge(edge.start_, edge.end_, key=edge.id, record=edge)


def nodes_only(batch: Batch) -> Batch:
    """The same batch without its relationships."""
    return _batch([data["record"] for _, data in batch.nodes(data=True) if "record" in data], [])


def edges_only(batch: Batch) -> Batch:
    """The same batch without the records of its nodes: they stand in the store already."""
    return _batch([], [data["record"] for _, _, data in batch.edges(data=True)])


def _batch(nodes: list[Node], edges: list[Relationship]) -> Batch:
    batch = Batch()
    for node in nodes:
        add_node(batch, node)
    for edge in edges:
        _add(batch, edge)
    return batch

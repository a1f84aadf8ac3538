"""A made-up graph of any size: persons in the agencies of a state, most of a sect, every fourth one gone over.

    (:Person)-[:BELONGS_TO]->(:Sect)    (:Person)-[:SERVES_IN]->(:Agency)-[:BELONGS_TO*1..2]->(:Agency)
    (:Person)-[:DEFECTED_TO]->(:Faction)<-[:BELONGS_TO]-(:Agency)
    (:Statement)-[:SUBJECT | OBJECT | ORIGIN]->(entity)    (:Statement)-[:STATED_IN]->(:Article)

The edges are made as they are, not consolidated from statements; only the defections have one behind them, in an article.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bench.corpus import made_up
from graph.batch import Batch, add_edge, add_mention, add_node
from graph.identity.blocks import every_key
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
FIVE = 5
"""Of so many persons one is of no sect that anybody names."""
RANKS = (
    "Lieutenant", "First Lieutenant", "Captain", "Major", "Lieutenant Colonel", "Colonel", "Brigadier General", "Major General",
    "General",
)  # fmt: skip

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


def _faction(name: str, side: str) -> Faction:
    return Faction(id=body_id("Faction", name), name=name, side=side, pack="bench")


FACTION, GOVERNMENT = _faction("Other Side", "opposition"), _faction("Government", "regime")


def bodies() -> Batch:
    """The agencies with their hierarchy, the sects and the two sides."""
    batch = Batch()
    for side in (FACTION, GOVERNMENT):
        add_node(batch, side)
    for number in range(SECTS):
        add_node(batch, sect(number))
    for level, count in enumerate((MINISTRIES, SERVICES, BRANCHES)):
        for number in range(count):
            body = agency(level, number)
            add_node(batch, body)
            above = agency(level - 1, number % (MINISTRIES, SERVICES)[level - 1]) if level else GOVERNMENT
            add_edge(batch, PartOf, body.id, above.id)
    return batch


def population(first: int, last: int, size: int = 10_000) -> Iterator[Batch]:
    """The persons with these numbers and all that hangs on them, `size` persons a batch."""
    branches = [agency(2, number) for number in range(BRANCHES)]
    sects = [sect(number).id for number in range(SECTS)]
    for start in range(first, last, size):
        batch = Batch()
        for number in range(start, min(start + size, last)):
            community = sects[number // FOUR % SECTS] if number % FIVE else None
            _add_person(batch, number, branches[branch_of(number)], community)
        yield batch


def branch_of(number: int) -> int:
    """The branch that this person serves in, or left."""
    return number // FOUR % BRANCHES


def since(number: int) -> dt.date:
    """His first day there, in the years before DAY."""
    return DAY - dt.timedelta(days=_spread(number, 53, 17) + 1)


def gone(number: int) -> dt.date | None:
    """The day on which he goes over, if he does: those of one branch on different days."""
    return None if number % FOUR else DAY + dt.timedelta(days=_spread(number, 37, 11))


def _spread(number: int, by_four: int, by_round: int) -> int:
    four, one = divmod(number, FOUR)
    return (four * by_four + four // BRANCHES * by_round + one * DAYS // FOUR) % DAYS


def person(number: int) -> Person:
    """A person; up to a million different ones."""
    name, seniority = f"{made_up(number % 1_000)} {made_up(1_000 + number // 1_000)}", number % len(RANKS)
    return Person(id=person_id(name, f"article:{number}"), name=name, rank=RANKS[seniority], rank_order=seniority + 1)


def _add_person(batch: Batch, number: int, branch: Agency, community: str | None) -> None:
    who, day = person(number), gone(number)
    add_node(batch, who)
    if community:
        put(batch, PersonBelongsTo(**attested(PersonBelongsTo, who.id, community)))
    times = {"since": since(number), "since_precision": "day", "current": day is None}
    put(batch, ServesIn(**{**attested(ServesIn, who.id, branch.id), **times}))
    if day:
        _add_defection(batch, who, branch, day)


def _add_defection(batch: Batch, who: Person, branch: Agency, day: dt.date) -> None:
    said = _statement(who, day)
    edge = {**attested(DefectedTo, who.id, FACTION.id), "evidence": [said.id]}
    put(batch, DefectedTo(
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
    for key in every_key(mention):
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


def attested(kind: type[Edge], start: str, end: str) -> dict[str, object]:
    """The properties that every edge has."""
    return {
        "id": relationship_id(kind.type, start, end), "start_": start, "end_": end, "sources": 1, "statements": 1,
        "first_reported": DAY, "last_reported": DAY, "confidence": 0.9, "status": "single source", "evidence": [],
    }  # fmt: skip


def put(batch: Batch, edge: Relationship) -> None:
    """Put a relationship in, in place of that with its id."""
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
        put(batch, edge)
    return batch

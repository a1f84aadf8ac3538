"""Who is who in a store: the persons of new, changed and ended mentions, and of all that depend on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from networkx.utils import UnionFind

from graph.batch import Batch, add_edge, add_node
from graph.identity.blocks import keys
from graph.identity.judgements import Pairs
from graph.identity.link import link
from graph.identity.profile import FACTS, Profile
from graph.identity.resolve import Doubt, doubts, persons
from graph.identity.score import decide
from graph.keys import article_of
from graph.load.articles import State
from graph.load.upsert import parts, upsert
from graph.schema import FoundBy, MayBe, NameKey, Person
from graph.stores.base import Run

PERSON_OF = """
UNWIND $rows AS row
MATCH (a:Article {id: row.article})-[m:MENTIONS]->(p:Person)
WHERE m.mention = row.mention
RETURN DISTINCT p.id AS id, row.mention AS mention
"""
FOUND = "UNWIND $keys AS key MATCH (k:NameKey {id: key})<-[:FOUND_BY]-(p:Person) RETURN DISTINCT p.id AS id"
MENTIONS = """
UNWIND $ids AS id
MATCH (p:Person {id: id})<-[m:MENTIONS]-(a:Article)
RETURN p.id AS person, a.id AS article, a.published AS published, m.mention AS id, m.names AS names, m.rank AS rank,
       m.rankOrder AS rank_order, m.bodies AS bodies, m.serving AS serving, m.above AS above, m.joined AS joined,
       m.countries AS countries, m.setting AS setting, m.sects AS sects, m.roles AS roles, m.places AS places, m.moves AS moves,
       m.count AS count, m.retiredAt AS retired
"""


@dataclass
class Placed:
    """`now`: the person of every mention whose person may have changed. `before`: where it was, None when it is new."""

    now: dict[str, str] = field(default_factory=dict)
    before: dict[str, str | None] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    profiles: dict[str, Profile] = field(default_factory=dict)
    retired_at: dict[str, dt.datetime] = field(default_factory=dict)

    @property
    def moved(self) -> dict[str, tuple[str, str]]:
        """(person before, person now) of the mentions that stand in the store with another person."""
        pairs = ((mention, before, self.now[mention]) for mention, before in self.before.items() if mention in self.now)
        return {mention: (before, now) for mention, before, now in pairs if before is not None and before != now}

    @property
    def concerned(self) -> set[str]:
        """All persons that gain, lose or keep one of these mentions."""
        return {*self.now.values(), *(before for m, before in self.before.items() if before and m in self.now)}

    @property
    def keys(self) -> dict[str, set[str]]:
        """The keys under which each of the persons concerned is to be found."""
        found: dict[str, set[str]] = {person: set() for person in self.concerned}
        for mention, person in self.now.items():
            found[person] |= keys(self.profiles[mention])
        return found


class _Known:
    """What was fetched of a store: mentions with their persons."""

    def __init__(self, run: Run, new: Iterable[Profile], ended: set[str]) -> None:
        self._run = run
        self._asked: set[str] = set()
        self._ended = ended
        self.profiles = {profile.id: profile for profile in new}
        self.person: dict[str, str | None] = dict.fromkeys(self.profiles)
        self.retired = {mention for mention in self.profiles if article_of(mention) in ended}
        self.retired_at: dict[str, dt.datetime] = {}
        self.members: dict[str, list[str]] = {}
        self._by_key: dict[str, set[str]] = {}
        self._indexed: set[str] = set()

    def fetch_persons_of(self, mentions: Iterable[str]) -> set[str]:
        """The persons that these mentions are with in the store, with all their mentions."""
        rows = [{"article": article_of(mention), "mention": mention} for mention in sorted(mentions)]
        found = {row["id"] for part in parts(rows) for row in self._run(PERSON_OF, rows=part)}
        self._fetch(found)
        return found

    def fetch_like(self, mentions: Iterable[str]) -> None:
        """The persons who share a key with these mentions."""
        new = {key for mention in mentions for key in keys(self.profiles[mention])} - self._asked
        self._asked |= new
        found = {row["id"] for part in parts(sorted(f"namekey:{key}" for key in new)) for row in self._run(FOUND, keys=part)}
        self._fetch(found)

    def _fetch(self, people: set[str]) -> None:
        for part in parts(sorted(people - self.members.keys())):
            for row in self._run(MENTIONS, ids=part):
                self._keep(row)

    def _keep(self, row: dict[str, Any]) -> None:
        mention = row["id"]
        self.members.setdefault(row["person"], []).append(mention)
        self.person[mention] = row["person"]
        if mention not in self.profiles:
            facts: dict[str, Any] = {name: tuple(row[name] or ()) for name in FACTS}
            rest = {name: row[name] for name in ("id", "article", "published", "rank", "rank_order", "count")}
            self.profiles[mention] = Profile(**{**rest, **facts})
            if row["retired"]:
                self.retired.add(mention)
                self.retired_at[mention] = row["retired"]

    def near(self, mention: str) -> set[str]:
        """The mentions of articles that count which share a key with this one."""
        for other in self.profiles.keys() - self._indexed:
            for key in keys(self.profiles[other]):
                self._by_key.setdefault(key, set()).add(other)
        self._indexed |= self.profiles.keys()
        found = {other for key in keys(self.profiles[mention]) for other in self._by_key.get(key, ())}
        return found - self.retired - {mention}

    @property
    def counting(self) -> dict[str, Profile]:
        """Mentions of articles that count, in their order."""
        found = sorted((p for m, p in self.profiles.items() if m not in self.retired), key=lambda p: p.order)
        return {profile.id: profile for profile in found}


def place(run: Run, new: Sequence[Profile], touched: Iterable[str], ended: set[str], judged: Pairs) -> Placed:
    """The persons of the new mentions, of those that changed or ended (`touched`), and of all whose person depends on them.

    Args:
        new: mentions as the articles have them now; they need not stand in the store.
        touched: ids of mentions that stand in the store, and are to be looked at again.
        ended: articles among those of `new` that do not count.
    """
    known = _Known(run, new, ended)
    concerned = {profile.id for profile in new} | set(touched)
    for person in known.fetch_persons_of(concerned):
        concerned |= set(known.members[person])
    concerned, links, unsure = _closed(known, concerned & known.profiles.keys(), judged)
    counting = known.counting
    now: dict[str, str] = {}
    for component in links.to_sets():
        if component & concerned:
            now |= persons([counting[mention] for mention in component], judged, unsure)
    now |= _ended(known, concerned, now)
    whose = {mention: now.get(mention) or known.person[mention] or mention for mention in known.profiles}
    pairs = {pair: made for pair, made in unsure.items() if not concerned.isdisjoint(pair)}
    left = list(doubts(counting, whose.__getitem__, pairs, judged))
    return Placed(now, {m: known.person[m] for m in now}, left, {m: known.profiles[m] for m in now}, known.retired_at)


def _closed(known: _Known, concerned: set[str], judged: Pairs) -> tuple[set[str], UnionFind[str], Any]:
    """The mentions concerned with all that are linked to them, however far, and the links of all that was fetched."""
    looked: set[str] = set()
    while True:
        known.fetch_like(concerned - looked)
        known.fetch_persons_of(other for mention in concerned - looked for other in judged.partners(mention))
        looked |= concerned
        links, unsure = link(known.counting, judged)
        wider = concerned | {m for component in links.to_sets() if component & concerned for m in component}
        for person in {known.person[m] for m in wider} - {None}:
            wider |= set(known.members.get(str(person), ()))
        wider |= {m for m in known.retired - wider if any(_sure(known, m, other) for other in known.near(m) & wider)}
        if wider == concerned:
            return concerned, links, unsure
        concerned = wider


def _sure(known: _Known, ended: str, other: str) -> bool:
    return decide(known.profiles[ended], known.profiles[other]).verdict in ("same", "likely")


def _ended(known: _Known, concerned: set[str], now: dict[str, str]) -> dict[str, str]:
    """What counts no longer stays with the person that it fits best, and makes nobody one with anybody."""
    found: dict[str, str] = {}
    for mention in concerned & known.retired:
        fits = [(decide(known.profiles[mention], known.profiles[m]), m) for m in sorted(known.near(mention))]
        best = max(((d.score, m) for d, m in fits if d.verdict in ("same", "likely")), default=None)
        found[mention] = (now.get(best[1]) or known.person[best[1]] or best[1]) if best else mention
    return found


# --- into the store --------------------------------------------------------------------------------------------------

DROP_MENTION = """
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[m:MENTIONS]->(:Person)
WHERE m.mention = row.mention
DELETE m
"""
SAID = """
UNWIND $rows AS row
MATCH (:Article {id: row.article})<-[:STATED_IN]-(s:Statement)-[r:SUBJECT]->(:Person)
WHERE r.mention = row.mention
RETURN s.id AS statement, r.id AS id, row.mention AS mention
"""
DROP_SUBJECT = """
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})-[r:SUBJECT]->(:Person)
WHERE r.id = row.id
DELETE r
"""
UNFIND = "UNWIND $rows AS row MATCH (p:Person {id: row.person})-[r:FOUND_BY]->(k:NameKey) WHERE r.id = row.id DELETE r"
FOUND_BY = "UNWIND $ids AS id MATCH (p:Person {id: id})-[r:FOUND_BY]->(k:NameKey) RETURN p.id AS person, k.id AS key, r.id AS id"
LONELY = "UNWIND $ids AS id MATCH (k:NameKey {id: id}) WHERE NOT EXISTS { (k)<-[:FOUND_BY]-() } DELETE k"
NO_DOUBT = "UNWIND $ids AS id MATCH (p:Person {id: id})-[r:MAY_BE]-(:Person) DELETE r"


def make(run: Run, placed: Placed) -> None:
    """Make the persons that mentions are placed with, where they do not stand yet."""
    batch = Batch()
    for person in sorted(set(placed.now.values())):
        first = placed.profiles.get(person)
        add_node(batch, Person(id=person, name=first.names[0] if first else person))
    upsert(run, batch)


def take_out(run: Run, placed: Placed) -> list[dict[str, Any]]:
    """Take the mentions that change their person from the old one. Returns the rows of the statements that go with them."""
    rows = [{"article": article_of(mention), "mention": mention} for mention in sorted(placed.moved)]
    said = [row for part in parts(rows) for row in run(SAID, rows=part)]
    for part in parts(rows):
        run(DROP_MENTION, rows=part)
    for part in parts(said):
        run(DROP_SUBJECT, rows=part)
    return said


def find_by(run: Run, placed: Placed) -> None:
    """The keys under which the persons concerned are looked for; those that nobody has any more go."""
    people = placed.keys
    batch = Batch()
    for person, found in sorted(people.items()):
        for key in sorted(found):
            add_node(batch, NameKey(id=f"namekey:{key}", name=key))
            add_edge(batch, FoundBy, person, f"namekey:{key}")
    wanted = {(start, end) for start, end in batch.edges()}
    standing = [row for part in parts(sorted(people)) for row in run(FOUND_BY, ids=part)]
    stale = [row for row in standing if (row["person"], row["key"]) not in wanted]
    for rows in parts(stale):
        run(UNFIND, rows=rows)
        run(LONELY, ids=sorted({row["key"] for row in rows}))
    upsert(run, batch)


def doubt(run: Run, placed: Placed) -> None:
    """The pairs that may be one man, of the persons concerned."""
    for part in parts(sorted(placed.concerned)):
        run(NO_DOUBT, ids=part)
    upsert(run, doubted(placed.doubts))


def doubted(doubts: Iterable[Doubt]) -> Batch:
    """The relationships of those who may be one man."""
    batch = Batch()
    for left in doubts:
        reasons = [*left.decision.reasons]
        add_edge(
            batch, MayBe, left.left, left.right, score=left.decision.score, reasons=reasons, mentions=[*left.mentions]
        )  # fmt: skip
    return batch


# --- what a store holds of articles and mentions -----------------------------------------------------------------------

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

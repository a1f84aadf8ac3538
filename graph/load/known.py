"""The mentions that are weighed together, fetched from a store as far as they are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from graph.identity.blocks import every_key, keys
from graph.identity.profile import FACTS, Profile
from graph.keys import article_of
from graph.load.upsert import parts
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


class Known:
    """What was fetched of a store: mentions with their persons."""

    def __init__(self, run: Run, new: Iterable[Profile], ended: set[str]) -> None:
        self._run = run
        self._asked: set[str] = set()
        self._ended = ended
        self.profiles = {profile.id: profile for profile in new}
        self.person: dict[str, str | None] = dict.fromkeys(self.profiles)
        self.retired = {mention for mention in self.profiles if mention in ended or article_of(mention) in ended}
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
        new = {key for mention in mentions for key in every_key(self.profiles[mention])} - self._asked
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

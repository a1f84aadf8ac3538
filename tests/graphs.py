"""Readings built by hand: what an extractor would return of small articles, without one.

    told("Reuters", "2012-07-12", defects("Nawaf al-Fares", OPPOSITION, origin=EMBASSY, date="2012-07-11"))

Persons and facts are those of reports from Syria, 2011 to 2013, where they are named; the others are placeholders.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.keys import article_id, body_id, person_id
from graph.load import merge
from graph.names import fold
from graph.schema import Agency, Article, Faction, Kind, Sect
from graph.statement import Body, Mention, PersonRef, Reading, Ref, Statement
from graph.stores import Store

NOW = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
RANKS = (
    "Lieutenant", "First Lieutenant", "Captain", "Major", "Lieutenant Colonel", "Colonel", "Brigadier General",
    "Major General", "General",
)  # fmt: skip
"""From junior to senior."""


def sect(name: str, kind: str = "religious") -> Sect:
    """A community that the domain pack knows."""
    return Sect(id=body_id("Sect", name), name=name, kind=kind, pack="syria")


def agency(name: str, kind: str | None, pack: str | None = "syria") -> Agency:
    """A body; with no pack, one that only texts name."""
    return Agency(id=body_id("Agency", name), name=name, kind=kind, country="Syria", pack=pack)


def faction(name: str, side: str | None, pack: str | None = "syria") -> Faction:
    """A side; with no pack, one that only texts name."""
    return Faction(id=body_id("Faction", name), name=name, side=side, pack=pack)


ALAWITE, SUNNI, DRUZE, CHRISTIAN, KURDISH = (*map(sect, ("Alawite", "Sunni", "Druze", "Christian")), sect("Kurdish", "ethnic"))
GOVERNMENT = faction("Syrian government", "regime")
OPPOSITION, FSA = faction("Syrian opposition", "opposition"), faction("Free Syrian Army", "opposition")
DEFENCE, FOREIGN = agency("Ministry of Defence", "ministry"), agency("Ministry of Foreign Affairs", "ministry")
EMBASSY = agency("Syrian Embassy in Iraq", "diplomatic")
ARMY, GUARD = agency("Syrian Army", "military"), agency("Republican Guard", "military")
RECRUITMENT = agency("Recruitment Directorate", "military")
AIR_FORCE = agency("Air Force Intelligence Directorate", "intelligence")
POLITICAL = agency("Political Security Directorate", "intelligence")

PARENT: dict[str, Body] = {
    FSA.id: OPPOSITION, DEFENCE.id: GOVERNMENT, FOREIGN.id: GOVERNMENT, EMBASSY.id: FOREIGN, ARMY.id: DEFENCE,
    GUARD.id: ARMY, RECRUITMENT.id: ARMY, AIR_FORCE.id: DEFENCE, POLITICAL.id: GOVERNMENT,
}  # fmt: skip
"""What each body is part of."""


@dataclass(frozen=True)
class Fact:
    """One sentence of an article: the kind of statement, of whom, and what else it says."""

    kind: Kind
    person: str
    object: Body | None = None
    origin: Body | None = None
    target: Body | None = None
    rank: str | None = None
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def bodies(self) -> list[Body]:
        """The bodies that the sentence names or implies."""
        return [body for body in (self.object, self.origin, self.target) if body]

    @property
    def sentence(self) -> str:
        """The words; they are read by people only."""
        named = [body.name for body in (self.object, self.origin) if body]
        details = [f"{key} {value}" for key, value in self.said.items()]
        return f"{self.rank or ''} {self.person}: {self.kind.lower()} {', '.join([*named, *details])}.".strip()


def defects(
    person: str, to: Faction | None = None, *, origin: Body | None = None, rank: str | None = None,
    target: Faction | None = None, **said: Any,
) -> Fact:  # fmt: skip
    """A change of side. `target` is the faction of the edge: the side itself, else what it is part of, else the default."""
    return Fact("DEFECTED_TO", person, to, origin, target or to or OPPOSITION, rank, {"manner": "defected", **said})


def serves(person: str, body: Body, *, rank: str | None = None, **said: Any) -> Fact:
    """A post or membership."""
    return Fact("SERVES_IN", person, body, rank=rank, said=said)


def belongs(person: str, community: Sect, **said: Any) -> Fact:
    """A community, as the text says of that person."""
    return Fact("BELONGS_TO", person, community, said=said)


def told(publisher: str | None, published: str | None, *facts: Fact, headline: str = "Report") -> Reading:
    """The reading of an article that says these facts, a sentence each."""
    text = "\n".join(fact.sentence for fact in facts)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    url = f"https://{slug(publisher or 'unknown')}.example/{published or 'undated'}/{slug(headline)}-{sha256[:6]}"
    article = Article(
        id=article_id(url, sha256, publisher), name=headline, url=url, publisher=publisher, text=text, sha256=sha256,
        published=dt.date.fromisoformat(published) if published else None,
    )  # fmt: skip
    return read(article, *facts)


def slug(text: str) -> str:
    """The text as a part of an address."""
    return fold(text).replace(" ", "-")


def read(article: Article, *facts: Fact) -> Reading:
    """What an extractor returns when it finds these facts in the article, which may not hold all of their sentences."""
    bodies = {body.id: body for fact in facts for named in fact.bodies for body in upward(named)}
    return Reading(
        article=article,
        statements=tuple(_statement(article, fact) for fact in facts),
        mentions=tuple(_mentions(article, facts)),
        bodies=tuple(bodies.values()),
        parts=tuple((body, PARENT[body].id) for body in bodies if body in PARENT),
    )


def upward(body: Body) -> Iterator[Body]:
    """The body and all above it."""
    yield body
    if body.id in PARENT:
        yield from upward(PARENT[body.id])


def _statement(article: Article, fact: Fact) -> Statement:
    text = article.text or ""
    start = max(0, text.find(fact.sentence))
    quote = text[start : start + len(fact.sentence)]
    rank = {"rank": fact.rank, "rank_order": rank_order(fact.rank)}
    defaults = {"modality": "asserted", "confidence": 0.9, "extractor": "by hand/1"}
    return Statement(
        **{**defaults, **fact.said}, article=article.id, kind=fact.kind, quote=quote, start=start, end=start + len(quote),
        subject=PersonRef(label="Person", id=person_id(fact.person, article.id), name=fact.person, **rank),
        object=fact.object and ref(fact.object), origin=fact.origin and ref(fact.origin),
        target=ref(fact.target) if fact.target else None,
    )  # fmt: skip


def _mentions(article: Article, facts: tuple[Fact, ...]) -> Iterator[Mention]:
    for person in sorted({person_id(fact.person, article.id) for fact in facts}):
        of_him = [fact for fact in facts if person_id(fact.person, article.id) == person]
        names = tuple(sorted({fact.person for fact in of_him}))
        rank = next((fact.rank for fact in of_him if fact.rank), None)
        entity = Ref(label="Person", id=person, name=names[0])
        yield Mention(entity=entity, names=names, count=len(of_him), rank=rank, rank_order=rank_order(rank))
    named = [body for fact in facts for body in (fact.object, fact.origin) if body]
    for body in {body.id: body for body in named}.values():
        names = tuple(sorted({other.name for other in named if other.id == body.id}))
        yield Mention(entity=ref(body), names=names, count=sum(other.id == body.id for other in named))


def ref(body: Body) -> Ref:
    """A pointer to a body."""
    return Ref(label=body.label, id=body.id, name=body.name)


def rank_order(rank: str | None) -> int | None:
    """Seniority of a rank, None for a title that is no rank."""
    return RANKS.index(rank) + 1 if rank in RANKS else None


def load(store: Store, readings: Iterable[Reading], size: int = 500, now: dt.datetime = NOW) -> None:
    """Merge the readings, so many in a batch."""
    readings = list(readings)
    for start in range(0, len(readings), size):
        merge(store, readings[start : start + size], now)


def graph_of(store: Store, without: frozenset[str] = frozenset()) -> set[tuple[Any, ...]]:
    """Everything in the store: (label, id, properties) for a node, (start, type, end, properties) for a relationship.

    Properties are sorted pairs, those in `without` left out. That nothing stands there twice is checked on the way.
    """
    nodes = store.read("MATCH (n) RETURN n").rows
    relationships = store.read("MATCH (a)-[r]->(b) RETURN a.id, r, b.id").rows
    found = [(*node["labels"], node["properties"]["id"], frozen(node, without)) for (node,) in nodes]
    found += [(start, edge["type"], end, frozen(edge, without)) for start, edge, end in relationships]
    assert len(found) == len(set(found))
    return set(found)


def frozen(record: dict[str, Any], without: frozenset[str] = frozenset()) -> tuple[tuple[str, Any], ...]:
    """The properties of a node or relationship as a value that a set can hold; a moment counts the same in any zone."""
    return tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in record["properties"].items() if k not in without)


def edges(store: Store, kind: str, *properties: str) -> set[tuple[Any, ...]]:
    """(name of the person, name of the target, properties...) for each relationship of a person of this type."""
    wanted = "".join(f", r.{name}" for name in properties)
    rows = store.read(f"MATCH (p:Person)-[r:{kind}]->(o) RETURN p.name, o.name{wanted}").rows
    found = [tuple(tuple(v) if isinstance(v, list) else v for v in row) for row in rows]
    assert len(found) == len(set(found))
    return set(found)

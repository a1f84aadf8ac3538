"""The graph, declared once. Constraints, indexes, upserts and `docs/graph-model.md` come from these classes.

    (:Person)-[:SERVES_IN]->(:Agency | :Faction)        (:Statement)-[:STATED_IN]->(:Article)
    (:Person)-[:DEFECTED_TO]->(:Faction)                (:Statement)-[:SUBJECT | OBJECT | ORIGIN]->(entity)
    (:Person)-[:BELONGS_TO]->(:Sect)                    (:Article)-[:MENTIONS]->(entity)
    (:Agency | :Faction)-[:BELONGS_TO]->(:Agency | :Faction)
    (:Person)-[:MAY_BE]->(:Person)                      (:Person)-[:FOUND_BY]->(:NameKey)       (:Judgement)

Every node has `id` and `name` (Neo4j Browser shows `name` as the caption). No property is called `title` or `type`,
which the embedded engine keeps for itself.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from graph.periods import Precision

Status = Literal["confirmed", "single source", "disputed"]
Kind = Literal["SERVES_IN", "DEFECTED_TO", "BELONGS_TO"]
Modality = Literal["asserted", "reported", "denied", "hypothetical"]
Manner = Literal["defected", "deserted", "resigned"]
Verdict = Literal["same", "different", "withdrawn"]
DateBasis = Literal["act", "announcement"]


class Index:
    """Marks a property that is searched: `range` for order and equality, `text` for the full-text index."""

    def __init__(self, kind: Literal["range", "text"]) -> None:
        self.kind = kind


class Record(BaseModel):
    """What nodes and relationships share: immutable, closed, `lower_snake` in Python and `lowerCamel` in the graph."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)

    def properties(self) -> dict[str, Any]:
        """The properties as the store keeps them, `id` left out: it is the key, set once and never again."""
        return {key: value for key, value in self.model_dump(by_alias=True).items() if key != "id"}


class Node(Record):
    """A node. `label` is its only label."""

    label: ClassVar[str]
    written_once: ClassVar[bool] = False

    id: str = Field(description="key of the node, the same on every run")
    name: Annotated[str, Index("text")] = Field(description="caption")


class Person(Node):
    """A named man or woman."""

    label = "Person"

    aliases: Annotated[list[str], Index("text")] = Field(default=[], description="all spellings seen, sorted")
    rank: str | None = Field(default=None, description="rank in the most recent article that gives one")
    rank_order: Annotated[int | None, Index("range")] = Field(
        default=None, description="seniority of the rank: the higher, the more senior"
    )


class Sect(Node):
    """A religious, ethnic or tribal community."""

    label = "Sect"

    aliases: list[str] = Field(default=[], description="other names")
    kind: str = Field(default="religious", description="religious, ethnic or tribal")
    pack: str | None = Field(default=None, description="the domain pack that knows it; none: named by texts only")


class Agency(Node):
    """A body of a state that people serve in: a service, a force, a unit, a ministry, an embassy."""

    label = "Agency"

    aliases: list[str] = Field(default=[], description="other names")
    kind: Annotated[str | None, Index("range")] = Field(
        default=None, description="intelligence, military, police, ministry, diplomatic, ..."
    )
    country: str | None = Field(default=None, description="the state it belongs to")
    pack: str | None = Field(default=None, description="the domain pack that knows it; none: named by texts only")


class Faction(Node):
    """A side, or an organisation that takes one."""

    label = "Faction"

    aliases: list[str] = Field(default=[], description="other names")
    side: Annotated[str | None, Index("range")] = Field(default=None, description="regime, opposition, ...")
    pack: str | None = Field(default=None, description="the domain pack that knows it; none: named by texts only")


class Article(Node):
    """One published text. `name` is its headline."""

    label = "Article"

    url: str | None = Field(default=None, description="address")
    publisher: str | None = Field(default=None, description="outlet")
    published: Annotated[dt.date | None, Index("range")] = Field(default=None, description="day of publication")
    sha256: str = Field(description="hash of the text, hexadecimal")
    text: str | None = Field(default=None, description="the text that offsets point into; none with --no-text")
    fingerprint: str | None = Field(default=None, description="by it near-copies are known, see graph/edges/copies.py")
    credits: list[str] = Field(default=[], description="news agencies that it says it has the story from")
    recorded_at: dt.datetime | None = Field(default=None, description="record time: when it was first read")
    retired_at: dt.datetime | None = Field(
        default=None, description="record time: since when it counts no longer, if it does not"
    )
    retired_why: str | None = Field(default=None, description="superseded by another text at its address, or withdrawn, and why")


class StatementCore(Record):
    """What the printed statement (graph/statement.py) and its node have in common."""

    kind: Annotated[Kind, Index("range")] = Field(description="SERVES_IN, DEFECTED_TO or BELONGS_TO")
    quote: str = Field(description="the words of the article")
    start: int = Field(description="offset of the quote in the text, in characters")
    end: int = Field(description="offset after the quote")
    modality: Modality = Field(description="asserted, reported, denied or hypothetical")
    speaker: str | None = Field(default=None, description="who says so, when it is not the article itself")
    current: bool | None = Field(default=None, description="of a service: false once the text says that it ended")
    role: str | None = Field(default=None, description="post, as printed")
    place: str | None = Field(default=None, description="where he served")
    fled_to: str | None = Field(default=None, description="country he went to")
    manner: Manner | None = Field(default=None, description="of a defection: defected, deserted or resigned")
    date_basis: DateBasis | None = Field(
        default=None, description="of a defection: act or announcement, whichever the date is of"
    )
    confidence: float = Field(description="0 to 1, of the extractor")
    extractor: str = Field(description="extractor and version")


class Statement(Node, StatementCore):
    """What one article says in one place. Never edited. `name` is a short form of it."""

    label = "Statement"
    written_once = True

    date: dt.date | None = Field(default=None, description="first day of the period in which it happened")
    date_precision: Precision = Field(default="unknown", description="day, month, year or unknown")
    since: dt.date | None = Field(default=None, description="first day of the service")
    since_precision: Precision = Field(default="unknown", description="day, month, year or unknown")
    until: dt.date | None = Field(default=None, description="first day after the service")
    until_precision: Precision = Field(default="unknown", description="day, month, year or unknown")
    rank: str | None = Field(default=None, description="rank of the person in this article")
    rank_order: int | None = Field(default=None, description="seniority of that rank")
    joined: str | None = Field(default=None, description="name of the body joined, when it is a part of the faction")
    recorded_at: dt.datetime = Field(description="record time: when it was first read")
    retired_at: dt.datetime | None = Field(
        default=None, description="record time: since when its article, or the reading of it, says so no longer; none: it does"
    )


class Graph(Node):
    """The graph itself, once. Whoever writes takes hold of it first, so that two who write at once wait for each other."""

    label = "Graph"


class NameKey(Node):
    """A coarse spelling under which persons are looked for who may be one (graph/identity/blocks.py)."""

    label = "NameKey"


class Judgement(Node):
    """What somebody decided about identity, or about an article. Never edited; undone, not deleted."""

    label = "Judgement"

    verdict: Verdict = Field(description="same, different or withdrawn")
    left: list[str] = Field(description="mentions (persons as an article has them), or articles, that it speaks of")
    right: list[str] = Field(default=[], description="the mentions that they are, or are not, one with")
    by: str = Field(description="who decided")
    at: dt.datetime = Field(description="when")
    why: str = Field(default="", description="for what reason")
    undone_at: dt.datetime | None = Field(default=None, description="when it was taken back")
    undone_by: str | None = Field(default=None, description="by whom")


class Relationship(Record):
    """A relationship. `start` and `end` are node ids; `ends` lists the label pairs it may join."""

    type: ClassVar[str]
    ends: ClassVar[tuple[tuple[str, str], ...]]

    id: str = Field(description="key of the relationship, the same on every run")
    start_: str = Field(exclude=True)
    end_: str = Field(exclude=True)


ENTITIES = ("Person", "Sect", "Agency", "Faction")


class Edge(Relationship):
    """A relationship that adds up statements; it can be rebuilt from them at any time."""

    sources: int = Field(description="number of independent sources that say it, see graph/edges/sources.py")
    statements: int = Field(description="number of statements that say it")
    first_reported: dt.date | None = Field(default=None, description="first publication")
    last_reported: dt.date | None = Field(default=None, description="last publication")
    confidence: float = Field(description="0 to 1, see confidence.md")
    status: Annotated[Status, Index("range")] = Field(description="confirmed, single source or disputed")
    denials: int = Field(default=0, description="number of statements that deny it")
    settled: dt.date | None = Field(default=None, description="publication of what confirmed it after all denials")
    evidence: list[str] = Field(description="ids of its statements, those that deny it among them")


class ServesIn(Edge):
    """A post or membership, with the time it was held: `since <= t < until`."""

    type = "SERVES_IN"
    ends = (("Person", "Agency"), ("Person", "Faction"))

    role: str | None = Field(default=None, description="post in the most recent article that gives one")
    rank: str | None = Field(default=None, description="rank in that post")
    place: str | None = Field(default=None, description="where")
    since: dt.date | None = Field(default=None, description="first day")
    since_precision: Precision = Field(default="unknown", description="day, month, year or unknown")
    until: dt.date | None = Field(default=None, description="first day after")
    until_precision: Precision = Field(default="unknown", description="day, month, year or unknown")
    current: bool = Field(description="false once an article says that it ended")


class DefectedTo(Edge):
    """A change of side. The target is the side that the text names, or, with `stated` false, the pack's default."""

    type = "DEFECTED_TO"
    ends = (("Person", "Faction"),)

    date: Annotated[dt.date | None, Index("range")] = Field(
        default=None, description="first day of the period in which it happened"
    )
    date_precision: Precision = Field(default="unknown", description="day, month, year or unknown")
    dates: list[str] = Field(default=[], description="all dates that articles give, the chosen one first")
    origin: str | None = Field(default=None, description="name of what was left")
    origin_id: Annotated[str | None, Index("range")] = Field(default=None, description="id of what was left")
    joined: str | None = Field(default=None, description="name of the body joined, when it is a part of the faction")
    stated: bool = Field(description="whether an article names the new side")
    fled_to: str | None = Field(default=None, description="country he went to")
    manner: Manner = Field(description="defected, deserted or resigned")
    rank: str | None = Field(default=None, description="rank at that time")
    rank_order: Annotated[int | None, Index("range")] = Field(default=None, description="seniority of that rank")


class PersonBelongsTo(Edge):
    """The community that articles say a person is of."""

    type = "BELONGS_TO"
    ends = (("Person", "Sect"),)


class PartOf(Relationship):
    """The hierarchy of bodies and sides, as the domain pack or a text gives it."""

    type = "BELONGS_TO"
    ends = (("Agency", "Agency"), ("Agency", "Faction"), ("Faction", "Faction"))


class StatedIn(Relationship):
    """Provenance: the article that makes a statement."""

    type = "STATED_IN"
    ends = (("Statement", "Article"),)


class Subject(Relationship):
    """Of whom a statement speaks."""

    type = "SUBJECT"
    ends = (("Statement", "Person"),)

    mention: str = Field(description="the man as its article has him, see MENTIONS")


class Object(Relationship):
    """What a statement says he serves in, belongs to or went over to."""

    type = "OBJECT"
    ends = tuple(("Statement", label) for label in ("Sect", "Agency", "Faction"))

    stated: bool = Field(default=True, description="false: the text names no side, this is the pack's default")


class Origin(Relationship):
    """What a defector left."""

    type = "ORIGIN"
    ends = (("Statement", "Agency"), ("Statement", "Faction"))


class Mentions(Relationship):
    """An article names a body or a community."""

    type = "MENTIONS"
    ends = tuple(("Article", label) for label in ("Sect", "Agency", "Faction"))

    names: list[str] = Field(description="the forms it uses, sorted")
    count: int = Field(description="how often")
    retired_at: dt.datetime | None = Field(default=None, description="since when its article counts no longer")


class Mention(Relationship):
    """A man as one article has him: all that identity compares (graph/identity/profile.py). Which person he is may change."""

    type = "MENTIONS"
    ends = (("Article", "Person"),)

    mention: str = Field(description="id of the man as this article has him; it never changes")
    names: list[str] = Field(description="the forms it uses, sorted")
    count: int = Field(description="how often")
    rank: str | None = Field(default=None, description="rank that it gives")
    rank_order: int | None = Field(default=None, description="seniority of that rank")
    bodies: list[str] = Field(default=[], description="ids of the bodies that he serves in, served in or left")
    serving: list[str] = Field(default=[], description="those of them that he has not left")
    above: list[str] = Field(default=[], description="ids of what these are part of")
    joined: list[str] = Field(default=[], description="ids of the sides that he went to")
    countries: list[str] = Field(default=[], description="states of these bodies")
    setting: list[str] = Field(default=[], description="states of all bodies that the article names")
    sects: list[str] = Field(default=[], description="ids of his communities")
    roles: list[str] = Field(default=[], description="his posts, as printed")
    places: list[str] = Field(default=[], description="where he serves")
    moves: list[str] = Field(default=[], description="when he changed sides, as precise as it is told")
    retired_at: dt.datetime | None = Field(
        default=None, description="since when its article, or the reading of it, names him no longer"
    )


class FoundBy(Relationship):
    """A name of the person, coarsely spelled: those who share it are compared."""

    type = "FOUND_BY"
    ends = (("Person", "NameKey"),)


class MayBe(Relationship):
    """The two may be one man: it is for people to decide (`allegiance review`)."""

    type = "MAY_BE"
    ends = (("Person", "Person"),)

    score: float = Field(description="points, see graph/identity/weights.yaml")
    reasons: list[str] = Field(description="what counts for it and against it, in words, most weighty first")
    mentions: list[str] = Field(description="the likest mentions of the two")


NODES: tuple[type[Node], ...] = (Person, Sect, Agency, Faction, Article, Statement, NameKey, Judgement, Graph)
RELATIONSHIPS: tuple[type[Relationship], ...] = (
    ServesIn, DefectedTo, PersonBelongsTo, PartOf, StatedIn, Subject, Object, Origin, Mentions, Mention,
    FoundBy, MayBe,
)  # fmt: skip
EDGES: tuple[type[Edge], ...] = (ServesIn, DefectedTo, PersonBelongsTo)


def indexed(record: type[Record], kind: Literal["range", "text"]) -> list[str]:
    """Names, as in the graph, of the properties of a record that carry an index of this kind."""
    found = []
    for name, field in record.model_fields.items():
        if any(isinstance(mark, Index) and mark.kind == kind for mark in field.metadata):
            found.append(field.alias or name)
    return found

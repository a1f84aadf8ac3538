"""What an extractor returns: the statements, mentions and bodies of one article. No store in sight."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import Field

from graph.keys import digest
from graph.periods import Period, Precision
from graph.schema import Agency, Article, Faction, Record, Sect, StatementCore
from graph.schema import Statement as StatementNode

Body = Sect | Agency | Faction


class Ref(Record):
    """A pointer to an entity, with its name so that a line can be read alone."""

    label: str
    id: str
    name: str


class PersonRef(Ref):
    """A pointer to a person, with the rank that the article gives."""

    rank: str | None = None
    rank_order: int | None = Field(default=None, exclude=True)


class Span(Record):
    """A further place in the article that says the same."""

    quote: str
    start: int
    end: int


class Statement(StatementCore):
    """One statement as `allegiance extract` prints it.

    `object` is what the text names and null when it names no side; `target` is the faction that an edge would go to: the
    object itself, the faction that the object is part of, or the side that the domain pack names for people who leave.
    """

    article: str = Field(description="the id given in the input, or the article's id")
    subject: PersonRef
    object: Ref | None = None
    origin: Ref | None = Field(default=None, description="what a defector left")
    target: Ref | None = Field(default=None, description="of a defection: the faction that the edge goes to")
    date: str | None = Field(default=None, description="YYYY, YYYY-MM or YYYY-MM-DD")
    since: str | None = None
    until: str | None = None
    also: tuple[Span, ...] = Field(default=(), description="further places of the article that say the same")

    @property
    def date_precision(self) -> Precision:
        """day, month, year or unknown."""
        return Period.parse(self.date).precision if self.date else "unknown"

    @property
    def id(self) -> str:
        """A hash of all that its node holds: the same article gives the same statements on every run."""
        said = self.model_dump(mode="json", exclude={"also"})
        said["article"] = (
            f"article:{self.subject.id.rpartition('@')[2]}"  # whatever id the input gives: rebuilding, nobody knows it
        )
        return f"statement:{digest(said, self.subject.rank_order)}"

    def printed(self) -> dict[str, Any]:
        """The line that `extract --format jsonl` prints: the contract of docs/statement.schema.json."""
        line = self.model_dump(mode="json", by_alias=True)
        return {"id": self.id, **line, "datePrecision": self.date_precision}

    def node(self, recorded_at: dt.datetime) -> StatementNode:
        """The node that keeps this statement; `recorded_at` is a datetime with a time zone."""
        core = {name: getattr(self, name) for name in StatementCore.model_fields}
        joined = self.object.name if self.object and self.target and self.object.id != self.target.id else None
        return StatementNode(
            **core, **_dated(self, "date"), **_dated(self, "since"), **_dated(self, "until"),
            id=self.id, name=self.caption, rank=self.subject.rank, rank_order=self.subject.rank_order,
            joined=joined, recorded_at=recorded_at,
        )  # fmt: skip

    @property
    def caption(self) -> str:
        """A short form for people: who, what, whom.

        The verb is the kind in lower case, as in `Nasr Mustafa defected to Free Syrian Army`.
        """
        to = self.object or self.target
        return f"{self.subject.name} {self.kind.lower().replace('_', ' ')} {to.name if to else '?'}"


def _dated(statement: Statement, name: str) -> dict[str, Any]:
    text = getattr(statement, name)
    period = Period.parse(text) if text else None
    return {name: period and period.start, f"{name}_precision": period.precision if period else "unknown"}


class Mention(Record):
    """An entity that the article names, with the forms it uses."""

    entity: Ref
    names: tuple[str, ...]
    count: int
    rank: str | None = None
    rank_order: int | None = None


class Reading(Record):
    """All that was read in one article.

    `bodies` are the sects, agencies and factions mentioned, with all above them; `parts` pairs a body's id with the id of
    the body that it is part of.
    """

    article: Article
    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    bodies: tuple[Body, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()

"""What a report says, as plain data: the page is made from this alone, and nothing here knows of a store or of HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from graph.schema import Agency, DefectedTo, Faction, Person, PersonBelongsTo, Sect, ServesIn, Statement

Body = Agency | Faction
NOT_STATED = "(not stated)"


@dataclass(frozen=True)
class Move:
    """A change of side. `left` are the bodies left: what articles name, else those that he was serving in (docs/queries.md)."""

    edge: DefectedTo
    person: Person
    target: Faction
    left: tuple[Body, ...]

    @property
    def rank(self) -> str | None:
        """Rank at that time, else the latest."""
        return self.edge.rank or self.person.rank

    @property
    def seniority(self) -> int:
        """Of the rank; -1 when no article gives one."""
        orders = (self.edge.rank_order, self.person.rank_order, -1)
        return next(order for order in orders if order is not None)

    @property
    def assumed(self) -> bool:
        """Whether the side is the pack's default, and named by no article."""
        return not self.edge.stated and not self.unknown

    @property
    def unknown(self) -> bool:
        """Whether nobody says, and no pack supposes, to which side."""
        return self.target.name.startswith("(")


@dataclass(frozen=True)
class Service:
    """A post or membership."""

    edge: ServesIn
    person: Person
    target: Body


@dataclass(frozen=True)
class Community:
    """The sect that articles say a person is of."""

    edge: PersonBelongsTo
    person: Person
    target: Sect


Claim = Move | Service | Community


@dataclass(frozen=True)
class Source:
    """The article of a statement."""

    id: str
    name: str
    url: str | None
    publisher: str | None
    published: dt.date | None


@dataclass(frozen=True)
class Said:
    """A statement with its article, and what that says before and after the quote; both empty where the text is not kept."""

    statement: Statement
    source: Source
    before: str
    after: str


@dataclass(frozen=True)
class Denial:
    """A statement that makes no edge: a denial or a hypothetical one. `contradicts` is the id of the edge that it disputes."""

    person: Person
    said: Said
    contradicts: str | None


@dataclass(frozen=True)
class Content:
    """All of a report. `moves` are all that was asked for; `listed` those of them that come with their sentences.

    `persons` are shown with their `services` and `communities`; `recorded` is the number of all persons that were asked for,
    `told` that of those of whom more than the name is recorded.
    `sects` are the communities of those who changed sides, by the id of the person, and `undated` counts those changes that were
    left out for having no date. Of `denied` statements that make no edge `denials` are shown. `said` holds the statements behind
    everything shown, by id, of which `quotes` an edge are printed at most. `doubts` are pairs of
    persons who may be one; `above` gives what each of `bodies` is part of; `newest` is the latest record time of an article.
    """

    asked: str
    since: str | None
    articles: int
    newest: dt.datetime | None
    moves: Sequence[Move]
    listed: Sequence[Move]
    undated: int
    recorded: int
    told: int
    persons: Sequence[Person]
    services: Sequence[Service]
    communities: Sequence[Community]
    sects: dict[str, tuple[str, ...]]
    denials: Sequence[Denial]
    denied: int
    said: dict[str, Said]
    quotes: int
    doubts: Sequence[tuple[str, str]]
    bodies: dict[str, Body]
    above: dict[str, str]

    @property
    def whom(self) -> str:
        """What `recorded` counts, after the number and "persons"."""
        return "asked for" if self.asked else "recorded"

    @property
    def claims(self) -> list[Claim]:
        """Everything that has sentences here, changes of side first."""
        return [*self.listed, *self.services, *self.communities]

    def evidence(self, claim: Claim) -> list[Said]:
        """The statements behind a claim, denials among them, in the order of publication."""
        return sorted((self.said[one] for one in claim.edge.evidence if one in self.said), key=_published)


def _published(said: Said) -> tuple[str, str, int, str]:
    """Those without a day of publication last."""
    return str(said.source.published or "unknown"), said.source.id, said.statement.start, said.statement.id

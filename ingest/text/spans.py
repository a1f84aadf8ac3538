"""What is found in a sentence: spans over its tokens, and the sentence that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graph.schema import Agency, Faction, Sect
from ingest.text.sentences import Sentence
from ingest.text.tokens import Token


@dataclass
class Span:
    """Tokens `start` to before `end` of a sentence."""

    start: int
    end: int


@dataclass
class BodySpan(Span):
    """A body named in the sentence. `parent` is the id of the body it is part of, as the words say or the pack knows."""

    body: Agency | Faction
    printed: str
    parent: str | None = None


@dataclass
class PlaceSpan(Span):
    """A country (`country` true) or a town."""

    name: str
    country: bool


@dataclass
class DemonymSpan(Span):
    """`Syrian`: an adjective of a country."""

    country: str


@dataclass
class SectSpan(Span):
    """A word for a member of a community."""

    sect: Sect


@dataclass
class RoleSpan(Span):
    """A post, with the words before it that belong to it. `former`: the text says that it is over."""

    role: str
    former: bool
    definite: bool = False


@dataclass
class RankSpan(Span):
    """A military or police rank."""

    rank: str
    order: int
    plural: bool


@dataclass
class PersonSpan(Span):
    """A name. `start` is where its title begins, `name_start` where the name does."""

    name: str
    name_start: int
    rank: RankSpan | None = None
    role: RoleSpan | None = None
    honorific: str | None = None
    person: int = -1  # the number of the person in the article, once coreference has decided


@dataclass
class Annotated:
    """A sentence with all that was found in it, each list in order."""

    sentence: Sentence
    number: int
    tokens: list[Token]
    bodies: list[BodySpan] = field(default_factory=list)
    places: list[PlaceSpan] = field(default_factory=list)
    demonyms: list[DemonymSpan] = field(default_factory=list)
    sects: list[SectSpan] = field(default_factory=list)
    roles: list[RoleSpan] = field(default_factory=list)
    ranks: list[RankSpan] = field(default_factory=list)
    persons: list[PersonSpan] = field(default_factory=list)

    @cached_property
    def lows(self) -> list[str]:
        """The words in lower case."""
        return [token.low for token in self.tokens]

    def words(self, start: int, end: int) -> str:
        """The text of some tokens, as it stands in the article."""
        if start >= end:
            return ""
        offset = self.sentence.start
        return self.sentence.text[self.tokens[start].start - offset : self.tokens[end - 1].end - offset]

    def low(self, i: int) -> str:
        """The word at `i` in lower case, empty outside the sentence."""
        return self.tokens[i].low if 0 <= i < len(self.tokens) else ""

    def taken(self) -> set[int]:
        """Tokens that lie in a body, place, demonym or rank."""
        spans: Iterator[Span] = iter([*self.bodies, *self.places, *self.demonyms])
        return {i for span in spans for i in range(span.start, span.end)}

"""What is found in a sentence: spans over its tokens, and the sentence that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graph.schema import Sect
from ingest.packs.lexicon import Organisation
from ingest.text.tokens.sentences import Sentence
from ingest.text.tokens.tokens import Tokens


@dataclass
class Span:
    """Tokens `start` to before `end` of a sentence."""

    start: int
    end: int


@dataclass
class BodySpan(Span):
    """A body named in the sentence. `parent` is the id of the body it is part of, as the words say or the pack knows."""

    body: Organisation
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
    same_as: PersonSpan | None = None  # the name before, when the words say that this is another one of that person
    own: bool = False  # a given name that stands alone (`his brother X`), so that it is nobody's surname
    doubtful: bool = False  # a surname of two whom the sentence before names, so that it may be either's
    person: int = -1  # the number of the person in the article, once coreference has decided


def covered(*spans: Iterable[Span]) -> frozenset[int]:
    """The tokens that lie in any of the spans: spans 0 to 2 and 5 to 6 give {0, 1, 5}."""
    found: list[int] = []
    for of_a_kind in spans:
        for span in of_a_kind:
            found += range(span.start, span.end)
    return frozenset(found)


@dataclass
class Annotated:
    """A sentence with all that was found in it, each list in order.

    The cached properties about spans are for the readers of a finished annotation: ask them when coreference is done.
    """

    sentence: Sentence
    number: int
    vocabulary: frozenset[str] = frozenset()
    tokens: Tokens = field(default_factory=Tokens)
    bodies: list[BodySpan] = field(default_factory=list)
    places: list[PlaceSpan] = field(default_factory=list)
    demonyms: list[DemonymSpan] = field(default_factory=list)
    sects: list[SectSpan] = field(default_factory=list)
    roles: list[RoleSpan] = field(default_factory=list)
    ranks: list[RankSpan] = field(default_factory=list)
    persons: list[PersonSpan] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.take(self.tokens)

    def take(self, tokens: Tokens) -> None:
        """Set the tokens. `lows` are their words in lower case."""
        self.tokens, self.lows = tokens, tokens.lows

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens that are written like a name."""
        return [i for i, token in enumerate(self.tokens) if token.capital]

    @cached_property
    def person_at(self) -> dict[int, PersonSpan]:
        """The person, with title, in which a token lies."""
        return {i: person for person in self.persons for i in range(person.start, person.end)}

    @cached_property
    def person_before(self) -> dict[int, PersonSpan]:
        """The person whose name ends right before a token."""
        return {person.end: person for person in self.persons}

    @cached_property
    def rank_before(self) -> dict[int, RankSpan]:
        """The rank that ends right before a token."""
        return {rank.end: rank for rank in self.ranks}

    @cached_property
    def role_before(self) -> dict[int, RoleSpan]:
        """The post that ends right before a token."""
        return {role.end: role for role in self.roles}

    @cached_property
    def titles(self) -> frozenset[int]:
        """Tokens of ranks and posts."""
        return covered(self.ranks, self.roles)

    @cached_property
    def qualifiers(self) -> frozenset[int]:
        """Tokens of ranks, posts and demonyms: what may stand between an article and its noun."""
        return self.titles | covered(self.demonyms)

    @cached_property
    def nominal(self) -> frozenset[int]:
        """Tokens that belong to a noun phrase, by what was found in them."""
        return self.qualifiers | covered(self.bodies, self.sects)

    @cached_property
    def modifying(self) -> frozenset[int]:
        """Tokens of posts, places and demonyms: what may stand between a preposition and its body."""
        return covered(self.roles, self.places, self.demonyms)

    def free(self, i: int) -> bool:
        """Whether a token lies in no name, neither of a person nor of a body or place."""
        return i not in self.names and i not in self.person_at

    @cached_property
    def names(self) -> frozenset[int]:
        """Tokens of bodies, places and demonyms."""
        return self.taken()

    def words(self, start: int, end: int) -> str:
        """The text of some tokens, as it stands in the article."""
        if start >= end:
            return ""
        offset = self.sentence.start
        return self.sentence.text[self.tokens[start].start - offset : self.tokens[end - 1].end - offset]

    def low(self, i: int) -> str:
        """The word at `i` in lower case, empty outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    @property
    def taken_or_title(self) -> frozenset[int]:
        """Tokens of what was found so far, ranks and posts among it."""
        return covered(self.bodies, self.places, self.demonyms, self.persons, self.ranks, self.roles)

    def taken(self) -> frozenset[int]:
        """Tokens that lie in a body, place or demonym found so far."""
        return covered(self.bodies, self.places, self.demonyms)

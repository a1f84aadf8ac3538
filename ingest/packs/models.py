"""What a domain pack may hold. A pack is data: a YAML file, or a folder of them that are read as one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from graph.schema import Manner
from ingest.packs.words import (
    BodyWords,
    ClauseWords,
    CommunityWords,
    CreditWords,
    Entry,
    EventWords,
    ModalityWords,
    NamingWords,
    PersonWords,
    ReferenceWords,
    ServiceWords,
)

Need = Literal["object", "side", "country", "back", "cue", "more"]


KINDS = (
    "intelligence", "military", "police", "ministry", "diplomatic", "parliament", "media", "civil", "militia", "coordination",
    "international", "press",
)  # fmt: skip
"""What bodies of states there are."""

SIDES = ("regime", "opposition", "jihadist", "separatist", "pro-government", "local", "monitor")
"""Sides that most conflicts have; a pack may name others."""


class RankEntry(Entry):
    """A rank; `order`: the higher, the more senior. `post`: the word is a post as often, and a rank only with a capital."""

    name: str
    order: int = Field(ge=1, le=100)
    forms: tuple[str, ...] = ()
    post: bool = False
    source: str | None = None


class Roles(Entry):
    """Nouns for posts, and the words that may stand before them."""

    heads: tuple[str, ...]
    members: tuple[str, ...]
    state: tuple[str, ...]
    modifiers: tuple[str, ...]


class BodyNouns(Entry):
    """Nouns that head the name of a body of one kind."""

    label: Literal["Agency", "Faction"]
    kind: str
    side: str | None = None
    nouns: tuple[str, ...]


INTERNATIONAL = "international"
NEUTRAL = frozenset({INTERNATIONAL, "press"})
"""Kinds of bodies that are above the sides of a conflict, or beside them."""


class AgencyEntry(Entry):
    """A body of a state."""

    name: str
    kind: str | None = None
    parent: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    source: str | None = None


class FactionEntry(Entry):
    """A side, or an organisation that takes one."""

    name: str
    side: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    source: str | None = None


class SectEntry(Entry):
    """A community; `nouns` are the words that say a person is of it, the name only where it stands among them."""

    name: str
    kind: Literal["religious", "ethnic", "tribal"]
    nouns: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    source: str | None = None


class WireEntry(Entry):
    """A news agency; `forms` are the other names that articles give it."""

    name: str
    forms: tuple[str, ...] = ()
    source: str | None = None


class Predicate(Entry):
    """Phrases that say that somebody changes sides, in the form of ingest/text/tokens/phrases.py.

    Attributes:
        phrases: `{verb}` stands for its forms, `(a|b)` for one of them, `(a)?` for what may be missing, `[a|b]` for
            what must follow and is no part of it.
        object: what a body right after the phrase is: what was left, what was joined, or nothing of either.
        needs: what must be found, or it is no event: `object`; `side`, an object that is a faction; `country`, a country gone
            to; `back`, another event of the same person; `cue`, one of the pack's `cues_of_protest` in the sentence;
            `more`, another event of the same person nearby, for which this one only speaks.
        posted: whether the subject must be known to hold a rank or post.
        since: the phrase says where somebody is since he moved (`is now with`), and no move of its own if another is told.
        again: the phrase stands for what the event before it tells (`did the same`).
        called: the phrase is a noun for the person ("defector") beside his name.
        noun: the phrase is a noun ("defection"); its subject stands in the genitive, or after "of" or "by".
    """

    phrases: tuple[str, ...]
    manner: Manner = "defected"
    object: Literal["from", "to"] | None = None
    needs: tuple[Need, ...] = ()
    posted: bool = False
    noun: bool = False
    called: bool = False
    again: bool = False
    since: bool = False
    confidence: float = Field(default=0.9, gt=0, le=1)


class PackFile(Entry):
    """One file of a pack. What all files of all packs say of one key is joined."""

    pack: str | None = None
    about: str | None = Field(default=None, description="the country whose bodies `generic` words mean")
    cues: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    cased_abbreviations: tuple[str, ...] = ()

    ranks: tuple[RankEntry, ...] = ()
    rank_prefixes: tuple[str, ...] = ()
    roles: Roles | None = None
    former: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    no_person: tuple[str, ...] = ()

    bodies: dict[str, BodyNouns] = Field(default_factory=dict)
    modifiers: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    no_body: tuple[str, ...] = ()
    agencies: tuple[AgencyEntry, ...] = ()
    factions: tuple[FactionEntry, ...] = ()
    sects: tuple[SectEntry, ...] = ()
    countries: dict[str, tuple[tuple[str, ...], str | None]] = Field(default_factory=dict)
    country_aliases: dict[str, str] = Field(default_factory=dict)
    places: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    generic: dict[str, str] = Field(default_factory=dict)
    offices: dict[str, str] = Field(default_factory=dict)
    holders: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    default_destination: dict[str, str] = Field(default_factory=dict)
    wires: tuple[WireEntry, ...] = ()
    credits: CreditWords = CreditWords()

    predicates: tuple[Predicate, ...] = ()
    irregular: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    cues_of_protest: tuple[str, ...] = ()
    ordinary_reasons: tuple[str, ...] = ()
    other_walks: tuple[str, ...] = ()
    heads_of_state: tuple[str, ...] = ()

    clauses: ClauseWords = ClauseWords()
    reference: ReferenceWords = ReferenceWords()
    persons: PersonWords = PersonWords()
    naming: NamingWords = NamingWords()
    body_words: BodyWords = Field(default_factory=BodyWords)
    modality: ModalityWords = ModalityWords()
    events: EventWords = EventWords()
    services: ServiceWords = Field(default_factory=ServiceWords)
    communities: CommunityWords = CommunityWords()

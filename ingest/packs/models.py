"""What a domain pack may hold. A pack is data: a YAML file, or a folder of them that are read as one."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """Closed, so that a misspelt key is an error and not a silent nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RankEntry(Entry):
    """A rank; `order`: the higher, the more senior."""

    name: str
    order: int = Field(ge=1, le=100)
    forms: list[str] = []


class Roles(Entry):
    """Nouns for posts, and the words that may stand before them."""

    heads: list[str]
    members: list[str]
    state: list[str]
    modifiers: list[str]


class BodyNouns(Entry):
    """Nouns that head the name of a body of one kind."""

    label: str = Field(pattern="^(Agency|Faction)$")
    kind: str
    side: str | None = None
    nouns: list[str]


class AgencyEntry(Entry):
    """A body of a state."""

    name: str
    kind: str | None = None
    parent: str | None = None
    country: str | None = None
    aliases: list[str] = []
    source: str | None = None


class FactionEntry(Entry):
    """A side, or an organisation that takes one."""

    name: str
    side: str | None = None
    parent: str | None = None
    aliases: list[str] = []
    source: str | None = None


class SectEntry(Entry):
    """A community; `nouns` are the words that say a person is of it."""

    name: str
    kind: str = Field(pattern="^(religious|ethnic|tribal)$")
    nouns: list[str]
    aliases: list[str] = []
    source: str | None = None


class Predicate(Entry):
    """Phrases that say that somebody changes sides, in the form of ingest/text/phrases.py.

    Attributes:
        phrases: `{verb}` stands for its forms, `(a|b)` for one of them, `(a)?` for what may be missing.
        object: what a body right after the phrase is: what was left, what was joined, or nothing of either.
        needs: what must be found, or it is no event: `object`; `side`, an object that is a faction; `country`, a country gone
            to; `cue`, one of the pack's `cues_of_protest` in the sentence.
        posted: whether the subject must be known to hold a rank or post.
        noun: the phrase is a noun ("defection"); its subject stands in the genitive, or after "of" or "by".
    """

    phrases: list[str]
    manner: str = Field(default="defected", pattern="^(defected|deserted|resigned)$")
    object: str | None = Field(default=None, pattern="^(from|to)$")
    needs: list[str] = []
    posted: bool = False
    noun: bool = False
    confidence: float = Field(default=0.9, gt=0, le=1)


class Modality(Entry):
    """Words whose scope decides whether a sentence says that it is so."""

    negations: list[str]
    denials: list[str]
    hypotheticals: list[str]
    before_infinitive: list[str]
    factual_infinitive: list[str]
    hearsay: list[str]
    attributions: list[str]
    look_alikes: list[str]


class PackFile(Entry):
    """One file of a pack."""

    pack: str | None = None
    about: str | None = Field(default=None, description="the country whose bodies `generic` words mean")
    cues: list[str] = []
    ranks: list[RankEntry] = []
    rank_prefixes: list[str] = []
    roles: Roles | None = None
    former: list[str] = []
    honorifics: list[str] = []
    singular: list[str] = []
    plural: list[str] = []
    bodies: dict[str, BodyNouns] = {}
    modifiers: list[str] = []
    stop: list[str] = []
    bare: list[str] = []
    prefixes: dict[str, str] = {}
    no_body: list[str] = []
    countries: dict[str, tuple[list[str], str | None]] = {}
    country_aliases: dict[str, str] = {}
    sects: list[SectEntry] = []
    agencies: list[AgencyEntry] = []
    factions: list[FactionEntry] = []
    generic: dict[str, str] = {}
    offices: dict[str, str] = {}
    default_destination: dict[str, str] = {}
    places: dict[str, list[str]] = {}
    predicates: list[Predicate] = []
    cues_of_protest: list[str] = []
    ordinary_reasons: list[str] = []
    heads_of_state: list[str] = []
    irregular: dict[str, list[str]] = {}
    modality: Modality | None = None
    given_names: list[str] = []
    not_names: list[str] = []

"""Lists of words that the finders read, one model for each part of the reading. What a list is for stands beside it in core/."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """Closed, so that a misspelt key is an error and not a silent nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Entry):
    """Named lists of words in lower case."""

    def joined(self, other: Self) -> Self:
        """These lists with those of another pack added: `{she: [wife]}` and `{she: [queen]}` give `{she: [wife, queen]}`."""
        return type(self)(**{name: getattr(self, name) | getattr(other, name) for name in type(self).model_fields})


class ClauseWords(Words):
    """core/clauses.yaml: where the subject of a verb stands."""

    verb_group: frozenset[str] = frozenset()
    governors: frozenset[str] = frozenset()
    apposition: frozenset[str] = frozenset()
    premodifiers: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    counted_by: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()
    between_names: frozenset[str] = frozenset()
    clause_breakers: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()
    transitive_endings: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    parting: frozenset[str] = frozenset()
    declaring: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()


class ReferenceWords(Words):
    """core/reference.yaml: whom pronouns and nouns without a name mean."""

    she: frozenset[str] = frozenset()
    he: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    speaking_of: frozenset[str] = frozenset()
    civil: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()
    kinds: dict[str, frozenset[str]] = Field(default_factory=dict)
    affecting: frozenset[str] = frozenset()
    meeting: frozenset[str] = frozenset()


class PersonWords(Words):
    """core/persons.yaml: what makes capitalised words a name."""

    saying: frozenset[str] = frozenset()
    elected: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset()
    hearing: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    apposition: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    generals: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()


class NamingWords(Words):
    """core/persons.yaml: words that bring in a name."""

    calling: frozenset[str] = frozenset()
    calling_oneself: frozenset[str] = frozenset()
    identifying: frozenset[str] = frozenset()
    known_as: frozenset[str] = frozenset()
    other_name: frozenset[str] = frozenset()


class BodyWords(Words):
    """core/body-words.yaml: where the name of a body begins and ends, and what refers back to one."""

    sides: dict[str, str] = Field(default_factory=dict)
    named_after: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    accredited: frozenset[str] = frozenset()
    accredited_to: frozenset[str] = frozenset()
    posted: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset()
    lone_branches: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    named_by_any: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()
    foundings: frozenset[str] = frozenset()
    faction_anaphors: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    rank_words: frozenset[str] = frozenset()
    after_place: frozenset[str] = frozenset()
    local_posts: frozenset[str] = frozenset()
    party_posts: frozenset[str] = frozenset()
    company_posts: frozenset[str] = frozenset()


class ModalityWords(Words):
    """core/modality.yaml: whether a sentence says that it is so, and who says so."""

    denials: frozenset[str] = frozenset()
    factual_infinitive: frozenset[str] = frozenset()
    hearsay: frozenset[str] = frozenset()
    attributions: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    look_alikes: frozenset[str] = frozenset()
    banks: frozenset[str] = frozenset()
    styled: frozenset[str] = frozenset()
    unreal: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    retractions: frozenset[str] = frozenset()
    claimed: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    unreal_after: frozenset[str] = frozenset()
    nearly: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    thoughts: frozenset[str] = frozenset()
    told_before: frozenset[str] = frozenset()
    coerced: frozenset[str] = frozenset()
    unspecific: frozenset[str] = frozenset()
    spoken_for: frozenset[str] = frozenset()
    called_false: frozenset[str] = frozenset()
    in_place: frozenset[str] = frozenset()
    denying_headlines: frozenset[str] = frozenset()
    foiled: frozenset[str] = frozenset()
    anyone: frozenset[str] = frozenset()
    refusals: frozenset[str] = frozenset()
    open_yet: frozenset[str] = frozenset()
    whoever: frozenset[str] = frozenset()
    factual_to: frozenset[str] = frozenset()
    hearing: frozenset[str] = frozenset()
    stopping: frozenset[str] = frozenset()
    scorning: frozenset[str] = frozenset()
    notions: frozenset[str] = frozenset()
    hoping: frozenset[str] = frozenset()
    doubting: frozenset[str] = frozenset()
    thinking: frozenset[str] = frozenset()
    convinced: frozenset[str] = frozenset()
    nobodies: frozenset[str] = frozenset()
    mistaken: frozenset[str] = frozenset()
    mistaken_for: frozenset[str] = frozenset()
    corrections: frozenset[str] = frozenset()
    rumours: frozenset[str] = frozenset()
    feigned: frozenset[str] = frozenset()
    disguises: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    characters: frozenset[str] = frozenset()
    playing: frozenset[str] = frozenset()


class EventWords(Words):
    """core/events.yaml: who changes sides, what is left and joined, and when."""

    fallen: frozenset[str] = frozenset()
    no_theme: frozenset[str] = frozenset()
    match_words: frozenset[str] = frozenset()
    off_the_field: frozenset[str] = frozenset()
    voters: frozenset[str] = frozenset()
    voting: frozenset[str] = frozenset()
    sent_away: frozenset[str] = frozenset()
    changing: frozenset[str] = frozenset()
    civilians: frozenset[str] = frozenset()
    insurgents: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    surrendering: frozenset[str] = frozenset()
    errands: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    past_endings: frozenset[str] = frozenset()
    superlatives: frozenset[str] = frozenset()
    stocks: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    announcing: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    before_body: frozenset[str] = frozenset()
    with_side: frozenset[str] = frozenset()
    before_country: frozenset[str] = frozenset()
    towards_country: frozenset[str] = frozenset()
    serving: frozenset[str] = frozenset()
    never_joined: frozenset[str] = frozenset()
    rulers: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    dated_saying: frozenset[str] = frozenset()
    saying_after_date: frozenset[str] = frozenset()
    announcements: frozenset[str] = frozenset()
    recordings: frozenset[str] = frozenset()
    other_acts: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    dated_things: frozenset[str] = frozenset()
    goings: frozenset[str] = frozenset()
    disclosures: frozenset[str] = frozenset()
    new_clause: frozenset[str] = frozenset()
    confirming: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    spokesmen: frozenset[str] = frozenset()
    writings: frozenset[str] = frozenset()
    accompanying: frozenset[str] = frozenset()
    no_companions: frozenset[str] = frozenset()
    naming_of_groups: frozenset[str] = frozenset()
    leading_groups: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    flight: frozenset[str] = frozenset()
    fleeing: frozenset[str] = frozenset()
    fighters: frozenset[str] = frozenset()
    routs: frozenset[str] = frozenset()
    captivity: frozenset[str] = frozenset()
    games: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    comes_from: frozenset[str] = frozenset()
    fights: frozenset[str] = frozenset()
    fighting: frozenset[str] = frozenset()
    joint_occasions: frozenset[str] = frozenset()
    before_occasion: frozenset[str] = frozenset()
    no_matters: frozenset[str] = frozenset()
    taking_over: frozenset[str] = frozenset()
    leadership: frozenset[str] = frozenset()
    headline_theme: frozenset[str] = frozenset()
    for_good: frozenset[str] = frozenset()
    it_means_nothing: frozenset[str] = frozenset()
    left_nouns: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    no_reasons: frozenset[str] = frozenset()
    urging: frozenset[str] = frozenset()
    urged: frozenset[str] = frozenset()
    urged_to: frozenset[str] = frozenset()
    intransitive: frozenset[str] = frozenset()
    fugitive: frozenset[str] = frozenset()
    representing: frozenset[str] = frozenset()
    journeys: frozenset[str] = frozenset()
    before_appellation: frozenset[str] = frozenset()
    doubted_appellation: frozenset[str] = frozenset()
    returning: frozenset[str] = frozenset()
    spans_of_time: frozenset[str] = frozenset()
    forsaking: frozenset[str] = frozenset()
    unnamed_forces: frozenset[str] = frozenset()
    held_places: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    comparing_times: frozenset[str] = frozenset()
    own_country: frozenset[str] = frozenset()
    not_towards: frozenset[str] = frozenset()
    predecessors: frozenset[str] = frozenset()
    joined_by: frozenset[str] = frozenset()
    reasons_to_travel: frozenset[str] = frozenset()
    polls: frozenset[str] = frozenset()
    going_along: frozenset[str] = frozenset()
    afterwards: frozenset[str] = frozenset()
    looking_back: frozenset[str] = frozenset()
    schools: frozenset[str] = frozenset()
    of_body: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    party_nouns: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    units_of_time: frozenset[str] = frozenset()
    unnamed_sides: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()
    onward: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    fellows: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()


class ServiceWords(Words):
    """core/services.yaml: who holds which post in which body.

    `leads` gives the post that a verb says, `topic_posts` the class of a post, and `topics` the kinds of bodies, or the words in
    their names, that posts of a class are in.
    """

    before_body: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()
    no_link: frozenset[str] = frozenset()
    leads: dict[str, str] = Field(default_factory=dict)
    serves: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    moves: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    quits: frozenset[str] = frozenset()
    walks_out: frozenset[str] = frozenset()
    premises: frozenset[str] = frozenset()
    quits_from: frozenset[str] = frozenset()
    spends: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    spells: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    appointing: frozenset[str] = frozenset()
    giving: frozenset[str] = frozenset()
    rising: frozenset[str] = frozenset()
    succeeding: frozenset[str] = frozenset()
    replacing: frozenset[str] = frozenset()
    predecessors: frozenset[str] = frozenset()
    later_holders: frozenset[str] = frozenset()
    seeming: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    post_nouns: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    dying: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    relative_posts: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    sided_posts: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    topic_posts: dict[str, str] = Field(default_factory=dict)
    topics: dict[str, frozenset[str]] = Field(default_factory=dict)
    topic_titles: frozenset[str] = frozenset()
    qualifying: frozenset[str] = frozenset()
    private_posts: frozenset[str] = frozenset()
    before_passive: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    civil_titles: frozenset[str] = frozenset()
    diplomats: frozenset[str] = frozenset()
    ministers: frozenset[str] = frozenset()
    no_ministry: frozenset[str] = frozenset()
    deputies: frozenset[str] = frozenset()
    term_since: frozenset[str] = frozenset()
    term_until: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    term_beside: frozenset[str] = frozenset()
    taking_up: frozenset[str] = frozenset()

    @property
    def careers(self) -> frozenset[str]:
        """Verbs that say or begin a service."""
        return self.serves.union(self.leads, self.joins, self.moves, self.moved, self.quits_from, self.spends)


class CommunityWords(Words):
    """core/communities.yaml: when a word for a community is said of a person."""

    not_of_a_person: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    excluded_after: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    before_name: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    belonging: frozenset[str] = frozenset()
    before_community: frozenset[str] = frozenset()
    describing: frozenset[str] = frozenset()
    superlatives: frozenset[str] = frozenset()
    stocks: frozenset[str] = frozenset()
    born: frozenset[str] = frozenset()
    tribes: frozenset[str] = frozenset()
    tribal_posts: frozenset[str] = frozenset()
    no_community: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    communities: frozenset[str] = frozenset()


class CreditWords(Words):
    """core/press.yaml: how articles credit a news agency, as ingest/credits.py reads it; in the case that they stand in there."""

    lines: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()

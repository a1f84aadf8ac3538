"""Sects: only what the text says of that person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.schema import Sect
from ingest.extractors.rules.sects.described import DescribedSects
from ingest.extractors.rules.sects.memberships import Memberships
from ingest.extractors.rules.sects.owners import SectOwners
from ingest.extractors.rules.sects.phrases import SectPhrases
from ingest.extractors.rules.sects.titles import SectTitles
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import AS_IS, INDEFINITE, THE_OR_GENITIVE
from ingest.text.tokens.spans import Annotated, SectSpan

_AS_IS = 4
"""Tokens after a sect in which `as is Y` follows."""
_TO_NOUN = 4
"""Tokens after a sect among which the noun for its man stands (`a Druze lieutenant colonel`)."""


class SectSaid(NamedTuple):
    """A sentence says that a person is of a community."""

    person: int
    sect: Sect


class SectFinder:
    """Finds of whom a sentence says a sect."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.communities
        self._compounds = tuple(lexicon.communities.compounds)
        self._titles = SectTitles(lexicon)
        self._phrases = SectPhrases(lexicon)
        owners = SectOwners(lexicon, self._phrases)
        self._memberships = Memberships(lexicon, self._phrases, owners)
        self._described = DescribedSects(lexicon, self._phrases, owners)

    def find(self, s: Annotated, referents: Referents) -> Iterator[SectSaid]:
        """`X, an Alawite`; `the Sunni pilot X`; `A Druze, he joined`; `X is a Druze, as is Y`; `born to a Sunni family`."""
        for span in s.sects:
            for person in dict.fromkeys(self._of_whom(s, span, referents)):
                yield SectSaid(person, span.sect)

    def of_unnamed(self, s: Annotated, noun: str, persons: Sequence[int]) -> Iterator[SectSaid]:
        """`A Druze colonel has defected`: of whom the next sentences name. `noun` is what the sentence calls him."""
        for span in s.sects:
            k = next((k for k in range(span.end, min(len(s.lows), span.end + _TO_NOUN)) if s.lows[k] == noun), None)
            if (
                k is not None
                and s.low(self._phrases.start(s, span)) in INDEFINITE
                and all(j in s.titles or j == k for j in range(span.end, k))
            ):
                yield from (SectSaid(person, span.sect) for person in persons)

    def _of_whom(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        if s.low(span.end).startswith(self._compounds) or s.low(span.start - 1) in self._words.excluded_after:
            return []
        if self._memberships.holds(s, span):
            wider = self._memberships.wider(s, span)
            return self._of_whom(s, wider, referents) if wider else self._memberships.of(s, span, referents)
        if s.low(span.start) in INDEFINITE:  # a nationality too: `an Uzbek from Korin`
            return self._described.of(s, span, referents) if self._phrases.ends(s, span) else []
        start = self._phrases.start(s, span)
        if listed := self._titles.listed(s, span):
            return listed
        if s.low(span.end) in self._words.not_of_a_person and s.lows[start : start + 2] != ["one", "of"]:
            return []
        titled = self._titles.of(s, span, referents)
        return titled or self._described.of(s, span, referents) + _as_is(s, span)


def _as_is(s: Annotated, span: SectSpan) -> list[int]:
    """`X is an Alawite, as is President Y`."""
    found = []
    for k in range(span.end, min(span.end + _AS_IS, len(s.lows) - 1)):
        if s.lows[k] == "as" and s.lows[k + 1] in AS_IS:
            person = next((person for person in s.persons if person.end > k + 1), None)
            if person and all(j in s.qualifiers or s.lows[j] in THE_OR_GENITIVE for j in range(k + 2, person.start)):
                found.append(person.person)
    return found

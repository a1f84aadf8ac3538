"""Persons whom a sentence leaves without a name, and the next ones name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from copy import copy

from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.subjects.counted_groups import GROUP
from ingest.extractors.rules.subjects.later_groups import LaterGroups
from ingest.extractors.rules.subjects.openings import FIRST, Openings
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.persons.coreference import People
from ingest.text.tokens.grammar import FIRST_PERSON, HE_OR_SHE, INDEFINITE
from ingest.text.tokens.spans import Annotated, PersonSpan

ENTRIES = 40
"""Entries of a list of those who left."""
FOLLOWING = 3
"""Sentences in which the name may follow."""
_NEXT = 2
"""Sentences after the event of which the first with a name may bring in its subject."""
_WRITING = 4
"""Tokens of `In a letter` before its noun."""
_UNNAMED = 16
"""The last token at which the rank of a subject without a name stands."""


class LaterNames:
    """Finds `The man was identified as X`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._openings = Openings(lexicon)
        self._groups = LaterGroups(lexicon, self._openings)
        self._nouns = PeopleNouns(lexicon)
        self._speaking = lexicon.events.speaking
        self._spokesmen = lexicon.events.spokesmen
        self._writings = lexicon.events.writings
        self._nameless = lexicon.events.nameless
        self._general = lexicon.reference.general
        self._kinds = lexicon.reference.kinds
        self._calling_oneself = lexicon.naming.calling_oneself
        ranks = lexicon.ranks.words
        self._ranked = ranks - lexicon.role_heads - lexicon.role_members

    def of(self, event: Event, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """The persons by whom the sentences after an event name its subject, who had no name; empty when the name is kept back.

        `met` are the persons named before; whom the very next sentence brings in as its subject is the one.
        """
        s = event.sentence
        kept_back = not self._nameless.isdisjoint(s.lows)
        if event.pending == GROUP:
            return [] if kept_back else self._groups.of(s, following[:FOLLOWING], met)
        asked = kept_back
        for distance, after in enumerate(following[:FOLLOWING]):
            identified = next((person for person in after.persons if self._openings.identified(after, person.start)), None)
            if identified:
                return [identified.person]
            if after.persons and distance < _NEXT and not asked:
                asked = True
                new = [person for person in after.persons if person.person not in met]
                ways = (self._fits, self._is_he, self._speaks_of_himself)
                he = (person for way in ways for person in new if way(s, event.pending, after, person))
                if found := next(he, None):
                    return [found.person]
        return []

    def entries(self, event: Event, following: Sequence[Annotated]) -> Iterator[Event]:
        """`The following officers defected:` and a list: the event of each entry, without a date."""
        if event.pending != GROUP or event.persons or event.sentence.lows[-1] != ":":
            return
        for after, person in self._groups.entries(following[:ENTRIES]):
            told = copy(event)
            told.sentence, told.persons, told.needs = after, [person.person], set(event.needs)
            told.start = told.end = 0
            yield told

    def others(self, following: Sequence[Annotated]) -> list[int]:
        """`It named the others as X and Y`: those of a group whom the sentences after name."""
        return self._groups.others(following[:FOLLOWING])

    def _fits(self, s: Annotated, pending: str | None, after: Annotated, person: PersonSpan) -> bool:
        """Whether a new name is that of the subject of `s`: it begins the sentence, or stands with an age or the same title."""
        if _head(after, person):
            return False
        titles = self._openings.titles(after, person)
        if not self._spokesmen.isdisjoint(titles - set(s.lows[:_UNNAMED])):
            return False
        kinds = self._kinds.get(pending or "", frozenset())
        same = pending in titles or not titles.isdisjoint(kinds.union(s.lows[:_UNNAMED]))
        aged = after.low(person.end) == "," and after.low(person.end + 1).isdigit()
        written = (
            after.low(0) == "in" and after.low(person.start - 1) == "," and not self._writings.isdisjoint(after.lows[:_WRITING])
        )
        if written and after.low(person.end) in self._speaking:
            return same or not titles
        if person.start > FIRST and not self._openings.begins(after, person):
            speaks = not FIRST_PERSON.isdisjoint(after.lows) and after.low(person.end) in (*self._speaking, ",")
            return (aged or speaks) and (same or not titles)
        if not self._openings.says(after, person):
            return same or not titles or pending is None or pending not in self._ranked
        return same or (pending in HE_OR_SHE and not titles)

    def _speaks_of_himself(self, s: Annotated, pending: str | None, after: Annotated, person: PersonSpan) -> bool:
        """`A man has defected, the army said. X told reporters`: who has no title is no official, unless one was announced."""
        titled = self._openings.titles(after, person) or after.low(person.end) == "of"
        if titled or _head(after, person) or not self._openings.begins(after, person):
            return False
        after_subject = range(s.lows.index(pending) + 1 if pending in s.lows else 0, len(s.lows))
        others = (k for k in after_subject if self._nouns.people(s.lows[k]) and not self._nouns.plural(s.lows[k]))
        return not any(s.low(self._nouns.start(s, k)) in INDEFINITE for k in others)

    def _is_he(self, s: Annotated, pending: str | None, after: Annotated, person: PersonSpan) -> bool:
        """`the envoy, X, is in Oman`, `a man who calls himself X`, `showed Colonel X in uniform`: wherever he stands."""
        if " ".join(after.lows[max(0, person.start - 2) : person.start]) in self._calling_oneself:
            return True
        if after.low(person.start - 1) == "," and self._means(s, pending, after, person.start - 2):
            return True
        ranked = person.rank is not None and set(person.rank.rank.lower().split()) <= set(s.lows[:_UNNAMED])
        ranked = ranked and self._spokesmen.isdisjoint(self._openings.titles(after, person))
        return ranked and person.role is None and not self._openings.speaks_soon(after, person)

    def _means(self, s: Annotated, pending: str | None, after: Annotated, noun: int) -> bool:
        """Whether `the pilot`, with its noun at a token, is the subject of the sentence before."""
        word = after.low(noun)
        known = word == pending or word in self._kinds.get(pending or "", ()) or word in s.lows[:_UNNAMED]
        return after.low(noun - 1) == "the" and (known or word in self._general)

    def promote(self, s: Annotated, persons: Sequence[int], people: People) -> None:
        """Give whom `s` left without a name the rank by which it calls him: `A colonel defected. He was named as X.`"""
        rank = next((rank for rank in s.ranks if rank.start <= _UNNAMED and not rank.plural), None)
        if rank and len(persons) == 1 and not any(person.rank is rank for person in s.persons):
            people.promote(persons[0], rank)


def _head(s: Annotated, person: PersonSpan) -> bool:
    """`Farouk al-Sharaa.`: the head of another entry."""
    return len(s.tokens) <= person.end + 1

"""Persons whom a sentence leaves without a name, and the next ones name."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import islice

from ingest.extractors.rules.event import GROUP, Event
from ingest.packs.lexicon import Lexicon
from ingest.text.coreference import People
from ingest.text.grammar import AND_OR, COPULAS, HE_OR_SHE, LIST_MARKS, NUMERALS
from ingest.text.nouns import PeopleNouns
from ingest.text.spans import Annotated, PersonSpan

FOLLOWING = 3
"""Sentences in which the name may follow."""
_NEXT = 2
"""Sentences after the event of which the first with a name may bring in its subject."""
_IDENTIFIED = 6
"""Tokens between `was identified as` and the name."""
_OPENING = 4
"""The last token at which the subject of a sentence begins."""
_PARTY = 8
"""Tokens of `of the Y Party told`."""
_WRITING = 4
"""Tokens of `In a letter` before its noun."""
_ENUMERATED = 8
"""Tokens of `They are` or `Among them are` before the first name."""
_NUMBERS = {word: number for number, words in enumerate(NUMERALS, 2) for word in (words, str(number))}
_AND_ONE = (["and", "a"], ["and", "an"])
_UNNAMED = 16
"""The last token at which the rank of a subject without a name stands."""


class LaterNames:
    """Finds `The man was identified as X`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._naming = lexicon.naming
        self._speaking = lexicon.events.speaking
        self._writings = lexicon.events.writings
        self._nouns = PeopleNouns(lexicon)
        self._nameless = lexicon.events.nameless
        self._groups = lexicon.reference.groups | {"they", "them", "others", "those"}
        self._counting = COPULAS | lexicon.events.members
        self._between = LIST_MARKS | AND_OR | {"as", "are", "were"}
        ranks = frozenset(word.lower() for form in lexicon.ranks.forms for word in form.split())
        self._ranked = ranks - lexicon.role_heads - lexicon.role_members

    def of(self, event: Event, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """The persons by whom the sentences after an event name its subject, who had no name; empty when the name is kept back.

        `met` are the persons named before; whom the very next sentence brings in as its subject is the one.
        """
        s = event.sentence
        if not self._nameless.isdisjoint(s.lows):
            return []
        if event.pending == GROUP:
            named = [*self._one_of(s), *(person for after in following[:FOLLOWING] for person in self._members(after))]
            return named or self._all_of(s, following[:_NEXT], met)
        asked = False
        for distance, after in enumerate(following[:FOLLOWING]):
            identified = next((person for person in after.persons if self._identified(after, person.start)), None)
            if identified:
                return [identified.person]
            if after.persons and distance < _NEXT and not asked:
                asked = True
                fitting = [p for p in after.persons if p.person not in met and self._fits(s, event.pending, after, p)]
                if fitting:
                    return [fitting[0].person]
        return []

    def _all_of(self, s: Annotated, following: Sequence[Annotated], met: Set[int]) -> list[int]:
        """`Two officers defected. X and Y said ...`: as many new names as the sentence counts, in the first that has names."""
        after = next((after for after in following if after.persons), None)
        new = [] if after is None else [p for p in after.persons if p.person not in met]
        if after is None or not new or any(p.role and not self._posted(s, p) for p in new):
            return []
        persons = list(dict.fromkeys(person.person for person in new))
        return persons if len(persons) == self._count(s) else []

    def _posted(self, s: Annotated, person: PersonSpan) -> bool:
        """Whether the post of a name is that of the group."""
        role = person.role.role.lower().split()[-1] if person.role else ""
        return role in s.lows or f"{role}s" in s.lows

    def _count(self, s: Annotated) -> int:
        """How many `two clerks and an engineer` are; 0 when the sentence does not count them."""
        opening = s.lows[:_UNNAMED]
        at = next((k for k, low in enumerate(opening) if low in _NUMBERS), None)
        if at is None:
            return 0
        ones = (k for k in range(at, len(opening) - 2) if opening[k : k + 2] in _AND_ONE)
        return _NUMBERS[opening[at]] + sum(self._nouns.people(opening[k + 2]) for k in ones)

    def _one_of(self, s: Annotated) -> list[int]:
        """`four officers have formed a brigade, one of them, X, said`."""
        for k in range(len(s.lows) - 2):
            if s.lows[k : k + 2] == ["one", "of"]:
                near = (p for p in s.persons if k < p.start <= k + _IDENTIFIED)
                return [person.person for person in islice(near, 1)]
        return []

    def others(self, following: Sequence[Annotated]) -> list[int]:
        """`It named the others as X and Y`: those of a group whom the sentences after name."""
        naming = (after for after in following[:FOLLOWING] if "others" in after.lows)
        return [person for after in naming for person in self._members(after)]

    def _fits(self, s: Annotated, pending: str | None, after: Annotated, person: PersonSpan) -> bool:
        """Whether a new name is that of the subject of `s`: it begins the sentence, or stands with an age or the same title."""
        if len(after.tokens) <= person.end + 1:
            return False  # the head of another entry
        titles = {word for title in (person.rank and person.rank.rank, person.role and person.role.role) if title
                  for word in title.lower().split()}  # fmt: skip
        same = pending in titles or not titles.isdisjoint(s.lows[:_UNNAMED])
        aged = after.low(person.end) == "," and after.low(person.end + 1).isdigit()
        written = (
            after.low(0) == "in" and after.low(person.start - 1) == "," and not self._writings.isdisjoint(after.lows[:_WRITING])
        )
        if written and after.low(person.end) in self._speaking:
            return same or not titles
        if person.start > _OPENING:
            speaks = "i" in after.lows and after.low(person.end) in (*self._speaking, ",")
            return (aged or speaks) and (same or not titles)
        if not self._says(after, person):
            return same or not titles or pending is None or pending not in self._ranked
        return same or (pending in HE_OR_SHE and not titles)

    def _says(self, s: Annotated, person: PersonSpan) -> bool:
        """`X told`, `X of the Y Party told`."""
        of = s.low(person.end) == "of"
        behind = s.lows[person.end : person.end + (_PARTY if of else 1)]
        return not self._speaking.isdisjoint(behind) and "," not in behind

    def _members(self, s: Annotated) -> list[int]:
        """`They are X and Y`, `it named the others as X, Y and Z`: the names of a group."""
        first = next((p for p in s.persons if self._identified(s, p.start) or self._enumerated(s, p.start)), None)
        if first is None:
            return []
        listed = (p for p in s.persons if p.start >= first.start and s.low(p.start - 1) in self._between)
        return [first.person, *(p.person for p in listed if p is not first)]

    def _enumerated(self, s: Annotated, start: int) -> bool:
        """`They are X`, `the two are X`, `among them X`."""
        return start <= _ENUMERATED and not (self._counting.isdisjoint(s.lows[:start]) or self._groups.isdisjoint(s.lows[:start]))

    def promote(self, s: Annotated, persons: Sequence[int], people: People) -> None:
        """Give whom `s` left without a name the rank by which it calls him: `A colonel defected. He was named as X.`"""
        rank = next((rank for rank in s.ranks if rank.start <= _UNNAMED and not rank.plural), None)
        if rank and len(persons) == 1 and not any(person.rank is rank for person in s.persons):
            people.promote(persons[0], rank)

    def _identified(self, s: Annotated, start: int) -> bool:
        before = s.lows[max(0, start - _IDENTIFIED) : start]
        return not self._naming.identifying.isdisjoint(before) or " ".join(before[-2:]) in self._naming.known_as

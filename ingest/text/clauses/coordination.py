"""Who stands beside whom: the persons of one list, with what is said of each between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import AND_OR, CLAUSE_MARKS, DETERMINERS, FINITE, GENITIVE, PASSIVE, PREPOSITIONS
from ingest.text.tokens.spans import Annotated, PersonSpan

_APPOSED = 24
"""Tokens between two names of a list, with what is said of the first (`X of the 5th Division, his nephew Lieutenant Y`)."""
_ADJECTIVAL = DETERMINERS | PREPOSITIONS | PASSIVE | {",", "and", "who"}
"""What stands before a participle that is no verb of a clause (`the retired head`, `, wounded in May`)."""
_INTRODUCED = 5
"""Tokens between the last comma or `and` and the name (`his cousin Judge Y`)."""


class Coordination:
    """Finds lists of persons by the words between them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.clauses
        self._callings = lexicon.persons.callings

    def ending_with(self, s: Annotated, last: PersonSpan) -> list[PersonSpan]:
        """All persons of the list that ends with `last`, in order: `X, head of A, and Y` for Y gives both.

        Whom a preposition governs is no member of the list (`X, deputy to Z, and Y`).
        """
        found = [last]
        for before in reversed(s.persons[: s.persons.index(last)]):
            if found[0].start - before.end > _APPOSED:
                break
            gap = s.lows[before.end : found[0].start]
            if gap == [",", "and"] and s.low(before.start - 1) in self._words.governors:
                continue  # `X, deputy to Z, and Y`
            if self._plain(gap, len(found)):
                found.insert(0, before)
            elif not self._linked(s, before.end, found[0].start, len(found)):
                break
            elif s.low(before.start - 1) not in self._words.governors:
                found.insert(0, before)
        return found

    def beginning_with(self, s: Annotated, first: PersonSpan) -> list[PersonSpan]:
        """All persons of the list that begins with `first`."""
        found = [first]
        for after in s.persons[s.persons.index(first) + 1 :]:
            gap = s.lows[found[-1].end : after.start]
            if len(gap) > _APPOSED or not (self._plain(gap, 2) or self._linked(s, found[-1].end, after.start, 2)):
                break
            if s.low(after.start - 1) not in self._words.governors:
                found.append(after)
        return found

    def _plain(self, gap: Sequence[str], members: int) -> bool:
        """Nothing but `and` or, in a list of more, a comma."""
        words = " ".join(gap)
        return words in self._words.between_names and (words != "," or members > 1)

    def _linked(self, s: Annotated, start: int, end: int, members: int) -> bool:
        """Whether what stands between two names says something of the first and goes on to the next."""
        gap = s.lows[start:end]
        if not gap or gap[0] in FINITE or not self._words.clause_breakers.isdisjoint(gap):
            return False
        if any(a == "the" and b in self._words.counted for a, b in pairwise(gap)):
            return False  # `said X, the two, Y and Z, left`
        if gap[-1] == ";" or gap[-2:] == [";", "and"]:
            return CLAUSE_MARKS.isdisjoint(gap[: gap.index(";")]) and not self._told(gap)
        if not CLAUSE_MARKS.isdisjoint(gap):
            return False
        link = max((k for k in range(start, end) if s.lows[k] == "," or s.lows[k] in AND_OR), default=None)
        if link is None or (s.lows[link] == "," and members == 1 and "and" not in gap):
            return False
        introduced = range(link + 1, end)
        if len(introduced) > _INTRODUCED:
            return False
        return not introduced or s.lows[link + 1] in self._words.introducing or self._titled(s, introduced)

    def _told(self, gap: Sequence[str]) -> bool:
        """`X of the 5th Division defected in May; Y, a policeman`: a verb in the past stands between them, no adjective."""
        return any(word.endswith("ed") and before not in _ADJECTIVAL for before, word in pairwise(("", *gap)))

    def _titled(self, s: Annotated, introduced: range) -> bool:
        """Whether the words are a title: `X and batsman Y`, `X and Syria's minister Y`, `X and Penang MP Y`."""
        posts = [
            k for k in introduced if k in s.titles or k in s.names or s.lows[k] in self._callings or s.low(k + 1) in GENITIVE
        ]
        others = [k for k in introduced if k not in posts]
        return bool(posts) and all(s.lows[k] in GENITIVE or s.tokens[k].capital for k in others)


def only_names(s: Annotated, listed: Sequence[PersonSpan]) -> bool:
    """Whether nothing but commas and `and` stands between the names of a list."""
    return all(s.lows[a.end : b.start] in (["and"], [","], [",", "and"]) for a, b in pairwise(listed))

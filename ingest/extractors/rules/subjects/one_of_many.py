"""One of many who did the same: `the first officer to defect`, `one of the officers who defected`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.clauses import Clauses
from ingest.text.clauses.referents import Referents
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import CLAUSE_MARKS, COPULAS, DETERMINERS, GENITIVE
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, PersonSpan

_AMONG = 3
"""Tokens after the verb in which the names of `among those who left were X` begin."""
_BESIDE = 7
"""Tokens between a name and the comma behind which he is said to be one of them."""
_FIRST_OF_ALL = 9
"""Tokens before a noun in which `the first ...` is looked for."""


class OneOfMany:
    """Finds who is said to be one of them."""

    def __init__(self, lexicon: Lexicon, clauses: Clauses) -> None:
        self._clauses = clauses
        self._superlatives = lexicon.events.superlatives
        self._copulas = lexicon.events.copulas
        self._breakers = lexicon.clauses.clause_breakers | CLAUSE_MARKS | GENITIVE
        self._no_subject = COPULAS | lexicon.events.copulas | lexicon.clauses.governors

    def ranks(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`the first officer to defect`, `the second to do so`: the predicate that ranks its subject among others."""
        left = s.lows[max(0, match.start - _FIRST_OF_ALL) : match.start]
        return bool(left) and left[-1] == "to" and not self._superlatives.isdisjoint(left)

    def ranks_subject(self, s: Annotated, subject: Subject, match: Match[Predicate]) -> bool:
        """`The last officer to leave was X`: the noun with its superlative is itself the subject of the sentence."""
        return self.ranks(s, match) and self._no_subject.isdisjoint(s.lows[: subject.at])

    def first_of_all(self, s: Annotated, subject: Subject, referents: Referents) -> list[int] | None:
        """`He is described as the first Alawite officer to defect`: he did."""
        start = self._begins(s, subject.at)
        left = range(max(0, subject.at - _FIRST_OF_ALL), subject.at)
        ranked = any(s.lows[k] in self._superlatives and k not in s.names for k in left)
        of_another = s.low(start - 1) == "by" or (s.low(start - 1) == "of" and s.low(start - 2) != "one")
        if ranked and s.low(start - 1) == "," and (apposed := self._apposed(s, start - 1)) is not None:
            return [apposed.person]
        if s.low(start - 1) not in COPULAS and (not ranked or of_another):
            return None
        return self._said_to_be(s, subject, referents)

    def _apposed(self, s: Annotated, comma: int) -> PersonSpan | None:
        """`gave a medal to X on Monday, the third major to defect`: X did, whatever he is in the sentence."""
        person = next((person for person in reversed(s.persons) if person.end <= comma), None)
        between = s.lows[person.end : comma] if person else []
        return person if len(between) <= _BESIDE and self._breakers.isdisjoint(between) else None

    def one_of_them(self, s: Annotated, subject: Subject, referents: Referents) -> list[int] | None:
        """`X is one of the officers who defected`, `X was among the first to defect`: he did."""
        k = self._begins(s, subject.at) - 1
        if not subject.plural or s.low(k) not in ("of", "among"):
            return None
        k -= 2 if s.low(k) == "of" and s.low(k - 1) == "one" else s.low(k) == "among"
        return self._said_to_be(s, subject, referents) if s.low(k) in COPULAS else None

    def _begins(self, s: Annotated, noun: int) -> int:
        """Where the phrase of a noun begins, its superlative and article among it (`the first officers`)."""
        start = self._clauses.nouns.start(s, noun)
        while start > 0 and (s.lows[start - 1] in self._superlatives or s.lows[start - 1] in DETERMINERS):
            start -= 1
        return start

    def _said_to_be(self, s: Annotated, subject: Subject, referents: Referents) -> list[int] | None:
        """Of whom the copula before the noun of a subject says that he is one."""
        verb = next((k for k in range(subject.at - 1, -1, -1) if s.lows[k] in self._copulas), None)
        found = None if verb is None else self._clauses.subject(s, verb, frozenset())
        if found and found.persons:
            return [found.persons[-1].person]
        return referents.pronoun(found.pronoun) if found and found.pronoun else None


def among(s: Annotated, match: Match[Predicate]) -> Subject | None:
    """`Among those who left the army were X and Y`."""
    verb = next((k for k in range(match.end, len(s.lows)) if s.lows[k] in COPULAS), None)
    if verb is None:
        return None
    named = [person for person in s.persons if person.start > verb]
    return Subject(named) if named and named[0].start <= verb + _AMONG else None

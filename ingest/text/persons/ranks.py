"""Ranks that stand beside a name and not before it: `a captain of the navy, X`, `X, a former colonel`, `X was a major`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    ARTICLES,
    CLAUSE_ENDS,
    DASHES,
    GENITIVE,
    HE_OR_SHE,
    IN_OR_AT,
    INDEFINITE,
    LIST_LINKS,
    OTHER_PHRASE,
)
from ingest.text.tokens.spans import Annotated, PersonSpan, RankSpan

_TO_NAME = 16
"""Tokens between a rank and the name after it."""
_NAMED = 6
"""Tokens from a rank to the name that `called` or `identified as` brings in."""
_AFTER_NAME = 10
"""Tokens between a name and the rank in its apposition."""
_PHRASE = 20
"""Tokens between a name and a phrase such as `with the rank of`."""
_OPENING = (",", *DASHES)
_ENDS = CLAUSE_ENDS | IN_OR_AT | {",", ")", "", "of", "with"}
"""What follows a rank that stands alone between commas (`X, major, ...`)."""
_BEFORE_HE = 4
"""Tokens of `A former police sergeant` before `, he`."""
_BRANCH = 2
"""Tokens of `of police` between a rank and a name."""
_SUBJECT = 2
"""The last token at which the pronoun stands that a sentence begins with."""
_PHRASES = (("rank", "of"), ("promoted", "to"), ("as", "a"), ("rank", "as"))


class PersonRanks:
    """Finds whose ranks they are."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._calling = lexicon.naming.calling
        self._identifying = lexicon.naming.identifying
        self._holding = lexicon.persons.holding
        self._modifiers = lexicon.role_modifiers
        self._branches = lexicon.persons.branches
        self._elsewhere = OTHER_PHRASE | lexicon.persons.saying
        self._other_clause = lexicon.services.finite
        self._copulas = lexicon.events.copulas
        self._verbs = lexicon.events.copulas | lexicon.clauses.verb_group | ARTICLES

    def beside(self, s: Annotated) -> Iterator[tuple[PersonSpan, RankSpan]]:
        """The persons of a sentence, whose coreference is done, with the ranks that are no titles of theirs."""
        titles = {person.rank.start for person in s.persons if person.rank}
        for rank in s.ranks:
            if rank.start in titles or self._title(s, rank):
                continue
            k = next((k for k, person in enumerate(s.persons) if person.start >= rank.end), len(s.persons))
            before = s.persons[k - 1] if k else None
            if before and not rank.plural and self._of_before(s, before.end, rank):
                yield before, rank
            elif k < len(s.persons) and self._of_after(s.lows[rank.end : s.persons[k].start]):
                for person in _listed(s, s.persons[k:]) if rank.plural else [s.persons[k]]:
                    yield person, rank

    def of_pronoun(self, s: Annotated) -> RankSpan | None:
        """The rank of whom the pronoun at the beginning of a sentence means: `He was a major in the signals corps.`"""
        first = next((rank for rank in s.ranks if not rank.plural and not self._title(s, rank)), None)
        if (
            first
            and s.low(0) in INDEFINITE
            and first.end <= _BEFORE_HE
            and s.low(first.end) == ","
            and s.low(first.end + 1) in HE_OR_SHE
        ):
            return first  # `A captain, he swam across`
        pronoun = next((k for k, word in enumerate(s.lows[: _SUBJECT + 1]) if word in HE_OR_SHE), None)
        if pronoun is None:
            return None
        return first if first and self._of_before(s, pronoun + 1, first) else None

    def _title(self, s: Annotated, rank: RankSpan) -> bool:
        """Whether it is the title of a name that is not known as one, or that of somebody else (`a colonel's wife`)."""
        if s.low(rank.end) in GENITIVE:
            return True
        return s.low(rank.end).isalpha() and s.tokens[rank.end].capital and rank.end not in s.names

    def _of_after(self, gap: Sequence[str]) -> bool:
        """`the colonel, X`; `a captain of the navy, X`; `a lieutenant called X`; `a major identified as X`."""
        if not gap or len(gap) > _TO_NAME or gap[0] in GENITIVE:
            return False
        if len(gap) == _BRANCH and gap[0] == "of" and gap[1] in self._branches:
            return True  # `Colonel of police X`
        if gap[-1] in self._calling or (gap[-1] == "as" and not self._identifying.isdisjoint(gap)):
            return len(gap) <= _NAMED
        if gap[-1] not in _OPENING and gap[-1] != ":":
            return False
        return gap.count(",") <= 1 and self._other_clause.isdisjoint(gap)

    def _of_before(self, s: Annotated, end: int, rank: RankSpan) -> bool:
        """Whether it is the rank of whom the words before token `end` name.

        `X, 40, a former colonel`; `X, major, ...`; `X was a major`; `X left the army with the rank of captain`.
        """
        gap: Sequence[str] = s.lows[end : rank.start]
        if not gap or len(gap) > _PHRASE:
            return False
        if tuple(gap[-2:]) in _PHRASES:
            return gap[-2] != "rank" or not self._holding.isdisjoint(gap[-4:-2])
        gap = self._main(gap)
        if len(gap) > _AFTER_NAME:
            return False
        if gap[0] == ")":
            gap = gap[1:]
        if gap and gap[0] in _OPENING:
            return self._apposed(s, gap[3:] if len(gap) > 2 and gap[1].isdigit() and gap[2] == "," else gap[1:], rank)
        while len(gap) > 1 and gap[-1] in self._modifiers:
            gap = gap[:-1]  # `was a police sergeant`
        return bool(gap) and self._verbs.issuperset(gap)

    def _main(self, gap: Sequence[str]) -> Sequence[str]:
        """`, who died in May, was a`: the words behind the relative clause, if they make a clause of his."""
        if gap[:2] != [",", "who"] or "," not in gap[2:]:
            return gap
        behind = gap[2:][gap[2:].index(",") + 1 :]
        return behind if behind and behind[0] in self._copulas else gap

    def _apposed(self, s: Annotated, gap: Sequence[str], rank: RankSpan) -> bool:
        """Whether the words between the comma and the rank are of one apposition, and no other clause."""
        if not gap:
            return s.low(rank.end) in _ENDS and not s.tokens[rank.start].capital
        if gap[0] == "who":
            return self._verbs.issuperset(gap)
        dated = {word for k, word in enumerate(gap) if gap[k + 1 : k + 2] and gap[k + 1][0].isdigit()}
        return "," not in gap and self._elsewhere.isdisjoint(set(gap) - dated)


def _listed(s: Annotated, persons: Sequence[PersonSpan]) -> list[PersonSpan]:
    """The names of the list that begins with the first one."""
    found = [persons[0]]
    for person in persons[1:]:
        if " ".join(s.lows[found[-1].end : person.start]) not in LIST_LINKS:
            break
        found.append(person)
    return found

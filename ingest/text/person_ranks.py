"""Ranks that stand beside a name and not before it: `a captain of the navy, X`, `X, a former colonel`, `X was a major`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import ARTICLES, DASHES, GENITIVE, LIST_LINKS
from ingest.text.spans import Annotated, PersonSpan, RankSpan

_TO_NAME = 16
"""Tokens between a rank and the name after it."""
_NAMED = 6
"""Tokens from a rank to the name that `called` or `identified as` brings in."""
_AFTER_NAME = 10
"""Tokens between a name and the rank in its apposition."""
_PHRASE = 20
"""Tokens between a name and a phrase such as `with the rank of`."""
_OPENING = (",", *DASHES)
_PHRASES = (("rank", "of"), ("promoted", "to"), ("as", "a"))
_HOLDING = frozenset(("with", "held", "holds", "holding", "at", "to", "had", "has", "in", "reached", "given"))
"""What makes `the rank of` somebody's: not `above the rank of`."""
_DEFECTIVE = frozenset(
    ("of", "by", "with", "to", "and", "for", "against", "whose", "under", "said", "says", "told", "from", "that", "than")
)


class PersonRanks:
    """Finds whose ranks they are."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._calling = lexicon.naming.calling
        self._identifying = lexicon.naming.identifying
        self._other_clause = lexicon.services.other_clause
        self._verbs = lexicon.services.verbs | lexicon.services.verb_group | ARTICLES

    def beside(self, s: Annotated) -> Iterator[tuple[PersonSpan, RankSpan]]:
        """The persons of a sentence, whose coreference is done, with the ranks that are no titles of theirs."""
        titles = {person.rank.start for person in s.persons if person.rank}
        for rank in s.ranks:
            if rank.start in titles or self._title(s, rank):
                continue
            k = next((k for k, person in enumerate(s.persons) if person.start >= rank.end), len(s.persons))
            before = s.persons[k - 1] if k else None
            if before and not rank.plural and self._of_before(s, before, rank):
                yield before, rank
            elif k < len(s.persons) and self._of_after(s.lows[rank.end : s.persons[k].start]):
                for person in _listed(s, s.persons[k:]) if rank.plural else [s.persons[k]]:
                    yield person, rank

    def _title(self, s: Annotated, rank: RankSpan) -> bool:
        """Whether it is the title of a name that is not known as one."""
        return s.low(rank.end).isalpha() and s.tokens[rank.end].capital and rank.end not in s.names

    def _of_after(self, gap: Sequence[str]) -> bool:
        """`the colonel, X`; `a captain of the navy, X`; `a lieutenant called X`; `a major identified as X`."""
        if not gap or len(gap) > _TO_NAME or gap[0] in GENITIVE:
            return False
        if gap[-1] in self._calling or (gap[-1] == "as" and not self._identifying.isdisjoint(gap)):
            return len(gap) <= _NAMED
        if gap[-1] not in _OPENING and gap[-1] != ":":
            return False
        return gap.count(",") <= 1 and self._other_clause.isdisjoint(gap)

    def _of_before(self, s: Annotated, person: PersonSpan, rank: RankSpan) -> bool:
        """`X, 40, a former colonel`; `X was a major`; `X left the army with the rank of captain`."""
        gap = s.lows[person.end : rank.start]
        if not gap or len(gap) > _PHRASE:
            return False
        if tuple(gap[-2:]) in _PHRASES:
            return gap[-2] != "rank" or not _HOLDING.isdisjoint(gap[-4:-2])
        if len(gap) > _AFTER_NAME:
            return False
        if gap[0] in _OPENING:
            inside = gap[3:] if len(gap) > 3 and gap[1].isdigit() and gap[2] == "," else gap[1:]
            if inside[:1] == ["who"]:
                return self._verbs.issuperset(inside)
            return "," not in inside and bool(inside) and _DEFECTIVE.isdisjoint(inside)
        return self._verbs.issuperset(gap) and not _DEFECTIVE.issuperset(gap)


def _listed(s: Annotated, persons: Sequence[PersonSpan]) -> list[PersonSpan]:
    """The names of the list that begins with the first one."""
    found = [persons[0]]
    for person in persons[1:]:
        if " ".join(s.lows[found[-1].end : person.start]) not in LIST_LINKS:
            break
        found.append(person)
    return found

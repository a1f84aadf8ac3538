"""What describes a name between commas: `X, a former aide, ...`, `X, 40, ...`, `X, nephew of Y, ...`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import AND_OR, GENITIVE, LIST_MARKS, OF_OR_TO
from ingest.text.tokens.spans import Annotated

_OWNED = 6
"""Tokens of an apposition before its post (`Syria's ambassador`)."""
_BEFORE_NOUN = 2
"""Words of an apposition before the noun that says whose he is (`eldest son of`)."""


class Descriptions:
    """Knows how appositions begin."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns) -> None:
        self._first = lexicon.clauses.apposition
        self._kin = lexicon.persons.kin
        self._group = lexicon.clauses.verb_group
        self._nouns = nouns

    def begins(self, s: Annotated, i: int) -> bool:
        """Whether an apposition begins at token `i`: `a former aide`, `40`, `head of the branch`, `nephew of X`."""
        low = s.low(i)
        if low in self._first or low.isdigit() or any(i <= role.start < i + _OWNED for role in s.roles):
            return True
        return self._of_another(s, i) or self.owned(s, i)

    def owned(self, s: Annotated, i: int) -> bool:
        """`X's nephew`: whether the name at token `i` only says whose man is told of."""
        owner = s.person_at.get(i)
        if owner is None or owner.start != i or s.low(owner.end) not in GENITIVE:
            return False
        return any(self.man(s, k) for k in range(owner.end + 1, owner.end + 2 + _BEFORE_NOUN))

    def relative(self, s: Annotated, start: int, verb: int) -> bool:
        """`whose elder brother had defected`: whether the words before the verb are those for a relative and no more."""
        kin = next((k for k in range(start, start + 1 + _BEFORE_NOUN) if s.low(k) in self._kin), verb)
        return kin < verb and all(low in self._group for low in s.lows[kin + 1 : verb])

    def _of_another(self, s: Annotated, i: int) -> bool:
        """`nephew of X`, `eldest son of X`, `cousin and driver of X`, `brother-in-law to X`."""
        noun = next((k for k in range(i, i + 1 + _BEFORE_NOUN) if self.man(s, k)), None)
        if noun is None or any(k in s.person_at or not s.lows[k].isalpha() for k in range(i, noun)):
            return False
        return s.low(noun + 1) in OF_OR_TO or (s.low(noun + 1) in AND_OR and self.man(s, noun + 2))

    def man(self, s: Annotated, k: int) -> bool:
        """Whether the word is a noun for one person (`nephew`, `driver`)."""
        low = s.low(k)
        return low in self._kin or (self._nouns.people(low) and not self._nouns.plural(low))


def comma_before(s: Annotated, i: int) -> int:
    """The nearest comma, or mark that ends a clause, before token `i`; -1 when there is none."""
    k = i - 1
    while k >= 0 and s.lows[k] not in LIST_MARKS:
        k -= 1
    return k

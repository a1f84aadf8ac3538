"""Clauses inside the subject of a verb: `a lieutenant who shot X has defected`, `the unit that X led has defected`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import DETERMINERS, QUOTES, SUBORDINATORS
from ingest.text.tokens.spans import Annotated, PersonSpan

_RELATIVE = 14
"""Tokens between `who` and a name or noun in its clause."""
_FORMS = 4
"""Forms of a verb whose past differs from its base (not `quit`, `split`)."""


class InnerClauses:
    """Tells the verb of a relative clause from the one after it."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns) -> None:
        self._nouns = nouns
        self._group = lexicon.clauses.verb_group
        self._past = tuple(lexicon.clauses.transitive_endings)
        self._governors = lexicon.clauses.governors
        self._forces = lexicon.clauses.forces
        self._breakers = lexicon.clauses.clause_breakers
        self._saying = lexicon.clauses.clause_breakers | lexicon.modality.attributions
        self._bases = frozenset(forms[0] for forms in lexicon.irregular.values() if len(forms) >= _FORMS)

    def over(self, s: Annotated, who: int, verb: int) -> bool:
        """Whether the clause of `who` has a verb of its own and ends before another: `who runs Y` before `defected`."""
        begun = s.low(who + 1)
        last = self._before_group(s, verb)
        own = begun in self._group or begun.endswith(("s", *self._past))
        open_yet = (
            s.lows[last] in QUOTES
            or s.lows[last] in self._governors
            or s.lows[last] in SUBORDINATORS
            or "to" in s.lows[last:verb]
        )
        return own and not open_yet and last > who

    def around(self, s: Annotated, person: PersonSpan, verb: int) -> int | None:
        """The `who` or `whom` of the clause that names a person and ends before the verb at token `verb`."""
        last = self._before_group(s, verb)
        if person.end > last + 1 or "," in s.lows[person.end : last]:
            return None
        before = person.start - 1
        if self._relative(s, before) and any(self._acted(s, k) for k in range(person.end, last + 1)):
            return before
        return self._object(s, before) if self._finite(s, last + 1, verb) else None

    def around_noun(self, s: Annotated, j: int, verb: int) -> int | None:
        """`a commander who led forces has switched sides`: the `who` of the clause in which the noun at `j` stands."""
        left = range(j - 1, max(-1, j - _RELATIVE), -1)
        who = next((k for k in left if s.lows[k] in ("who", "whom", ",")), None)
        if who is not None and s.lows[who] == "whom":
            return who if "," in s.lows[j:verb] else None  # `X, whom many admired, defected`
        if who is None or s.lows[who] != "who" or who + 1 >= j:
            return None
        return who if s.low(verb - 1) in self._group or self._governs(s, who + 1, j) else None

    def _governs(self, s: Annotated, verb: int, j: int) -> bool:
        """`who commands the troops in the north broke away`: the troops are the object of the verb before them."""
        start = self._nouns.start(s, j)
        return start == verb + 1 and s.low(start) in DETERMINERS and s.lows[verb] not in self._breakers

    def _object(self, s: Annotated, verb: int) -> int | None:
        """`who shot X`: the `who` of the verb right before a name, unless it tells what somebody says."""
        left = range(verb - 1, max(-1, verb - _RELATIVE), -1)
        who = next((k for k in left if s.lows[k] in ("who", ",", "that", "and")), None)
        if who is None or s.lows[who] != "who" or not self._acted(s, verb):
            return None
        return None if s.lows[verb] in self._saying else who

    def _relative(self, s: Annotated, k: int) -> bool:
        """`whom`, `the unit that`."""
        low = s.low(k)
        named = self._nouns.people(s.low(k - 1)) or s.low(k - 1) in self._forces
        return low == "whom" or (low in ("that", "which") and named)

    def _acted(self, s: Annotated, k: int) -> bool:
        low = s.low(k)
        return low == s.tokens[k].text and low.endswith(self._past)

    def _finite(self, s: Annotated, group: int, verb: int) -> bool:
        """Not `helped X defect`, `asked X to defect`, `saw X leaving`: there the person is its subject."""
        if group < verb:
            return "to" not in s.lows[group:verb]
        return s.lows[verb] not in self._bases and not s.lows[verb].endswith("ing")

    def _before_group(self, s: Annotated, verb: int) -> int:
        """The token before the auxiliaries of a verb."""
        k = verb - 1
        while k > 0 and s.lows[k] in self._group:
            k -= 1
        return k

"""A community's name before a man's: `the Alawite Brigadier X`, `a Kurdish artillery captain, X`, `Druze sheikhs X and Y`."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import ARTICLES, COUNTS, THE_OR_GENITIVE
from ingest.text.tokens.spans import Annotated, SectSpan

_PLACE = frozenset(("of", "in", "the", "from"))
"""What stands between a post and its place (`the Druze governor of Sweida, X`)."""
_TO_COUNT = 4
"""Tokens between a number and the community (`two retired Druze`)."""
_TITLES = 7
"""Tokens between the community and the name."""


class SectTitles:
    """Finds the names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.communities
        self._finite = lexicon.services.finite | lexicon.body_words.follows
        self._calling = lexicon.naming.calling
        self._between = lexicon.clauses.between_names
        self._nouns = PeopleNouns(lexicon)
        self._heads = {word.lower() for word in (*lexicon.role_heads, *lexicon.role_members)}

    def of(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """The persons that it stands before as an adjective, those named elsewhere among them (`the Sunni pilot`)."""
        i = next((i for i, person in enumerate(s.persons) if person.start >= span.end), None)
        if i is not None and s.persons[i].start - span.end < _TITLES and self._title(s, span, s.persons[i].start):
            return self._with_others(s, span, i)
        noun = s.low(span.end)
        return referents.titled(noun) if s.low(span.start - 1) == "the" and noun in self._words.titles else []

    def listed(self, s: Annotated, span: SectSpan) -> list[int]:
        """`Two retired Druze officers, X and Y`: as many names as are counted, right after the noun."""
        if not self._nouns.plural(s.low(span.end)) or s.low(span.end + 1) not in (",", ":"):
            return []
        count = next(
            (COUNTS[s.lows[k]] for k in range(span.start - 1, max(-1, span.start - _TO_COUNT), -1) if s.lows[k] in COUNTS), 0
        )
        first = next((i for i, person in enumerate(s.persons) if person.start == span.end + 2), None)
        if not count or first is None:
            return []
        found = [s.persons[first]]
        for person in s.persons[first + 1 :]:
            if " ".join(s.lows[found[-1].end : person.start]) not in self._between:
                break
            found.append(person)
        return [person.person for person in found] if len(found) == count else []

    def _title(self, s: Annotated, span: SectSpan, name: int) -> bool:
        """Whether all words up to the name are a title."""
        called = s.low(name - 1) in self._calling or s.lows[max(0, name - 2) : name] == ["known", "as"]
        end = name - 1 if called or s.low(name - 1) in (",", "(") else name
        words = range(span.end, end)
        if s.titles.issuperset(words):
            return end == name or bool(words)
        apart = end < name
        passed = _PLACE if apart and s.low(span.start - 1) in ARTICLES else frozenset[str]()
        rest = [s.lows[k] for k in words if k not in s.names and s.lows[k] not in passed]
        if any((low in self._finite and low != "known") or not low[0].isalpha() for low in rest if not (called and low == "as")):
            return False
        nouns = range(
            span.end, next((k for k in words if s.lows[k] in _PLACE), end)
        )  # `the Druze charity in Sweida, X`: not of X
        people = not nouns or any(self._person(s, k) for k in nouns)
        return (apart and people and s.low(span.start - 1) in ARTICLES) or self._person(s, end - 1)

    def _person(self, s: Annotated, k: int) -> bool:
        """Whether the word is a noun for people, or the last word of a post."""
        low = s.lows[k]
        return k in s.titles or self._nouns.people(low) or low in self._heads or low.removesuffix("s") in self._heads

    def _with_others(self, s: Annotated, span: SectSpan, i: int) -> list[int]:
        """`Druze sheikhs X and Y`: a title in the plural is of all names of the list."""
        found = [s.persons[i]]
        plural = any(s.lows[k].endswith("s") for k in range(span.end, found[0].name_start) if s.lows[k] not in THE_OR_GENITIVE)
        for person in s.persons[i + 1 :] if plural else ():
            if " ".join(s.lows[found[-1].end : person.start]) not in self._between:
                break
            found.append(person)
        return [person.person for person in found]

"""Nouns for people, and the noun phrases around them."""

from __future__ import annotations

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    AND_OR,
    AND_WITH,
    APPROXIMATORS,
    DETERMINERS,
    GENITIVE,
    INDEFINITE,
    POSSESSIVES,
    SUBORDINATORS,
)
from ingest.text.tokens.spans import Annotated, PersonSpan

_ADJECTIVES = 2
"""Words of no list that may stand between a determiner and its noun."""
_OWNED = 6
"""Tokens between a post and the comma before its holder (`the minister of defence, X`)."""


class PeopleNouns:
    """Knows the pack's nouns for people."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.clauses
        self._past = tuple(lexicon.clauses.transitive_endings)
        self._finite = lexicon.services.finite | lexicon.clauses.clause_breakers | lexicon.clauses.governors | AND_OR
        fellows = lexicon.events.fellows
        posts = {word for word in lexicon.role_heads | lexicon.role_members | lexicon.role_states if word.isalpha()}
        self._plural = {word.lower() for word in lexicon.plural} | {f"{word.lower()}s" for word in posts}
        self._plural |= {f"{word.lower()}s" for word in lexicon.singular}
        self._plural |= {f"{word[:-3]}men" for word in {w.lower() for w in lexicon.singular} | posts if word.endswith("man")}
        self._plural |= {word[:-1] + "ies" if word.endswith("y") else f"{word}s" for word in fellows}
        self._singular = ({word.lower() for word in lexicon.singular} | {word.lower() for word in posts} | fellows) - self._plural

    def people(self, word: str) -> bool:
        """Whether a word in lower case is a noun for people."""
        return word in self._singular or word in self._plural

    def plural(self, word: str) -> bool:
        """Whether it means several."""
        return word in self._plural

    def heads(self, s: Annotated, j: int) -> bool:
        """Whether the word is a noun for people and not part of a name's title or of another noun."""
        low, after = s.low(j), s.low(j + 1)
        if low in self._words.counted:
            return True
        return self.people(low) and after not in GENITIVE

    def stands_for(self, s: Annotated, j: int) -> bool:
        """Whether `who` after the word may refer to it: a noun for people, or `those`, `anyone`."""
        return self.heads(s, j) or s.low(j) in self._words.anybody

    def indefinite(self, s: Annotated, j: int) -> bool:
        """`a hooded gunman`: whether the word, in lower case and of no list, is the noun of an indefinite article."""
        first = next((k for k in range(j - 1, max(-1, j - 2 - _ADJECTIVES), -1) if s.lows[k] in INDEFINITE), None)
        return first is not None and all(_plain(s, k) and s.lows[k] not in self._finite for k in range(first + 1, j + 1))

    def start(self, s: Annotated, j: int) -> int:
        """Where the noun phrase begins whose noun stands at `j`: `the two senior officers` at `the`."""
        while j > 0:
            if self._belongs(s, j - 1):
                j -= 1
            elif s.lows[j - 1] == "and" and _country(s, j) and _country(s, j - 2):
                j -= 2
            elif width := self._adjectives(s, j):
                j -= width
            else:
                break
        return j

    def _adjectives(self, s: Annotated, j: int) -> int:
        """Words of no list between a determiner or number and the noun phrase that begins at `j` (`two local`): how many.

        Behind an owner they may be one more (`the country's most senior Sunni judges`).
        """
        for width in range(1, _ADJECTIVES + 2):
            k = j - width
            if k < 1 or not _plain(s, k) or s.lows[k] in self._words.verb_group or s.lows[k] in self._finite:
                return 0
            before = s.lows[k - 1]
            if before in GENITIVE or (width == 1 and self._of_people(s, k - 1)):
                return width
            if width <= _ADJECTIVES and (before in DETERMINERS or before in self._words.counted_by or before.isdigit()):
                return width
        return 0

    def _of_people(self, s: Annotated, k: int) -> bool:
        """`An Arab tribal chief`: a community or people behind the article."""
        return s.low(k - 1) in DETERMINERS and any(span.start == k and span.end == k + 1 for span in (*s.sects, *s.demonyms))

    def _belongs(self, s: Annotated, k: int) -> bool:
        """Whether the word before a noun is of its phrase."""
        low = s.lows[k]
        if self._conjunction(s, k):
            return False
        return low in self._words.premodifiers or s.tokens[k].capital or k in s.nominal or low in GENITIVE or low.isdigit()

    def _conjunction(self, s: Annotated, k: int) -> bool:
        """`said that his deputy`, `that four colleagues`, `that Syria's envoy`: the word is no determiner there."""
        if s.lows[k] != "that" or k + 1 == len(s.lows):
            return False
        after = s.lows[k + 1]
        counted = after in self._words.counted or after in self._words.counted_by
        return s.tokens[k + 1].capital or after in DETERMINERS or counted

    def owned(self, s: Annotated, j: int) -> bool:
        """`brought his wife to safety and defected`: the wife is no subject."""
        return s.low(self.start(s, j)) in POSSESSIVES or s.low(j - 1) in AND_WITH

    def object(self, s: Annotated, j: int) -> bool:
        """`burnt a flag and joined`, `took about 50 men along and joined`: a verb before it has it for object."""
        before = self.start(s, j) - 1
        if s.low(before) in APPROXIMATORS:
            before -= 1
        low = s.low(before)
        return before >= 0 and low == s.tokens[before].text and low not in self._words.verb_group and low.endswith(self._past)

    def governed(self, s: Annotated, start: int, adjacent: bool) -> bool:
        """Whether a preposition governs the phrase that begins at `start`, so that it is no subject.

        `adjacent`: nothing but `and` stands between it and the verb, so that `after X defected` makes X the subject.
        """
        before = start - 1
        while (
            before >= 0
            and not self._conjunction(s, before)
            and (s.lows[before] in self._words.premodifiers or before in s.qualifiers)
        ):
            before -= 1
        word = s.low(before)
        if word in APPROXIMATORS and s.low(before + 1)[:1].isdigit():
            return False
        if adjacent and word in SUBORDINATORS:
            return False
        return word in self._words.governors

    def apposed_to_governed(self, s: Annotated, person: PersonSpan) -> bool:
        """`served under the deputy minister of transport, X`: whether a preposition governs the post before the name."""
        comma = person.start - 1
        if s.low(comma) != ",":
            return False
        roles = (role for role in s.roles if role.end <= comma < role.end + _OWNED)
        return any(self.governed(s, self.start(s, role.start), adjacent=False) for role in roles)

    def governed_name(self, s: Annotated, person: PersonSpan, adjacent: bool) -> bool:
        """`greeted by Y`, `greeted by the minister of defence, Y, and rejoined`: what a preposition governs is no subject."""
        beside = s.low(person.end) == "," and self.apposed_to_governed(s, person)
        return beside or self.governed(s, person.start, adjacent)


def _country(s: Annotated, k: int) -> bool:
    """Whether a capitalised word is of no person's name (`a Trinidad and Tobago policeman`)."""
    return k > 0 and s.tokens[k].capital and not any(person.start <= k < person.end for person in s.persons)


def _plain(s: Annotated, k: int) -> bool:
    """Whether a token is a word in lower case that nothing was found in."""
    return s.lows[k] == s.tokens[k].text and s.lows[k].replace("-", "").isalpha() and k not in s.person_at

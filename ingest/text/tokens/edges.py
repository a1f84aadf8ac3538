"""Where the name of a body begins and ends around the noun that heads it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    ARTICLES,
    BODY_PARTICLES,
    DETERMINERS,
    GENITIVE,
    IN_OR_TO,
    NAME_LINKS,
    NUMBERS,
    OF_OR_FOR,
    ORDINALS,
)
from ingest.text.tokens.tokens import Token

WIDEST = 6
"""Words that may stand before the noun of a body's name."""
LONGEST_PLACE = 5
"""Words that may stand after its `of`."""

ORDINAL = re.compile(rf"\d+(?:st|nd|rd|th)?$|(?:{'|'.join(ORDINALS)})$", re.IGNORECASE)
_OWNERS = ("en", "le", "r", "s")
"""Endings of a first word in the genitive that belongs to the name (`People's Assembly`, `Women's Union`)."""


class Edges:
    """Walks from the noun to both sides."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.body_words
        self._places = lexicon.countries.keys() | lexicon.places.keys()
        self._modifiers = lexicon.modifiers
        self._not_names = lexicon.not_names - lexicon.body_words.named_after
        self._no_part = DETERMINERS | {form.split()[-1].lower() for form in lexicon.ranks.forms}
        self._titles = lexicon.honorifics | {word for form in lexicon.ranks.forms for word in form.split()[:1]}
        self._communities = {noun for noun, _ in lexicon.sect_nouns}
        self._freed = lexicon.body_words.rank_words
        self._described = tuple(lexicon.body_words.described)

    def left(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> int:
        """Where the name begins whose noun stands at `i`: `the Syrian` before `army` gives the token of `Syrian`."""
        start = i
        while start > 0 and i - start < WIDEST and start - 1 not in taken and self._in_name(tokens, start - 1):
            start -= 1
        while start < i and (tokens[start].low in DETERMINERS or tokens[start].text in self._words.leading):
            start += 1
        return i - 1 if start == i and self._any_word(tokens, i) else start

    def _any_word(self, tokens: Sequence[Token], i: int) -> bool:
        """`the strike committee`: of some nouns the one word between article and noun is part of the name, whatever it is."""
        if i < 2 or tokens[i].low not in self._words.named_by_any or tokens[i - 2].low not in ARTICLES:
            return False
        return tokens[i - 1].text.isalpha() and tokens[i - 1].low not in self._words.plain

    def right(self, tokens: Sequence[Token], end: int, noun: str) -> int:
        """Where the name ends whose noun ends before `end`: `Branch 215`, `Ministry of Oil and Gas`, `embassy in Oman`."""
        first = tokens[end].low if end < len(tokens) else ""
        if noun in self._words.numbered and (first.isdigit() or _letter(tokens, end)):
            return end + 1
        if first not in OF_OR_FOR and not (noun in self._words.posted and (first in IN_OR_TO or first == "at")):
            return end
        start = end + 1 + (first != "for" and end + 1 < len(tokens) and tokens[end + 1].low == "the")
        return self._place_end(tokens, start, noun) or end

    def _place_end(self, tokens: Sequence[Token], start: int, noun: str) -> int | None:
        k = start
        while k < min(len(tokens), start + LONGEST_PLACE) and (
            self._namelike(tokens[k], noun) or (k > start and tokens[k].low in NAME_LINKS)
        ):
            k += 1
        while k > start and (tokens[k - 1].low in NAME_LINKS or tokens[k - 1].low == "the"):
            k -= 1
        return k if k > start else None

    def _namelike(self, token: Token, noun: str) -> bool:
        if noun in self._words.ministries and token.low in self._modifiers:
            return True
        return token.capital and token.text not in self._not_names and token.text not in self._titles

    def _in_name(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if token.low in GENITIVE and i > 0:
            return tokens[i + 1].text[0].isupper() and self._owner(tokens[i - 1].text)
        if token.text in self._communities and tokens[i + 1].text[0].islower():
            return False  # `a Kurdish artillery captain`
        if token.low == "and":
            return self._pair(tokens, i)
        if token.text in BODY_PARTICLES:
            return i > 0 and tokens[i - 1].capital and tokens[i + 1].capital  # `the Usama bin Zaid Brigade`
        if token.low.endswith(self._described):
            return False  # `the Alawite-dominated regime`
        if not token.text[0].isalnum() or (token.low in self._no_part and not self._free(tokens, i)):
            return False
        if token.low in self._modifiers or ORDINAL.match(token.text):
            return True
        return token.capital and token.text not in self._not_names and len(token.text) > 1

    def _free(self, tokens: Sequence[Token], i: int) -> bool:
        """`the First Corps`, `the Air Force Academy`: a word of ranks too, but none follows that makes it one."""
        return tokens[i].low in self._freed and tokens[i + 1].low not in self._no_part

    def _pair(self, tokens: Sequence[Token], i: int) -> bool:
        """`the Immigration and Passports Department`: one name with two words in it, right after the article."""
        if i < 2 or not (tokens[i - 1].capital and tokens[i + 1].capital):
            return False
        first = i - 1 if tokens[i - 2].low == "the" else i - 2
        if first < 1 or tokens[first - 1].low != "the" or not tokens[first].capital:
            return False
        return tokens[i - 1].text not in self._places and tokens[i - 1].low not in self._words.anaphors

    def _owner(self, word: str) -> bool:
        return word[0].isupper() and word not in self._places and word.endswith(_OWNERS)


def _letter(tokens: Sequence[Token], i: int) -> bool:
    """`Main Directorate A`, `Department V`, `Division Five`: a letter or number after a noun that is written as a name."""
    if i >= len(tokens) or not tokens[i - 1].capital:
        return False
    return (len(tokens[i].text) == 1 and tokens[i].text.isupper()) or tokens[i].text in NUMBERS

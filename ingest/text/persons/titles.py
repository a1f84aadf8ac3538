"""Ranks and posts: what stands before a name or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.spans import RankSpan, RoleSpan
from ingest.text.tokens.tokens import Found, Phrases, Token, Tokenizer, Tokens

_EX = "ex-"
_GENERAL = "general"
"""The rank whose word is an adjective as well."""


class TitleFinder:
    """Finds ranks and posts in the tokens of a sentence."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        self._ranks: Phrases[tuple[str, int]] = Phrases(tokenizer)
        for form in lexicon.ranks.forms:
            rank = lexicon.ranks.find(form)
            if rank:
                self._ranks.add(form, rank)
        self._roles: Phrases[str] = Phrases(tokenizer)
        for role in sorted(lexicon.role_heads | lexicon.role_members | lexicon.role_states):
            self._roles.add(role, role)
            self._roles.add(f"{_EX}{role}", role)
        self._prefixes = {word.lower() for word in lexicon.rank_prefixes}
        self._posts = lexicon.ranks.posts
        self._generals = lexicon.persons.generals
        self._modifiers = lexicon.role_modifiers
        self._former = lexicon.former
        self.words = frozenset((*self._ranks.words(), *self._roles.words()))

    def ranks(self, tokens: Tokens) -> list[RankSpan]:
        """Ranks, with prefixes such as Staff. Written small they count too (`the colonel`); of `conscript corporal` the last."""
        ranks = [self._rank(tokens, found) for found in self._ranks.find(tokens) if not self._civil(tokens, found)]
        return [rank for rank, after in zip_longest(ranks, ranks[1:]) if after is None or after.start != rank.end]

    def _civil(self, tokens: Sequence[Token], found: Found[tuple[str, int]]) -> bool:
        """`attorney general`, `general secretary`, `in general`, `the rebel commander`: no rank at all."""
        if found.value[0] in self._posts:
            return not all(token.capital for token in tokens[found.start : found.end])
        if found.end - found.start > 1 or (tokens[found.start].capital and tokens[found.start].low != _GENERAL):
            return False
        before = tokens[found.start - 1].low if found.start else ""
        after = tokens[found.end].low if found.end < len(tokens) else ""
        adjective = tokens[found.start].low == _GENERAL and not self._generals.isdisjoint((before, after))
        return before == "in" or adjective

    def _rank(self, tokens: Sequence[Token], found: Found[tuple[str, int]]) -> RankSpan:
        start = found.start
        while start > 0 and tokens[start - 1].low in self._prefixes and tokens[start - 1].capital:
            start -= 1
        last = tokens[found.end - 1].low.rstrip(".")
        return RankSpan(start, found.end, *found.value, plural=last.endswith("s") and len(last) > 2)

    def roles(self, tokens: Tokens) -> list[RoleSpan]:
        """Posts, with the words that qualify them (`deputy`, `acting`, `defence`)."""
        spans: list[RoleSpan] = []
        for found in self._roles.find(tokens):
            start, former = self._qualified(tokens, found.start, spans[-1].end if spans else -1)
            former = former or tokens[found.start].low.startswith(_EX)
            words = [token.text for token in tokens[start : found.end] if token.low not in self._former]
            role = " ".join(words).removeprefix(_EX).replace("- ", "-")
            if role:
                spans.append(RoleSpan(start, found.end, role, former))
        return spans

    def _qualified(self, tokens: Sequence[Token], start: int, last: int) -> tuple[int, bool]:
        """Where a post begins with the words before it, but not in the `last` post, and whether they say that it is over."""
        former = False
        while start > 0 and start > last:
            word = tokens[start - 1].low
            if word.removeprefix(_EX) in self._former or word.startswith(_EX):
                former = True
            elif word not in self._modifiers:
                break
            start -= 1
        return start, former

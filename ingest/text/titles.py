"""Ranks, posts and honorifics: what stands before a name or beside it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.packs.lexicon import Lexicon
from ingest.text.spans import RankSpan, RoleSpan
from ingest.text.tokens import Phrases, Token, Tokenizer


class TitleFinder:
    """Finds ranks and posts in the tokens of a sentence."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        self._ranks: Phrases[tuple[str, int]] = Phrases(tokenizer)
        for form in lexicon.rank_forms:
            rank = lexicon.ranks.find(form)
            if rank:
                self._ranks.add(form, rank)
        self._roles: Phrases[str] = Phrases(tokenizer)
        for role in sorted(lexicon.role_heads | lexicon.role_members | lexicon.role_states):
            self._roles.add(role, role)
        self._prefixes = {word.lower() for word in lexicon.words["rank_prefixes"]}
        self._modifiers = lexicon.role_modifiers
        self._former = lexicon.words["former"]
        self.words = frozenset((*self._ranks.words(), *self._roles.words()))

    def ranks(self, tokens: Sequence[Token]) -> list[RankSpan]:
        """Ranks, with prefixes such as Staff. Written small they count too (`the colonel`)."""
        spans = []
        for found in self._ranks.find(tokens):
            start = found.start
            while start > 0 and tokens[start - 1].low in self._prefixes and tokens[start - 1].capital:
                start -= 1
            last = tokens[found.end - 1].low.rstrip(".")
            spans.append(
                RankSpan(start, found.end, *found.value, plural=last.endswith("s") and last != "marshals" and len(last) > 3)
            )
        return spans

    def roles(self, tokens: Sequence[Token]) -> list[RoleSpan]:
        """Posts, with the words that qualify them (`deputy`, `acting`, `defence`)."""
        spans: list[RoleSpan] = []
        for found in self._roles.find(tokens):
            start, former = found.start, False
            while start > 0 and (not spans or start > spans[-1].end):
                word = tokens[start - 1].low.removeprefix("ex-")
                if word in self._former or tokens[start - 1].low.startswith("ex-"):
                    former = True
                elif word not in self._modifiers:
                    break
                start -= 1
            words = [t.text for t in tokens[start : found.end] if t.low not in self._former]
            role = " ".join(words).removeprefix("ex-").replace("- ", "-")
            if role:
                spans.append(RoleSpan(start, found.end, role, former, start > 0 and tokens[start - 1].low == "the"))
        return spans

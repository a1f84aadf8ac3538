"""Persons: by title, post, apposition, verb of saying, given name and shape; never by a list of people."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import KIN_PARTICLES, LIST_LINKS, NAME_PARTICLES
from ingest.text.grounds import Grounds
from ingest.text.spans import Annotated, PersonSpan, RankSpan, covered
from ingest.text.tokens import Token

LONGEST_NAME = 7
"""Words of a name."""


class PersonFinder:
    """Finds names of persons in an annotated sentence (bodies, places, ranks and roles are in it already)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._honorifics = lexicon.honorifics
        self._no_part = lexicon.not_names | lexicon.no_person | lexicon.demonyms.keys()
        self._grounds = Grounds(lexicon)

    def find(self, s: Annotated) -> list[PersonSpan]:
        """Names that have grounds of their own. Single surnames are left to coreference, which knows the full names."""
        taken = s.taken() | covered(s.ranks)
        spans: list[PersonSpan] = []
        after = 0
        for i in s.capitals:
            end = self.name_end(s.tokens, i, taken) if i >= after else i
            if end == i:
                continue
            title = next((role for role in s.roles if role.start <= i < role.end < end), None)
            after = title.end if title else end
            if title is None:
                span = self._titled(s, i, end, spans)
                if self._grounds.enough(s, span):
                    spans.append(span)
        return spans

    def name_end(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> int:
        """Where the name that begins at `i` ends; `i` when none does."""
        if not self._part(tokens, i, taken) or tokens[i].text in self._honorifics:
            return i
        end = i + 1
        while end < len(tokens) and end - i < LONGEST_NAME:
            if self._part(tokens, end, taken) or self._after_kin(tokens, end, taken):
                end += 1
            elif tokens[end].low in NAME_PARTICLES and end + 1 < len(tokens) and self._part(tokens, end + 1, taken):
                end += 2
            else:
                break
        return end

    def _part(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
        token = tokens[i]
        if not token.capital or i in taken or token.text in self._no_part:
            return False
        return token.text[0].isalpha() and not (token.text.isupper() and len(token.text) > 2)

    def _after_kin(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
        """After `Abu` any capitalised word is a name."""
        return tokens[i].capital and tokens[i - 1].low in KIN_PARTICLES and i not in taken

    def _titled(self, s: Annotated, start: int, end: int, before: Sequence[PersonSpan]) -> PersonSpan:
        """The name with rank, post and honorific."""
        honorific, title_start = self._honorific(s, start)
        rank = s.rank_before.get(title_start)
        role = s.role_before.get(title_start) or s.role_before.get(start)
        if rank:
            title_start = rank.start
            role = s.role_before.get(rank.start)
        rank = rank or _shared(s, title_start, before)
        return PersonSpan(title_start, end, s.words(start, end), start, rank, role, honorific)

    def _honorific(self, s: Annotated, start: int) -> tuple[str | None, int]:
        found, i = None, start
        while i > 0 and s.tokens[i - 1].text in self._honorifics:
            found, i = s.tokens[i - 1].text, i - 1
        return found, i


def _shared(s: Annotated, start: int, before: Sequence[PersonSpan]) -> RankSpan | None:
    """`Brig. Gens. Adan and Bero`: the rank stands once for all names of the list."""
    if not before or before[-1].rank is None or not before[-1].rank.plural:
        return None
    return before[-1].rank if " ".join(s.lows[before[-1].end : start]) in LIST_LINKS else None

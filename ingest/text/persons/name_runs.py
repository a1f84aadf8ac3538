"""Runs of words that are written like the name of a person: where one begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import (
    CONTRACTIONS,
    DATED_BY,
    GENITIVE,
    KIN_PARTICLES,
    LIST_LINKS,
    NAME_PARTICLES,
    QUOTES,
    WEEKDAYS,
)
from ingest.text.tokens.spans import Annotated, RoleSpan
from ingest.text.tokens.tokens import Token

LONGEST_NAME = 7
"""Words of a name."""
_PARTICLES = 2
"""Particles in a row (`van den Hoek`)."""
_SHORT_NAME = 5
"""Letters of names such as `Ming`, `Xiping`; longer words in `ing` that begin a sentence are verbs."""
_NICKNAME = 3
"""Words between the quotation marks of a nickname that stands in a name."""


class NameRuns:
    """Finds runs by their capitals. What a run names is not decided here."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._honorifics = lexicon.honorifics
        self._given = lexicon.given_names
        self._no_part = lexicon.not_names | lexicon.no_person | lexicon.demonyms.keys()
        roles = lexicon.role_heads | lexicon.role_members | lexicon.role_states | lexicon.role_modifiers
        self._posts = lexicon.role_states - {g.lower() for g in lexicon.given_names}
        self._callings = lexicon.persons.callings
        self._titles = self._callings | lexicon.modifiers | {role.lower() for role in roles}
        titles = {title.split()[-1] for title in self._honorifics if " " in title or title.endswith(".")}
        self._communities = {noun for noun, _ in lexicon.sect_nouns if " " not in noun}
        self._premodifiers = lexicon.clauses.premodifiers
        self._letters = {role for role in roles if role.isupper()}
        self._short = self._letters | titles

    def of(self, s: Annotated, taken: Set[int]) -> Iterator[tuple[int, int]]:
        """First token and token after the last of each run, none inside another; `taken` are tokens of other things."""
        after = 0
        for i in s.capitals:
            end = self._end(s.tokens, i, taken) if i >= after else i
            if end > i:
                end += self._surname_of_place(s, i, end)
                after = end
                title = max((role.end for role in s.roles if i <= role.end < end and self._state(s, role)), default=i)
                yield self._start(s, max(title, self._after_short(s, i, end)), end), end

    def _surname_of_place(self, s: Annotated, start: int, end: int) -> bool:
        """`Mohamed Omar Aden`: after a given name and another the name of a town is a surname, and so is `Jordan` after one."""
        if s.tokens[start].text not in self._given or s.low(end + 1) in GENITIVE:
            return False
        place = next((place for place in s.places if place.start == end), None)
        return place is not None and place.end == end + 1 and not s.tokens[end].text.isupper() and end - start > place.country

    def _after_short(self, s: Annotated, start: int, end: int) -> int:
        """Where the name begins behind a short title in a run: `Ostvale MP X Y`, `Norra Rep. X Y`, `Tan Sri X Y`."""
        return max((k + 1 for k in range(start, end - 1) if s.tokens[k].text in self._short), default=start)

    def _state(self, s: Annotated, role: RoleSpan) -> bool:
        """Whether a post in a run is no name: `Social Affairs Minister X Y`, not `X Amir Y`."""
        return s.lows[role.end - 1] in self._posts

    def _start(self, s: Annotated, start: int, end: int) -> int:
        """Where the name begins in a run that begins with a title: `Coach X Y`, `MP X Y`, `Governors X Y`."""
        if end - start > 1 and s.tokens[start].text in self._letters:
            start += 1
        if end - start > 1 and s.tokens[start].text in self._communities and s.low(start - 1) in self._premodifiers:
            start += 1  # `his fellow Druze X Y`
        while end - start > 1 and _singular(s.lows[start]) in (self._titles if end - start > 2 else self._callings):
            start += 1
        return start

    def _end(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> int:
        """Where the run that begins at `i` ends; `i` when none does."""
        if not self._first(tokens, i, taken):
            return i
        end = i + 1
        while end < len(tokens) and end - i < LONGEST_NAME:
            if self._part(tokens, end, taken) or self._after_kin(tokens, end, taken) or self._feast(tokens, end, taken):
                end += 1
            elif after := self._after_particles(tokens, end, taken):
                end = after
            elif nickname := self._nickname(tokens, end, taken):
                end = nickname
            else:
                break
        return end

    def _after_particles(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> int | None:
        """Where the name goes on after `van den Hoek`, `de la Vega`; none when no part of a name follows the particles."""
        k = i
        while k < min(len(tokens) - 1, i + _PARTICLES) and tokens[k].low in NAME_PARTICLES:
            k += 1
        return k + 1 if k > i and self._part(tokens, k, taken) else None

    def _first(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
        if tokens[i].text in self._honorifics or (i == 0 and self._gerund(tokens[0])):
            return False
        if self._part(tokens, i, taken):
            return True
        before = tokens[i - 1] if i else None
        return self._feast(tokens, i, taken) and (before is None or before.low in LIST_LINKS or before.text[0].isupper())

    def _gerund(self, token: Token) -> bool:
        """`Losing Mustafa would hurt`: a sentence may begin with a verb."""
        return token.low.endswith("ing") and len(token.low) > _SHORT_NAME and token.text not in self._given

    def _part(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
        token = tokens[i]
        if not token.capital or i in taken or token.text in self._no_part:
            return False
        if not token.text[0].isalpha() or token.low.endswith(CONTRACTIONS):
            return False
        return not _shouted(token) or any(0 <= k < len(tokens) and _shouted(tokens[k]) for k in (i - 1, i + 1))

    def _feast(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
        """Days and feasts that are given names as well (`Sunday`, `Ramadan`) are part of a name when another part follows."""
        if tokens[i].text not in self._given or not tokens[i].capital or i in taken:
            return False
        if i and tokens[i].low in WEEKDAYS and tokens[i - 1].low in DATED_BY:
            return False  # `On Sunday Imad Ghalioun said`
        followed = i + 1 < len(tokens) and self._part(tokens, i + 1, taken)
        return followed or (i > 0 and tokens[i].low not in WEEKDAYS and self._part(tokens, i - 1, taken))

    def _after_kin(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> bool:
        """After `Abu` any capitalised word is a name."""
        return tokens[i].capital and tokens[i - 1].low in KIN_PARTICLES and i not in taken

    def _nickname(self, tokens: Sequence[Token], i: int, taken: Set[int]) -> int | None:
        """Where the name goes on that holds a nickname: `Óscar "el Loro" Vilca` at the first quotation mark."""
        if tokens[i].text not in QUOTES:
            return None
        closing = next((k for k in range(i + 2, min(i + 2 + _NICKNAME, len(tokens) - 1)) if tokens[k].text in QUOTES), None)
        if closing is None or not self._part(tokens, closing + 1, taken) or not tokens[closing - 1].capital:
            return None
        return closing + 2


def _shouted(token: Token) -> bool:
    return len(token.text) > 2 and token.text.isupper()


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")

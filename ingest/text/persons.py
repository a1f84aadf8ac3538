"""Persons: by title, post, apposition, verb of saying, given name and shape; never by a list of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.packs.lexicon import Lexicon
from ingest.text.spans import Annotated, PersonSpan, RankSpan, RoleSpan
from ingest.text.tokens import Token

LONGEST_NAME = 7

_PARTICLES = frozenset(
    "al el bin ibn bint abu ould ag de da do dos del della van von der den ten ter ben la le di du y e ul ur ud as ash ad ar an ez es mac bu ba".split()
)
_SAYING = frozenset(
    "said says told tells added adds wrote writes announced announces confirmed insisted claimed stated explained argued".split()
)
_HUMAN = frozenset(
    """has had was is who whose were did does will would became becomes served serves joined left fled defected deserted resigned quit
    commanded commands headed heads led leads ran runs appeared appears arrived crossed escaped switched born remains denied denies refused
    abandoned pledged declared declares holds held worked works himself herself reportedly allegedly surrendered""".split()
)
_APPOSITION = frozenset(
    "a an the his her its their whose former ex once who formerly then until now head chief commander director deputy".split()
)
_PLACE_WORDS = frozenset("in at near from through around outside toward towards via into across".split())


@dataclass
class Name:
    """A run of tokens that may be a name, with the grounds for it."""

    start: int
    end: int
    grounds: str  # letters: t title, r role, a apposition, c copula, n naming, s saying, v verb, g given name


class PersonFinder:
    """Finds names of persons in an annotated sentence (bodies, places, ranks and roles are in it already)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._honorifics = lexicon.words["honorifics"]
        self._given = lexicon.words["given_names"]
        self._not_names = lexicon.words["not_names"]
        self._demonyms = lexicon.demonyms
        self._body_nouns = {noun.lower() for nouns in lexicon.body_nouns for noun in nouns.nouns}

    def find(self, sentence: Annotated) -> list[PersonSpan]:
        """Names that have grounds of their own. Single surnames are left to coreference, which knows the full names."""
        taken = sentence.taken()
        rank_at = {rank.end: rank for rank in sentence.ranks}
        for rank in sentence.ranks:
            taken.update(range(rank.start, rank.end))
        role_at = {role.end: role for role in sentence.roles}
        spans: list[PersonSpan] = []
        i = 0
        while i < len(sentence.tokens):
            end = self.name_end(sentence.tokens, i, taken)
            if end == i:
                i += 1
                continue
            title = next((role for role in sentence.roles if role.start <= i < role.end < end), None)
            if title:
                i = title.end
                continue
            span = self._judge(sentence, i, end, rank_at, role_at, spans)
            if span:
                spans.append(span)
            i = end
        return spans

    def name_end(self, tokens: Sequence[Token], i: int, taken: set[int]) -> int:
        """Where the name that begins at `i` ends; `i` when none does."""
        if not self._part(tokens, i, taken) or tokens[i].text in self._honorifics:
            return i
        end = i + 1
        while end < len(tokens) and end - i < LONGEST_NAME:
            if (
                self._part(tokens, end, taken)
                or (tokens[end - 1].low in ("abu", "umm", "bin", "ibn")
                and tokens[end].capital
                and end not in taken)
            ):
                end += 1
            elif tokens[end].low in _PARTICLES and end + 1 < len(tokens) and self._part(tokens, end + 1, taken):
                end += 2
            else:
                break
        return end

    def _part(self, tokens: Sequence[Token], i: int, taken: set[int]) -> bool:
        token = tokens[i]
        if i in taken or not token.capital or token.text in self._not_names or token.text in self._demonyms:
            return False
        return token.text[0].isalpha() and not (token.text.isupper() and len(token.text) > 2)

    def _judge(
        self,
        sentence: Annotated,
        start: int,
        end: int,
        rank_at: dict[int, RankSpan],
        role_at: dict[int, RoleSpan],
        before: list[PersonSpan],
    ) -> PersonSpan | None:
        honorific, title_start = self._honorific(sentence, start)
        rank, role = rank_at.get(title_start), role_at.get(title_start) or role_at.get(start)
        if rank:
            title_start = rank.start
            role = role_at.get(rank.start)
        rank = rank or self._shared(sentence, title_start, before)
        grounds = self._grounds(sentence, start, end, bool(rank or honorific), role is not None)
        if not self._enough(sentence, start, end, grounds):
            return None
        return PersonSpan(title_start, end, sentence.words(start, end), start, rank, role, honorific)

    def _honorific(self, sentence: Annotated, start: int) -> tuple[str | None, int]:
        found, i = None, start
        while i > 0 and sentence.tokens[i - 1].text in self._honorifics:
            found, i = sentence.tokens[i - 1].text, i - 1
        return found, i

    def _shared(self, sentence: Annotated, start: int, before: list[PersonSpan]) -> RankSpan | None:
        """`Brig. Gens. Adan and Bero`: the rank stands once for all names of the list."""
        if not before or before[-1].rank is None or not before[-1].rank.plural:
            return None
        between = [t.low for t in sentence.tokens[before[-1].end : start]]
        return before[-1].rank if between in ([","], ["and"], [",", "and"]) else None

    def _grounds(self, sentence: Annotated, start: int, end: int, title: bool, role: bool) -> str:
        after, last = sentence.low(end), sentence.low(end + 1)
        grounds = ("t" if title else "") + ("r" if role else "")
        if after == "," and (last in _APPOSITION or last.isdigit() or any(r.start == end + 1 for r in sentence.roles)):
            grounds += "a"
        if after in _SAYING or sentence.low(start - 1) in _SAYING:
            grounds += "s"
        if after in _HUMAN:
            grounds += "v"
        if sentence.low(start - 1) == "," and any(
            r.end <= start - 1 and start - r.end < 16 for r in (*sentence.roles, *sentence.ranks)
        ):
            grounds += "a"
        if (
            after in ("is", "was")
            and last in ("a", "an", "the")
            and any(r.start in (end + 2, end + 3) for r in (*sentence.roles, *sentence.ranks))
        ):
            grounds += "c"
        if sentence.low(start - 1) in ("as", "named", "called") and {"named", "identified", "name", "called"} & set(
            sentence.lows[max(0, start - 12) : start]
        ):
            grounds += "n"
        return grounds + ("g" if sentence.tokens[start].text in self._given else "")

    def _enough(self, sentence: Annotated, start: int, end: int, grounds: str) -> bool:
        words = [t.low for t in sentence.tokens[start:end]]
        if "t" in grounds:
            return True
        if any(word in self._body_nouns for word in words):
            return False
        if len(words) < 2:
            return "c" in grounds or ("r" in grounds and start > 0)
        if set(grounds) == {"g"} or set(grounds) == {"v"}:
            return sentence.low(start - 1) not in _PLACE_WORDS and (
                "g" in grounds or start == 0 or sentence.low(start - 1) == ","
            )
        return bool(grounds)

"""Words for communities in a sentence: those that packs know, and unknown ones where the words around leave no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.keys import body_id
from graph.schema import Sect
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import INDEFINITE
from ingest.text.tokens.spans import SectSpan
from ingest.text.tokens.tokens import Phrases, Token, Tokenizer, Tokens, printed

_TO_TRIBE = 8
"""Tokens between `sheikh` and `of the`."""
_ETHNIC = "ethnic "
"""Words for a people that are a nationality too count behind it, or before a word for a family."""
_LONGEST = 3
"""Words of a tribe's name."""


class CommunityFinder:
    """Finds them."""

    def __init__(self, lexicon: Lexicon, tokenizer: Tokenizer) -> None:
        self._words = lexicon.communities
        self._signs = lexicon.communities.tribes | lexicon.communities.tribal_posts | INDEFINITE | {"ethnic"}
        self._endings = tuple(lexicon.communities.endings)
        self._known: Phrases[Sect] = Phrases(tokenizer)
        self._articled: dict[str, Sect] = {}
        for noun, sect in lexicon.sect_nouns:
            article, _, name = noun.partition(" ")
            if article in INDEFINITE:
                self._articled[name] = sect
                continue
            for form in (noun, f"{noun}s"):
                self._known.add(form, sect, cased=True)
        self._peoples = {noun.removeprefix(_ETHNIC): sect for noun, sect in lexicon.sect_nouns if noun.startswith(_ETHNIC)}
        self._no_part = lexicon.not_names | lexicon.demonyms.keys() | lexicon.countries.keys() | lexicon.places.keys()
        self._no_part |= lexicon.no_person | lexicon.honorifics | lexicon.no_body
        self._nouns = {noun for nouns in lexicon.body_nouns for noun in nouns.nouns}
        posts = lexicon.role_heads | lexicon.role_members | lexicon.role_states
        self._posts = {word.lower() for form in (*posts, *lexicon.ranks.forms) for word in form.split()}

    @property
    def words(self) -> Iterator[str]:
        """First words of the known names, in lower case."""
        return self._known.words()

    def find(self, tokens: Tokens) -> list[SectSpan]:
        """The communities from left to right, those inside bodies among them."""
        spans = [SectSpan(found.start, found.end, found.value) for found in self._known.find(tokens)]
        taken = {k for span in spans for k in range(span.start, span.end)}
        if not self._words.stocks.isdisjoint(tokens.words):
            spans += self._of_stock(tokens, taken)
        for i in [i for i, low in enumerate(tokens.lows) if low in self._signs]:
            if tokens[i].low in self._words.tribes and tokens[i].text.islower():
                spans += self._tribe(tokens, i, taken)
            elif tokens[i].low in self._words.tribal_posts:
                spans += self._of_sheikh(tokens, i, taken)
            elif tokens[i].low in INDEFINITE and i + 1 < len(tokens) and tokens[i + 1].text in self._articled:
                spans.append(SectSpan(i, i + 2, self._articled[tokens[i + 1].text]))
            else:
                spans += self._from(tokens, i, taken)
        return sorted(spans, key=lambda span: span.start)

    def _of_stock(self, tokens: Tokens, taken: set[int]) -> Iterator[SectSpan]:
        """`of Karen stock`: a people whose name alone is no community."""
        for i, word in enumerate(tokens.lows[1:]):
            if word in self._words.stocks and tokens[i].text in self._peoples and i not in taken:
                yield SectSpan(i, i + 1, self._peoples[tokens[i].text])

    def _tribe(self, tokens: Sequence[Token], i: int, taken: set[int]) -> Iterator[SectSpan]:
        """`the Bani Khalid tribe`, `the tribe of the Murad`."""
        start = i
        while start > 0 and i - start < _LONGEST and self._named(tokens[start - 1]) and start - 1 not in taken:
            start -= 1
        end = i
        if start == i and [token.low for token in tokens[i + 1 : i + 3]] == ["of", "the"]:
            start = end = i + 3
            while end < min(len(tokens), start + _LONGEST) and self._named(tokens[end]) and end not in taken:
                end += 1
        if start < end:
            yield _span(tokens, start, end, "tribal")

    def _of_sheikh(self, tokens: Sequence[Token], i: int, taken: set[int]) -> Iterator[SectSpan]:
        """`Sheikh Y of the Albu Fahd`."""
        for k in range(i + 1, min(len(tokens) - 2, i + _TO_TRIBE)):
            if tokens[k].low == "of" and tokens[k + 1].low == "the":
                end = k + 2
                while end < min(len(tokens), k + 2 + _LONGEST) and self._named(tokens[end]) and end not in taken:
                    end += 1
                if end > k + 2 and not (
                    end < len(tokens) and (tokens[end].low in self._words.tribes or tokens[end].low in self._nouns)
                ):
                    last = tokens[end - 1].low
                    if last not in self._nouns:
                        yield _span(tokens, k + 2, end, "tribal")
                return
            if not (tokens[k].capital or tokens[k].low == ","):
                return

    def _from(self, tokens: Sequence[Token], i: int, taken: set[int]) -> Iterator[SectSpan]:
        """`an ethnic Kunama`, `a Kunama from Barentu`, `a Manyika by birth`."""
        if i + 2 >= len(tokens) or i + 1 in taken or not self._named(tokens[i + 1]):
            return
        if tokens[i].low == "ethnic":
            yield _span(tokens, i + 1, i + 2, "ethnic")
            return
        name, after = tokens[i + 1].text, [token.low for token in tokens[i + 2 : i + 4]]
        if name.lower().endswith(self._endings) or name in self._words.no_community or name.isupper():
            return
        if after == ["by", "birth"] or (after[0] == "from" and i + 3 < len(tokens) and tokens[i + 3].capital):
            yield _span(tokens, i + 1, i + 2, "ethnic")

    def _named(self, token: Token) -> bool:
        return token.capital and token.text not in self._no_part and token.low not in self._posts


def _span(tokens: Sequence[Token], start: int, end: int, kind: str) -> SectSpan:
    name = printed(tokens, start, end)
    return SectSpan(start, end, Sect(id=body_id("Sect", name), name=name, kind=kind))

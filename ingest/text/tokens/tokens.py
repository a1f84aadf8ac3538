"""Tokens, and phrases found in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Token(NamedTuple):
    """A word or a mark; `start` and `end` are offsets into the article's text.

    `capital`: written like a name, with a capital, also after the article (`al-Assad`).
    """

    text: str
    low: str
    start: int
    end: int
    capital: bool


_new_token = partial(tuple.__new__, Token)
"""A token of its five fields: what Token() does, at half the cost, where most of the time of an article goes."""


class Tokens(list[Token]):
    """The tokens of a sentence. `lows` are their words in lower case, one a token, and `words` the same as a set.

    Whoever looks for words asks `words` first: most sentences hold none of them.
    """

    def __init__(self, tokens: Iterable[Token] = (), lows: list[str] | None = None) -> None:
        """`lows`, if they are known."""
        super().__init__(tokens)
        self.lows = [token.low for token in self] if lows is None else lows
        self.words = frozenset(self.lows)


_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|ar|an|az|at|ez|es|ul|ud|d'|de)[-’']?[A-Z]")
_WORD = r"[^\W_]+(?:[-’'](?!s\b)[^\W_]+)*"


class Tokenizer:
    """Splits text into tokens; abbreviations of the packs (`Brig.`, `Lt.`) and initials keep their full stop."""

    def __init__(self, abbreviations: Iterable[str]) -> None:
        short = sorted({a.removesuffix(".") for a in abbreviations}, key=lambda a: (-len(a), a))
        stopped = "|".join([*map(re.escape, short), r"(?:[A-Z]\.)+[A-Z](?=\.)", r"[A-Z](?=\.)"])
        longest = max((len(a.partition(".")[0]) for a in short), default=1)
        near = rf"(?=[^.\s]{{1,{longest}}}+\.)"  # true before every abbreviation, and cheaper than the list of them
        self._pattern = re.compile(rf"(?<!\w){near}(?:{stopped})\.|{_WORD}|['’]s\b|[^\w\s]")

    def __call__(self, text: str, offset: int = 0) -> Tokens:
        """The tokens of `text`, which stands at `offset` in the article: `Lt. Ali's` gives `Lt.`, `Ali` and `'s`."""
        words = self.words(text)
        lows = [word.lower() for word in words]
        starts = _starts(text, words, offset)
        ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        capitals = [_capital(word, low) for word, low in zip(words, lows, strict=True)]
        return Tokens(map(_new_token, zip(words, lows, starts, ends, capitals, strict=True)), lows)

    def words(self, text: str) -> list[str]:
        """The tokens of `text` as they are written."""
        return self._pattern.findall(text)


def _starts(text: str, words: Iterable[str], offset: int) -> list[int]:
    """Where each token begins: at the next place where it stands, for between two there are blanks only."""
    starts, end = [], 0
    for word in words:
        start = text.find(word, end)
        starts.append(start + offset)
        end = start + len(word)
    return starts


def _capital(word: str, low: str) -> bool:
    return word[0].isupper() or (word != low and len(word) > 3 and _ARTICLE.match(word) is not None)


def printed(tokens: Sequence[Token], start: int, end: int) -> str:
    """Some tokens as they were written, with one blank where there were several."""
    words = ""
    for k in range(start, end):
        gap = k > start and tokens[k].start > tokens[k - 1].end
        words += (" " if gap else "") + tokens[k].text
    return words


@dataclass(frozen=True)
class Found(Generic[T]):
    """A phrase found: tokens `start` to before `end`."""

    start: int
    end: int
    value: T


class _SameFirst(Generic[T]):
    """Phrases with one first word: spellings if they count, and value, by their words; and how many words they have."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, ...], tuple[set[str] | None, T]] = {}
        self.widths: list[int] = []

    def add(self, words: tuple[str, ...], cased: str | None, value: T) -> None:
        """Add a phrase, or another spelling of one that is there."""
        spelt, known = self.entries.setdefault(words, (set() if cased else None, value))
        if spelt is not None and cased and (known is value or known == value):
            spelt.add(cased)
        if len(words) not in self.widths:
            self.widths = sorted((*self.widths, len(words)), reverse=True)


class Phrases(Generic[T]):
    """Many phrases, found in one pass over the tokens; the longest at a place wins. Cost does not grow with their number."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._by_first: dict[str, _SameFirst[T]] = {}

    def add(self, phrase: str, value: T, *, cased: bool = False) -> None:
        """Add a phrase; one that is there already keeps its value. `cased`: it counts only when written as here."""
        words = self._tokenizer.words(phrase)
        if words:
            key = tuple(word.lower() for word in words)
            self._by_first.setdefault(key[0], _SameFirst()).add(key, " ".join(words) if cased else None, value)

    def words(self) -> Iterator[str]:
        """The first words of all phrases, in lower case."""
        return iter(self._by_first)

    def at(self, tokens: Tokens, i: int) -> Found[T] | None:
        """The longest phrase that begins at token `i`."""
        same = self._by_first.get(tokens.lows[i])
        if not same:
            return None
        for width in same.widths:
            entry = same.entries.get(tuple(tokens.lows[i : i + width])) if i + width <= len(tokens) else None
            if entry and (entry[0] is None or " ".join(token.text for token in tokens[i : i + width]) in entry[0]):
                return Found(i, i + width, entry[1])
        return None

    def find(self, tokens: Tokens) -> Iterator[Found[T]]:
        """All phrases from left to right, none inside another."""
        by_first = self._by_first
        if by_first.keys().isdisjoint(tokens.words):
            return
        after = 0
        for i in [i for i, word in enumerate(tokens.lows) if word in by_first]:
            found = self.at(tokens, i) if i >= after else None
            if found:
                yield found
                after = found.end

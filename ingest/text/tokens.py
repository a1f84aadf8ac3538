"""Tokens, and phrases found in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Token(NamedTuple):
    """A word or a mark; `start` and `end` are offsets into the article's text."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written like a name: with a capital, also after the article (`al-Assad`)."""
        return self.text[0].isupper() or (len(self.text) > 3 and bool(_ARTICLE.match(self.text)))


_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|ar|an|az|at|ez|es|ul|ud|d'|de)[-’']?[A-Z]")
_WORD = r"[^\W_]+(?:[-’'](?!s\b)[^\W_]+)*"


class Tokenizer:
    """Splits text into tokens; abbreviations of the packs (`Brig.`, `Lt.`) and initials keep their full stop."""

    def __init__(self, abbreviations: Iterable[str]) -> None:
        short = sorted({re.escape(a[:-1]) for a in abbreviations if a.endswith(".")}, key=len, reverse=True)
        stopped = "|".join([*short, r"(?:[A-Z]\.)+[A-Z](?=\.)", r"[A-Z](?=\.)"])
        self._pattern = re.compile(rf"(?<!\w)(?:{stopped})\.|{_WORD}|['’]s\b|[^\w\s]")

    def __call__(self, text: str, offset: int = 0) -> list[Token]:
        """The tokens of `text`, which stands at `offset` in the article."""
        return [Token(m[0], m[0].lower(), m.start() + offset, m.end() + offset) for m in self._pattern.finditer(text)]


@dataclass(frozen=True)
class Found(Generic[T]):
    """A phrase found: tokens `start` to before `end`."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Many phrases, found in one pass over the tokens; the longest at a place wins. Cost does not grow with their number."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._by_first: dict[str, list[tuple[tuple[str, ...], str | None, T]]] = {}

    def add(self, phrase: str, value: T, *, cased: bool = False) -> None:
        """Add a phrase. `cased`: it counts only when written as here."""
        tokens = self._tokenizer(phrase)
        if tokens:
            key = tuple(token.low for token in tokens)
            entries = self._by_first.setdefault(key[0], [])
            if not any(words == key for words, _, _ in entries):
                entries.append((key, " ".join(t.text for t in tokens) if cased else None, value))
                entries.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    def words(self) -> Iterator[str]:
        """The first words of all phrases, in lower case."""
        return iter(self._by_first)

    def at(self, tokens: Sequence[Token], i: int) -> Found[T] | None:
        """The longest phrase that begins at token `i`."""
        for words, cased, value in self._by_first.get(tokens[i].low, ()):
            end = i + len(words)
            if end <= len(tokens) and all(tokens[i + k].low == words[k] for k in range(1, len(words))):
                if cased is None or " ".join(token.text for token in tokens[i:end]) == cased:
                    return Found(i, end, value)
        return None

    def find(self, tokens: Sequence[Token]) -> Iterator[Found[T]]:
        """All phrases from left to right, none inside another."""
        i = 0
        while i < len(tokens):
            found = self.at(tokens, i)
            if found:
                yield found
            i = found.end if found else i + 1

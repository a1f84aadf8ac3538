"""Phrase patterns of the packs, compiled: `{leave} (his|her) post` finds `left his post`, `leaving her post`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from ingest.text.tokens.tokens import Tokens

T = TypeVar("T")

_WORDS = re.compile(r"[^\W_]+")


def forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms of a verb, those of the pack or the regular ones.

    >>> forms("join", {})
    ['join', 'joins', 'joined', 'joining']
    >>> forms("change", {})
    ['change', 'changes', 'changed', 'changing']
    """
    if verb in irregular:
        return list(irregular[verb])
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    return [verb, f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s", f"{stem}ed", f"{stem}ing"]


class Match(NamedTuple, Generic[T]):
    """A phrase found in a sentence: tokens `start` to before `end`; `form` is its first word as written."""

    start: int
    end: int
    form: str
    value: T


class Patterns(Generic[T]):
    """Many patterns, looked up by their first word, so that a sentence without such a word costs nothing.

    A pattern is compiled when its first word first comes: most articles have few of them.
    """

    def __init__(self, irregular: Mapping[str, Sequence[str]]) -> None:
        self._irregular = irregular
        self._by_first: dict[str, list[tuple[str, T]]] = {}
        self._compiled: dict[str, list[tuple[re.Pattern[str], T]]] = {}
        self._any: dict[str, re.Pattern[str]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a pattern; of two that match at one place the longer match wins."""
        for word in self._first_words(phrase):
            self._by_first.setdefault(word, []).append((phrase, value))
            self._compiled.pop(word, None)
            self._any.pop(word, None)

    @property
    def triggers(self) -> frozenset[str]:
        """All first words, in lower case."""
        return frozenset(self._by_first)

    def find(self, tokens: Tokens) -> Iterator[Match[T]]:
        """All matches from left to right, none inside another; two patterns that match the same words both count."""
        if self._by_first.keys().isdisjoint(tokens.words):
            return
        lows = tokens.lows
        line = " ".join(lows) + " "
        offsets = _offsets(lows)
        after = 0
        for i in [i for i, word in enumerate(lows) if word in self._by_first]:
            for match in self._longest(lows[i], line, offsets[i], i) if i >= after else ():
                yield match
                after = match.end

    def _longest(self, word: str, line: str, offset: int, i: int) -> list[Match[T]]:
        if not self._begins(word, line, offset):
            return []
        matches = ((pattern.match(line, offset), value) for pattern, value in self._patterns(word))
        found = [Match(i, i + m[0].count(" "), m[0].split(" ", 1)[0], value) for m, value in matches if m]
        end = max((match.end for match in found), default=i)
        return [match for match in found if match.end == end]

    def _begins(self, word: str, line: str, offset: int) -> bool:
        """Whether any pattern with this first word matches: one question to most places, where none does."""
        if word not in self._any:
            self._any[word] = re.compile("|".join(self._regex(phrase) for phrase, _ in self._by_first[word]))
        return self._any[word].match(line, offset) is not None

    def _patterns(self, word: str) -> list[tuple[re.Pattern[str], T]]:
        if word not in self._compiled:
            self._compiled[word] = [(re.compile(self._regex(phrase)), value) for phrase, value in self._by_first[word]]
        return self._compiled[word]

    def _regex(self, phrase: str) -> str:
        """Every word takes the blank after it along, so that a pattern ends where a token does."""
        parts = []
        for part in _split(phrase):
            if part.startswith("{"):
                parts.append(f"(?:{'|'.join(map(re.escape, forms(part[1:-1], self._irregular)))}) ")
            elif part.startswith("["):
                parts.append(f"(?=(?:{'|'.join(map(re.escape, part[1:-1].split('|')))}) )")
            elif part.startswith("("):
                inner, _, optional = part[1:].rpartition(")")
                parts.append(f"(?:{'|'.join(f'{option.strip()} ' for option in inner.split('|'))}){optional}")
            else:
                parts.append(f"{part} ")
        return "".join(parts)

    def _first_words(self, phrase: str) -> list[str]:
        part = _split(phrase)[0]
        if part.startswith("{"):
            return forms(part[1:-1], self._irregular)
        return [option.split()[0] for option in part.strip("()?").split("|")]


def _offsets(words: Sequence[str]) -> list[int]:
    """Where each word begins in the line of all words with a blank between them."""
    return list(accumulate((len(word) + 1 for word in words[:-1]), initial=0))


def _split(phrase: str) -> list[str]:
    return re.findall(r"\{\w+\}|\[[^\]]+\]|\((?:[^()]|\([^()]*\))*\)\??|[^\s()\[\]]+", phrase)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words; the longest first. Without phrases it finds nothing."""
    return _any_of(frozenset(phrases))


@lru_cache(maxsize=256)
def _any_of(phrases: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)" if ordered else r"(?!)")


def by_sign(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Phrases by the word that fewest of them hold, of several the longest: a text without these words holds no phrase.

    >>> by_sign(["at his post", "at his desk", "remains at his post"])
    {'post': ['at his post'], 'desk': ['at his desk'], 'remains': ['remains at his post']}
    """
    words = {phrase: _WORDS.findall(phrase) for phrase in phrases}
    held = Counter(word for found in words.values() for word in found)
    signed: dict[str, list[str]] = {}
    for phrase, found in words.items():
        signed.setdefault(min(found, key=lambda word: (held[word], -len(word)), default=""), []).append(phrase)
    return signed

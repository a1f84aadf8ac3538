"""Which texts are copies of one: by their fingerprints, and by the news agencies that they credit.

A fingerprint is written by ingest/fingerprint.py: `FORM:HEX`, a byte of each of the minimum hashes of the text's shingles. The
share of equal bytes estimates the Jaccard similarity of two texts (Li and König, "b-Bit Minwise Hashing", 2010; chance makes one
byte in 256 equal). Fingerprints of different forms say nothing of each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from operator import eq

from graph.edges.account import Account

ALIKE = 0.3
"""Estimated Jaccard similarity, of shingles of three words, from which two texts are one.

Of 2,711 articles written apart from each other, some of them about the same events, no two reach 0.11. Of the samples, edited as
papers edit agency copy: cut to three quarters, half of them have 0.81 or more (nine in ten 0.66); cut to one half, 0.55 (0.38);
with a word in ten replaced, 0.59 (0.51); with another first sentence, a paragraph more and a word in 30 replaced, 0.49 (0.32).
The estimate from 128 bytes is off by 0.03 to 0.04 (standard deviation).
"""

BAND = 2
"""Bytes that must agree in one place before two texts are compared: two texts of similarity 0.3 are missed once in 400 times."""


class Groups:
    """Sets of things that are one (union-find); the name of a set is its least member."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, item: str) -> str:
        """The name of the set that the item is in."""
        while (above := self._above.get(item, item)) != item:
            self._above[item] = item = self._above.get(above, above)  # halves the way for who asks next
        return item

    def join(self, a: str, b: str) -> None:
        """Make their sets one."""
        low, high = sorted((self.of(a), self.of(b)))
        if low != high:
            self._above[high] = low


def texts(accounts: Iterable[Account]) -> Mapping[str, str]:
    """The text of every article (`Account.text`), copies having the same.

    An article that credits one agency is a copy of what that agency wrote. One that credits several is put with one of them,
    one that others credit if there is any: it makes no more sources of them, nor fewer.
    """
    articles = {a.text: a for a in accounts}
    groups = Groups()
    for a, b in near_copies({key: a.fingerprint for key, a in articles.items() if a.fingerprint}, groups):
        groups.join(a, b)
    credited = _credited(articles.values())
    common = Counter(next(iter(names)) for names in credited.values() if len(names) == 1)
    for key, names in credited.items():
        chosen = min(names & common.keys() or names)
        groups.join(key, f"~{chosen}")  # behind all ids, so that an article names the set
    return {key: groups.of(key) for key in articles}


def _credited(articles: Iterable[Account]) -> dict[str, frozenset[str]]:
    """The agencies that each article credits; an agency's own article credits it, where others do."""
    articles = list(articles)
    agencies = {name for a in articles for name in a.credits}
    found = {a.text: agencies.intersection((*a.credits, a.publisher)) for a in articles}
    return {key: frozenset(names) for key, names in found.items() if names}


def near_copies(fingerprints: Mapping[str, str], groups: Groups) -> Iterator[tuple[str, str]]:
    """Pairs of texts that are alike, without those that `groups` has together already."""
    first: dict[str, str] = {}
    for key in sorted(fingerprints):
        same = first.setdefault(fingerprints[key], key)
        if same != key:
            yield same, key
    values = {key: (form, bytes.fromhex(hashes)) for print_, key in first.items() for form, _, hashes in [print_.partition(":")]}
    for bucket in _buckets(values).values():
        for a, b in combinations(bucket, 2):
            if groups.of(a) != groups.of(b) and similarity(values[a][1], values[b][1]) >= ALIKE:
                yield a, b


def _buckets(values: Mapping[str, tuple[str, bytes]]) -> dict[tuple[str, int, bytes], list[str]]:
    found: dict[tuple[str, int, bytes], list[str]] = defaultdict(list)
    for key, (form, hashes) in values.items():
        for place in range(0, len(hashes), BAND):
            found[form, place, hashes[place : place + BAND]].append(key)
    return found


def similarity(a: bytes, b: bytes) -> float:
    """Estimated Jaccard similarity of two texts, by the hashes of their fingerprints; less than 0 by chance only."""
    equal: int = sum(map(eq, a, b))
    return (equal / max(len(a), len(b)) - 1 / 256) / (1 - 1 / 256)

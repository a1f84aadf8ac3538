"""What an article is about: decides what generic words mean in it, and which names of packs count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.packs.lexicon import CORE, Conflict
from ingest.text.tokens.phrases import by_sign

_TOPIC = 3
"""Times that an article names the country that it is about."""
_OPENING = 300
"""Characters in which a report says where it comes from and what it is about."""
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Scope:
    """The conflicts that an article is about, the one it speaks of most first; none for an article from elsewhere."""

    conflicts: tuple[Conflict, ...]

    def generic(self, words: str, country: str | None = None) -> str | None:
        """The id of the body that generic words mean here: `army` is the Syrian Army in an article about Syria.

        `country`: the state whose army the text says it is; without one it is that of which the article speaks most.
        """
        conflicts = (c for c in self.conflicts if c.about == country or (country is None and c.about in (None, self.home)))
        return next((c.generic[words] for c in conflicts if words in c.generic), None)

    @cached_property
    def home(self) -> str | None:
        """The country of which the article speaks most, when packs are about it."""
        return next((c.about for c in self.conflicts if c.about), None)

    @cached_property
    def packs(self) -> dict[str, None]:
        """The packs that count in this article, the strongest first, core last."""
        return dict.fromkeys((*(c.pack for c in self.conflicts), CORE))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries it is about."""
        return frozenset(c.about for c in self.conflicts if c.about)


class Scopes:
    """Finds what articles are about by the cues of the packs."""

    def __init__(self, conflicts: Sequence[Conflict], countries: Mapping[str, str]) -> None:
        self._conflicts = conflicts
        self._countries = countries
        self._words: dict[str, list[Conflict]] = {}
        self._phrases: list[tuple[str, frozenset[str], Conflict]] = []
        for conflict in conflicts:
            for cue in conflict.cues:
                for written in dict.fromkeys((cue, cue.upper())):  # `DAMASCUS -` begins a report
                    self._add(written, conflict)
        self._signs = by_sign(cue for cue, _, _ in self._phrases).keys() | self._words.keys()

    def _add(self, cue: str, conflict: Conflict) -> None:
        words = _WORDS.findall(cue)
        if len(words) == 1:
            self._words.setdefault(words[0], []).append(conflict)
        else:
            self._phrases.append((cue, frozenset(words), conflict))

    def of(self, text: str) -> Scope:
        """The conflicts with a cue in the text, but for a single cue in passing.

        Packs about one country count as one, a later one before an earlier.
        """
        found = _WORDS.findall(text)
        if self._signs.isdisjoint(found):
            return Scope(())
        counts = Counter(found)
        hits: dict[str, int] = {}
        present: set[str] = set()
        for cue, words, conflict in self._phrases:
            if words <= counts.keys() and (times := text.count(cue)):
                counts.subtract(dict.fromkeys(words, times))  # `South Sudan` is not Sudan
                _hit(conflict, times, hits, present)
        for word in [word for word in counts if word in self._words]:
            for conflict in self._words[word] if counts[word] > 0 else ():
                _hit(conflict, counts[word], hits, present)
        present -= self._in_passing(text, counts, hits)
        order = sorted(hits, key=lambda place: -hits[place])
        here = [conflict for conflict in reversed(self._conflicts) if conflict.pack in present]
        return Scope(tuple(sorted(here, key=lambda conflict: order.index(_where(conflict)))))

    def _in_passing(self, text: str, counts: Counter[str], hits: Mapping[str, int]) -> set[str]:
        """`DUSHANBE - ...`, and far below `in Syria`: packs whose only cue stands far down in a report about another country."""
        opening = set(_WORDS.findall(text[:_OPENING]))
        once = {c.pack: c for c in self._conflicts if hits.get(_where(c)) == 1 and opening.isdisjoint(c.cues)}
        others = Counter[str]()
        for word in counts.keys() & self._countries.keys() if once else ():
            others[self._countries[word]] += counts[word]
        first = {self._countries[word] for word in opening & self._countries.keys()}
        return {pack for pack, c in once.items() if any(others[place] >= _TOPIC for place in first - {c.about})}


def _where(conflict: Conflict) -> str:
    return conflict.about or conflict.pack


def _hit(conflict: Conflict, times: int, hits: dict[str, int], present: set[str]) -> None:
    hits[_where(conflict)] = hits.get(_where(conflict), 0) + times
    present.add(conflict.pack)

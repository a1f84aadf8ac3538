"""How many independent sources there are for something.

Two articles are of one source when one outlet has published them, or when they are one text (copies.py). The number of sources is
the most articles that one can pick of which no two are of one source: a copy never adds a source, and never takes one away, as it
would if whatever it has something in common with became one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from graph.edges.account import Account
from graph.edges.copies import texts


class Sources:
    """The sources of these accounts, and of any of them."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._texts = texts(accounts)

    def count(self, accounts: Iterable[Account]) -> int:
        """Number of independent sources of these accounts."""
        return len(self.weights(accounts, lambda _: 1.0))

    def weights(self, accounts: Iterable[Account], weight: Callable[[Account], float]) -> list[float]:
        """The weight of each independent source: that of its outlet's best account. Of all choices the weightiest."""
        best: dict[str, float] = defaultdict(float)
        told: dict[str, set[str]] = defaultdict(set)
        for account in accounts:
            best[account.publisher] = max(best[account.publisher], weight(account))
            told[account.publisher].add(self._texts[account.text])
        outlets = sorted(told, key=lambda outlet: (-best[outlet], outlet))
        return [best[outlet] for outlet in _with_a_text_each(outlets, told)]

    def independent(self, a: Account, b: Account) -> bool:
        """Whether two accounts are of different sources."""
        return a.publisher != b.publisher and self._texts[a.text] != self._texts[b.text]

    def best(self, accounts: Iterable[Account], value: Callable[[Account], object]) -> object:
        """The value that most sources give; between equals the first of the alphabet."""
        giving: dict[object, list[Account]] = defaultdict(list)
        for account in accounts:
            if (given := value(account)) is not None:
                giving[given].append(account)
        if len(giving) < 2:
            return next(iter(giving), None)
        return min(giving, key=lambda given: (-self.count(giving[given]), str(given)))


def _with_a_text_each(outlets: Iterable[str], told: Mapping[str, set[str]]) -> list[str]:
    """As many outlets as can have a text of their own, the earlier before the later (Kuhn's augmenting paths)."""
    owner: dict[str, str] = {}

    def settle(outlet: str, seen: set[str]) -> bool:
        for text in sorted(told[outlet] - seen):
            if text in seen:
                continue
            seen.add(text)
            if text not in owner or settle(owner[text], seen):
                owner[text] = outlet
                return True
        return False

    return [outlet for outlet in outlets if settle(outlet, set())]

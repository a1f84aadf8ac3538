"""What an article is about: decides what generic words mean in it, and which names of packs count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ingest.packs.lexicon import Conflict


@dataclass(frozen=True)
class Scope:
    """The conflicts that an article is about; none for an article from elsewhere."""

    conflicts: tuple[Conflict, ...]

    def generic(self, words: str) -> str | None:
        """The name of the body that generic words mean here: `army` is the Syrian Army in an article about Syria."""
        return next((c.generic[words] for c in self.conflicts if words in c.generic), None)

    @cached_property
    def packs(self) -> frozenset[str]:
        """The packs that count in this article."""
        return frozenset(("core", *(c.pack for c in self.conflicts)))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries it is about."""
        return frozenset(c.about for c in self.conflicts if c.about)

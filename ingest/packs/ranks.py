"""Ranks in order, found by any of their forms."""

from __future__ import annotations

from functools import cached_property

from graph.names import fold
from ingest.packs.models import RankEntry


class Ranks:
    """The ranks of all packs."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.posts: set[str] = set()  # names of ranks whose words are posts as often
        self._by_form: dict[str, tuple[str, int]] = {}

    def add(self, entry: RankEntry) -> None:
        """Add a rank with its forms. A form that another rank has already stays with that one."""
        if entry.post:
            self.posts.add(entry.name)
        for form in (entry.name, *entry.forms):
            self.forms.append(form)
            self._by_form.setdefault(fold(form), (entry.name, entry.order))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all forms, in lower case. Ask for them when all ranks are added."""
        return frozenset(word.lower() for form in self.forms for word in form.split())

    def exact(self, form: str) -> tuple[str, int] | None:
        """Name and order of the rank that has this form."""
        return self._by_form.get(fold(form))

    def find(self, text: str) -> tuple[str, int] | None:
        """Name and order of the rank that a text names, in whatever form; prefixes are passed over.

        `Brig. Gen.` and `Staff Brigadier` both give `("Brigadier General", 84)` with the ranks of core.
        """
        key = fold(text)
        while key and key not in self._by_form:
            key = key.partition(" ")[2]
        return self._by_form.get(key)

"""The dates of the sentences of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from ingest.text.dates.finder import DateFinder, DateSpan
from ingest.text.tokens.spans import Annotated


class Days:
    """Reads them in the order of the text, as far as somebody asks: most sentences tell nothing that has a date."""

    def __init__(self, sentences: Iterable[Annotated], finder: DateFinder) -> None:
        self._unread = iter(sentences)
        self._finder = finder
        self._read: dict[int, tuple[Mapping[int, DateSpan], str]] = {}

    def of(self, s: Annotated) -> Mapping[int, DateSpan]:
        """The dates of a sentence by the token at which each begins."""
        return self._of(s)[0]

    def under(self, s: Annotated) -> str:
        """The date of the heading or entry that it stands under; empty without one."""
        return self._of(s)[1]

    def _of(self, s: Annotated) -> tuple[Mapping[int, DateSpan], str]:
        while s.number not in self._read:
            sentence = next(self._unread)
            self._read[sentence.number] = _by_token(sentence, self._finder), self._finder.under
        return self._read[s.number]


def _by_token(s: Annotated, finder: DateFinder) -> dict[int, DateSpan]:
    found = finder.find(s.sentence.text, s.vocabulary)
    ends = [token.end for token in s.tokens] if found else []
    offset = s.sentence.start
    at = {bisect_right(ends, d.start + offset): DateSpan(bisect_left(ends, d.end + offset) + 1, d.value, d.limits) for d in found}
    return {token: span for token, span in at.items() if token < len(ends)}

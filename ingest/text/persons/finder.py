"""Persons: by title, post, apposition, verb of saying, given name and shape; never by a list of people."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.packs.lexicon import Lexicon
from ingest.text.persons.aliases import Aliases
from ingest.text.persons.grounds import Grounds
from ingest.text.persons.name_runs import NameRuns
from ingest.text.tokens.grammar import LIST_LINKS, PLACE_PREPOSITIONS
from ingest.text.tokens.spans import Annotated, PersonSpan, RankSpan, covered


class PersonFinder:
    """Finds names of persons in an annotated sentence (bodies, places, ranks and roles are in it already)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._honorifics = lexicon.honorifics
        self._runs = NameRuns(lexicon)
        self._places = lexicon.persons.places
        self._aliases = Aliases(lexicon)
        self._grounds = Grounds(lexicon)

    def find(self, s: Annotated) -> list[PersonSpan]:
        """Names that have grounds of their own. Single surnames are left to coreference, which knows the full names."""
        spans: list[PersonSpan] = []
        for start, end in self._runs.of(s, s.taken() | covered(s.ranks)):
            span = self._titled(s, start, end, spans)
            if spans and self._aliases.joined(s, spans[-1], span):
                span.same_as = spans[-1]
            if span.same_as or self._grounds.enough(s, span):
                span.own = self._grounds.own(s, span)
                spans.append(span)
        return spans

    def runs(self, s: Annotated) -> list[tuple[int, int]]:
        """Runs of words that may be a name and are none yet, as first token and token after the last; not `in Wadi Khaled`."""
        runs = self._runs.of(s, s.taken() | covered(s.persons, s.ranks))
        return [run for run in runs if not (s.low(run[0] - 1) in PLACE_PREPOSITIONS and s.tokens[run[0]].text in self._places)]

    def _titled(self, s: Annotated, start: int, end: int, before: Sequence[PersonSpan]) -> PersonSpan:
        """The name with rank, post and honorific."""
        honorific, title_start = self._honorific(s, start)
        rank = s.rank_before.get(title_start)
        role = s.role_before.get(title_start) or s.role_before.get(start)
        if rank:
            title_start = rank.start
            role = s.role_before.get(rank.start)
        rank = rank or _shared(s, title_start, before)
        return PersonSpan(title_start, end, s.words(start, end), start, rank, role, honorific)

    def _honorific(self, s: Annotated, start: int) -> tuple[str | None, int]:
        found, i = None, start
        while i > 0 and s.tokens[i - 1].text in self._honorifics:
            found, i = s.tokens[i - 1].text, i - 1
        return found, i


def _shared(s: Annotated, start: int, before: Sequence[PersonSpan]) -> RankSpan | None:
    """`Brig. Gens. Adan and Bero`: the rank stands once for all names of the list."""
    if not before or before[-1].rank is None or not before[-1].rank.plural:
        return None
    return before[-1].rank if " ".join(s.lows[before[-1].end : start]) in LIST_LINKS else None

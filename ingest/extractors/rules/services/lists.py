"""Services of several: `Two officers of the 5th Division, Colonel X and Major Y`; `X and Y, both of the 17th Division`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.extractors.rules.services.post_bodies import PostBodies, place_of
from ingest.extractors.rules.services.service import Service
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.spans import Annotated, PersonSpan

_TO_NAMES = 12
"""Tokens between the body and the first name."""
_BOTH = 3
"""Tokens between `all` and the preposition (`all three from`)."""


class ServiceLists:
    """Finds them."""

    def __init__(self, lexicon: Lexicon, bodies: PostBodies) -> None:
        self._bodies = bodies
        self._plural = {word.lower() for word in lexicon.plural}
        self._heads = {word.lower() for word in lexicon.role_heads}
        self._posts = {word.lower() for word in (*lexicon.role_heads, *lexicon.role_members)}
        self._finite = lexicon.services.finite
        self._between = lexicon.clauses.between_names
        self._no_post = lexicon.services.civil_titles

    def find(self, s: Annotated) -> Iterator[Service]:
        """All of the sentence."""
        if not s.bodies:
            return
        for k, word in enumerate(s.lows):
            if word in ("both", "all"):
                yield from self._both(s, k)
            elif word.endswith("s") and self._several(word) and len(s.persons) > 1:
                yield from self._introduced(s, k)

    def _several(self, word: str) -> bool:
        return word in self._plural or word[:-1] in self._posts

    def _introduced(self, s: Annotated, k: int) -> Iterator[Service]:
        """`Two colonels of the X, A and B`; `three X officials: A, B and C`; `X fighters A and B`."""
        body = self._bodies.after(s, k + 1) if s.low(k + 1) in ("of", "from", "in", "at", "with") else None
        end = body.end if body else k + 1
        body = body or next((b for b in s.bodies if b.end == k), None)
        first = next((i for i, p in enumerate(s.persons) if p.start >= end), None)
        if body is None or first is None:
            return
        gap = s.lows[end : s.persons[first].start]
        if (gap or body.end != k) and not self._introduces(gap):
            return
        named = _list_from(s, first, self._between)
        if len(named) == 1:
            return
        if gap[:1] == ["and"]:  # `the heads of mission in Cyprus and the Emirates, A and B`: each has a body of his own
            named = named[:1] if s.lows[k][:-1] in self._heads else []
        for person in named:
            yield Service(person.person, body, self._post(s.lows[k]), True, place_of(s, body))

    def _introduces(self, gap: Sequence[str]) -> bool:
        """Whether the words between the body and the first name bring in a list."""
        if not gap or gap[-1] not in (",", ":", "—", "-", "as", "(", "and") or len(gap) > _TO_NAMES or gap.count(",") > 1:
            return False
        return gap[-1] == ":" or self._finite.isdisjoint(gap)

    def _post(self, word: str) -> str | None:
        return word[:-1] if word[:-1] in self._posts and word[:-1] not in self._no_post else None

    def _both(self, s: Annotated, k: int) -> Iterator[Service]:
        """`X and Y, both of the Z`."""
        at = next((j for j in range(k + 1, min(k + 1 + _BOTH, len(s.lows))) if s.lows[j] in ("of", "from", "in", "with")), None)
        body = self._bodies.after(s, at) if at is not None else None
        if body is None or s.low(k - 1) != ",":
            return
        for person in _list_to(s, k - 1, self._between):
            yield Service(person.person, body, None, True, place_of(s, body))


def _list_from(s: Annotated, first: int, between: frozenset[str]) -> list[PersonSpan]:
    """The names that follow each other from number `first` on; what stands between commas belongs to the name before."""
    found = [s.persons[first]]
    for person in s.persons[first + 1 :]:
        gap = " ".join(s.lows[found[-1].end : person.start])
        if gap not in between:
            break
        found.append(person)
    return found


def _list_to(s: Annotated, end: int, between: frozenset[str]) -> list[PersonSpan]:
    """The names of the list that ends at token `end`."""
    found: list[PersonSpan] = []
    for person in reversed(s.persons):
        after = found[0].start if found else end
        if person.end > after:
            continue
        gap = " ".join(s.lows[person.end : after])
        if (found and gap not in between) or (not found and gap):
            break
        found.insert(0, person)
    return found

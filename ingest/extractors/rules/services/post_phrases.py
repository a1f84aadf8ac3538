"""The noun phrases of posts: what is a post, and where its phrase begins."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import ARTICLES, INDEFINITE, OWNERS, POSSESSIVES, TO_BODY
from ingest.text.tokens.spans import Annotated, RankSpan, RoleSpan

_LONGEST = 12
"""Tokens of a phrase before its post."""
_UNKNOWN = 3
"""Words of no list before a post that belong to its phrase when an article stands before them (`a former history lecturer`)."""


class PostPhrases:
    """Finds posts, ranks among them that nobody bears as a title (`once a captain in the 17th Division`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services
        self._former = lexicon.former
        self._no_part = lexicon.services.no_link | lexicon.clauses.governors | lexicon.body_words.follows | lexicon.services.links
        self._no_part |= lexicon.services.careers | lexicon.services.quits | lexicon.services.appointing
        self._passed = lexicon.role_modifiers | lexicon.former | lexicon.services.attributes | lexicon.modifiers

    def of(self, s: Annotated) -> list[RoleSpan]:
        """The posts of a sentence, in order."""
        titles = {id(person.rank) for person in s.persons if person.rank}
        ranks = [self._of_rank(s, rank) for rank in s.ranks if id(rank) not in titles and _lone(s, rank)]
        return sorted([*s.roles, *ranks, *self._relative(s)], key=lambda role: role.start)

    def _relative(self, s: Annotated) -> Iterator[RoleSpan]:
        """`his deputy, X`; `a deputy in parliament`; `Union deputy X`."""
        bodies = {body.end for body in s.bodies} if not self._words.relative_posts.isdisjoint(s.lows) else frozenset()
        for k, low in enumerate(s.lows):
            if low not in self._words.relative_posts or k in s.titles:
                continue
            of_body = k in bodies and k + 1 in s.person_at
            before = s.low(k - 1 - (s.low(k - 1) in self._former))
            if of_body or s.low(k - 1) in OWNERS or (before in INDEFINITE and s.low(k + 1) in TO_BODY):
                yield RoleSpan(k, k + 1, low, False)

    def start(self, s: Annotated, role: RoleSpan) -> int:
        """Where the phrase of a post begins: `the Guard's newly named chief` at `the`."""
        k = self._known(s, role, role.start)
        if k in s.person_at or s.low(k) in ARTICLES or s.low(k) in POSSESSIVES:
            return k
        unknown = k
        while unknown > 0 and k - unknown < _UNKNOWN and self._adjective(s, unknown - 1):
            unknown -= 1
        if k - unknown == 1 and s.low(unknown - 1) == ",":
            return unknown
        start = self._known(s, role, unknown) if unknown < k else k
        return start if s.low(start) in ARTICLES and start < unknown else k

    def _known(self, s: Annotated, role: RoleSpan, k: int) -> int:
        """How far to the left of token `k` known words of the phrase go."""
        while k > 0 and role.start - k < _LONGEST and self._belongs(s, k - 1):
            k -= 1
            if s.lows[k] in ARTICLES or s.lows[k] in POSSESSIVES:
                return k
        return k

    def _adjective(self, s: Annotated, k: int) -> bool:
        """Whether a word of no list may be an adjective or noun before a post: no verb, preposition or mark."""
        low = s.lows[k]
        if not low.replace("-", "").isalpha() or self._belongs(s, k):
            return False
        return low not in self._words.finite and low not in self._no_part and not low.endswith("ly")

    def _belongs(self, s: Annotated, k: int) -> bool:
        low = s.lows[k]
        if k in s.person_at:
            return False
        if low in ARTICLES or low in OWNERS:
            return True
        if low in self._words.appointing:
            return s.low(k - 1) == "newly"
        return low in self._passed or k in s.nominal or k in s.names or (s.tokens[k].capital and k > 0)

    def _of_rank(self, s: Annotated, rank: RankSpan) -> RoleSpan:
        return RoleSpan(rank.start, rank.end, s.words(rank.start, rank.end), s.low(rank.start - 1) in self._former)


def _lone(s: Annotated, rank: RankSpan) -> bool:
    """Whether a rank stands for itself: written small, one man's, and not in the name of a body."""
    return not rank.plural and not s.tokens[rank.start].capital

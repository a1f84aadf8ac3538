"""Which body a post is in."""

from __future__ import annotations

from graph.schema import Agency
from ingest.extractors.rules.services.careers import Careers
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import COPULAS, GENITIVE, IN_OR_AT, OWNERS, PERFECT, TO_BODY, WEEKDAYS
from ingest.text.tokens.spans import Annotated, BodySpan, RoleSpan

_TO_BODY = 8
"""Tokens between a post and the body after it."""
_GIVEN = 9
"""Tokens between a verb that gives a post and the post."""
_FIRST = 3
"""The last token at which the body begins that gives it."""
_BETWEEN = 4
"""Tokens between that body and the verb (`the X on Friday named`)."""
_FROM_BODY = 4
"""Tokens between a body in the genitive and the post after it (`the Taliban's newly named air commander`)."""


class PostBodies:
    """Finds the body after a post, before it, or in mind."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._no_link = lexicon.services.no_link
        self._finite = lexicon.services.finite
        self._adjectives = lexicon.services.adjectives
        self._sided = lexicon.services.sided_posts
        self._giving = lexicon.services.giving
        self._between = WEEKDAYS | PERFECT | {"on", "also", "then", "later", "yesterday"}
        self._speakers = lexicon.services.speakers
        self._beside = lexicon.role_modifiers | lexicon.services.attributes

    def of(self, s: Annotated, role: RoleSpan, careers: Careers, referents: Referents) -> BodySpan | None:
        """`head of the X`, `X spokesman`, `the X's commander`, `its spokesman`."""
        return (
            self.beside(s, role)
            or self._listed(s, role)
            or careers.owner(s, role, referents)
            or self._adjectival(s, role)
            or self._appointing(s, role)
        )

    def beside(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """The body right after a post, or before it."""
        after = self.after(s, role.end) if s.low(role.end) in TO_BODY else None
        return after or self._before(s, role)

    def after(self, s: Annotated, start: int) -> BodySpan | None:
        """The body that the preposition at `start` leads to; of `the army's 10th Division` it is the division."""
        found = next(((i, body) for i, body in enumerate(s.bodies) if body.start > start), None)
        if found is None or found[1].start - start > _TO_BODY:
            return None
        if any(s.lows[k] in self._no_link or k in s.person_at for k in range(start + 1, found[1].start)):
            return None
        return head_of_chain(s, found[0])

    def _before(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """`the X's commander`, `Defence Ministry procurement director`; the body's name may lie in the post's (`army chief`)."""
        for body in reversed(s.bodies):
            if body.start >= role.end:
                continue
            if self._adjective(role, body):
                continue
            if role.start < body.end:
                return body
            gap = s.lows[body.end : role.start]
            if gap[:1] and gap[0] in GENITIVE:
                plain = all(word.replace("-", "").isalpha() and word not in self._no_link for word in gap[1:])
                return body if len(gap) <= _FROM_BODY + 1 and plain and self._finite.isdisjoint(gap) else None
            return body if len(gap) < _FROM_BODY and self._beside.issuperset(gap) else None
        return None

    def _adjective(self, role: RoleSpan, body: BodySpan) -> bool:
        """Whether the word for a body only describes the post: `the council's military commander`."""
        return body.printed.lower() in self._adjectives and body.start >= role.start

    def _adjectival(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """`a rebel spokesman`, `the opposition negotiator`: of posts in which one speaks or acts for that side."""
        if s.low(role.end - 1) not in self._sided or s.low(role.start - 1) in OWNERS:
            return None
        side = next((body for body in s.bodies if self._adjective(role, body) and body.end <= role.end), None)
        army = side is not None and side.printed.lower() == "military"
        return None if army and s.low(role.end - 1) not in self._speakers else side

    def _appointing(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """`The X on Friday named Y its chief`: the body that gives a post of its own, and has none that stands with it."""
        if s.low(role.end) in TO_BODY:
            return None
        verb = next((k for k in range(role.start - 1, max(-1, role.start - _GIVEN), -1) if s.lows[k] in self._giving), None)
        body = next((b for b in reversed(s.bodies) if b.end <= verb), None) if verb is not None else None
        if verb is None or body is None or body.start > _FIRST or s.lows[verb - 1] in COPULAS:
            return None
        gap = s.lows[body.end : verb]
        plain = len(gap) <= _BETWEEN and all(low in self._between for low in gap)
        elects = isinstance(body.body, Agency) and body.body.kind == "parliament"
        return body if plain and not elects else None

    def _listed(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """`X: deputy head, Palestine Branch`."""
        if s.low(role.end) != "," or not self._finite.isdisjoint(s.lows):
            return None
        return next((body for body in s.bodies if role.end < body.start <= role.end + 2), None)


def head_of_chain(s: Annotated, i: int) -> BodySpan:
    """The last of bodies that follow each other in the genitive, from number `i` on."""
    while i + 1 < len(s.bodies) and s.low(s.bodies[i].end) in GENITIVE and s.bodies[i + 1].start == s.bodies[i].end + 1:
        i += 1
    return s.bodies[i]


def place_of(s: Annotated, body: BodySpan) -> str | None:
    """`in Deir ez-Zor` right after the body."""
    if s.low(body.end) not in IN_OR_AT:
        return None
    return next((place.name for place in s.places if not place.country and place.start - body.end in (1, 2)), None)

"""Services: who held which post in which body, now or once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.schema import Modality
from ingest.extractors.rules.holders import Holders
from ingest.packs.lexicon import Lexicon
from ingest.text.grammar import GENITIVE, IN_OR_AT, IN_OR_TO, OF_OR_FROM, SERVING_IN, TO_BODY
from ingest.text.spans import Annotated, BodySpan, PersonSpan, RoleSpan

_ROLE_TO_BODY, _NAME_TO_BODY, _VERB_TO_BODY = 5, 4, 7
"""Tokens between a post, a name or a verb and the body."""
_NEAR_BEFORE, _NEAR_AFTER = 3, 6
"""Tokens around a name in which a word says that his posts are over."""


@dataclass
class Service:
    """A person serves in a body, as one sentence says it."""

    person: int
    body: BodySpan | None  # none: the text names a post and no body
    role: str | None
    current: bool
    place: str | None
    state: str | None = None  # the country whose post it is: `Syria's ambassador`
    posting: str | None = None  # the country it is in: `ambassador to Iraq`
    modality: Modality = "asserted"
    speaker: str | None = None


class ServiceFinder:
    """Finds services by posts, by names before a body and by verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.services
        self._holders = Holders(lexicon)
        self._before_body = lexicon.services.before_body | lexicon.services.sections

    def find(self, s: Annotated) -> Iterator[Service]:
        """All services that a sentence states."""
        yield from self._by_post(s)
        yield from self._by_name(s)
        yield from self._by_verb(s)

    def _by_post(self, s: Annotated) -> Iterator[Service]:
        """`X, head of the Y branch`."""
        for role in s.roles:
            for person in self._holders.of(s, role):
                body = self._body_of(s, role)
                place = _place(s, body) if body else None
                current = self._current(s, person, role)
                yield Service(person.person, body, role.role, current, place, _state(s, role), _posting(s, role))

    def _by_name(self, s: Annotated) -> Iterator[Service]:
        """`Colonel X of the 47th Brigade`; `X of the Sudan Revolutionary Front`."""
        for person in s.persons:
            if s.low(person.end) not in OF_OR_FROM:
                continue
            body = next((body for body in s.bodies if body.start > person.end), None)
            if body and self._leads_to(s, person.end + 1, body.start, _NAME_TO_BODY, self._words.before_body):
                yield Service(person.person, body, None, self._current(s, person, None), _place(s, body))

    def _by_verb(self, s: Annotated) -> Iterator[Service]:
        """`X, who commands the 9th Division`; `X served in the navy`."""
        if not s.bodies or not s.persons:
            return
        for verb, word in enumerate(s.lows):
            role = self._words.leads.get(word)
            if role is None and word not in self._words.serves:
                continue
            body = next((body for body in s.bodies if body.start > verb), None)
            person = self._holders.subject(s, verb)
            if body and person and _governs(s.lows[verb + 1 : body.start], role):
                current = word not in self._words.past and s.low(verb - 1) != "was"
                yield Service(person.person, body, role, current, _place(s, body))

    def _body_of(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """`head of the X`, `X spokesman`, `the X's commander`."""
        if s.low(role.end) in TO_BODY:
            after = next((body for body in s.bodies if body.start > role.end), None)
            if after:
                leads = self._leads_to(s, role.end + 1, after.start, _ROLE_TO_BODY, self._before_body)
                return after if leads else None
        return next((body for body in s.bodies if _joined(s, body, role)), None)

    def _leads_to(self, s: Annotated, start: int, body: int, longest: int, words: frozenset[str]) -> bool:
        """Whether nothing but such words and names stands before the body."""
        return body - start <= longest and all(s.lows[k] in words or s.tokens[k].capital for k in range(start, body))

    def _current(self, s: Annotated, person: PersonSpan, role: RoleSpan | None) -> bool:
        if role and role.former:
            return False
        if not self._words.ended.isdisjoint(s.lows[max(0, person.start - _NEAR_BEFORE) : person.end + _NEAR_AFTER]):
            return False
        if role is None:
            return True
        between = s.lows[min(person.end, role.end) : max(person.start, role.start)]
        return self._words.once.isdisjoint(between) or not self._words.appointed.isdisjoint(between)


def _state(s: Annotated, role: RoleSpan) -> str | None:
    """`Syria's ambassador`, `the Syrian ambassador`."""
    for demonym in s.demonyms:
        if demonym.end == role.start:
            return demonym.country
    return next((p.name for p in s.places if p.country and p.end == role.start - 1 and s.low(p.end) in GENITIVE), None)


def _posting(s: Annotated, role: RoleSpan) -> str | None:
    """`ambassador to Iraq`, `military attache in Oman`."""
    if s.low(role.end) not in IN_OR_TO:
        return None
    return next((p.name for p in s.places if p.country and role.end < p.start <= role.end + 2), None)


def _joined(s: Annotated, body: BodySpan, role: RoleSpan) -> bool:
    """Whether a body stands right before a post, or a post has the body's name in it (`army chief`)."""
    if body.end == role.start or (body.end == role.start - 1 and s.low(body.end) in GENITIVE):
        return True
    return role.start <= body.start and body.end <= role.end


def _governs(gap: list[str], role: str | None) -> bool:
    """Whether the words between a verb and a body join them. `role`: the post that the verb says, if it says one."""
    if "," in gap or len(gap) > _VERB_TO_BODY:
        return False
    return gap[:1] != ["to"] if role else bool(gap) and gap[0] in SERVING_IN


def _place(s: Annotated, body: BodySpan) -> str | None:
    """`in Deir ez-Zor` right after the body."""
    if s.low(body.end) not in IN_OR_AT:
        return None
    return next((place.name for place in s.places if not place.country and place.start - body.end in (1, 2)), None)

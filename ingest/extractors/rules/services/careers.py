"""What the article has told so far of who serves where: for `its spokesman`, `his deputy`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.schema import Faction
from ingest.extractors.rules.services.service import Service
from ingest.extractors.rules.services.topics import Topics
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import HIS_OR_HER, ITS, PREPOSITIONS, TO_BODY
from ingest.text.tokens.spans import Annotated, BodySpan, PersonSpan, RoleSpan

_OWNED = 6
"""Tokens between `its` and the post (`its newly named military spokesman`)."""
_OPENING = 3
"""The last token at which the subject of a sentence begins."""
_SPEAKS = 1
"""Tokens after a post in which a verb of saying follows."""
_FOLLOWING = 3
"""Sentences after somebody was told of in which he may be named."""
_NEAR = 30
"""Tokens before `its` in which the body stands."""


class Careers:
    """Bodies in mind. Hear every sentence when its services are found."""

    def __init__(self, lexicon: Lexicon, topics: Topics) -> None:
        self._kin = lexicon.persons.kin
        self._saying = lexicon.persons.saying
        self._private = lexicon.services.private_posts
        self.topics = topics
        self._topic: BodySpan | None = None
        self._staying = lexicon.services.staying
        self._before: dict[int, BodySpan] = {}  # the body that somebody served in until he came to that one
        self._of_person: dict[int, BodySpan] = {}
        self._left: set[int] = set()  # who serves there no longer
        self._posts: list[Service] = []
        self._unheld: dict[str, tuple[BodySpan, int]] = {}
        self._speaker: tuple[RoleSpan, BodySpan, int] | None = None
        self._met: set[int] = set()

    def hear(self, s: Annotated, services: Sequence[Service]) -> None:
        """Take note of a sentence."""
        self.topics.hear(s)
        if s.bodies:
            first = s.bodies[0]
            self._topic = first if first.start < _OWNED else s.bodies[-1]
        self._met.update(person.person for person in s.persons)
        self._posts = [service for service in services if service.role]
        for service in services:
            if service.body:
                known = self._of_person.get(service.person)
                if known and known.body.id != service.body.body.id:
                    self._before[service.person] = known
                self._of_person[service.person] = service.body
                (self._left.discard if service.current else self._left.add)(service.person)

    def post(self, person: int) -> Service | None:
        """The post that the sentence before gives somebody, if it gives him one only, and in a body, or one of a name that says
        which (`minister of defence`)."""
        posts = [service for service in self._posts if service.person == person]
        return posts[0] if len(posts) == 1 and (posts[0].body or " of " in (posts[0].role or "")) else None

    def introduce(self, s: Annotated, role: RoleSpan, body: BodySpan, *, indefinite: bool) -> None:
        """Keep that `a judge of the X`, or `the spokesman of the X`, is told of who has no name yet."""
        if indefinite:
            self._unheld[s.low(role.end - 1)] = body, s.number
        after = s.lows[max(role.end, body.end) : max(role.end, body.end) + _SPEAKS]
        if not self._saying.isdisjoint(after[:1]) or s.low(role.start - 2) in self._saying:
            self._speaker = role, body, s.number

    def speaker(self, s: Annotated) -> tuple[PersonSpan, RoleSpan, BodySpan] | None:
        """`A spokesman for the X said so. The men were heroes, Y said`: the first new name that goes on speaking."""
        if self._speaker is None or not s.persons:
            return None
        role, body, number = self._speaker
        person = next((p for p in s.persons if p.person not in self._met), None)
        if s.number == number:
            return None
        if s.number - number > _FOLLOWING or person:
            self._speaker = None
        speaks = person and not person.role and self._speaks(s, person)
        return (person, role, body) if person and speaks and s.number - number <= _FOLLOWING else None

    def _speaks(self, s: Annotated, person: PersonSpan) -> bool:
        return s.low(person.end) in self._saying or s.low(person.start - 1) in self._saying

    def introduced(self, s: Annotated, role: RoleSpan) -> BodySpan | None:
        """The body of `the judge, X`, when `a judge of the Y` was told of shortly before."""
        definite = s.low(role.start - 1) == "the" and s.low(role.end) not in TO_BODY
        return self._body_of(s, s.low(role.end - 1)) if definite else None

    def named(self, s: Annotated) -> Iterator[tuple[PersonSpan, BodySpan]]:
        """`A colonel of the X has fled. Colonel Y crossed the border`: a new name with that rank that begins the sentence."""
        person = s.persons[0] if s.persons else None
        if person and person.rank and person.start <= _OPENING and person.person not in self._met:
            body = self._body_of(s, person.rank.rank.lower().split()[-1])
            if body and s.low(person.end) not in self._saying:
                yield person, body

    def _body_of(self, s: Annotated, noun: str) -> BodySpan | None:
        body, number = self._unheld.get(noun, (None, 0))
        return body if body and 0 < s.number - number <= _FOLLOWING else None

    def owner(self, s: Annotated, role: RoleSpan, referents: Referents) -> BodySpan | None:
        """The body of `its spokesman`, `whose commander`, `his deputy`."""
        for k in range(role.start - 1, max(-1, role.start - _OWNED), -1):
            low = s.lows[k]
            if low in ITS:
                return self._named(s, k)
            if low == "whose":
                return self._named(s, k) if k - 1 not in s.person_at and k - 2 not in s.person_at else None
            if low in HIS_OR_HER:
                return None if s.low(role.end - 1) in self._private else self._his(s, role, k, referents)
            if not low.isalpha() or k in s.person_at or low in self._kin or low in PREPOSITIONS:
                return None  # `his praise for President X` has not made X his president
        return None

    def _named(self, s: Annotated, k: int) -> BodySpan | None:
        before = [body for body in s.bodies if k - _NEAR < body.end <= k]
        return before[-1] if before else self._topic if not any(body.end <= k for body in s.bodies) else None

    def _his(self, s: Annotated, role: RoleSpan, k: int, referents: Referents) -> BodySpan | None:
        before = [person.person for person in s.persons if person.end <= k]
        persons = before[-1:] or referents.pronoun("he" if s.lows[k] == "his" else "she")
        named = [body for body in s.bodies if before and body.end <= k]
        known = self._of_person.get(persons[0]) if persons else None
        if persons and s.low(role.end) == "is" and persons[0] in self._left:
            return None  # `X deserted from the army. His deputy is Y`: not there
        if known and isinstance(known.body, Faction) and not self._staying.isdisjoint(s.lows):
            known = self._before.get(persons[0], known)
        return known or (named[-1] if named else None)

"""Services: who held which post in which body, now or once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from ingest.extractors.rules.services.careers import Careers
from ingest.extractors.rules.services.holders import Holders, Holding
from ingest.extractors.rules.services.lists import ServiceLists
from ingest.extractors.rules.services.names import ServiceNames
from ingest.extractors.rules.services.post_bodies import PostBodies, place_of
from ingest.extractors.rules.services.post_phrases import PostPhrases
from ingest.extractors.rules.services.service import Service
from ingest.extractors.rules.services.successions import Successions
from ingest.extractors.rules.services.tenure import Tenure
from ingest.extractors.rules.services.verbs import ServiceVerbs
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import ARTICLES, GENITIVE, IN_OR_TO, INDEFINITE
from ingest.text.tokens.spans import Annotated, BodySpan, RoleSpan


class ServiceFinder:
    """Finds services by posts, by names before a body and by verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = words = lexicon.services
        self._posts = words.relative_posts | words.replacing | words.takes  # words that tell of a post without its name
        self._belonging = lexicon.communities.belonging
        self._fields = lexicon.modifiers - lexicon.former
        self._phrases = PostPhrases(lexicon)
        self._holders = Holders(lexicon)
        self._bodies = PostBodies(lexicon)
        self._names = ServiceNames(lexicon)
        self._tenure = Tenure(lexicon)
        self._successions = Successions(lexicon)
        self._lists = ServiceLists(lexicon, self._bodies)
        self._verbs = ServiceVerbs(lexicon, self._holders, self._bodies)

    def find(self, s: Annotated, referents: Referents, careers: Careers) -> list[Service]:
        """All services that a sentence states. `careers` is what the sentences before have told, and is added to."""
        if not (s.bodies or s.roles or s.ranks) and self._posts.isdisjoint(s.tokens.words):
            found = list(self._named_later(s, careers, frozenset())) if s.persons else []
            careers.hear(s, found)
            return found
        found = [
            *self._by_post(s, referents, careers),
            *self._names.find(s),
            *self._verbs.find(s, referents),
            *self._lists.find(s),
        ]
        found += self._named_later(s, careers, {service.person for service in found})
        found += self._successions.find(s, found, careers, referents)
        self._tenure.close(s, found)
        found = _merged(found)
        careers.hear(s, found)
        return found

    def _by_post(self, s: Annotated, referents: Referents, careers: Careers) -> Iterator[Service]:
        """`X, head of the Y branch`."""
        earlier: list[tuple[RoleSpan, Holding]] = []
        for role in self._phrases.of(s):
            if s.low(role.end) in GENITIVE or self._belongs(s, role) or self._describes(s, role):
                continue  # `the president's brother-in-law`, `a member of the Alawite sect`: it is not his post
            holding = self._holders.of(s, role, referents, earlier)
            earlier.append((role, holding))
            if not holding.persons:
                self._introduce(s, role, careers)
                continue
            body = self._bodies.of(s, role, careers, referents) or careers.introduced(s, role) or careers.topics.of(s, role)
            name = self._role_name(s, role, body)
            if body is None and (role not in s.roles or name.lower() in self._words.civil_titles):
                continue  # a rank or a title of honour by itself is no post
            current = not (self._tenure.former(s, role) or holding.over or holding.was)
            place = place_of(s, body) if body else None
            for person in holding.persons:
                community = body is None and self._of_community(s, role)
                yield Service(person, body, name, current, place, _state(s, role), _posting(s, role), of_community=community)

    def _role_name(self, s: Annotated, role: RoleSpan, body: BodySpan | None) -> str:
        """The post without the words of the body (`Front commander` of the Nusra Front is a commander), and with those that say
        of what in it: who is `chemical warfare chief` or `head of supply` of a division does not head the division."""
        named = range(body.start, body.end) if body else range(0)
        if body and body.start < role.start < body.end < role.end:
            return s.words(body.end, role.end)
        start, end = role.start, role.end
        while self._field(s, start - 1) and start - 1 not in named:
            start -= 1
        while s.low(end) in ("of", "and") and self._field(s, end + 1) and end + 1 not in named:
            end += 2
        return " ".join((s.words(start, role.start), role.role, s.words(role.end, end))).strip()

    def _describes(self, s: Annotated, role: RoleSpan) -> bool:
        """`a chief inspector`: the word only says what kind of post the next one is."""
        return s.low(role.start) == "chief" and any(other.start == role.end for other in s.roles)

    def _field(self, s: Annotated, k: int) -> bool:
        """Whether a token is a word in lower case for what somebody deals with (`supply`)."""
        return k >= 0 and s.low(k) in self._fields and s.low(k) == s.tokens[k].text

    def _belongs(self, s: Annotated, role: RoleSpan) -> bool:
        """`a member of the Alawite sect`."""
        return s.low(role.end - 1) in self._belonging and self._of_community(s, role)

    def _of_community(self, s: Annotated, role: RoleSpan) -> bool:
        """`head of the Baqqara tribe`."""
        if s.low(role.end) != "of":
            return False
        name = role.end + 1 + (s.low(role.end + 1) in ARTICLES)
        return any(sect.start == name for sect in s.sects) and not any(body.start == name for body in s.bodies)

    def _named_later(self, s: Annotated, careers: Careers, told: Set[int]) -> Iterator[Service]:
        """Who was told of without a name in the sentences before, and is nobody of whom this one says where he serves."""
        speaker = careers.speaker(s)
        if speaker and speaker[0].person not in told:
            person, role, body = speaker
            yield Service(person.person, body, role.role, True, place_of(s, body))
        for person, body in careers.named(s):
            if person.person not in told:
                yield Service(person.person, body, None, True, place_of(s, body))

    def _introduce(self, s: Annotated, role: RoleSpan, careers: Careers) -> None:
        """`A judge of the X has left`: who he is, the next sentences may say."""
        body = self._bodies.beside(s, role)
        if body:
            careers.introduce(s, role, body, indefinite=s.low(self._phrases.start(s, role)) in INDEFINITE)


def _merged(found: Iterable[Service]) -> list[Service]:
    """Each service once: a post without body and a body without post of one person in one sentence are one service."""
    services: list[Service] = []
    for service in found:
        same = next((other for other in services if _one(other, service)), None)
        if same is None:
            services.append(service)
            continue
        if same.body is None:
            same.body, same.place = service.body, service.place
        same.role = same.role or service.role
        same.current = same.current and service.current
    return services


def _one(a: Service, b: Service) -> bool:
    if a.person != b.person:
        return False
    if a.body and b.body:
        return a.body.body.id == b.body.body.id and (a.role is None or b.role is None or a.role == b.role)
    bodiless, other = (a, b) if a.body is None else (b, a)
    if bodiless.of_community or other.entered:
        return False
    return other.role is None and bodiless.posting is None and bodiless.state is None


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

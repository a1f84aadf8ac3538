"""The term of a post: since when it is held and until when, as the words beside it say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from graph.periods import Period
from ingest.extractors.rules.services.post_phrases import PostPhrases
from ingest.extractors.rules.services.service import Service
from ingest.extractors.rules.subjects.appositions import OPENS
from ingest.packs.lexicon import Lexicon
from ingest.text.dates.days import Days
from ingest.text.dates.finder import DateSpan
from ingest.text.tokens.grammar import ARTICLES, BEFORE_DATE, HE_OR_SHE, PRESENT_PERFECT
from ingest.text.tokens.spans import Annotated, BodySpan, RoleSpan, Span, covered

_GAP = 6
"""Tokens between a post and its term, or a term and its post, which say where it is."""
_MOST = 40
"""Services of one sentence: a longer list is no prose, and cost must not grow with its square."""
_INFINITIVE = 3
"""Tokens before a body in which `to leave` stands."""
_VERB = 10
"""Tokens before a term in which its verb stands."""


@dataclass
class Term(Span):
    """The words that say since when, or until when: each YYYY, YYYY-MM or YYYY-MM-DD. `taken_up`: by a date of taking it up."""

    since: str | None
    until: str | None
    taken_up: bool = False


class _Telling(NamedTuple):
    """Where a sentence tells of a service: its body and posts, the token at which its person is named first, else 0, and whether
    he takes it up."""

    service: Service
    body: BodySpan | None
    posts: list[RoleSpan]
    person: int
    taken_up: bool


class Terms:
    """Knows the words between a post and its dates."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = words = lexicon.services
        self._signs = words.terms | words.taking_up
        self._openers = words.term_since | words.term_until
        self._beside = ARTICLES | words.term_beside | lexicon.modifiers
        self._phrases = PostPhrases(lexicon)

    def give(self, s: Annotated, services: Sequence[Service], days: Days, published: dt.date | None) -> None:
        """Date the services of a sentence. What has not ended when the article is published is held still."""
        if not 0 < len(services) <= _MOST or self._signs.isdisjoint(s.lows):
            return
        terms = [t for t in self._terms(s, days.of(s)) if not (_to_come(t.since, published) or _inverted(t))]
        if not terms:
            return
        where = covered(s.places, terms).union(k for k in s.capitals if k not in s.person_at)
        told = [self._telling(s, service) for service in services]
        for term in terms:
            for service in self._dated(s, told, term, where):
                service.since = service.since or term.since
                service.until = service.until or term.until
                service.current = self._held(s, term, published, held=service.current)

    def _held(self, s: Annotated, term: Term, published: dt.date | None, *, held: bool) -> bool:
        """Whether it is held still. `Has commanded it since 2009` says so of what a past participle says was held."""
        if term.until:
            return held and _to_come(term.until, published)
        return held or not PRESENT_PERFECT.isdisjoint(s.lows[max(0, term.start - _VERB) : term.start])

    def _terms(self, s: Annotated, dates: Mapping[int, DateSpan]) -> Iterator[Term]:
        """`from 2004 to June 2009`, `(2004 - 2009)`, `since 2009`, `until last May`, in the order of the sentence."""
        for at, date in sorted(dates.items()):
            if date.limits:
                yield Term(at, date.end, *date.limits)
                continue
            opener = self._opener(s, at)
            if not date.value:
                continue
            if s.low(opener) in self._words.term_since:
                yield Term(opener, date.end, date.value, None)
            elif s.low(opener) in self._words.term_until:
                yield Term(opener, date.end, None, date.value)
            else:
                yield Term(at, date.end, date.value, None, taken_up=True)

    def _opener(self, s: Annotated, at: int) -> int:
        """The token that says what the date at `at` is of: some forms of dates take it in."""
        k = at
        while k > 0 and s.low(k) not in self._openers and (k == at or s.low(k) in BEFORE_DATE or s.low(k) in ARTICLES):
            k -= 1
        return k

    def _telling(self, s: Annotated, service: Service) -> _Telling:
        body = service.body if any(span is service.body for span in s.bodies) else None
        posts = [role for role in s.roles if _is_post(role, service) and not self._leaves(s, role)]
        person = next((person.start for person in s.persons if person.person == service.person), 0)
        taken_up = any(s.low(self._phrases.start(s, role) - 1) in self._words.taking_up for role in posts)
        return _Telling(service, body if body and not self._leaves(s, body) else None, posts, person, taken_up)

    def _dated(self, s: Annotated, told: Sequence[_Telling], term: Term, where: Set[int]) -> list[Service]:
        """The services whose post or body stands right before the term; else those right after it.

        In `headed the X until 2010, as did his deputy, Y` the term is not that of Y.
        """
        if term.taken_up:
            told = [each for each in told if each.taken_up]
        before, after = [], []
        for each in told:
            later = each.person >= term.end and not any(post.end <= term.start for post in each.posts)
            for span in (*each.posts, *([each.body] if each.body else [])):
                if not later and span.end <= term.start and self._bare(s, span.end, term.start, where):
                    before.append((span.end, each.service))
                elif s.low(term.start - 1) in OPENS and term.end <= span.start and self._bare(s, term.end, span.start, where):
                    after.append((-span.start, each.service))
        if beside := before or after:
            nearest = max(at for at, _ in beside)
            return [service for at, service in beside if at == nearest]
        return [each.service for each in told] if len(told) == 1 and self._fronted(s, term) else []

    def _fronted(self, s: Annotated, term: Term) -> bool:
        """`From 2004 to 2009 X was head of it`, `In 2004 X became its head`; not `Since Friday the head of it is missing`."""
        if term.start or not ((term.since and term.until) or term.taken_up):
            return False
        subject = term.end + (s.low(term.end) == ",")
        return s.low(subject) in HE_OR_SHE or any(person.start == subject for person in s.persons)

    def _leaves(self, s: Annotated, span: Span) -> bool:
        """`The third officer to leave the X since 2009`: they date the leaving."""
        before = s.lows[max(0, span.start - _INFINITIVE) : span.start]
        return "to" in before[:-1] and before[before.index("to") + 1] not in ARTICLES

    def _bare(self, s: Annotated, start: int, end: int, where: Set[int]) -> bool:
        """Whether between two tokens stands at most where it was, or another term (`in Daraa, `, `from 2009 `)."""
        return end - start <= _GAP and all(k in where or s.lows[k] in self._beside for k in range(start, end))


def _is_post(role: RoleSpan, service: Service) -> bool:
    """Whether a service is told of by this post, whose name may say of what it is too (`minister of defence`)."""
    return service.role is not None and f" {role.role} " in f" {service.role} "


def _to_come(day: str | None, published: dt.date | None) -> bool:
    return day is not None and published is not None and Period.parse(day).start > published


def _inverted(term: Term) -> bool:
    return bool(term.since and term.until and Period.parse(term.until).end <= Period.parse(term.since).start)

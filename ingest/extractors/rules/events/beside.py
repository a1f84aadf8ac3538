"""What a sentence puts beside a name: a body tied to it by no post, the country before its title, whose deputy he is."""

from __future__ import annotations

from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.subjects.counted_groups import GROUP
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import ARTICLES, GENITIVE, HE_OR_SHE, LIST_LINKS, NAMED_AS, POSSESSIVES, RELATIVES
from ingest.text.tokens.spans import Annotated, BodySpan

_BEFORE = 4
"""Tokens before a name among which its body may begin (`PLO fighters X and Y`)."""
_AFTER = 12
"""Tokens after an event in which `from the base` may follow."""
_NAMING = 12
"""Tokens between the comma and the name in `, identified by the ministry as Captain X`."""
_OPENING = 20
"""Tokens at the beginning of a sentence in which a noun for who is named behind stands."""
_MANY = 20
"""Persons of an event: of more the sentence is a list, and cost must not grow with it."""


class Beside:
    """Looks around the persons of an event in its sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._links = lexicon.events.of_body | lexicon.services.leads.keys()
        self._before_body = lexicon.services.before_body
        self._nouns = PeopleNouns(lexicon)
        self._kin = lexicon.persons.kin
        self._finite = lexicon.services.finite

    def body(self, event: Event, person: int) -> BodySpan | None:
        """`PLO fighters X and Y`, `X, who ran a section of Branch 9, defected`, `an officer of the base who defected is X`."""
        s = event.sentence
        start = self._start(event, person)
        if start is None:
            return None
        near = [body for body in s.bodies if self._his(event, body, start) and not self._of_another(s, body, person)]
        return min(near, key=lambda body: not self._words.schools.isdisjoint(body.printed.lower().split()), default=None)

    def _his(self, event: Event, body: BodySpan, start: int) -> bool:
        s = event.sentence
        if start <= body.start and body.end <= event.start:
            if self._of_kin(s, body, start):
                return False
            return self._linked(s, body, start) or self._adjectival(event, body)
        return self._from(s, event, body)

    def _of_another(self, s: Annotated, body: BodySpan, person: int) -> bool:
        """`X of the 5th Division, his cousin Y`, `Y, nephew of X who runs the 5th Division`: the division is that of X."""
        k = body.start - 1
        while k > 0 and s.lows[k] in self._before_body and s.lows[k] not in self._links:
            k -= 1
        if s.low(k - 1) in RELATIVES:
            k -= 2 if s.low(k - 2) == "," else 1
        post = k - 1
        while s.lows[k] == "of" and post > 0 and (post in s.titles or s.lows[post] in ARTICLES):
            post -= 1  # `driver of X, the head of the 5th Division`
        if self._nouns.people(s.low(k - 1)):
            post = self._nouns.start(s, k - 1) - 1  # `beside X, a senior figure in the council`
        owner = s.person_before.get(post if s.low(post) == "," else k)
        return owner is not None and owner.person != person

    def _of_kin(self, s: Annotated, body: BodySpan, start: int) -> bool:
        """`X, a brother of the head of the 5th Division`, `X, whose brother serves in it`: it is the brother's."""
        k = body.start - 1
        while k > start and s.lows[k] not in LIST_LINKS and k not in s.person_at:
            if s.lows[k] in self._kin:
                return True
            k -= 1
        return False

    def country(self, event: Event, person: int) -> str | None:
        """`Syrian Brigadier General X`, `the Syrian general, X`: the country before his title."""
        s = event.sentence
        if len(event.persons) > _MANY:
            return None
        starts = {p.start for p in s.persons if p.person == person}
        starts |= {title.start for title in (*s.ranks, *s.roles) if title.end + 1 in starts and s.low(title.end) == ","}
        return next((demonym.country for demonym in s.demonyms if demonym.end in starts), None)

    def owned(self, event: Event, person: int) -> bool:
        """`his deputy, X`, `X, his deputy`: a man of the one who was told of before."""
        s = event.sentence
        if len(event.persons) > _MANY:
            return False
        named = next((p for p in s.persons if p.person == person), None)
        if named is None:
            return False
        near = range(max(0, named.start - _BEFORE), min(len(s.lows) - 1, named.end + 2))
        return any(s.lows[k] in POSSESSIVES and self._fellow(s, k + 1) for k in near if k not in s.person_at)

    def _fellow(self, s: Annotated, k: int) -> bool:
        """`deputy`, `former deputy`."""
        return s.low(k) in self._words.fellows or s.low(k + 1) in self._words.fellows

    def _start(self, event: Event, person: int) -> int | None:
        """Where the words may begin that tell of him before the event; none when he is not the one whom they tell of."""
        s = event.sentence
        if len(event.persons) > _MANY:
            return None
        before = [p for p in s.persons if p.end <= event.start]
        mine = [p for p in before if p.person in event.persons]
        if any(p.person == person for p in mine):
            return 0 if mine[0] is before[0] and self._brought_in(s, mine[0].start) else max(0, mine[0].start - _BEFORE)
        named_after = any(p.person == person for p in s.persons)
        return 0 if not before and (event.named_later or named_after) else None

    def _brought_in(self, s: Annotated, name: int) -> bool:
        """`Two officers of the X, named as Y and Z`, `A founder of the X, Y`: what stands before the name tells of him."""
        comma = next((k for k in range(name - 1, max(-1, name - _NAMING), -1) if s.lows[k] == ","), 0)
        noun = next((k for k in range(min(comma, _OPENING)) if self._nouns.people(s.lows[k]) or k in s.titles), None)
        called = comma == name - 1 or s.lows[name - 1] in NAMED_AS
        return noun is not None and called and self._finite.isdisjoint(s.lows[noun:comma])

    def _linked(self, s: Annotated, body: BodySpan, start: int) -> bool:
        """`of the X`, `who ran the X`."""
        k = body.start - 1
        while k >= start and s.lows[k] not in self._links and (s.lows[k] in self._before_body or s.lows[k] in GENITIVE):
            k -= 1
        return k >= 0 and s.lows[k] in self._links

    def _adjectival(self, event: Event, body: BodySpan) -> bool:
        """`PLO fighters X and Y`, `An air force major defected. His name is X`: a noun for people after the body."""
        s, k = event.sentence, body.end
        while k in s.titles or self._nouns.people(s.low(k)):
            k += 1
        return k > body.end and (k in s.person_at or (event.named_later and self._meant(event, s.lows[k - 1])))

    def _meant(self, event: Event, noun: str) -> bool:
        """Whether a noun is that of the subject without a name."""
        return noun == event.pending or event.pending == GROUP or event.pending in HE_OR_SHE

    def _from(self, s: Annotated, event: Event, body: BodySpan) -> bool:
        """`defected with two majors from the X`: both are of it."""
        if not event.end <= body.start <= event.end + _AFTER:
            return False
        k = body.start - 1
        while k > event.end and s.lows[k] in self._before_body and s.lows[k] != "of":
            k -= 1
        return s.lows[k] == "from" and self._words.apart.isdisjoint(s.lows[event.end : k])

"""What was left, what was joined, and where to: the arguments of a predicate."""

from __future__ import annotations

from collections.abc import Set

from graph.schema import Faction
from ingest.extractors.rules.events.body_phrases import DIRECT, BodyPhrases, describing
from ingest.extractors.rules.events.countries import Countries
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.leaders import Leaders
from ingest.extractors.rules.events.needs import Needs
from ingest.extractors.rules.events.rulers import Rulers
from ingest.extractors.rules.events.since import Since
from ingest.extractors.rules.events.unknown_sides import UnknownSides
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.joint_acts import JointActs
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.tokens.grammar import (
    DEFINITE,
    GENITIVE,
    IT_OR_THEM,
    ITS,
    OCCASIONS,
    OPENING_QUOTES,
    RELATIVES,
    SERVING_AT,
    SUBJECTS,
    SUBORDINATORS,
    TOWARDS,
)
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, BodySpan

_REACH = 28
"""Tokens after a predicate among which its arguments are looked for."""


class Arguments:
    """Fills events with what stands after their predicate."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._group = lexicon.clauses.verb_group
        self._nouns = PeopleNouns(lexicon)
        self._posts = lexicon.services.post_nouns
        self._phrases = BodyPhrases(lexicon)
        self._unknown = UnknownSides(lexicon, self._phrases)
        self._rulers = Rulers(lexicon)
        self._leaders = Leaders(lexicon)
        self._countries = Countries(lexicon)
        self._joint = JointActs(lexicon)
        self._since = Since(lexicon)
        self._needs = Needs(lexicon)

    def fill(self, event: Event, match: Match[Predicate], home: Set[str], until: int) -> None:
        """Set what the event left, joined and fled to, and take from its needs what is there.

        `until` is the token at which the sentence goes on to tell that he came back.
        """
        s = event.sentence
        event.start, event.end = match.start, match.end
        event.elsewhere = not home
        event.named_later = event.pending is not None
        event.moving = self._moving(match)
        end = min(self._reach(s, match.end), until)
        if event.aside and s.low(match.end) == ",":
            end = match.end  # `returned X, who had deserted, to the army`
        for body in (*s.bodies, *self._unknown.of(event, match, end)):
            if match.end <= body.start < end and not describing(s, body):
                self._place(event, match, body)
        event.left = event.left or self._unknown.left_for(event, match, end)
        self._part(event, match)
        self._speaking_side(event, match)
        self._fronted(event, match)
        self._left_it(event, match, end)
        self._rulers.fill(event, match)
        self._leaders.fill(event, match)
        self._countries.fill(event, match, home, end)
        event.goes_on_to = match.value.object == "to" and self._named(s, match.end)
        event.joint = event.joined is not None and self._joint.behind(s, event.joined.end)
        event.since = self._since.of(s, match.end, min(len(s.lows), match.end + _REACH))
        self._needs.settle(event, match)

    def _moving(self, match: Match[Predicate]) -> bool:
        """`moved to`: as often to a place or another post."""
        return match.value.posted and match.form in self._words.journeys

    def _reach(self, s: Annotated, start: int) -> int:
        last = min(len(s.lows), start + _REACH)
        return next((k for k in range(start, last) if self._ends(s, start, k)), last)

    def _ends(self, s: Annotated, start: int, k: int) -> bool:
        if s.lows[k] in SUBORDINATORS:
            return s.low(k + 1) in SUBJECTS
        return s.lows[k] in self._words.ends and not self._opening(s, start, k)

    def _opening(self, s: Annotated, start: int, k: int) -> bool:
        """`joined "the ranks of the X"`: the quotation is the object."""
        return s.lows[k] in OPENING_QUOTES and (k == start or s.lows[k - 1] in TOWARDS)

    def _place(self, event: Event, match: Match[Predicate], body: BodySpan) -> None:
        """A body right after the predicate is what the predicate says; another is what its preposition says."""
        last = event.sentence.low(match.end - 1)
        fled = last == "to" and event.flight and isinstance(body.body, Faction)
        direct = match.value.object or (
            "from" if last == "from" or self._of_called(event, match, body) else "to" if fled else None
        )
        governor = self._phrases.governor(event.sentence, match.end, body.start)
        if direct != "to" and governor in (DIRECT, "from") and event.sentence.lows[match.start] in self._words.fleeing:
            event.fled_from = event.fled_from or body
        if governor == DIRECT and (not self._phrases.adjectival(event.sentence, body.end) or self._led(event, match, body)):
            event.enlisted = event.enlisted or direct == "to"
            self._set(event, direct, body)
        elif self._towards(event, match, governor, body) and not self._no_end(event.sentence, match.end, body):
            self._set(event, "to", body)
        elif self._of_post(event.sentence, match, governor):
            self._set(event, "from", body)  # `abandoned his post at the X`
        elif (governor == "from" and not self._origin(event.sentence, body.start)) or (governor == "of" and direct == "from"):
            self._set(event, "from", body)

    def _of_called(self, event: Event, match: Match[Predicate], body: BodySpan) -> bool:
        """`X, a defected officer of the Y`; not `the defected officer X of the Y`."""
        s = event.sentence
        named = any(match.end <= person.start < body.start for person in s.persons)
        return match.value.called and not named and RELATIVES.isdisjoint(s.lows[match.end : body.start])

    def _led(self, event: Event, match: Match[Predicate], body: BodySpan) -> bool:
        """`pledged allegiance to X leader Y`: the body that Y leads."""
        sworn = match.value.object == "to" and "object" in match.value.needs
        return sworn and event.sentence.low(body.end) in self._words.leadership

    def _its_leader(self, event: Event, match: Match[Predicate]) -> bool:
        """`a video of the X, in which he swears loyalty to its leader`."""
        s, end = event.sentence, match.end
        return s.low(end) in ITS and s.low(end + 1) in self._words.leadership and "object" in match.value.needs

    def _set(self, event: Event, role: str | None, body: BodySpan | None) -> None:
        held = body is not None and role == "from" and event.sentence.low(body.end - 1) in self._words.held_places
        if body is None or held:
            return  # `left the rebel lines`: a journey
        if role == "from":
            event.left = event.left or body
        elif role == "to" and getattr(body.body, "kind", None) not in self._words.never_joined:
            event.joined = event.joined or body

    def _towards(self, event: Event, match: Match[Predicate], governor: str, body: BodySpan) -> bool:
        if governor == "to" and self._ceded(event, match):
            return False
        if governor == "with":
            return event.sentence.low(match.end - 1) in self._words.with_side
        if governor in TOWARDS and self._occasion(event.sentence, match.end, body.start):
            return False
        return governor in TOWARDS or (governor == "for" and (event.left is not None or self._for(event, match, body)))

    def _occasion(self, s: Annotated, start: int, body: int) -> bool:
        """`defected two days after an order to hand over to the X`: where others go, and no clause goes on about him."""
        at = max((k for k in range(start, body) if s.lows[k] in OCCASIONS), default=None)
        return at is not None and "and" not in s.lows[at:body]

    def _ceded(self, event: Event, match: Match[Predicate]) -> bool:
        """`abandoned the hills to the X`, `left the town to the X`: they get it, and he goes elsewhere."""
        plain = match.value.object == "from" and "object" in match.value.needs and match.end - match.start == 1
        return plain and event.left is None and event.sentence.low(match.end) != "to"

    def _for(self, event: Event, match: Match[Predicate], body: BodySpan) -> bool:
        """`deserted for the X`: whoever leaves leaves for a side, when it is known to be one."""
        known = any(span is body for span in event.sentence.bodies)
        return known and match.value.object == "from" and isinstance(body.body, Faction)

    def _no_end(self, s: Annotated, start: int, body: BodySpan) -> bool:
        """`declared her opposition to the government`, `crossed to the army's hospital`: he does not go to that body."""
        to = next((k for k in range(body.start - 1, start - 1, -1) if s.lows[k] == "to"), None)
        if to is not None and s.lows[to - 1] in self._words.not_towards:
            return True
        return s.low(body.end) in GENITIVE and self._phrases.adjectival(s, body.end)

    def _of_post(self, s: Annotated, match: Match[Predicate], governor: str) -> bool:
        """`abandoned his post at the X`: whose post it was."""
        return s.low(match.end - 1) in self._posts and s.low(match.end) == governor and governor in SERVING_AT

    def _origin(self, s: Annotated, body: int) -> bool:
        """`a fighter from X said`: it is he who is from it."""
        source = next((k for k in range(body - 1, 0, -1) if s.lows[k] == "from"), 0)
        return source > 0 and self._nouns.people(s.lows[source - 1])

    def _part(self, event: Event, match: Match[Predicate]) -> None:
        """`ditched the X Movement for Renewal` names two sides, which look like one."""
        left = event.left
        direct = left and event.joined is None and match.value.object == "from" and left.start <= match.end + 1
        if left and direct and (parted := self._unknown.parted(event.sentence, left)):
            event.left, event.joined = parted

    def _speaking_side(self, event: Event, match: Match[Predicate]) -> None:
        """`The army confirmed that he had come over to it`, `to its side`: to the body that speaks."""
        s = event.sentence
        its = s.low(match.end) in ITS and (s.low(match.end + 1) in self._words.sides or s.low(match.end + 1) == "ranks")
        leader = self._its_leader(event, match)
        if match.value.object != "to" or event.joined or not (its or leader or s.low(match.end) in IT_OR_THEM):
            return
        if leader and (before := [body for body in s.bodies if body.end <= match.start]):
            event.joined = before[-1]
            return
        said = next((k for k in range(match.start) if s.lows[k] in self._words.dated_saying), 0)
        before = [body for body in s.bodies if body.end <= said]
        if len(before) == 1:
            event.joined = before[0]
            event.needs -= {"side", "object", "posted"}

    def _fronted(self, event: Event, match: Match[Predicate]) -> None:
        """`the X, which he joined in May`, `the X that he has left`: the body stands before its clause."""
        s = event.sentence
        if match.value.object is None or event.left or event.joined or "country" in match.value.needs:
            return
        subject = match.start - 1
        while s.low(subject) in self._group:
            subject -= 1
        person = s.person_before.get(subject + 1)
        start = person.start if person else subject if s.low(subject) in SUBJECTS else None
        if start is None or s.low(start - 1) not in ("which", "that"):
            return
        end = start - 1 - (s.low(start - 2) == ",")
        body = next((body for body in s.bodies if body.end == end), None)
        serving = body and (isinstance(body.body, Faction) or body.body.kind in self._words.serving)
        self._set(event, match.value.object, body if serving else None)
        event.fronted = s.low(start - 1) == "which" or body is not None

    def _left_it(self, event: Event, match: Match[Predicate], end: int) -> None:
        """`X of the Y Party said that he had left it`, `has withdrawn from it`: the last body before."""
        s = event.sentence
        direct = match.value.object == "from" and s.low(match.end) == "it"
        away = next((k for k in range(match.end - 1, end - 1) if s.lows[k] == "from" and s.low(k + 1) == "it"), None)
        after = match.end if direct else away + 1 if away is not None else None
        if event.left or after is None or s.low(after + 1) in self._words.it_means_nothing:
            return
        before = [body for body in s.bodies if body.end <= match.start and body.printed[0].isupper()]
        if before:
            event.left = before[-1]

    def _named(self, s: Annotated, k: int) -> bool:
        """Whether a name begins at token `k` that is no person and no place (`joined Labour`)."""
        k += s.low(k) in DEFINITE
        return k < len(s.lows) and s.tokens[k].capital and k not in s.names and not any(p.start == k for p in s.places)

"""Sides that are called by their leader: `pledged allegiance to X`, `threw his weight behind X`, `defected to X's camp`."""

from __future__ import annotations

from graph.keys import body_id
from graph.names import fold
from graph.schema import Faction
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.tokens.grammar import BEHIND_WHOM, GENITIVE, LOYAL_TO
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, BodySpan, PersonSpan

_TITLED = 5
"""Tokens between `loyal to` and the name of whom they are loyal to."""
_SIDED = frozenset({"side", "object", "cue"})
"""What a predicate may need that says by itself whose side is taken."""


class Leaders:
    """Finds the name right behind the predicates of events."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rulers = lexicon.events.rulers
        self._heads_of_state = lexicon.heads_of_state
        self._sides = lexicon.events.sides | lexicon.events.party_nouns
        self._forces = lexicon.clauses.forces | lexicon.events.unnamed_sides | lexicon.events.party_nouns
        self._serves = lexicon.services.serves

    def fill(self, event: Event, match: Match[Predicate]) -> None:
        """Set the side joined; one named only by a man is asked for a sign that the text is about sides."""
        if event.joined or match.value.noun or match.value.again or match.value.since:
            return
        if self._loyal(event, match):
            return
        person = self._behind(event.sentence, match)
        if person is None or person.person in event.persons or self._rules(person):
            return
        name = person.name
        side = self._of_side(event.sentence, person)
        event.joined = BodySpan(person.start, person.end, Faction(id=body_id("Faction", name), name=name), name)
        event.needs |= set() if side or not match.value.posted else {"cue"}

    def _loyal(self, event: Event, match: Match[Predicate]) -> bool:
        """`defected to forces loyal to the deposed governor, X`: they are the side."""
        s = event.sentence
        last = s.low(match.end - 1)
        start = match.end if last in BEHIND_WHOM else match.end + 1
        start += s.low(start) == "the"
        if (
            s.low(start - 1) not in ("to", "the", "with")
            or s.lows[start + 1 : start + 3] != LOYAL_TO
            or s.low(start) not in self._forces
        ):
            return False
        person = next((p for p in s.persons if start + 3 <= p.start <= start + 3 + _TITLED), None)
        if person is None:
            return False
        name = s.words(start, person.end)
        event.joined = BodySpan(start, person.end, Faction(id=body_id("Faction", name), name=name), name)
        return True

    def _behind(self, s: Annotated, match: Match[Predicate]) -> PersonSpan | None:
        """`to X`, `behind the general, X`: not what belongs to X, unless it is his side."""
        at = match.end
        if match.value.object is None and not match.value.needs and s.low(at) == "to":
            at += 1
        elif match.value.object != "to" or not self._taking_sides(s, match):
            return None
        person = next((p for p in s.persons if at <= p.start <= at + 1), None)
        if person is None or (s.low(person.end) in GENITIVE and not self._of_side(s, person)):
            return None
        return person

    def _taking_sides(self, s: Annotated, match: Match[Predicate]) -> bool:
        """Words that lead to a side and nowhere else: not `joined X`, `moved to X`, `returned to X`, `fought for X`."""
        sided = bool(match.value.needs) and set(match.value.needs) <= _SIDED and match.end - match.start > 1
        return sided and s.low(match.end - 1) in BEHIND_WHOM and match.form not in self._serves

    def _of_side(self, s: Annotated, person: PersonSpan) -> bool:
        return s.low(person.end) in GENITIVE and s.low(person.end + 1) in self._sides

    def _rules(self, person: PersonSpan) -> bool:
        """To the head of a state anybody in its service swears an oath."""
        return person.honorific in self._rulers or fold(person.name) in self._heads_of_state

"""Words of leaving and joining in another sense than that of changing sides, whatever bodies stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.names import fold
from graph.schema import Agency, Faction
from ingest.extractors.rules.events.beside import Beside
from ingest.extractors.rules.events.errands import Errands
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.events.flights import Flights
from ingest.extractors.rules.services.posts import Post
from ingest.packs.lexicon import Lexicon, Organisation
from ingest.text.persons.coreference import Human
from ingest.text.tokens.grammar import LIST_MARKS
from ingest.text.tokens.spans import Annotated

_ASYLUM = frozenset({"asylum", "defected", "defects", "defect"})
"""Words by which one who leaves a team for another country leaves his own."""
_AIMED = frozenset({"on", "at", "into", "upon"})
"""After `fired` they say at whom."""
_CAPTAIN = "captain"
"""As a word in lower case, in a sentence on sport, it is no rank."""
_GAME = 10
"""Tokens after `left the team` in which `to play for` is looked for."""

_NATIONAL = "national"
_ARMED = frozenset({"military", "intelligence", "police"})
"""Kinds of bodies whose choirs and teams are of the state."""
_OF_BODY = 3
"""Tokens of `squad of the` before a body."""
_TITLE = 4
"""Tokens before a name in which his calling stands (`the rebel commander, X`)."""

RULER, PEACEFUL, ELSEWHERE = "ruler", "peaceful", "elsewhere"
SIDELESS, HUNTED, JOINT, TRANSFER = "sideless", "hunted", "joint", "transfer"
"""What speaks against an event, beside what its predicate needs: its person, its reason, its walk of life, what was left."""


class OtherSenses:
    """Finds them by the person, the reason given, the walk of life, and what stands behind the body."""

    def __init__(self, lexicon: Lexicon, humans: Sequence[Human], beside: Beside, flights: Flights) -> None:
        self._lexicon = lexicon
        self._humans = humans
        self._beside = beside
        self._flights = flights
        self._errands = Errands(lexicon)
        self.game = False  # whether the article is a report on a match
        self.sides = False  # whether it is about changes of side

    def of(self, event: Event, number: int, posts: Iterable[Post], official: bool) -> str | None:
        """Why the words tell of no change of side, whatever they name. `official`: he has a post of a state."""
        human = self._humans[number]
        if fold(human.name) in self._lexicon.heads_of_state or self._fallen(event, number):
            return RULER
        if (event.needs and self._peaceful(event)) or self._errands.of(event):
            return PEACEFUL
        if (not human.rank or self._captain_of_team(event, number)) and (
            self.game or self._elsewhere(event, posts) or self._voter(event, number)
        ):
            return ELSEWHERE
        if not (official or human.rank) and self._unarmed(event, number):
            return HUNTED
        if self._flights.from_others(event, posts, official or human.rank is not None):
            return HUNTED
        if event.fled_to and not (event.left or event.joined) and event.fled_to == self._beside.country(event, number):
            return "country"  # `the Turkish general X left for Ankara`
        return JOINT if event.plain and event.left is None and event.joint else None

    def _fallen(self, event: Event, number: int) -> bool:
        """`President X fled`, `X, the president, flew to Y`: the end of a rule."""
        if not event.flight or event.left or event.joined:
            return False
        s, titles = event.sentence, self._lexicon.events.fallen
        spans = [person for person in s.persons if person.person == number]
        before = any(person.role and person.role.role.lower() in titles for person in spans)
        ends = {role.end: role for role in s.roles if role.role.lower() in titles and s.low(role.end) in LIST_MARKS}
        behind = any(s.lows[person.end : person.end + 2] == [",", "the"] and person.end + 3 in ends for person in spans)
        return before or behind

    def _voter(self, event: Event, number: int) -> bool:
        """`X, who voted Liberal for years, has gone over to Labour`, `X, a lifelong Labour voter, has switched`."""
        s = event.sentence
        ends = [person.end for person in s.persons if person.person == number and person.end <= event.start]
        said = range(min(ends, default=event.start), event.start)
        words = self._lexicon.events
        return any(low in words.voters or (low in words.voting and s.tokens[k + 1].capital) for k in said for low in (s.lows[k],))

    def _unarmed(self, event: Event, number: int) -> bool:
        """`the activist X fled to Y`, `the rebel commander, X, fled`: he was never of those whom he flees."""
        if not (event.flight and event.plain) or event.left or event.joined:
            return False
        s, words = event.sentence, self._lexicon.events
        for person in s.persons:
            if person.person == number and person.end <= event.start:
                title = s.lows[max(0, person.start - _TITLE) : person.name_start]
                if not words.civilians.isdisjoint(title[-2:]) or not words.insurgents.isdisjoint(title):
                    return True
        return False

    def _peaceful(self, event: Event) -> bool:
        """Whether the sentence gives an ordinary reason for leaving (health, age, the end of a term)."""
        s, words = event.sentence, self._lexicon.ordinary_reasons
        if words.isdisjoint(s.lows) or not _ASYLUM.isdisjoint(s.lows):
            return False
        if event.joined and isinstance(event.joined.body, Faction):
            words = words - self._lexicon.events.reasons_to_travel  # `joined X after talks`
            if event.left and isinstance(event.left.body, Faction):
                words = words - self._lexicon.events.polls  # `left X for Y before the election`
        return any(low in words and not event.start <= k < event.end and _is_reason(s, k) for k, low in enumerate(s.lows))

    def _elsewhere(self, event: Event, posts: Iterable[Post]) -> bool:
        """Whether the sentence speaks of sport or business, and neither it nor his posts name a body that takes a side."""
        s = event.sentence
        walks = self._lexicon.other_walks
        team = event.left is not None and not walks.isdisjoint(event.left.printed.lower().split()) and self._plays_on(event)
        if walks.isdisjoint(s.lows) or not (team or any(k not in s.names for k, word in enumerate(s.lows) if word in walks)):
            return False
        if event.flight and ("asylum" in s.lows or (event.fled_to and not _ASYLUM.isdisjoint(s.lows))):
            return False
        if self._player(event):
            return True
        national = self.sides and event.left and _NATIONAL in event.left.printed.lower().split()
        if national and not (self._plays_on(event) or s.low(event.start) in self._lexicon.events.for_good):
            return False  # `left the national team abroad`: the country for which he played
        armed = (body.start for body in s.bodies if self._armed(body.body))
        if any(not walks.isdisjoint(s.lows[max(0, k - _OF_BODY) : k]) for k in armed) or any(self._armed(p.body) for p in posts):
            return False  # `sang in the band of the army`
        bodies = [span.body for span in (event.left, event.joined) if span]
        return not any(
            body.side or body.pack if isinstance(body, Faction) else body.kind in self._lexicon.events.serving for body in bodies
        )

    def _armed(self, body: Organisation) -> bool:
        return isinstance(body, Agency) and body.kind in _ARMED

    def _captain_of_team(self, event: Event, number: int) -> bool:
        """`the club's captain X`: no rank, but whoever leads on the field."""
        s = event.sentence
        return any(s.tokens[p.start].text == _CAPTAIN for p in s.persons if p.person == number)

    def _player(self, event: Event) -> bool:
        """`goalkeeper X joined the rebels`: who had no part in any side changes none."""
        s, walks = event.sentence, self._lexicon.other_walks
        named = (p for p in s.persons if p.person in event.persons)
        return event.plain and event.left is None and any(s.low(p.start - 1) in walks for p in named)

    def _plays_on(self, event: Event) -> bool:
        """`quit the team to join Y`: for the game."""
        after = event.sentence.lows[event.start : event.start + _GAME]
        return any(a == "to" and b in self._lexicon.events.games for a, b in pairwise(after))


def _is_reason(s: Annotated, k: int) -> bool:
    """Not `ministry of health`, `the retired General X`, `a former student`, `fired on the crowd`, which say something else."""
    return k not in s.names and not (
        s.tokens[min(k + 1, len(s.lows) - 1)].capital or "former" in s.lows[max(0, k - 3) : k] or s.low(k + 1) in _AIMED
    )

"""What an event still needs when its arguments are known: a side, a cue of protest, a rank or post."""

from __future__ import annotations

from graph.schema import Faction
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.tokens.grammar import CLAUSE_MARKS, DEFINITE, LIST_LINKS, PASSIVES, WEEKDAYS
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated, BodySpan

_REASON = 12
"""Tokens after `resigned` in which `over` brings in why."""
_URGED = 10
"""Tokens after `called on` among which whom, and to do what, is said."""
_WHY = 6
"""Tokens after `because` or `over` in which the reason is said to be an ordinary one (`because of his poor health`)."""


class Needs:
    """Settles it by the words around the predicate."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._cues = lexicon.cues_of_protest
        self._anaphors = lexicon.body_words.anaphors | lexicon.body_words.faction_anaphors | lexicon.events.left_nouns

    def settle(self, event: Event, match: Match[Predicate]) -> None:
        """Take from the needs what the sentence gives. Who leaves a civil body must do so in protest."""
        self._away(event, match)
        protest = not self._cues.isdisjoint(event.sentence.lows) or self._over(event) or self._calls_on(event)
        if event.manner == "resigned" and event.left and isinstance(event.left.body, Faction):
            event.needs.discard("cue")  # `resigned from the party`
        if protest:
            event.needs.discard("cue")
        self._side(event)
        self._post(event, protest=protest, forsakes=match.form in self._words.forsaking)

    def _away(self, event: Event, match: Match[Predicate]) -> None:
        """`left on Friday`, `left Damascus`: it does not say what was left, so that it must be clear from what stands around."""
        if "object" not in event.needs or match.value.object != "from" or event.fronted:
            return
        s, after = event.sentence, match.end
        if match.end - match.start > 1:
            self._without_object(event, after)
            return
        intransitive = after == len(s.lows) or s.lows[after] in self._words.intransitive or not s.lows[after][0].isalnum()
        intransitive = intransitive and not (s.low(after) == "a" and s.low(after + 1) not in self._words.spans_of_time)
        place = next((p for p in s.places if p.start in (after, after + 1)), None)
        anaphor = s.low(after) in DEFINITE and not self._anaphors.isdisjoint(s.lows[after + 1 : after + 3])
        if anaphor:
            event.needs.discard("object")
            forsaken = event.left if match.form in self._words.forsaking else None
            sure = any(body and self._serving(body) for body in (event.joined, forsaken))
            event.needs |= set() if sure else {"cue"}
        elif (place and not place.country) or " ".join(s.lows[after : after + 2]) in self._words.towns:
            event.needs.discard("object")
            event.needs |= {"away", "cue"}
            event.town = True
        elif intransitive or place or " ".join(s.lows[after : after + 2]) in self._words.own_country:
            event.needs.discard("object")
            event.needs |= {"away", "cue"}

    def _without_object(self, event: Event, after: int) -> None:
        """`walked out on Wednesday`; `broke with it`, of a body that the sentence before names."""
        s = event.sentence
        if s.low(after - 1) == "on" and s.low(after) in WEEKDAYS:
            event.needs = event.needs - {"object"} | {"away", "cue"}
        elif event.left is None and s.low(after) == "it" and s.low(after + 1) not in self._words.it_means_nothing:
            event.needs = event.needs - {"object"} | {"cue", "posted"}

    def _over(self, event: Event) -> bool:
        """`resigned over the shelling`, `left the group because it ...`: in protest."""
        s, end = event.sentence, event.end
        after = s.lows[end : end + _REASON]
        reason = next((k for k, word in enumerate(after) if word in self._words.reasons and not self._taking(s, end + k)), None)
        if reason is None or s.low(end + reason + 1).isdigit():
            return False
        why = s.lows[end + reason + 1 : end + reason + 1 + _WHY]
        clause = next((k for k, word in enumerate(why) if word in CLAUSE_MARKS or word in LIST_LINKS), len(why))
        return self._words.no_reasons.isdisjoint(why[:clause])

    def _calls_on(self, event: Event) -> bool:
        """`resigned and called on the army to join the people`, `urging his colleagues to do the same`: in protest."""
        words, lows = self._words, event.sentence.lows
        for k in range(event.end, len(lows)):
            if lows[k] in words.urging:
                urged = lows[k + 1 : k + 1 + _URGED]
                to = next((j for j, low in enumerate(urged) if low == "to"), 0)
                return not words.urged.isdisjoint(urged[:to]) and not words.urged_to.isdisjoint(urged[to:])
        return False

    def _taking(self, s: Annotated, k: int) -> bool:
        """`left for the staff and takes over the inspectorate`: no reason."""
        return s.lows[k - 1] in self._words.taking_over

    def _side(self, event: Event) -> None:
        """Whether the side is told, or the body that is left or joined."""
        passive = event.sentence.low(event.start - 1) in PASSIVES
        if "back" in event.needs and not passive and not self._words.returning.isdisjoint(event.sentence.lows):
            event.needs -= {"back", "side"}
        if event.joined and isinstance(event.joined.body, Faction) and "side" in event.needs:
            event.needs -= {"side", "back"}
        if event.left or event.joined:
            event.needs.discard("object")
        self._go_to_faction(event)
        if event.leaves and event.left and isinstance(event.left.body, Faction):
            event.needs.discard("side")  # `moved from the X Party to Y`

    def _go_to_faction(self, event: Event) -> None:
        """`fled to the rebels` needs no country, `broke away to found the X` no protest."""
        if event.flight and event.joined and isinstance(event.joined.body, Faction):
            event.needs.discard("country")
        if event.since and isinstance(event.since.body, Faction) and event.sentence.lows[event.end - 1] == "away":
            event.needs.discard("cue")

    def _post(self, event: Event, *, protest: bool, forsakes: bool) -> None:
        """Whether he must be known to hold a rank or post, or to have left his in protest."""
        if event.flight and protest and not self._words.representing.isdisjoint(event.sentence.lows):
            event.needs.discard("posted")
        going = event.joined or event.since or event.fled_to or (event.left and isinstance(event.left.body, Faction))
        lurch = forsakes and event.left and self._serving(event.left)
        if event.left and not going and "posted" in event.needs and not (protest or lurch):
            event.needs.add("cue")
        if event.left and (event.joined or self._serving(event.left)):
            event.needs.discard("posted")

    def _serving(self, span: BodySpan) -> bool:
        kind = "faction" if isinstance(span.body, Faction) else span.body.kind
        return kind in self._words.serving

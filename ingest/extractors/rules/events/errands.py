"""What somebody left for, or why, when it is no other side: a post, a cure, a conference, the end of his years."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from graph.schema import Faction
from ingest.extractors.rules.events.event import Event
from ingest.packs.lexicon import Lexicon
from ingest.text.tokens.grammar import COUNTS, IN_OR_TO, PASSIVE, RATHER_THAN
from ingest.text.tokens.phrases import any_of

_BEHIND = 30
"""Tokens from a predicate on in which the errand is looked for."""
_CLOSE = 3
"""Tokens after it in which he is said to have ended up in other people's hands."""
_CLOSE_BEFORE = 12
"""Tokens before it in which he is said to have been sent away by others."""
_CURE = re.compile(r"^for .*(?:treatment|surgery|operation|tests|medical)")
"""Errands of the sick, which no word of protest beside them changes (`flew to X for treatment after the bombing`) ..."""
_DONE_THERE = frozenset({"asylum", "defected", "defects", "defecting", "defection", "deserted", "resigned"})
"""... but what he did there does."""
_AGES = range(38, 90)
"""Years at which one retires (`left the army at 55`)."""


@cache
def _finding(phrases: frozenset[str]) -> re.Pattern[str]:
    """The pattern of a list of a pack, made once and not for every article."""
    return any_of(phrases)


class Errands:
    """Finds them behind the predicate, by the phrases of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._errands = _finding(lexicon.events.errands)
        self._routs = _finding(lexicon.events.routs)
        self._cures = _finding(frozenset(phrase for phrase in lexicon.events.errands if _CURE.search(phrase)))
        self._captivity = lexicon.events.captivity
        self._sent_away = lexicon.events.sent_away
        self._escaping = lexicon.events.fleeing
        self._no_reasons = lexicon.events.no_reasons
        self._surrendering = lexicon.events.surrendering
        self._changing = lexicon.events.changing
        self._protest = lexicon.cues_of_protest

    def of(self, event: Event) -> bool:
        """Whether the words of an event may as well be of a journey, such words stand behind, and none of protest beside."""
        if not event.ordinary:
            return False
        s = event.sentence
        words = s.lows[event.start : event.start + _BEHIND]
        aged = any(a in ("at", "turned") and b.isdecimal() and int(b) in _AGES for a, b in pairwise(words))
        beaten = not (event.left or event.joined) and self._routs.search(" ".join(s.lows)) is not None
        if s.low(event.end - 1) in IN_OR_TO and not self._captivity.isdisjoint(s.lows[event.end : event.end + _CLOSE]):
            return True  # `turned up in custody`
        if self._gave_up(event):
            return True
        if self._sent(event) or self._excused(words) or self._served_his_time(event, words):
            return self._protest.isdisjoint(s.lows)
        if self._cures.search(" ".join(words)) and _DONE_THERE.isdisjoint(s.lows):
            return True
        errand = aged or beaten or self._errands.search(" ".join(words)) is not None
        return errand and self._protest.isdisjoint(s.lows)

    def _sent(self, event: Event) -> bool:
        """`was exchanged for two rebels and crossed into Turkey`, `escaped from a rebel jail`: others sent or held him."""
        if event.left or event.joined:
            return False
        s = event.sentence
        before = s.lows[max(0, event.start - _CLOSE_BEFORE) : event.start]
        away = any(a in PASSIVE and b in self._sent_away for a, b in pairwise(before)) or "non grata" in " ".join(before)
        sent = away and "and" in before[-2:]
        held = next((k for k in range(event.end - 1, min(len(s.lows), event.end + _CLOSE)) if s.lows[k] == "from"), None)
        jailed = held is not None and not self._captivity.isdisjoint(s.lows[held : held + _CLOSE + 1])
        return sent or (jailed and s.lows[event.start] in self._escaping)

    def _gave_up(self, event: Event) -> bool:
        """`threw down his weapon and surrendered to the X`: he is their prisoner."""
        behind = event.sentence.lows[event.start : event.start + _CLOSE_BEFORE]
        return any(a == "and" and b in self._surrendering for a, b in pairwise(behind))

    def _served_his_time(self, event: Event, words: list[str]) -> bool:
        """`left the service after 22 years`, and went to nobody."""
        if event.joined or event.state or event.since or (event.left and isinstance(event.left.body, Faction)):
            return False
        return any(
            word == "after" and words[k + 2 : k + 3] == ["years"] and _number(words[k + 1]) for k, word in enumerate(words)
        )

    def _excused(self, words: list[str]) -> bool:
        """`resigned over a bribe`, `resigned rather than join the rebels`: no protest."""
        for k, (a, b) in enumerate(pairwise(words)):
            if a == "over" and not self._no_reasons.isdisjoint(words[k + 1 : k + 1 + _CLOSE]):
                return True
            if (a, b) == RATHER_THAN and not self._changing.isdisjoint(words[k + 2 : k + 3]):
                return True
        return False


def _number(word: str) -> bool:
    return word.isdecimal() or word in COUNTS

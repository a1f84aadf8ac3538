"""When it happened: the date that belongs to a predicate, and whether it is that of the act or of its announcement."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from graph.schema import DateBasis
from ingest.packs.lexicon import Lexicon
from ingest.text.dates.finder import DateSpan
from ingest.text.tokens.grammar import (
    AND_OR,
    AROUND,
    BEFORE_DATE,
    DASHES,
    DETERMINERS,
    HIS_OR_HER,
    INDEFINITE,
    OWN_CLAUSE,
    PERFECT,
    RELATIVES,
    SUBJECTS,
    WEEKDAYS,
)
from ingest.text.tokens.spans import Annotated

_FARTHEST = 22
"""Tokens between a predicate and its date; one that stands before it counts as farther by the tokens of _BEFORE."""
_BEFORE = 3
_OPENING = 6
"""What the date of an entry (`April 2: X ...`) counts as, however far from it the predicate stands."""
_FRONTED = 3
"""Tokens at the beginning of a sentence in which a date is that of all it tells (`Last week X, ..., and Y defected`)."""
_OTHER = 15
"""What a date counts as farther when another occasion stands between (`after the shelling of Monday`)."""
_SAYING_BEFORE, _SAYING_AFTER = 8, 4
"""Tokens around a date in which a verb of saying takes it."""
_OWN_VERB = 7
"""Tokens before a date in which the verb of another act takes it (`elected in May`)."""
_GROUP = 4
"""Tokens before a verb in which `had` stands."""


class When(NamedTuple):
    """A date with what it is the date of."""

    value: str
    basis: DateBasis


class EventDates:
    """Chooses among the dates of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.events
        self._verb_group = lexicon.clauses.verb_group
        self._breaks = OWN_CLAUSE | SUBJECTS | RELATIVES

    def of(self, s: Annotated, start: int, end: int, dates: Mapping[int, DateSpan]) -> When | None:
        """The date nearest to the predicate at tokens `start` to `end`; else the one of its announcement.

        The day on which somebody else says so (`the army said on Friday`) is none of both.
        """
        acts: list[tuple[int, int, str]] = []
        announced = None
        for at, date in dates.items():
            if not date.value or self._lasts(s, at, date.end) or self._names(s, at, date.end):
                continue
            saying = self._saying(s, at, date.end, start)
            if saying is not None:
                announced = announced or (date.value if self._announces(s, saying, start, at) else None)
            elif not self._elsewhere(s, start, end, at, date.end) and (distance := self._distance(s, start, end, at, date.end)):
                acts.append((distance, at, date.value))
        distance, at, value = min(acts, default=(_OTHER, 0, ""))
        if announced and distance >= _OTHER:
            return When(announced, "announcement")
        if at <= _FRONTED:  # `2015: In January, X defects`
            value = max((other for _, _, other in acts if other.startswith(value)), key=len, default=value)
        return When(value, "announcement" if self._announced(s, start) else "act") if value else None

    def _distance(self, s: Annotated, start: int, end: int, at: int, after: int) -> int | None:
        """How far a date is from the predicate; None when it is too far."""
        distance = at - end + 1 if at >= end else start - at + _BEFORE
        if at <= _FRONTED and at < start:
            return min(distance, _OPENING if s.low(after) in DASHES | {":"} else _FARTHEST)
        other = at > end and not self._words.occasions.isdisjoint(s.lows[end:at])
        return distance + other * _OTHER if distance <= _FARTHEST else None

    def _lasts(self, s: Annotated, at: int, after: int) -> bool:
        """`An officer since 2009`, `head of it until June`: something else began or ended; not `until June, when he left`."""
        k = at - 1
        while s.low(k) in BEFORE_DATE:
            k -= 1
        lasting = s.low(at) in self._words.lasting or s.low(k) in self._words.lasting
        return lasting and s.lows[after : after + 2] != [",", "when"]

    def _names(self, s: Annotated, at: int, after: int) -> bool:
        """`The March 14 list`, `the 2017 siege`, `a 2009 peace deal`."""
        if s.low(at - 1) in INDEFINITE and s.low(after)[:1].isalpha():
            return True
        return s.low(at - 1) == "the" and s.low(after) in self._words.dated_things

    def _elsewhere(self, s: Annotated, start: int, end: int, at: int, after: int) -> bool:
        """Whether the date stands in another clause, or another act takes it."""
        if ";" in s.lows[min(at, start) : max(at, end)] or _inside(s, at) != _inside(s, start):
            return True
        first = end if at >= end else max(0, at - _OWN_VERB)
        verb = next((k for k in range(at - 1, first - 1, -1) if s.lows[k] in self._words.other_acts), None)
        if verb is not None and "," not in s.lows[verb:at]:
            return True
        if at < start:
            return self._relative(s, start, at, after) or (at > _FRONTED and self._counted_from(s, start, after))
        between = s.lows[end:at]
        if any(word == "since" and after_it in DETERMINERS for word, after_it in pairwise(between)):
            return True  # `the third to leave since its return to office in 2020`
        relative = not RELATIVES.isdisjoint(between) and between[-1] != ","
        return relative or not self._words.new_clause.isdisjoint(between)

    def _relative(self, s: Annotated, start: int, at: int, after: int) -> bool:
        """`An officer who helped found it in 2014 has defected`: the date is that of the clause before."""
        clause = max((k for k in range(at) if s.lows[k] == ";"), default=0)
        if not any(word in RELATIVES or word == "whose" for word in s.lows[clause:at]):
            return False
        k = start - 1
        while k >= after and s.lows[k] in self._verb_group:
            k -= 1
        return (k < after and not PERFECT.isdisjoint(s.lows[after:start])) or (k >= after and s.lows[k] == ",")

    def _counted_from(self, s: Annotated, start: int, after: int) -> bool:
        """`X resigned on Monday, two days after Y left`: Monday is not the day of Y."""
        return any(s.lows[k] in AROUND and s.lows[k - 1] in self._words.units_of_time for k in range(after + 1, start))

    def _saying(self, s: Annotated, at: int, after: int, start: int) -> int | None:
        """The verb of saying whose date this is; not when the predicate stands between."""
        at -= 2 * (s.low(at - 1) == "," and s.low(at - 2) in WEEKDAYS)  # `published on Thursday, 1 March`
        for k in range(at - 1, max(-1, at - 1 - _SAYING_BEFORE), -1):
            if s.lows[k] in self._breaks or k == start:
                break
            if s.lows[k] in self._words.dated_saying and s.low(k + 1) != "to":
                return k
        following = s.lows[after : after + _SAYING_AFTER]
        said = next((k for k, word in enumerate(following) if word in self._words.saying_after_date), None)
        if not said or not (AND_OR | RELATIVES | OWN_CLAUSE).isdisjoint(following[:said]):
            return None
        return after + said

    def _announces(self, s: Annotated, saying: int, start: int, at: int) -> bool:
        """He says so himself, and to say it is to do it: `announced that he had left`, `said that he was leaving`."""
        between, before = s.lows[min(at, start) : max(at, start)], s.lows[max(0, at - _SAYING_BEFORE) : at]
        announces = s.lows[saying] in self._words.announcements
        passive = announces and s.low(saying - 1) == ","  # `his departure, announced on Friday`
        himself = not SUBJECTS.isdisjoint(between) or not self._words.recordings.isdisjoint(before)
        if not (himself or passive) or not RELATIVES.isdisjoint(between):
            return False
        perfect = not PERFECT.isdisjoint(s.lows[max(0, start - _GROUP) : start])
        now = s.low(start) == "no" or (s.low(start).endswith("ing") and not perfect)
        return announces or (at < start and now)

    def _announced(self, s: Annotated, start: int) -> bool:
        """`Announced his defection`."""
        return s.low(start - 1) in HIS_OR_HER and not self._words.announcing.isdisjoint(s.lows[max(0, start - _GROUP) : start])


def _inside(s: Annotated, i: int) -> bool:
    """Whether a token stands in brackets (`defects (other sources: 4 June)`)."""
    return s.lows[:i].count("(") > s.lows[:i].count(")")

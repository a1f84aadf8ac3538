"""Whom `who` and `whose` refer to."""

from __future__ import annotations

from dataclasses import replace

from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.coordination import Coordination, only_names
from ingest.text.clauses.descriptions import Descriptions, comma_before
from ingest.text.clauses.noun_subjects import NounSubjects
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import GENITIVE, INDEFINITE, LIST_MARKS, OF_OR_FROM, OF_OR_TO, PLURAL_VERBS, PREPOSITIONS
from ingest.text.tokens.spans import Annotated, PersonSpan

_RELATIVE = 14
"""Tokens of a relative clause."""
_THEIRS = 5
"""Tokens after `who` in which `their` shows that it means several."""
_UNKNOWN = 6
"""Tokens before a noun of no list in which its article stands (`A Cuban cashier who`)."""
_VERB = 4
"""Tokens before a name in which the verb stands that describes him (`presents a certain X as`)."""
_FARTHER = 12
"""Tokens between an apposition and the name that it belongs to, when other words stand between."""


class Antecedents:
    """Finds the name, list of names or noun that a relative clause belongs to."""

    def __init__(self, lexicon: Lexicon, nouns: PeopleNouns, descriptions: Descriptions) -> None:
        self._callings = lexicon.persons.callings
        self._parting = lexicon.clauses.parting
        self._apposition = lexicon.clauses.apposition
        self._styles = lexicon.modality.styled
        self._nouns = nouns
        self._descriptions = descriptions
        self._coordination = Coordination(lexicon)
        self._noun_subjects = NounSubjects(lexicon, nouns, descriptions)

    def of_who(self, s: Annotated, who: int) -> Subject | None:
        """Whom `who` refers to."""
        after_comma = s.low(who - 1) == ","
        end = who - after_comma
        person = s.person_before.get(end)
        if person:
            listed = self._coordination.ending_with(s, person) if after_comma else [person]
            several = s.low(who + 1) in PLURAL_VERBS or self._plural(s, listed, who)
            return Subject(listed if several else [person], relative=True)
        comma = comma_before(s, end)
        before = s.person_before.get(comma)
        if before and s.low(before.start - 1) == "of" and self._descriptions.man(s, before.start - 2):
            return None  # `the murderer of X, a lieutenant who deserted`: one of the two
        if before and s.low(before.start - 1) == "," and s.low(comma + 1).endswith("ed"):
            return self._nearest(s, comma, end)  # `The governor, X, succeeded the minister, who left`: the minister
        if before and self._of_somebody(s, comma + 1, end):
            return None
        if before and (self._descriptions.begins(s, comma + 1) or s.low(comma + 1) in OF_OR_FROM):
            listed = self._coordination.ending_with(s, before)
            return Subject(listed if s.low(who + 1) in PLURAL_VERBS else [before], relative=True)
        return self._nearest(s, comma, end)

    def _styled(self, s: Annotated, noun: int) -> Subject | None:
        """`The paper presents X as a general who defected`: X, whom the noun describes."""
        first = self._nouns.start(s, noun)
        person = s.person_before.get(first - 1) if s.low(first) in INDEFINITE and s.low(first - 1) == "as" else None
        verb = s.lows[max(0, person.start - _VERB) : person.start] if person else ()
        return Subject([person]) if person and not self._styles.isdisjoint(verb) else None

    def _of_somebody(self, s: Annotated, start: int, end: int) -> bool:
        """`X, cousin of a pilot who fled`: the pilot did, who has no name."""
        first = self._nouns.start(s, end - 1) if self._nouns.heads(s, end - 1) else end
        one = s.low(first) in INDEFINITE and s.low(first - 1) in OF_OR_TO and not self._nouns.plural(s.low(end - 1))
        return one and first - 1 > start and self._descriptions.man(s, first - 2)

    def of_whose(self, s: Annotated, j: int, verb: int) -> Subject | None:
        """`X, whose 50 men went over`: X leads them, unless it is he whom they left (`X, whose men deserted`)."""
        start = self._nouns.start(s, j)
        whose = s.low(start - 1) == "whose" and s.low(start - 2) not in PREPOSITIONS and s.low(verb) not in self._parting
        return self.of_who(s, start - 1) if whose and self._nouns.plural(s.lows[j]) else None

    def _plural(self, s: Annotated, listed: list[PersonSpan], who: int) -> bool:
        """Whether `who` means all of a list: `Rowers X and Y, who`; `among them are X and Y, who`; `X and Y, who left their`."""
        before = s.low(listed[0].start - 1)
        shared = listed[0].rank is not None and listed[0].rank.plural
        several = (
            shared
            or self._begins(s, listed)
            or before in PLURAL_VERBS
            or self._nouns.plural(before)
            or (before.endswith("s") and before[:-1] in self._callings)
            or "their" in s.lows[who : who + _THEIRS]
        )
        return several or any(s.low(k) == "and" and s.low(k + 1) in PLURAL_VERBS for k in self._clause(s, who))

    def _begins(self, s: Annotated, listed: list[PersonSpan]) -> bool:
        """Whether a plain list of two or more begins the sentence: `X and Y, who defected in May, ...`."""
        return only_names(s, listed) and not any(token.text.isalpha() for token in s.tokens[: listed[0].start])

    def _clause(self, s: Annotated, who: int) -> range:
        """The tokens of a relative clause up to its first comma or other mark."""
        last = min(len(s.lows), who + _RELATIVE)
        return range(who, next((k for k in range(who, last) if s.lows[k] in LIST_MARKS), last))

    def _nearest(self, s: Annotated, comma: int, end: int) -> Subject | None:
        """The nearest name before `end`; else, of a noun, the name before its apposition; else the noun."""
        noun = None
        for k in range(end - 1, comma, -1):
            if k in s.person_at and s.low(s.person_at[k].end) in GENITIVE:
                continue  # `an officer of X's brigade who`
            if k in s.person_at:
                listed = self._coordination.ending_with(s, s.person_at[k])
                return Subject(listed if self._plural(s, listed, end + (s.low(end) == ",")) else listed[-1:], relative=True)
            if k in s.names:
                continue  # `an officer of the Republican Guard who`
            if self._nouns.stands_for(s, k) or (k == end - 1 and self._nouns.indefinite(s, k)):
                noun = k
                break
        if s.low(comma) == "," and s.low(comma + 1) in self._apposition:
            farther = [person for person in s.persons if person.end <= comma]
            if farther and farther[-1].end > comma - _FARTHER:
                return Subject([farther[-1]], relative=True)
        opening = INDEFINITE.isdisjoint(s.lows[max(comma + 1, end - 1 - _UNKNOWN) : end - 1])
        if noun is None and end - 1 > comma and not opening and s.tokens[end - 1].text.isalpha():
            return Subject(noun=s.low(end - 1), at=end - 1, plural=s.low(end - 1).endswith("s"), relative=True)
        if noun is None:
            return None
        meant = self._styled(s, noun) or self._noun_subjects.with_others(s, noun)
        return replace(meant or self._noun_subjects.meant(s, noun, len(s.lows)), relative=True)

"""Does the sentence say that it is so? Modality by scope: which words govern the verb, not which stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.schema import Modality
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.subject import Subject
from ingest.text.modality.fiction import Fiction
from ingest.text.modality.governing import Governing
from ingest.text.modality.negation import Negation, negated
from ingest.text.modality.thwarted import Thwarted
from ingest.text.tokens.grammar import (
    ANY_CLAUSE,
    AS_LONG,
    BECOMING,
    BEFORE_FACTUAL_GERUND,
    COPULAS,
    DETERMINERS,
    FAR_FROM,
    FIRST_PERSON,
    HIM_OR_THEM,
    INDEFINITE,
    INTERROGATIVES,
    INVERTED,
    LIMITS,
    LIST_MARKS,
    MODALS,
    NEGATIONS,
    NEITHER_NOR,
    NONE_AFTER,
    OPENING_QUOTES,
    PLURAL_SUBJECTS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_ENDS,
    QUOTES,
    RELATIVES,
    SUBORDINATORS,
)
from ingest.text.tokens.phrases import any_of, forms
from ingest.text.tokens.spans import Annotated

_GOVERNING_INFINITIVE = 7
"""Tokens before `to defect` in which what governs it is looked for."""
_BEFORE_NOUN = 5
"""Tokens before a noun in which a word makes it unreal."""
_HEARD = 10
"""Tokens before `he had defected` in which `learned from the radio that` is looked for."""
_RULE = 12
"""Tokens after `an officer who has defected` in which `must` says that any such player is meant."""
_HEARD_OF = 5
"""Tokens before `to have defected` in which `rumoured` stands."""
_SIDE, _BANK = 4, 4
"""Tokens after a predicate in which `side` stands, and after that its river."""
_QUOTED = 3
"""Tokens between an opening quotation mark and the predicate."""
_LIMIT = 6
"""Tokens after a denied verb in which `until` limits the denial."""
_RELATING = PREPOSITIONS | {","}
"""What makes of `which` the beginning of a relative clause."""
_FORMS = 4
"""Forms of a verb whose past differs from its base (not `quit`, `split`)."""


_BEHIND = 3
"""Tokens after a predicate that may give it another sense (`switched sides in the debate`)."""


class ModalityRules:
    """Judges predicates by the modality words of the packs."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.modality
        self._bases = _bases(lexicon)
        self._verb_group = lexicon.clauses.verb_group
        self._factual_infinitive = words.factual_infinitive
        self._unreal = words.unreal
        self._unreal_after = words.unreal_after
        self._nearly = words.nearly
        self._anyone = words.anyone
        self._open = words.open_yet
        self._asked_to = words.open_yet - HIM_OR_THEM - {"yet"}
        self._announcing = lexicon.events.announcing
        self._whoever = words.whoever
        self._factual_to = words.factual_to
        self._hearing = words.hearing
        self._told = words.told_before | words.thinking | words.rumours
        self._says = words.attributions | words.thinking
        self._look_alikes = any_of(words.look_alikes)
        self._banks = words.banks
        self._thwarted = Thwarted(lexicon, self._bases)
        self._negation = Negation(lexicon)
        self._governing = Governing(lexicon)
        self._fiction = Fiction(lexicon)

    def look_alike(self, s: Annotated, start: int, end: int) -> bool:
        """Whether the words mean something else here ("birth defects", "the deserted town")."""
        return bool(self._look_alikes.search(" ".join(s.lows[max(0, start - 1) : end + _BEHIND]))) or self._other_bank(s, end)

    def _other_bank(self, s: Annotated, end: int) -> bool:
        """`crossed to the northern side of the river`: no side that is taken."""
        side = next((k for k in range(end - 1, min(len(s.lows), end + _SIDE)) if s.lows[k] == "side"), None)
        of = s.lows[side + 1 : side + 3] if side is not None else []
        return of in (["of", "the"], ["of", "a"]) and not self._banks.isdisjoint(s.lows[end : end + _SIDE + _BANK])

    def of_verb(self, s: Annotated, start: int, form: str, subject: Subject) -> Modality:
        """Modality of the verb group whose verb stands at token `start` in this form: `may defect` is hypothetical."""
        group = self._negation.group(s, start)
        window = s.lows[group:start]
        if subject.pronoun and self._asked(s, subject.at):
            return "hypothetical"
        if "having" in window and (s.low(group - 1) == "of" or (s.low(group - 2), s.low(group - 1)) == FAR_FROM):
            return "hypothetical"
        if self._in_question(s, start) or self._imagined(s, start, window) or self._of_anyone(s, group, form):
            return "hypothetical"
        if (
            self._thwarted.foiled(s, start)
            or self._thwarted.cut_short(s, group, form)
            or self._heard_of_himself(s, subject, group)
        ):
            return "hypothetical"
        if form in self._bases and (s.low(start - 1) in OPENING_QUOTES or s.low(start - 1) == "than"):
            return "hypothetical"  # `called on him to "leave before it is too late"`
        stands = subject.persons[0].start if subject.persons else subject.at
        if s.low(0) == "only" and s.low(stands - 1) == "did":
            return "asserted"  # `Only in April did he slip across`
        if form in self._bases and not window and len(subject.persons) <= 1 and subject.pronoun not in PLURAL_SUBJECTS:
            return "hypothetical"  # `did the captain defect`, `let him defect`
        if self._fiction.governs(s, stands) or (form == "will" and subject.pronoun is None):
            return "hypothetical"  # `they hope X will no longer obey`: a vow only in his own words
        inner = "denied" if self._negation.parted(s, group) else self._of_group(s, group, start, form)
        if inner in ("hypothetical", "denied") or (subject.relative and "," in s.lows[max(0, start - 4) : start]):
            return inner
        outer = self._governing.verb(s, start, stands)
        return outer if outer != "asserted" else inner

    def is_base(self, form: str) -> bool:
        """Whether a verb stands in the form that follows `to` or a modal, other than in the past."""
        return form in self._bases

    def of_own_group(self, s: Annotated, start: int, form: str) -> Modality:
        """What its own auxiliaries and object say of a verb (`left the city and has defected nowhere`)."""
        return self._of_group(s, self._negation.group(s, start), start, form)

    def _asked(self, s: Annotated, at: int) -> bool:
        """`would he`, `which he`; not `a statement in which he`, `the X, which he`."""
        before = s.low(at - 1)
        return before in MODALS or (before in INTERROGATIVES and s.low(at - 2) not in _RELATING)

    def after_relative(self, s: Annotated, start: int) -> bool:
        """Whether the verb at token `start` stands right after `who`, so that it is that clause's own."""
        return s.low(self._negation.group(s, start) - 1) in RELATIVES

    def in_scare_quotes(self, s: Annotated, start: int) -> bool:
        """Whether a quotation begins right before token `start` within its clause (`had "gone over to the people"`)."""
        opening = next((k for k in range(start - 1, max(-1, start - 1 - _QUOTED), -1) if s.lows[k] in QUOTES), 0)
        if opening == 0 or s.lows[opening] not in OPENING_QUOTES or s.lows[opening - 1] in (",", ":"):
            return False
        before, mark, after = s.tokens[opening - 1 : opening + 2]
        return before.end < mark.start and mark.end == after.start

    def _imagined(self, s: Annotated, start: int, window: Sequence[str]) -> bool:
        """`Had X defected, ...`, `X almost defected`."""
        inverted = s.lows[0] in INVERTED and "," not in s.lows[:start]
        return inverted or not self._nearly.isdisjoint(window)

    def _of_anyone(self, s: Annotated, group: int, form: str) -> bool:
        """`a man who defects has a mother`, `any officer who abandons it`, `whoever left`: said of nobody in particular."""
        if s.low(group - 1) in self._whoever:
            return True
        if s.low(group - 1) != "who":
            return False
        perfect = s.low(group) == "has" and not MODALS.isdisjoint(self._main_verb(s, group + 1))
        if not perfect and (form.endswith("ed") or not (form in self._bases or form.endswith("s"))):
            return False
        before = s.lows[max(0, group - 1 - _BEFORE_NOUN) : group - 1]
        return not self._anyone.isdisjoint(before) and not any(
            k in s.person_at for k in range(group - 1 - len(before), group - 1)
        )

    def _in_question(self, s: Annotated, start: int) -> bool:
        """`Has X defected?`, also in quotation marks (`"Has X defected?" the paper asked`)."""
        return s.lows[-1] == "?" or next((low for low in s.lows[start:] if low in QUESTION_ENDS), "") == "?"

    def _main_verb(self, s: Annotated, start: int) -> Sequence[str]:
        """The words after token `start` up to a mark (`an officer who has defected must hand it in`)."""
        end = min(len(s.lows), start + _RULE)
        return s.lows[start : next((k for k in range(start, end) if s.lows[k] in LIST_MARKS), end)]

    def _heard_of_himself(self, s: Annotated, subject: Subject, group: int) -> bool:
        """`I read that I have defected`, `X learned from the radio that he had`: he says what others tell of him."""
        at = subject.at
        if subject.pronoun == "i" and s.low(at - 1 - (s.low(at - 1) == "that")) in self._says:
            return s.low(at - 2 - (s.low(at - 1) == "that")) not in FIRST_PERSON  # `they say I defected`
        if subject.pronoun is None or s.low(at - 1) != "that" or group - 1 != at:
            return False
        verb = next((k for k in range(at - 2, max(0, at - _HEARD), -1) if s.lows[k] in self._hearing), 0)
        if s.low(verb).startswith("read") and s.low(verb + 1) == "from":
            return False  # `reads from a sheet that he is leaving`
        whose = verb - 1
        while whose > 0 and s.lows[whose] in self._verb_group:
            whose -= 1
        return verb > 0 and (s.low(whose) == subject.pronoun or (subject.pronoun != "i" and whose + 1 in s.person_before))

    def _of_group(self, s: Annotated, group: int, start: int, form: str) -> Modality:
        window = s.lows[group:start]
        modal = not MODALS.isdisjoint(window)
        if s.low(group - 1) in NEITHER_NOR or self._negation.together(s, group):
            return "denied"
        object_at = start + 1 + (s.low(start + 1) == "to")
        nobody = s.low(object_at) in NONE_AFTER and s.low(object_at + 1) != "longer"  # not `can no longer serve`
        if negated(window) or nobody:
            return "hypothetical" if modal or _limited(s, start) else "denied"
        if form.endswith("ing") and form not in self._bases:
            return self._of_gerund(s, start, window)
        if "to" in window:
            if "have" not in window[window.index("to") :]:
                return self._of_infinitive(s, group, start)
            if self._negation.not_thought(s, group):
                return "denied"
            if not self._told.isdisjoint(s.lows[max(0, group - _HEARD_OF) : group]):
                return "reported"  # `X, rumoured for weeks to have defected`
        if modal:
            return "hypothetical"
        return "denied" if s.low(start - 1) in INTERROGATIVES or s.low(group - 1) == "n't" else "asserted"

    def _of_gerund(self, s: Annotated, start: int, window: Sequence[str]) -> Modality:
        before = s.low(start - 1)
        if before == "without":
            return "denied"
        if before in OPENING_QUOTES and s.low(start - 2) in COPULAS:
            return "asserted"  # `said that he was "joining the revolution"`
        if before == "to":
            factual = s.low(start - 2) in self._factual_to
            return "asserted" if factual else "hypothetical"  # `preferred prison to joining them`
        if not before or before in BEFORE_FACTUAL_GERUND or start in s.person_before or window:
            return "asserted"
        return "hypothetical"

    def _of_infinitive(self, s: Annotated, group: int, start: int) -> Modality:
        """`the first to defect` did; `likely to defect` and `ready to defect` is not said to have."""
        if s.low(start - 2) in self._asked_to:
            return "hypothetical"  # `the last to be asked to defect`; but `the highest officer yet to defect` did
        for k in range(start - 1, max(-1, group - _GOVERNING_INFINITIVE - 1), -1):
            word = s.lows[k]
            if word in self._factual_infinitive and s.tokens[k].text == word:
                real = NEGATIONS.isdisjoint(s.lows[max(0, k - 2) : k]) and not self._would_be(s, k)
                return "asserted" if real else "hypothetical"
            if word in ANY_CLAUSE or word in self._unreal:
                break
        return "hypothetical"

    def _would_be(self, s: Annotated, superlative: int) -> bool:
        """`would have been the first`, `could become the most senior officer`: nobody is."""
        k = superlative - 1
        while k > 0 and s.lows[k] in DETERMINERS:
            k -= 1
        return s.low(k) in BECOMING and not MODALS.isdisjoint(s.lows[self._negation.group(s, k) : k])

    def of_noun(self, s: Annotated, start: int, end: int) -> Modality:
        """Modality of a noun such as `defection`: `a planned defection` is hypothetical."""
        if not self._unreal.isdisjoint(s.lows[max(0, start - _BEFORE_NOUN) : start]):
            return "hypothetical"
        if s.low(start - 1) in INDEFINITE or not self._unreal_after.isdisjoint(_clause_after(s, end)):
            return "hypothetical"
        announced = self._of_announcing(s, start)
        return announced if announced != "asserted" else self._governing.noun(s, start, end)

    def _of_announcing(self, s: Annotated, start: int) -> Modality:
        """`never announced his defection`, `was expected to announce`; `appeared on television to announce` did."""
        left = range(start - 1, max(-1, start - _BEFORE_NOUN), -1)
        verb = next((k for k in left if s.lows[k] in self._announcing), None)
        if verb is None or POSSESSIVES.isdisjoint(s.lows[verb:start]):
            return "asserted"
        group = self._negation.group(s, verb)
        window = s.lows[group:verb]
        if negated(window):
            return "denied"
        told = s.person_before.get(verb - 1)
        governing = s.low(told.start - 1 if told else verb - 2)
        open_yet = s.low(verb - 1) == "to" and (governing in self._open or governing in COPULAS)
        return "hypothetical" if open_yet or not MODALS.isdisjoint(window) else "asserted"


def _bases(lexicon: Lexicon) -> frozenset[str]:
    """The verbs of the predicates in the form that follows a modal, but for those whose past looks the same."""
    phrases = [phrase for predicate in lexicon.predicates for phrase in predicate.phrases]
    verbs = {verb for phrase in phrases for verb in re.findall(r"\{(\w+)\}", phrase)}
    return frozenset(verb for verb in verbs if len(set(forms(verb, lexicon.irregular))) >= _FORMS)


def _clause_after(s: Annotated, end: int) -> Sequence[str]:
    """The words from token `end` to the next comma."""
    stop = next((k for k in range(end, len(s.lows)) if s.lows[k] in (",", ";")), len(s.lows))
    return s.lows[end:stop]


def _limited(s: Annotated, verb: int) -> bool:
    """`did not defect while in Iraq`, `had not changed sides as long as he was there`: only so long he did not."""
    if s.low(verb + 1) in SUBORDINATORS:
        return True
    end = next((k for k in range(verb + 1, verb + _LIMIT) if s.low(k) in LIST_MARKS), verb + _LIMIT)
    return any(s.low(k) in LIMITS or (s.low(k), s.low(k + 1)) == AS_LONG for k in range(verb + 1, end))

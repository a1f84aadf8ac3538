"""Does the sentence say that it is so? Modality by scope: which words govern the verb, not which stand in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.schema import Modality as Value
from ingest.packs.models import Modality
from ingest.text.clauses import AUXILIARIES, Subject
from ingest.text.spans import Annotated

_MODALS = frozenset("would could might may should will shall can cannot must 'll 'd".split())
_NEGATIONS = frozenset("not never n't no neither nor without hardly cannot".split())
_FACTUAL_BEFORE_GERUND = frozenset(
    "after by since upon following for while and , when before in despite was is were are been be on".split()
)
_NOUN_UNREAL = frozenset(
    """planned possible eventual potential attempted failed further more another other mass any no future imminent alleged new would could might if prevent
    fear fears encourage encouraging urge urged call calls risk threat wave waves spate string series rate rates number many stop stopping against
    contemplating considering mulling likely rumoured rumored these such""".split()
)
_CLAIM = frozenset(
    "report reports claim claims rumour rumours rumor rumors story stories allegation allegations suggestion suggestions news statement word talk tale tales".split()
)
_FALSE = re.compile(
    r"\b(?:false|untrue|baseless|unfounded|fabricated|a lie|lies|a hoax|invented|groundless|without foundation|no (?:truth|basis|foundation|substance)|not true|nonsense|withdrawn|retracted|denied|invention)\b"
)


class ModalityRules:
    """Judges predicates by the modality words of the packs."""

    def __init__(self, words: Modality) -> None:
        self._denials = _alternatives(words.denials)
        self._hearsay = _alternatives(words.hearsay)
        self._attributions = frozenset(words.attributions)
        self._factual_infinitive = frozenset(words.factual_infinitive)
        self._look_alikes = _alternatives(words.look_alikes)

    def look_alike(self, s: Annotated, start: int, end: int) -> bool:
        """Whether the words mean something else here ("birth defects", "the deserted town")."""
        around = " ".join(s.lows[max(0, start - 1) : end + 1])
        return bool(self._look_alikes.search(around))

    def of_verb(self, s: Annotated, start: int, form: str, subject: Subject | None) -> Value:
        """Modality of the verb group whose verb stands at token `start`."""
        group = start
        while group > 0 and s.low(group - 1) in AUXILIARIES:
            group -= 1
        window = s.lows[group:start]
        inner = self._of_group(s, group, start, form, window)
        if subject and subject.pronoun and s.low(subject.at - 1) in _MODALS:
            return "hypothetical"
        if "having" in window and s.low(group - 1) == "of":
            return "hypothetical"
        if inner == "hypothetical" or inner == "denied":
            return inner
        if subject and subject.relative and "," in s.lows[max(0, start - 4) : start]:
            return inner
        outer = self._of_clause(s, start)
        return outer if outer != "asserted" else inner

    def _of_group(self, s: Annotated, group: int, start: int, form: str, window: list[str]) -> Value:
        if (
            _NEGATIONS & set(window)
            or any(word.endswith(("n't", "n’t")) for word in window)
            or s.low(start + 1) in ("no", "nobody", "none")
        ):
            return "hypothetical" if _MODALS & set(window) else "denied"
        if form.endswith("ing"):
            return self._of_gerund(s, group, start, window)
        if "to" in window and "have" not in window[window.index("to") :]:
            return self._of_infinitive(s, group)
        if _MODALS & set(window):
            return "hypothetical"
        if s.low(start - 1) in ("which", "what") or s.low(group - 1) in ("n't",):
            return "denied"
        return "asserted"

    def _of_gerund(self, s: Annotated, group: int, start: int, window: list[str]) -> Value:
        before = s.low(start - 1)
        if before == "without":
            return "denied"
        if before in _FACTUAL_BEFORE_GERUND or not before or any(p.end == start for p in s.persons):
            return "asserted"
        return "hypothetical" if not window else "asserted"

    def _of_infinitive(self, s: Annotated, group: int) -> Value:
        before = s.lows[max(0, group - 7) : group]
        for word in reversed(before):
            if word in self._factual_infinitive:
                return "asserted"
            if word in (",", ";", "that"):
                break
        return "hypothetical"

    def _of_clause(self, s: Annotated, start: int) -> Value:
        """What governs the clause from the left: a denial, a condition, hearsay."""
        left = s.lows[:start]
        begin = max(
            (k + 1 for k, word in enumerate(left) if word in (";", "but", "however", "yet", "although", "though", "whereas")),
            default=0,
        )
        words = " ".join(left[begin:])
        after = " ".join(s.lows[start:])
        if (
            self._denials.search(words)
            or (_CLAIM & set(left[begin:]) and _FALSE.search(after))
            or re.search(r"\bno (?:longer|one|officer|soldier)\b", words[-40:])
        ):
            return "denied"
        if re.search(
            r"\b(?:if|whether|unless|lest|as if|as though|were)\b(?! (?:it is|it was|true|confirmed))", words[-90:]
        ) and not words.endswith("even if"):
            return "hypothetical"
        if re.search(
            r"\b(?:rumou?rs?|speculation|fears?|hopes?|dreamed?|imagined?|predict\w*|expect\w*|pretend\w*|posing|wait\w*) (?:\w+ ){0,3}(?:that|of|for|about)\b[^,]*$",
            words,
        ):
            return "reported" if re.search(r"rumou?r", words) else "hypothetical"
        if self._hearsay.search(words[-110:]):
            return "reported"
        return "asserted"

    def denies_claims(self, s: Annotated) -> bool:
        """Whether the sentence denies what is told elsewhere (`rejected everything that the channels broadcast`)."""
        words = " ".join(s.lows)
        return bool(self._denials.search(words)) and bool(
            (_CLAIM | {"everything", "broadcast", "it", "this", "all"}) & set(s.lows)
        )

    def of_noun(self, s: Annotated, start: int, end: int) -> Value:
        """Modality of a noun such as `defection`."""
        before = s.lows[max(0, start - 5) : start]
        if _NOUN_UNREAL & set(before):
            return "hypothetical"
        left = " ".join(s.lows[:start])
        if self._denials.search(left) or (_CLAIM & set(s.lows[:start]) and _FALSE.search(" ".join(s.lows[end:]))):
            return "denied"
        if re.search(r"\b(?:if|whether|unless)\b", left[-60:]):
            return "hypothetical"
        return "reported" if self._hearsay.search(left[-60:]) else "asserted"

    def speaker(self, s: Annotated, start: int, subject: set[int]) -> str | None:
        """Who says so, when it is not the article itself nor the person himself: the words before `said`, after `according to`."""
        words = s.lows
        for k, word in enumerate(words):
            if word == "according" and s.low(k + 1) == "to":
                return self._noun_phrase(s, k + 2, _end(s, k + 2))
            if word in self._attributions and not (
                k < start and word in ("announced", "reported") and s.low(k - 1) in AUXILIARIES
            ):
                found = self._before_verb(s, k, subject)
                if found is not None:
                    return found or None
        return None

    def _before_verb(self, s: Annotated, verb: int, subject: set[int]) -> str | None:
        """The speaker of an attribution: a noun phrase that ends before the verb (or follows it: `said X`); '' for the person himself."""
        k = verb - 1
        while k >= 0 and s.low(k) not in (",", ";", '"', "“", "”", ":", "that", "and", "but"):
            k -= 1
        if any(p.person in subject and p.end > k for p in s.persons if p.start < verb) or s.low(verb - 1) in (
            "he",
            "she",
            "who",
            "himself",
            "i",
        ):
            return ""
        phrase = self._noun_phrase(s, k + 1, verb)
        if phrase:
            return phrase
        after = next((p for p in s.persons if p.start == verb + 1), None)
        if after:
            return "" if after.person in subject else after.name
        return None

    def _noun_phrase(self, s: Annotated, start: int, end: int) -> str:
        while end > start and s.low(end - 1) in AUXILIARIES | {"on", ","}:
            end -= 1
        words = s.words(start, min(end, start + 14))
        return words if len(words) > 2 and any(s.tokens[k].text[0].isalpha() for k in range(start, end)) else ""


def _end(s: Annotated, start: int) -> int:
    end = start
    while end < len(s.tokens) and s.low(end) not in (",", ";", ".", "that", "who"):
        end += 1
    return end


def _alternatives(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in ordered) + r")(?!\w)")

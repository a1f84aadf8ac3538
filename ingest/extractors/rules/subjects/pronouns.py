"""Whom a pronoun means that is the subject: a name before it, or whom the sentences before have in mind."""

from __future__ import annotations

from ingest.extractors.rules.subjects.counted_groups import GROUP, CountedGroups
from ingest.extractors.rules.subjects.openings import UNNAMED
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.clauses import Clauses
from ingest.text.clauses.kept_subjects import KeptSubjects
from ingest.text.clauses.patients import Patients
from ingest.text.clauses.referents import Referents
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import HE_OR_SHE, INDEFINITE, OF_OR_ABOUT, QUOTES, SUBJECTS, SUBORDINATORS
from ingest.text.tokens.spans import Annotated, PersonSpan

_SOMEBODY = 5
"""Tokens of `A former policeman`."""
_SAYS = 10
"""Tokens before `that he` in which the noun of who says so stands."""
_AHEAD = 8
"""Tokens after a pronoun in which the name may follow (`After he fled, X said`)."""
_NAMED_AS = 3
"""Tokens before a name in which `who gives his name as` stands."""
_GROUNDS = SUBORDINATORS - {"before", "until", "than"} | {"because"}
"""What brings in why somebody was acted upon (`arrested X after he deserted`)."""


class Pronouns:
    """Finds the persons of `he`, `she` and `they`."""

    def __init__(self, lexicon: Lexicon, clauses: Clauses, groups: CountedGroups) -> None:
        self._speaking_of = lexicon.modality.attributions | lexicon.reference.speaking_of
        self._identifying = lexicon.naming.identifying | {phrase.split()[0] for phrase in lexicon.naming.known_as}
        self._kept = KeptSubjects(lexicon, clauses.nouns)
        self._patients = Patients(lexicon)
        self._clauses = clauses
        self._groups = groups

    def meant(self, s: Annotated, subject: Subject, word: str, referents: Referents) -> tuple[list[int], str | None]:
        """A name before the pronoun in its sentence, else whom the sentences before have in mind."""
        before = [person for person in s.persons if person.end <= subject.at]
        if not before and s.low(subject.at - 1) in SUBORDINATORS:
            ahead = next((p for p in s.persons if self._ahead(s, subject.at, p)), None)
            if ahead:
                return [ahead.person], None
        if word != "they":
            if (meant := self._not_the_nearest(s, subject.at, word, before, referents)) is not None:
                return meant, None
            nearest = self._nearest(s, [p for p in before if referents.may_be(p.person, word)])
            nearest = nearest or (before[-1] if before and s.low(subject.at - 1) == ":" else None)
            if nearest:
                return [nearest.person], None
            if not before and self._somebody(s, subject.at):
                return [], word
        if word == "they" and (listed := self._clauses.named_together(s, subject.at)):
            return [person.person for person in listed], None
        if word == "they" and not before and (first := self._groups.before(s, subject.at)):
            return [], GROUP if first <= UNNAMED else None
        found = referents.pronoun(word, None if before else self._quoted(s, subject.at, referents))
        if not found and len(before) == 1 and word != "they":
            return [before[0].person], None
        return found, None if found or word == "they" else word

    def _not_the_nearest(
        self, s: Annotated, pronoun: int, word: str, before: list[PersonSpan], referents: Referents
    ) -> list[int] | None:
        """Whom the words before make of a pronoun; none when it means the nearest name that may be a subject."""
        if (meant := self._acted_upon(s, pronoun, before, referents)) is not None:
            return meant
        kept = self._kept.same_as_before(s, word, before) or self._kept.of_him(s, pronoun, before)
        return referents.pronoun(word) if kept else None

    def _acted_upon(self, s: Annotated, pronoun: int, before: list[PersonSpan], referents: Referents) -> list[int] | None:
        """`X arrested Y after he deserted`, `X arrested Y. He had deserted`: Y; `X met Y. He deserted`: one of the two."""
        done = self._patients.of(s) if before else referents.done
        if done is None or done.agent.person == done.patient.person:
            return None
        if before:
            grounds = s.low(pronoun - 1) in _GROUNDS and done.patient is before[-1]
        else:
            grounds = pronoun == 0 and (done.mutual or s.low(pronoun + 1) == "had")
        if not grounds:
            return None
        return [] if done.mutual else [done.patient.person]

    def _theme(self, s: Annotated, before: list[PersonSpan]) -> PersonSpan | None:
        """`X said of Y: "He deserted"`, `Asked about Y, X said he had deserted`: Y, of whom it is said."""
        of = (p for p in before if s.low(p.start - 1) in OF_OR_ABOUT and s.low(p.start - 2) in self._speaking_of)
        return next(of, None)

    def _quoted(self, s: Annotated, pronoun: int, referents: Referents) -> int | None:
        """`"He defected," X said`: who speaks, when the pronoun stands in his words; he calls himself `I`."""
        if s.low(0) not in QUOTES or not QUOTES.isdisjoint(s.lows[1:pronoun]):
            return None
        named = referents.speaking(s)
        return referents.speaker() if named is None else named

    def _somebody(self, s: Annotated, pronoun: int) -> bool:
        """`A former policeman said that he`, `One of the newcomers said that he`: a man without a name."""
        if s.lows[:2] == ["one", "of"]:
            return True
        apposed = any(s.lows[k] in HE_OR_SHE and s.lows[k - 1] == "," for k in range(max(1, pronoun), len(s.lows)))
        return (
            s.low(0) in INDEFINITE
            and not apposed  # `A nurse of it until 2011, when she defected, she sells bread`
            and any(self._clauses.nouns.heads(s, k) for k in range(1, min(_SOMEBODY, pronoun)))
        ) or self._says_of_himself(s, pronoun)

    def _says_of_himself(self, s: Annotated, pronoun: int) -> bool:
        """`In the film, shot on Monday, a young man says that he`: the subject of the verb before `that he`."""
        if s.low(pronoun - 1) != "that" or not SUBJECTS.isdisjoint(s.lows[:pronoun]):
            return False
        nouns = self._clauses.nouns
        for noun in range(pronoun - 3, max(0, pronoun - _SAYS), -1):
            start = nouns.start(s, noun) if nouns.heads(s, noun) else noun
            if s.low(start) in INDEFINITE and not nouns.object(s, noun) and not nouns.governed(s, start, adjacent=False):
                return True
        return False

    def _ahead(self, s: Annotated, pronoun: int, person: PersonSpan) -> bool:
        return 0 < person.start - pronoun <= _AHEAD and "," in s.lows[pronoun : person.start]

    def _nearest(self, s: Annotated, before: list[PersonSpan]) -> PersonSpan | None:
        """Of whom it is said, else the last name that begins a clause, the first that nothing governs, the first `by X`."""
        if theme := self._theme(s, before):
            return theme
        leading = [person for person in before if self._kept.leads(s, person)]
        if leading:
            return leading[-1]
        free = (person for person in before if not self._kept.oblique(s, person))
        agents = (person for person in before if s.low(person.start - 1) == "by")
        named = (person for person in before if self._named(s, person))
        return next(free, None) or next(agents, None) or next(named, None)

    def _named(self, s: Annotated, person: PersonSpan) -> bool:
        """`who gives his name as X`, `who was introduced as X`."""
        left = s.lows[max(0, person.start - _NAMED_AS) : person.start]
        return "name" in left or (left[-1:] == ["as"] and not self._identifying.isdisjoint(left))

"""Who changes sides: the persons that the subject of a predicate means."""

from __future__ import annotations

from collections.abc import Set

from ingest.extractors.rules.subjects.companions import Companions
from ingest.extractors.rules.subjects.counted_groups import GROUP, CountedGroups
from ingest.extractors.rules.subjects.one_of_many import OneOfMany, among
from ingest.extractors.rules.subjects.openings import UNNAMED
from ingest.extractors.rules.subjects.pronouns import Pronouns
from ingest.extractors.rules.subjects.said_of_nobody import SaidOfNobody
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.clauses import Clauses
from ingest.text.clauses.referents import Referents
from ingest.text.clauses.subject import Subject
from ingest.text.tokens.grammar import ARTICLES, DATED_BY, GENITIVE, OF_TWO, POSSESSIVES, SPEAKING, SUBORDINATORS
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated

_IDENTIFIED = 30
"""The last token of `A man found dead in X has been identified as an officer who defected`, at which the noun stands."""
_PARTITIVE = ("among", "those")


class Actors:
    """Finds the subject of verbs, and its persons."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._clauses = Clauses(lexicon)
        self._companions = Companions(lexicon)
        self._said_of_nobody = SaidOfNobody(lexicon, self._clauses.nouns)
        self._counted = CountedGroups(lexicon, self._clauses.nouns)
        self._pronouns = Pronouns(lexicon, self._clauses, self._counted)
        self._one_of_many = OneOfMany(lexicon, self._clauses)
        self._posts = lexicon.ranks.words | lexicon.role_heads | lexicon.role_members | lexicon.role_states
        self._past = tuple(lexicon.events.past_endings)
        self._superlatives = lexicon.events.superlatives
        self._groups = lexicon.reference.groups
        self._identifying = lexicon.naming.identifying

    def of_verb(self, s: Annotated, match: Match[Predicate], dated: Set[int]) -> Subject | None:
        """The subject of a verb; none when the words do not say it, or say it of a group. `dated` are tokens of dates."""
        if self._said_of_nobody.holds(s, match, dated):
            return None
        subject = self._clauses.subject(s, match.start, dated) or self._left_out(s, match, dated)
        if subject is not None and subject.plural and s.low(0) in _PARTITIVE:
            subject = among(s, match) or subject
        if subject is not None and subject.persons and s.low(subject.persons[-1].start - 1) == "nor":
            return None
        if subject is not None and subject.noun and self._one_of_many.ranks_subject(s, subject, match):
            return among(s, match)
        if subject is not None and subject.plural and not subject.persons:
            subject.persons = self._companions.of_group(s, subject.at, match.start)
        return subject

    def resolved(self, s: Annotated, subject: Subject, referents: Referents) -> tuple[list[int], str | None]:
        """The persons that a subject means; else none, and the word that stands for one who may be named later."""
        if any(person.doubtful for person in subject.persons):
            return [], None
        if subject.persons:
            return list(dict.fromkeys(person.person for person in subject.persons)), None
        if subject.pronoun == "you":
            return [], None
        if subject.pronoun in SPEAKING:
            return referents.first_person(s), None
        if subject.pronoun:
            return self._pronouns.meant(s, subject, subject.pronoun, referents)
        noun = subject.noun or ""
        if noun in OF_TWO:
            return referents.two()[-1:] if noun == "latter" else referents.two()[:1], None
        if one := self._one_of_many.one_of_them(s, subject, referents):
            return one, None
        if subject.plural and noun not in self._groups:
            return [], GROUP if self._counted.may_be_named(s, subject.at) else None
        if noun in self._groups:
            return (referents.pronoun(noun) if s.low(subject.at + 1) != "of" else []), None
        return self._of_noun_phrase(s, subject, noun, referents)

    def posted(self, subject: Subject) -> bool:
        """Whether the noun of a subject says a rank or post (`four members, led by X`; `a captain`)."""
        noun = subject.noun or ""
        return noun in self._posts or noun.removesuffix("s") in self._posts

    def of_those_before(self, s: Annotated, subject: Subject) -> bool:
        """Whether `they` means people of the sentences before: this one has named or counted nobody yet."""
        named = any(person.end <= subject.at for person in s.persons)
        return not named and not any(self._clauses.nouns.plural(low) for low in s.lows[: subject.at])

    def one_of_many(self, s: Annotated, match: Match[Predicate]) -> bool:
        """`the first officer to defect`, `the second to do so`: the predicate that ranks its subject among others."""
        return self._one_of_many.ranks(s, match)

    def _of_noun_phrase(self, s: Annotated, subject: Subject, noun: str, referents: Referents) -> tuple[list[int], str | None]:
        """`the colonel` is known by that title; `a colonel`, `Syria's envoy` may be named later; `his deputy` is neither."""
        start = self._clauses.nouns.start(s, subject.at)
        first = s.low(start)
        owner = next((k for k in range(start, subject.at) if s.lows[k] in GENITIVE), None)
        of_country = owner is not None and any(place.end == owner and place.country for place in s.places)
        if first in POSSESSIVES or (owner is not None and not of_country):
            return [], None
        known = self._one_of_many.first_of_all(s, subject, referents) or (referents.titled(noun) if subject.definite else [])
        if not known and first == "the" and self._superlatives.isdisjoint(s.lows[start : subject.at]):
            known = referents.only_one_heard(noun)
        if known:
            return known, None
        identified = s.low(start - 1) == "as" and s.low(start - 2) in self._identifying
        aside = s.low(start - 1) in SUBORDINATORS and not identified
        near = subject.at <= (_IDENTIFIED if identified else UNNAMED)
        return [], noun if (first in ARTICLES or of_country) and near and not aside else None

    def _left_out(self, s: Annotated, match: Match[Predicate], dated: Set[int]) -> Subject | None:
        """An entry of a list: `Defected on June 28 and lives in Marseille`, `In June defected`."""
        words = (k for k in range(match.start) if s.tokens[k].text.isalpha() and k not in dated)
        begins = all(s.lows[k] in DATED_BY and k + 1 in dated for k in words)
        return Subject(pronoun="he", at=0) if begins and match.form.endswith(self._past) else None

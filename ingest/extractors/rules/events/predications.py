"""The event of one predicate: whether its words tell one, of whom, and whether it is said to have happened."""

from __future__ import annotations

from collections.abc import Set

from graph.schema import Modality
from ingest.extractors.rules.events.event import Event
from ingest.extractors.rules.subjects.act_nouns import ActNouns
from ingest.extractors.rules.subjects.actors import Actors
from ingest.extractors.rules.subjects.appellations import Appellations
from ingest.extractors.rules.subjects.companions import Companions
from ingest.packs.lexicon import Lexicon
from ingest.packs.models import Predicate
from ingest.text.clauses.referents import Referents
from ingest.text.clauses.subject import Subject
from ingest.text.modality.quotations import Quotations
from ingest.text.modality.rules import ModalityRules
from ingest.text.modality.speakers import Speakers
from ingest.text.tokens.grammar import CLAUSE_STARTS, HE_OR_SHE, QUOTES, SPEAKING
from ingest.text.tokens.phrases import Match
from ingest.text.tokens.spans import Annotated


class Predications:
    """Makes events of predicates, before their arguments are looked for."""

    def __init__(
        self, lexicon: Lexicon, actors: Actors, companions: Companions, modality: ModalityRules, speakers: Speakers
    ) -> None:
        self._actors, self._companions, self._modality, self._speakers = actors, companions, modality, speakers
        self._act_nouns = ActNouns(lexicon)
        self._appellations = Appellations(lexicon)
        self._quotations = Quotations(lexicon)
        self._serves = lexicon.services.serves

    def of(self, s: Annotated, match: Match[Predicate], referents: Referents, dated: Set[int]) -> Event | None:
        """The event of a predicate, with whom it is told of."""
        if self._modality.look_alike(s, match.start, match.end):
            return None
        if match.value.called:
            return self._called(s, match)
        if match.form in self._serves and s.low(match.start - 1) == "had":
            return None  # `had worked for the X`: where he was before
        event = self._named(s, match, referents) if match.value.noun else self._said(s, match, referents, dated)
        if event:
            event.quoted = self._modality.in_scare_quotes(s, match.start)
        return event

    def _named(self, s: Annotated, match: Match[Predicate], referents: Referents) -> Event:
        """`X announced his defection`, `the defection of X`."""
        persons, pending = self._act_nouns.persons(s, match, referents)
        if persons:
            persons += [p.person for p in self._companions.of(s, match.end, match.end) if p.person not in persons]
        return Event(match.value, s, self._of_noun(s, match), persons, pending)

    def _said(self, s: Annotated, match: Match[Predicate], referents: Referents, dated: Set[int]) -> Event | None:
        """`X defected`, `he has left`."""
        subject = self._actors.of_verb(s, match, dated)
        if subject is None or (subject.pronoun == "we" and not self._own_account(s, match, subject)):
            return None
        modality: Modality = self._modality.of_verb(s, match.start, match.form, subject)
        persons, pending = self._actors.resolved(s, subject, referents)
        if not subject.persons and subject.pronoun not in SPEAKING and self._another(s, match, subject, set(persons)):
            return None
        if persons:
            beside = self._companions.before_verb(s, subject.persons[-1], match.start) if subject.persons else []
            beside += self._companions.of(s, match.end, match.end)
            persons += [p.person for p in beside if p.person not in persons]
        event = Event(match.value, s, modality, persons, pending)
        event.aside = subject.relative and self._modality.after_relative(s, match.start)
        event.others = subject.plural and bool(subject.persons)
        event.they = subject.pronoun == "they" and not persons and self._actors.of_those_before(s, subject)
        if self._actors.posted(subject):
            event.needs.discard("posted")
        return event

    def _of_noun(self, s: Annotated, match: Match[Predicate]) -> Modality:
        """The modality of a noun, or of the verb that announces it (`doubts that X announced his defection`)."""
        modality = self._modality.of_noun(s, match.start, match.end)
        announcement = self._act_nouns.announcement(s, match)
        if modality != "asserted" or announcement is None:
            return modality
        verb, subject = announcement
        if "my" in s.lows[match.start - 2 : match.start]:  # `I never announced my defection`
            return "denied" if self._modality.of_own_group(s, verb, s.lows[verb]) == "denied" else modality
        if not s.lows[verb].endswith(("ed", "es")):
            return modality  # `appeared on television to announce his defection`
        return self._modality.of_verb(s, verb, s.lows[verb], subject)

    def _another(self, s: Annotated, match: Match[Predicate], subject: Subject, persons: Set[int]) -> bool:
        """Whether a pronoun or noun is none of `persons`, because one of them speaks there."""
        if self._speakers.speaks_of_another(s, match.start, persons, subject.noun is not None):
            return True
        return subject.pronoun in HE_OR_SHE and self._quotations.of_another(s, subject.at, persons)

    def _own_account(self, s: Annotated, match: Match[Predicate], subject: Subject) -> bool:
        """`We defected` is said of who speaks; what `we left` may be a town, and `they say we deserted` is said by others."""
        return not match.value.needs and s.low(subject.at - 1) in CLAUSE_STARTS | QUOTES

    def _called(self, s: Annotated, match: Match[Predicate]) -> Event | None:
        """`the defector X`: whoever is called so did it, whatever the sentence tells of him."""
        persons = [person.person for person in self._appellations.of(s, match.start, match.end)]
        return Event(match.value, s, "asserted", persons) if persons else None

"""To whom a phrase that says a community belongs, by its place: `he is an Alawite`, `X, a Sunni`, `A Druze, he joined`."""

from __future__ import annotations

from ingest.extractors.rules.sects.phrases import AGE, SectPhrases
from ingest.extractors.rules.subjects.actors import Actors
from ingest.extractors.rules.subjects.appositions import Appositions
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.clauses import Clauses
from ingest.text.clauses.referents import Referents
from ingest.text.modality.rules import ModalityRules
from ingest.text.tokens.grammar import HE_OR_SHE, INDEFINITE, PREPOSITIONS, SPEAKING
from ingest.text.tokens.spans import Annotated, SectSpan

_BOTH = 12
"""Tokens at the beginning of a sentence in which the copula of `both` or `they` stands."""
_NAMED = 12
"""Tokens between a sect and the name that follows it."""
_FRONTED = 40
"""Tokens after a sect at the beginning of a sentence in which its subject follows (`A Druze from Sweida, X joined`)."""
_VERBLESS = 6
"""Tokens after the sect in a sentence without a verb (`A Sunni from Hama.`), less than these."""


class SectOwners:
    """Finds the persons."""

    def __init__(self, lexicon: Lexicon, phrases: SectPhrases) -> None:
        self._words = lexicon.communities
        self._calling = lexicon.naming.calling
        self._finite = lexicon.services.finite
        self._saying = lexicon.modality.attributions
        self._clauses = Clauses(lexicon)
        self._people = self._clauses.nouns
        self._actors = Actors(lexicon)
        self._modality = ModalityRules(lexicon)
        self._appositions = Appositions(lexicon)
        self._phrases = phrases

    def subject(self, s: Annotated, verb: int, referents: Referents, *, ranked: bool = False) -> list[int]:
        """The subject of a copula. A noun that stands for nobody is none.

        `ranked`: he is ranked among his community (`would be the first Druze to go`), so that he is of it in any case.
        """
        if s.low(0) in ("both", "they") and verb - 1 <= _BOTH and not any(person.end <= verb for person in s.persons):
            return referents.two()
        subject = self._clauses.subject(s, verb, frozenset())
        if subject and not ranked and self._modality.of_verb(s, verb, "", subject) in ("denied", "hypothetical"):
            return []
        if subject and subject.pronoun in HE_OR_SHE:
            before = {person.person for person in s.persons if person.end <= subject.at}
            return list(before) if len(before) == 1 else [] if before else referents.only(str(subject.pronoun))
        if subject and subject.pronoun in SPEAKING:
            return self._speaking(s, referents)
        return self._actors.resolved(s, subject, referents)[0] if subject else []

    def _speaking(self, s: Annotated, referents: Referents) -> list[int]:
        """Whom `I` means: the one whose words the sentence says they are, or of whom alone the last one told."""
        persons = {person.person for person in s.persons}
        said = (
            k for k, low in enumerate(s.lows) if low in HE_OR_SHE and not self._saying.isdisjoint((s.low(k - 1), s.low(k + 1)))
        )
        pronoun = next((s.lows[k] for k in said), None)
        if narrator := referents.narrator():
            return narrator
        if persons:
            return list(persons) if len(persons) == 1 else []
        return referents.only(pronoun) if pronoun else referents.sole()

    def owner(self, s: Annotated, start: int, referents: Referents) -> list[int]:
        """To whom an apposition belongs that begins at `start`, after a comma."""
        owner = self._appositions.owner(s, start - 1)
        if owner:
            return [owner.person]
        end = start - 1
        if s.low(end - 1).isdigit() and s.low(end - 2) == ",":
            end -= 2  # `the ambassador, 54, a Kanuri`
        noun = s.low(end - 1)
        if not any(s.lows[k] == "the" for k in range(max(0, end - 4), end)):
            return []
        before = [person.person for person in s.persons if person.end < end]
        if AGE.match(noun) and noun != s.low(end):
            return before if len(before) == 1 else [] if before else referents.pronoun("he")
        return referents.titled(noun) or (referents.sole() if noun in self._words.titles and not before else [])

    def named_after(self, s: Annotated, span: SectSpan) -> list[int]:
        """`His sergeant, a Shiite from Aitaroun, X, ran`; `a Kurd from Kobani named X`."""
        person = next((person for person in s.persons if person.start > span.end), None)
        gap = s.lows[span.end : person.start] if person else []
        if person is None or len(gap) > _NAMED or not self._finite.isdisjoint(gap) or gap.count(",") > 1:
            return []
        called = gap[-1] in self._calling
        apart = gap[-1] == "," and s.low(person.end) == ","
        return [person.person] if called or apart else []

    def fronted(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """`A Druze from Sweida, he joined the army`; `A Sunni from Hama.`"""
        if self._people.plural(s.low(span.end)) and s.low(self._phrases.start(s, span)) != "one":
            return []
        start = self._phrases.start(s, span)
        first = s.low(start) == "the" and s.low(start + 1) in self._words.superlatives
        if s.low(start) not in (*INDEFINITE, "himself", "one", "like") and start != span.start and not first:
            return []
        comma = next((k for k in range(span.end, min(len(s.lows), span.end + _FRONTED)) if s.lows[k] == ","), None)
        while comma is not None:
            subject = self._at(s, comma + 1, referents)
            if subject:
                return subject
            after = range(comma + 1, min(len(s.lows), span.end + _FRONTED))
            comma = next((k for k in after if s.lows[k] == ","), None)
        return referents.pronoun("he") if not s.persons and s.lows[0] in INDEFINITE and self._verbless(s, span) else []

    def _verbless(self, s: Annotated, span: SectSpan) -> bool:
        """`A Sunni from Hama.`, `A Kurdish officer.`: not `A Kurdish officer spoke.`"""
        after = span.end + self._people.people(s.low(span.end))
        return len(s.lows) - span.end < _VERBLESS and (s.low(after) in PREPOSITIONS or not s.low(after)[:1].isalpha())

    def _at(self, s: Annotated, k: int, referents: Referents) -> list[int]:
        """The person whose name begins at `k`, or whom the pronoun there means."""
        person = s.person_at.get(k)
        if person:
            return [person.person]
        return referents.only(s.lows[k]) if s.low(k) in HE_OR_SHE else []

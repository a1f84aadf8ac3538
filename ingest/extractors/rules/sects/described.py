"""Communities that persons are described by: `X, a Sunni`, `he is an Alawite`, `X and Y, both Alawites`."""

from __future__ import annotations

from ingest.extractors.rules.sects.owners import SectOwners
from ingest.extractors.rules.sects.phrases import AGE, SectPhrases
from ingest.extractors.rules.subjects.appositions import Appositions
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses.nouns import PeopleNouns
from ingest.text.clauses.referents import Referents
from ingest.text.tokens.grammar import (
    CLAUSE_MARKS,
    CONCEDING,
    DASHES,
    GENITIVE,
    HE_OR_SHE,
    INDEFINITE,
    IS_OR_WAS,
    NEGATIONS,
    SUBJECTS,
    SUBORDINATORS,
)
from ingest.text.tokens.spans import Annotated, SectSpan

_APART = CLAUSE_MARKS | SUBJECTS | SUBORDINATORS
"""What begins to tell of something else (`He was a guard before they sent him a chief, and a Druze at that`)."""


class DescribedSects:
    """Finds whom they describe by the words before the phrase."""

    def __init__(self, lexicon: Lexicon, phrases: SectPhrases, owners: SectOwners) -> None:
        self._words = lexicon.communities
        self._people = PeopleNouns(lexicon)
        self._superlatives = lexicon.events.superlatives
        self._appositions = Appositions(lexicon)
        self._phrases = phrases
        self._owners = owners

    def of(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """What the words before the phrase say: `X, a Sunni`; `he is an Alawite`; `X and Y, both Alawites`."""
        start = self._phrases.start(s, span)
        before = s.low(start - 1)
        if self._people.plural(s.low(span.end)) and s.low(start) != "one":
            return []
        if not NEGATIONS.isdisjoint(s.lows[start : span.start]) and "only" not in s.lows[start : span.start]:
            return []  # `is not an Alawite`
        if (
            found := self._of_one_in_mind(s, start, span, referents)
            or self._although(s, start, span, referents)
            or _likewise(s, span)
        ):
            return found
        if start == 0 or (before in DASHES and before != "(" and _dateline(s, start - 1)):
            return self._owners.fronted(s, span, referents)
        if before in self._words.copulas and s.lows[start - 1] != "both":
            ranked = not self._superlatives.isdisjoint(s.lows[start : span.start])
            return self._owners.subject(s, start - 1, referents, ranked=ranked)
        if before == "both" and s.low(start - 2) == ",":
            pair = [person for person in s.persons if person.end <= start - 2][-2:]
            return [person.person for person in pair] if pair and pair[-1].end == start - 2 else []
        if before == "," or before in DASHES:
            return self._apposed(s, start, span, referents)
        if s.low(start) in INDEFINITE and (named := self._owners.named_after(s, span)):
            return named
        return self._added(s, start, span, referents) if before == "and" else []

    def _added(self, s: Annotated, start: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, a lawyer and a Druze`, `A lawyer and a Druze, X joined`."""
        if s.low(start) not in INDEFINITE and s.low(start) != "one":
            return []
        if s.low(0) in INDEFINITE and not any(person.end <= start for person in s.persons):
            return self._owners.fronted(s, span, referents)
        if s.low(2) in INDEFINITE and self._of_him(s, start):
            return referents.only(s.lows[0])  # `He was a lawyer in Homs, and a Druze`
        owner = self._appositions.owner(s, start - 1) if s.low(start - 2) != "," else None
        if owner is None and (verb := self._copula(s, start - 1)) is not None:
            return self._owners.subject(s, verb, referents)
        return [owner.person] if owner and not self._people.heads(s, span.end) else []

    def _although(self, s: Annotated, start: int, span: SectSpan, referents: Referents) -> list[int]:
        """`Although an Alawite, X defected`, `X, although an Alawite, defected`, `X, described as an Alawite, defected`."""
        k = start - 1 - (s.low(start - 1) == "as" and s.low(start - 2) in self._words.describing)
        if k < 0 or not (k < start - 1 or s.lows[k] in CONCEDING):
            return []
        if k == 0 and s.low(span.end) in (",", "from"):
            return self._owners.fronted(s, SectSpan(start, span.end, span.sect), referents)
        return self._owners.owner(s, k, referents) if s.low(k - 1) == "," else []

    def _copula(self, s: Annotated, end: int) -> int | None:
        """The verb of `He was a guard of the palace, and an Ismaili`, when nothing else is told before token `end`."""
        verb = next((k for k in range(end) if s.lows[k] in IS_OR_WAS), None)
        plain = verb is not None and s.low(verb + 1) in INDEFINITE and _APART.isdisjoint(s.lows[verb:end])
        return verb if plain and not any(person.start > (verb or 0) and person.end <= end for person in s.persons) else None

    def _of_one_in_mind(self, s: Annotated, start: int, span: SectSpan, referents: Referents) -> list[int]:
        """`the 43-year-old Alawite`, `he's a Kurd`, `described him as a Sunni`."""
        before = s.low(start - 1)
        if s.low(start) == "the" and any(AGE.match(s.lows[k]) for k in range(start, span.start)):
            return referents.sole()
        if s.low(start) in GENITIVE and before in HE_OR_SHE:
            return referents.only(before)
        if before == "as" and s.low(start - 2) in ("him", "her") and s.low(start - 3) in self._words.describing:
            return referents.only("he" if s.low(start - 2) == "him" else "she")
        if before == "as" and s.low(start - 2) in self._words.describing and s.low(start - 3) in IS_OR_WAS:
            return self._owners.subject(s, start - 3, referents)
        return []

    def _apposed(self, s: Annotated, start: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, an Alawite`; `the colonel, a Sunni from Homs`; `the 23-year-old, a Sunni`."""
        bare = (
            start == span.start
            and s.low(start) not in INDEFINITE
            and s.low(span.end) not in (",", ")", ".", "", ";", "from", "of", "by")
        )
        if bare:
            return []
        found = self._owners.owner(s, start, referents) or self._owners.named_after(s, span)
        if found or any(person.end <= start for person in s.persons):
            return found
        if s.low(0) in INDEFINITE:
            return self._owners.fronted(s, span, referents)  # `A lawyer, a Sunni with three sons, he joined`
        return referents.only(s.lows[0]) if self._of_him(s, start) and s.lows[:start].count(",") == 1 else []

    def _of_him(self, s: Annotated, start: int) -> bool:
        """`He was a lawyer, a Druze`, `He's a Kurd and a Sunni`: whether nobody else stands between the copula and the sect."""
        copula = s.low(0) in HE_OR_SHE and (s.low(1) in IS_OR_WAS or s.low(1) in GENITIVE)
        others = any(person.end <= start for person in s.persons) or not SUBJECTS.isdisjoint(s.lows[1:start])
        return copula and not others


def _dateline(s: Annotated, dash: int) -> bool:
    """`- ` at the beginning of an entry, `HOMS, Syria - `: what comes before the first sentence."""
    words = [k for k in range(dash) if s.tokens[k].text[0].isalpha()]
    return all(s.tokens[k].capital for k in words) and not (s.low(0) == "*" and words)


def _likewise(s: Annotated, span: SectSpan) -> list[int]:
    """`X is a Dinka, Y a Nuer`: of Y."""
    article = span.start - 1
    person = s.person_before.get(article) if s.low(article) in INDEFINITE else None
    told = any(other.end <= article and s.low(other.start - 1) in INDEFINITE for other in s.sects)
    return [person.person] if person and told else []

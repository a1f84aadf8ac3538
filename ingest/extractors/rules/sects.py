"""Sects: only what the text says of that person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.schema import Sect
from ingest.extractors.rules.actors import Actors
from ingest.extractors.rules.appositions import Appositions
from ingest.extractors.rules.sect_titles import SectTitles
from ingest.packs.lexicon import Lexicon
from ingest.text.clauses import Clauses
from ingest.text.grammar import (
    AS_IS,
    DASHES,
    GENITIVE,
    HE_OR_SHE,
    INDEFINITE,
    IS_OR_WAS,
    LED_IN,
    NEGATIONS,
    PREPOSITIONS,
    THE_OR_GENITIVE,
)
from ingest.text.modality import ModalityRules
from ingest.text.referents import Referents
from ingest.text.spans import Annotated, SectSpan

_BELONGS = 12
"""Tokens between `belongs` or `born` and the community."""
_AS_IS = 4
"""Tokens after a sect in which `as is Y` follows."""
_TO_NOUN = 4
"""Tokens after a sect among which the noun for its man stands (`a Druze lieutenant colonel`)."""
_FRONTED = 40
"""Tokens after a sect at the beginning of a sentence in which its subject follows (`A Druze from Sweida, X joined`)."""
_AGE = re.compile(r"\d+(-year-old)?$|\w+-year-old$")


class SectSaid(NamedTuple):
    """A sentence says that a person is of a community."""

    person: int
    sect: Sect


class SectFinder:
    """Finds of whom a sentence says a sect."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon.communities
        self._compounds = tuple(lexicon.communities.compounds)
        self._titles = SectTitles(lexicon)
        self._clauses = Clauses(lexicon)
        self._actors = Actors(lexicon)
        self._modality = ModalityRules(lexicon)
        self._superlatives = lexicon.events.superlatives
        self._appositions = Appositions(lexicon)
        self._calling = lexicon.naming.calling
        self._finite = lexicon.services.finite
        self._people = self._clauses.nouns
        self._follows = lexicon.body_words.follows

    def find(self, s: Annotated, referents: Referents) -> Iterator[SectSaid]:
        """`X, an Alawite`; `the Sunni pilot X`; `A Druze, he joined`; `X is a Druze, as is Y`; `born to a Sunni family`."""
        for span in s.sects:
            for person in dict.fromkeys(self._of_whom(s, span, referents)):
                yield SectSaid(person, span.sect)

    def of_unnamed(self, s: Annotated, noun: str, persons: Sequence[int]) -> Iterator[SectSaid]:
        """`A Druze colonel has defected`: of whom the next sentences name. `noun` is what the sentence calls him."""
        for span in s.sects:
            k = next((k for k in range(span.end, min(len(s.lows), span.end + _TO_NOUN)) if s.lows[k] == noun), None)
            if (
                k is not None
                and s.low(self._start(s, span)) in INDEFINITE
                and all(j in s.titles or j == k for j in range(span.end, k))
            ):
                yield from (SectSaid(person, span.sect) for person in persons)

    def _of_whom(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        if s.low(span.end).startswith(self._compounds) or s.low(span.start - 1) in self._words.excluded_after:
            return []
        if self._member(s, span):
            return self._of_member(s, span, referents)
        if s.low(span.start) in INDEFINITE:  # a nationality too: `an Uzbek from Korin`
            return self._described(s, span, referents) if self._ends(s, span) else []
        start = self._start(s, span)
        if listed := self._titles.listed(s, span):
            return listed
        if s.low(span.end) in self._words.not_of_a_person and s.lows[start : start + 2] != ["one", "of"]:
            return []
        titled = self._titles.of(s, span, referents)
        return titled or self._described(s, span, referents) + _as_is(s, span)

    def _start(self, s: Annotated, span: SectSpan) -> int:
        """Where the phrase begins: `one of the army's few Sunnis`, `a 23-year-old Sunni`, `an Aleppo Christian`."""
        k = span.start
        while k > 0 and self._before_name(s, k - 1):
            k -= 1
        return k

    def _before_name(self, s: Annotated, k: int) -> bool:
        low = s.lows[k]
        if low == "of":
            return s.low(k - 1) in ("one", "some")
        if s.tokens[k].capital and s.low(k - 1) in INDEFINITE:
            return True  # `an Ifoghas Tuareg`
        return low in self._words.before_name or k in s.names or _AGE.match(low) is not None

    def _described(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """What the words before the phrase say: `X, a Sunni`; `he is an Alawite`; `X and Y, both Alawites`."""
        start = self._start(s, span)
        before = s.low(start - 1)
        if self._people.plural(s.low(span.end)) and s.low(start) != "one":
            return []
        if not NEGATIONS.isdisjoint(s.lows[start : span.start]) and "only" not in s.lows[start : span.start]:
            return []  # `is not an Alawite`
        if found := self._of_one_in_mind(s, start, span, referents):
            return found
        if start == 0 or (before in DASHES and before != "(" and _dateline(s, start - 1)):
            return self._fronted(s, span, referents)
        if before in self._words.copulas and s.lows[start - 1] != "both":
            ranked = not self._superlatives.isdisjoint(s.lows[start : span.start])
            return self._subject(s, start - 1, referents, ranked=ranked)
        if before == "both" and s.low(start - 2) == ",":
            pair = [person for person in s.persons if person.end <= start - 2][-2:]
            return [person.person for person in pair] if pair and pair[-1].end == start - 2 else []
        if before == "," or before in DASHES:
            return self._apposed(s, start, span, referents)
        if s.low(start) in INDEFINITE and (named := self._named_after(s, span)):
            return named
        return self._added(s, start, span, referents) if before == "and" else []

    def _added(self, s: Annotated, start: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, a lawyer and a Druze`, `A lawyer and a Druze, X joined`."""
        if s.low(start) not in INDEFINITE and s.low(start) != "one":
            return []
        if s.low(0) in INDEFINITE and not any(person.end <= start for person in s.persons):
            return self._fronted(s, span, referents)
        owner = self._appositions.owner(s, start - 1) if s.low(start - 2) != "," else None
        return [owner.person] if owner and not self._people.heads(s, span.end) else []

    def _of_one_in_mind(self, s: Annotated, start: int, span: SectSpan, referents: Referents) -> list[int]:
        """`the 43-year-old Alawite`, `he's a Kurd`, `described him as a Sunni`."""
        before = s.low(start - 1)
        if s.low(start) == "the" and any(_AGE.match(s.lows[k]) for k in range(start, span.start)):
            return referents.sole()
        if s.low(start) in GENITIVE and before in HE_OR_SHE:
            return referents.only(before)
        if before == "as" and s.low(start - 2) in ("him", "her") and s.low(start - 3) in self._words.describing:
            return referents.only("he" if s.low(start - 2) == "him" else "she")
        if before == "as" and s.low(start - 2) in self._words.describing and s.low(start - 3) in IS_OR_WAS:
            return self._subject(s, start - 3, referents)
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
        found = self._owner(s, start, referents) or self._named_after(s, span)
        if found or any(person.end <= start for person in s.persons):
            return found
        if s.low(0) in INDEFINITE:
            return self._fronted(s, span, referents)  # `A lawyer, a Sunni with three sons, he joined`
        plain = s.low(0) in HE_OR_SHE and s.low(1) in IS_OR_WAS and s.lows[:start].count(",") == 1
        return referents.only(s.lows[0]) if plain else []

    def _owner(self, s: Annotated, start: int, referents: Referents) -> list[int]:
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
        if _AGE.match(noun) and noun != s.low(end):
            return before if len(before) == 1 else [] if before else referents.pronoun("he")
        return referents.titled(noun) or (referents.sole() if noun in self._words.titles and not before else [])

    def _named_after(self, s: Annotated, span: SectSpan) -> list[int]:
        """`His sergeant, a Shiite from Aitaroun, X, ran`; `a Kurd from Kobani named X`."""
        person = next((person for person in s.persons if person.start > span.end), None)
        gap = s.lows[span.end : person.start] if person else []
        if person is None or len(gap) > _BELONGS or not self._finite.isdisjoint(gap) or gap.count(",") > 1:
            return []
        called = gap[-1] in self._calling
        apart = gap[-1] == "," and s.low(person.end) == ","
        return [person.person] if called or apart else []

    def _fronted(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        """`A Druze from Sweida, he joined the army`; `A Sunni from Hama.`"""
        if self._people.plural(s.low(span.end)) and s.low(self._start(s, span)) != "one":
            return []
        start = self._start(s, span)
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
        return len(s.lows) - span.end < _AS_IS + 2 and (s.low(after) in PREPOSITIONS or not s.low(after)[:1].isalpha())

    def _at(self, s: Annotated, k: int, referents: Referents) -> list[int]:
        """The person whose name begins at `k`, or whom the pronoun there means."""
        person = s.person_at.get(k)
        if person:
            return [person.person]
        return referents.only(s.lows[k]) if s.low(k) in HE_OR_SHE else []

    def _subject(self, s: Annotated, verb: int, referents: Referents, *, ranked: bool = False) -> list[int]:
        """The subject of a copula. A noun that stands for nobody is none.

        `ranked`: he is ranked among his community (`would be the first Druze to go`), so that he is of it in any case.
        """
        if s.low(0) in ("both", "they") and verb - 1 <= _BELONGS and not any(person.end <= verb for person in s.persons):
            return referents.two()
        subject = self._clauses.subject(s, verb, frozenset())
        if subject and not ranked and self._modality.of_verb(s, verb, "", subject) in ("denied", "hypothetical"):
            return []
        if subject and subject.pronoun in HE_OR_SHE:
            before = {person.person for person in s.persons if person.end <= subject.at}
            return list(before) if len(before) == 1 else [] if before else referents.only(str(subject.pronoun))
        return self._actors.resolved(s, subject, referents)[0] if subject else []

    def _member(self, s: Annotated, span: SectSpan) -> bool:
        """Whether the words make it a community that one is of: `of the Murad tribe`, `to a Sunni family`."""
        k = self._led_in(s, span)
        if k is None:
            return False
        if s.low(span.end) in self._words.communities:
            return True
        return s.low(k + 1) == "the" and (span.sect.kind == "tribal" or (k in s.person_before and self._ends(s, span)))

    def _led_in(self, s: Annotated, span: SectSpan) -> int | None:
        """The preposition before the phrase of a community (`to Syria's small Ismaili community`, `of the local Druze sect`)."""
        k = span.start - 1
        while k > 0 and (s.lows[k] in self._words.before_community or s.lows[k] in GENITIVE):
            k -= 2 if s.lows[k] in GENITIVE else 1
        return k if s.low(k) in LED_IN else None

    def _ends(self, s: Annotated, span: SectSpan) -> bool:
        """Whether nothing that the community describes follows (`General X of the Nuer of Bentiu`)."""
        return not s.low(span.end)[:1].isalpha() or s.low(span.end) in self._follows

    def _of_member(self, s: Annotated, span: SectSpan, referents: Referents) -> list[int]:
        led_in = self._led_in(s, span)
        if led_in is None:
            return []
        k = led_in
        person = s.person_before.get(k)
        if person:
            return [person.person]
        wider = next((other for other in s.sects if other.end == k), None)
        if wider:
            return self._of_whom(s, wider, referents)  # `an Arab from the Murad tribe`, `a Sunni of Turkmen origin`
        for verb in range(k - 1, max(-1, k - _BELONGS), -1):
            if s.lows[verb] in self._words.born and self._family(s, span):
                return self._of_born(s, verb, span, referents)
            if s.lows[verb] in self._words.belonging and verb > k - 3:
                return self._belonging(s, verb, referents)
        if s.low(k - 1) == ",":
            return self._owner(s, k, referents)
        return self._of_post(s, k, span, referents) if k - 1 in s.titles or self._people.people(s.low(k - 1)) else []

    def _of_post(self, s: Annotated, k: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, a lawyer of the Murad tribe`; `a sheikh of the Murad tribe, X`. The post ends at `k`."""
        start = self._people.start(s, k - 1)
        if s.low(start - 1) == ",":
            return self._owner(s, start, referents)
        if s.low(start - 1) in self._words.copulas:
            return self._subject(s, start - 1, referents)
        after = span.end + (s.low(span.end) in self._words.communities)
        person = s.person_at.get(after + 1) if s.low(after) == "," else None
        return [person.person] if person else []

    def _family(self, s: Annotated, span: SectSpan) -> bool:
        return s.low(span.end) in self._words.communities

    def _belonging(self, s: Annotated, verb: int, referents: Referents) -> list[int]:
        """`he belongs to the Y`, `a member of the Y tribe`."""
        if s.lows[verb] != "member":
            return self._subject(s, verb, referents)
        start = verb - 1 if s.low(verb - 1) in INDEFINITE else verb
        if s.low(start - 1) == ",":
            owner = self._appositions.owner(s, start - 1)
            return [owner.person] if owner else []
        if start == 0:
            return self._fronted(s, SectSpan(start, verb + 1, s.sects[0].sect), referents)
        if s.low(start - 1) == "and":
            owner = self._appositions.owner(s, start - 1)
            return [owner.person] if owner else []
        return self._subject(s, start - 1, referents) if s.low(start - 1) in AS_IS else []

    def _of_born(self, s: Annotated, verb: int, span: SectSpan, referents: Referents) -> list[int]:
        """`X, born in Hama to a Sunni family`; `Born into a Sunni family, he`."""
        if s.low(verb - 1) == ",":
            owner = self._appositions.owner(s, verb - 1)
            return [owner.person] if owner else []
        if verb == 0:
            return self._fronted(s, SectSpan(0, span.end, span.sect), referents)
        return self._subject(s, verb, referents)


def _dateline(s: Annotated, dash: int) -> bool:
    """`- ` at the beginning of an entry, `HOMS, Syria - `: what comes before the first sentence."""
    words = [k for k in range(dash) if s.tokens[k].text[0].isalpha()]
    return all(s.tokens[k].capital for k in words) and not (s.low(0) == "*" and words)


def _as_is(s: Annotated, span: SectSpan) -> list[int]:
    """`X is an Alawite, as is President Y`."""
    found = []
    for k in range(span.end, min(span.end + _AS_IS, len(s.lows) - 1)):
        if s.lows[k] == "as" and s.lows[k + 1] in AS_IS:
            person = next((person for person in s.persons if person.end > k + 1), None)
            if person and all(j in s.qualifiers or s.lows[j] in THE_OR_GENITIVE for j in range(k + 2, person.start)):
                found.append(person.person)
    return found

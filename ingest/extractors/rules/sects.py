"""Sects: only what the text says of that person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from graph.schema import Sect
from ingest.text.coreference import People
from ingest.text.spans import Annotated, PersonSpan, SectSpan

_NOT_OF_A_PERSON = frozenset(
    """district quarter town village area areas province region regime government state army heartland mountains mountain coast neighbourhood neighborhood dominated
    led majority minority community sect accent militia militias militiamen areas rule rulers elite families family stronghold forces brigade battalion troops families soldiers officers
    civilians population world country countries holiday festival prayer cleric dynasty crescent axis sheikhs elders clan fighters men rebels party front council enclave""".split()
)
_COPULAS = frozenset("is was being be himself herself are were".split())


class SectSaid(NamedTuple):
    """A sentence says that a person is of a community."""

    person: int
    sect: Sect


def sects(s: Annotated, people: People) -> Iterator[SectSaid]:
    """`X, an Alawite`; `the Sunni pilot X`; `X is a Druze, as is Y`; `X, who belongs to the Sunni majority`."""
    for span in s.sects:
        for person in _of_whom(s, span, people):
            yield SectSaid(person, span.sect)


def _of_whom(s: Annotated, span: SectSpan, people: People) -> list[int]:
    if s.low(span.end).startswith(("-", "dominated", "led")) or s.low(span.start - 1) in ("-", "of", "non", "anti"):
        return []
    attributive = _attributive(s, span, people)
    if attributive:
        return attributive
    return _predicative(s, span, people) + _as_is(s, span)


def _attributive(s: Annotated, span: SectSpan, people: People) -> list[int]:
    """`Alawite Brigadier General X`, `the Sunni pilot`."""
    for person in s.persons:
        if person.start >= span.end:
            gap = s.lows[span.end : person.start]
            titles = {k for r in (*s.roles, *s.ranks) for k in range(r.start, r.end)}
            if all(k in titles for k in range(span.end, person.start)) and len(gap) < 6:
                return [person.person]
            break
    noun = s.low(span.end)
    if s.low(span.start - 1) == "the" and noun in (
        "pilot",
        "officer",
        "colonel",
        "general",
        "captain",
        "major",
        "lieutenant",
        "envoy",
        "diplomat",
        "brigadier",
        "commander",
    ):
        return people.titled(noun)
    return []


def _predicative(s: Annotated, span: SectSpan, people: People) -> list[int]:
    if s.low(span.end) in _NOT_OF_A_PERSON and not _belongs(s, span):
        return []
    start = span.start
    while start > 0 and s.low(start - 1) in (
        "a",
        "an",
        "the",
        "himself",
        "herself",
        "ethnic",
        "fellow",
        "minority",
        "devout",
        "practising",
        "from",
        "among",
        "'s",
        "country",
        "also",
    ):
        start -= 1
    if start == span.start:
        return _both(s, span)
    before = s.low(start - 1)
    if before == "," or before in ("—", "-", "("):
        owner = _ends_at(s, start - 1)
        return [owner.person] if owner else []
    if before in _COPULAS:
        return _subject_of(s, start - 1, people)
    if _belongs(s, span):
        return _subject_of(s, start - 1, people)
    if before in ("and",) and s.low(start) in ("a", "an"):
        return [p.person for p in s.persons if p.end <= start][-1:]
    return []


def _belongs(s: Annotated, span: SectSpan) -> bool:
    """`belongs to the Shiite minority`, `comes from the Sunni majority`."""
    left = s.lows[max(0, span.start - 6) : span.start]
    return any(word in ("belongs", "belonged", "belonging", "comes", "came", "hails", "member") for word in left) and s.low(span.end) in (
        "minority", "majority", "sect", "community", "tribe", "faith", "Muslim", "muslim", "family", "clan", "")  # fmt: skip


def _subject_of(s: Annotated, verb: int, people: People) -> list[int]:
    """The nearest name before the verb, else whom its pronoun means."""
    k = verb - 1
    while k >= 0 and s.low(k) not in (";", "."):
        person = next((p for p in s.persons if p.start <= k < p.end), None)
        if person:
            head = s.low(person.start - 1)
            if head not in ("of", "to", "by", "with", "for"):
                return [person.person]
            k = person.start - 1
            continue
        if s.low(k) in ("he", "she"):
            return people.pronoun(s.low(k))
        if s.low(k) == "who":
            owner = _ends_at(s, k) or _ends_at(s, k - 1)
            return [owner.person] if owner else []
        k -= 1
    return []


def _both(s: Annotated, span: SectSpan) -> list[int]:
    """`X and Y, both Alawites`."""
    if s.low(span.start - 1) == "both" and s.low(span.start - 2) == ",":
        return [p.person for p in s.persons if p.end <= span.start - 2][-2:]
    return []


def _as_is(s: Annotated, span: SectSpan) -> list[int]:
    """`X is an Alawite, as is President Y`."""
    found = []
    for k in range(span.end, min(span.end + 4, len(s.tokens) - 1)):
        if s.low(k) == "as" and s.low(k + 1) in ("is", "was", "are"):
            titles = {j for x in (*s.roles, *s.ranks, *s.demonyms) for j in range(x.start, x.end)}
            person = next((p for p in s.persons if p.end > k + 1), None)
            if person and all(j in titles or s.low(j) in ("the", "'s") for j in range(k + 2, person.start)):
                found.append(person.person)
    return found


def _ends_at(s: Annotated, end: int) -> PersonSpan | None:
    """The person whose name, or an age after it, ends before token `end`."""
    for person in s.persons:
        if person.end == end or (person.end == end - 2 and s.low(person.end) == "," and s.low(end - 1).isdigit()):
            return person
    return None

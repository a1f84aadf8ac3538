"""What was found in the sentences of an article, as marks on its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.keys import person_id
from graph.schema import Article, Faction
from ingest.extractors.rules.explain.trace import Trace
from ingest.marked import Mark, MarkKind
from ingest.packs.lexicon import Organisation
from ingest.text.dates.finder import DateFinder
from ingest.text.tokens.spans import Annotated, Span

_FIRST: tuple[MarkKind, ...] = ("person", "body", "sect", "date", "rank", "predicate", "role", "place")
"""Of two that overlap the one that stands here first is shown."""


def marks(article: Article, trace: Trace, dates: DateFinder) -> list[Mark]:
    """All marks of the article that the trace has heard, in order, none over another. `dates` has read nothing yet."""
    shown: list[Mark] = []
    for s in trace.sentences:
        shown += _apart([*_persons(s, article, trace), *_bodies(s), *_titles(s), *_dates(s, dates), *_predicates(s, trace)])
    return shown


def _apart(found: Sequence[Mark]) -> list[Mark]:
    """Those that overlap none that goes before."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(found, key=lambda mark: (_FIRST.index(mark.kind), mark.start, -mark.end)):
        if taken.isdisjoint(range(mark.start, mark.end)):
            kept.append(mark)
            taken.update(range(mark.start, mark.end))
    return sorted(kept, key=lambda mark: mark.start)


def _persons(s: Annotated, article: Article, trace: Trace) -> Iterator[Mark]:
    for span in s.persons:
        human = trace.humans[span.person]
        start, end = _offsets(s, Span(span.name_start, span.end))
        yield Mark(start, end, "person", human.name, person_id(human.name, article.id), human.rank or "")


def _bodies(s: Annotated) -> Iterator[Mark]:
    for body in s.bodies:
        yield Mark(*_offsets(s, body), "body", body.body.name, body.body.id, _kind(body.body))
    for sect in s.sects:
        yield Mark(*_offsets(s, sect), "sect", sect.sect.name, sect.sect.id)
    for place in s.places:
        yield Mark(*_offsets(s, place), "place", place.name, note="country" if place.country else "")


def _kind(body: Organisation) -> str:
    """`intelligence` of an agency, `opposition` of a faction, as far as it is known."""
    known = body.side if isinstance(body, Faction) else body.kind
    return known or body.label.lower()


def _titles(s: Annotated) -> Iterator[Mark]:
    for rank in s.ranks:
        yield Mark(*_offsets(s, rank), "rank", rank.rank)
    for role in s.roles:
        yield Mark(*_offsets(s, role), "role", role.role, note="former" if role.former else "")


def _dates(s: Annotated, dates: DateFinder) -> Iterator[Mark]:
    for date in dates.find(s.sentence.text, s.vocabulary):
        start = s.sentence.start
        yield Mark(start + date.start, start + date.end, "date", date.value or "not resolved")


def _predicates(s: Annotated, trace: Trace) -> Iterator[Mark]:
    short = [short.event for short in trace.short.get(s.number, ())]
    for met in trace.predicates.get(s.number, ()):
        told = met.event and met.event.persons and met.event.modality != "hypothetical" and met.event not in short
        name = met.match.value.manner if told else "no event"
        yield Mark(*_offsets(s, Span(met.match.start, met.match.end)), "predicate", name)


def _offsets(s: Annotated, span: Span) -> tuple[int, int]:
    return s.tokens[span.start].start, s.tokens[span.end - 1].end

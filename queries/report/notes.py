"""The sentences: a numbered note for everything that the report claims. Whatever it shows points to notes by their numbers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from queries.report.content import Content, Denial, Said
from queries.report.words import claimed, day, standing


@dataclass(frozen=True)
class Quote:
    """One statement, as printed. `address` is None unless it is one of the web."""

    before: str
    words: str
    after: str
    modality: str
    speaker: str | None
    publisher: str
    published: str
    headline: str
    address: str | None
    statement: str


@dataclass(frozen=True)
class Note:
    """What is claimed, how well it is attested, and who says so in which words. `more` statements are not shown."""

    number: int
    id: str
    claim: str
    standing: str
    status: str
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True)
class Notes:
    """All notes, and the numbers of those of an edge, a statement that makes none, a person, a body or a publisher."""

    all: Sequence[Note]
    numbers: dict[str, tuple[int, ...]]

    def of(self, *ids: str) -> tuple[int, ...]:
        """The numbers of the notes of these ids, each once, sorted."""
        return tuple(sorted({number for id_ in ids for number in self.numbers.get(id_, ())}))


def notes(content: Content) -> Notes:
    """Number the claims of a report: changes of side, then posts and communities, then what is not counted."""
    made: list[Note] = []
    numbers: dict[str, tuple[int, ...]] = {}
    for note, ids in _made(content):
        made.append(note)
        for id_ in dict.fromkeys(ids):
            numbers[id_] = (*numbers.get(id_, ()), note.number)
    return Notes(made, numbers)


def _made(content: Content) -> Iterator[tuple[Note, list[str]]]:
    """Each note with the ids under which it is found."""
    number = itertools.count(1)
    for claim in content.claims:
        evidence = content.evidence(claim)
        shown = _shown(evidence, content.quotes)
        edge, quotes, more = claim.edge, tuple(map(quote, shown)), len(evidence) - len(shown)
        publishers = [publisher(said) for said in evidence if said.statement.modality != "denied"]
        note = Note(next(number), edge.id, claimed(claim), standing(claim), edge.status, quotes, more)
        yield note, [edge.id, claim.person.id, claim.target.id, *publishers]
    for denial in content.denials:
        said, words = denial.said.statement, f"{denial.said.statement.modality.capitalize()}: {denial.said.statement.name}"
        note = Note(next(number), said.id, words, _uncounted(denial), said.modality, (quote(denial.said),), 0)
        yield note, [said.id, denial.person.id]


def publisher(said: Said) -> str:
    """Who published it."""
    return said.source.publisher or "(none given)"


def quote(said: Said) -> Quote:
    """The statement for printing; white space folded."""
    statement, source = said.statement, said.source
    published = day(source.published) if source.published else ""
    address = source.url if (source.url or "").startswith(("https://", "http://")) else None
    words = " ".join(statement.quote.split())
    return Quote(
        said.before, words, said.after, statement.modality, statement.speaker, publisher(said), published, source.name, address,
        statement.id,
    )  # fmt: skip


def _shown(evidence: Sequence[Said], limit: int) -> list[Said]:
    """At most so many, in their order: first those that deny, then the earliest."""
    weighty = sorted(evidence, key=lambda said: said.statement.modality != "denied")[:limit]
    kept = {said.statement.id for said in weighty}
    return [said for said in evidence if said.statement.id in kept]


def _uncounted(denial: Denial) -> str:
    return f"Not counted; {'it disputes a claim above' if denial.contradicts else 'no article here asserts it'}"

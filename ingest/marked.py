"""An article with what was read in it, place by place: what `allegiance read` shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from graph.repeats import together
from graph.schema import Article, Modality
from graph.statement import Statement

MarkKind = Literal["person", "body", "sect", "rank", "role", "place", "date", "predicate"]

EVENT = "DEFECTED_TO"
_CERTAIN: tuple[Modality, ...] = ("asserted", "reported", "denied", "hypothetical")


@dataclass(frozen=True)
class Mark:
    """Characters `start` to before `end` of the text, and what they mean: `name`, with an id if it is an entity."""

    start: int
    end: int
    kind: MarkKind
    name: str
    id: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Reason:
    """Why words that may tell of a change of side tell of none, in words for people; `start` and `end` are theirs.

    `kind` is one of ingest/extractors/rules/explain/reasons.py.
    """

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence that was looked at. `number` counts all sentences of the article from 1."""

    number: int
    start: int
    end: int
    statements: tuple[Statement, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def event(self) -> Modality | None:
        """The modality of the change of side that it states, of several the most certain; none when it states none."""
        stated = {statement.modality for statement in self.statements if statement.kind == EVENT}
        return next((modality for modality in _CERTAIN if modality in stated), None)


@dataclass(frozen=True)
class Part:
    """A stretch of the text: a sentence, or what stands between two. `pieces` are its words, marked or not."""

    sentence: MarkedSentence | None
    pieces: tuple[tuple[str, Mark | None], ...]


@dataclass(frozen=True)
class Marked:
    """An article as it was read. `sentences` and `marks` are in the order of the text, and no two marks overlap."""

    article: Article
    given_id: str | None
    sentences: Sequence[MarkedSentence] = ()
    marks: Sequence[Mark] = ()

    @cached_property
    def statements(self) -> list[Statement]:
        """What the article states, each event, service and sect once."""
        return together([statement for sentence in self.sentences for statement in sentence.statements])

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {sentence.start: sentence.number for sentence in self.sentences}

    def places(self, statement: Statement) -> list[int]:
        """The numbers of the sentences that make a statement."""
        starts = {statement.start, *(place.start for place in statement.also)}
        return sorted(self._numbers[start] for start in starts)

    def parts(self) -> Iterator[Part]:
        """The whole text, in order."""
        text = self.article.text or ""
        marks = iter([*self.marks, Mark(len(text), len(text), "place", "")])
        mark, done = next(marks), 0
        for sentence in (*self.sentences, None):
            start, end = (sentence.start, sentence.end) if sentence else (len(text), len(text))
            if start > done:
                yield Part(None, ((text[done:start], None),))
            pieces: list[tuple[str, Mark | None]] = []
            done = start
            while mark.start < end:
                pieces += [(text[done : mark.start], None), (text[mark.start : mark.end], mark)]
                mark, done = next(marks), mark.end
            if sentence:
                pieces.append((text[done:end], None))
                yield Part(sentence, tuple((words, found) for words, found in pieces if words))
            done = end

    def printed(self) -> dict[str, Any]:
        """The object that `read --format json` prints: the article without its text, marks, sentences and statements."""
        return {
            "article": self.article.model_dump(mode="json", by_alias=True, exclude={"text"}),
            "statements": [statement.printed() for statement in self.statements],
            "sentences": [_printed(sentence) for sentence in self.sentences],
            "marks": [vars(mark) for mark in self.marks],
        }


def _printed(sentence: MarkedSentence) -> dict[str, Any]:
    return {
        "number": sentence.number, "start": sentence.start, "end": sentence.end, "event": sentence.event,
        "statements": [statement.id for statement in sentence.statements],
        "reasons": [vars(reason) for reason in sentence.reasons],
    }  # fmt: skip

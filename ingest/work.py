"""What is done with every article, and who does it: the same in this process and in others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.statement import Reading
from ingest.extractors.base import Extractor
from ingest.pipeline import extract
from ingest.readers import Notice, Piece, Source, Unreadable

Given = Piece | Source | Unreadable | Notice
Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)


@dataclass(frozen=True)
class Task(Generic[Made_co]):
    """What is done with every article: read by the extractor that `extractor` makes, and what `made` makes of the reading.

    It goes to other processes, so that both must be functions which these find by their names.
    """

    extractor: Callable[[], Extractor]
    made: Callable[[Reading], Made_co]


class Worker(Generic[Made_co]):
    """Does a task."""

    def __init__(self, task: Task[Made_co]) -> None:
        self._extractor, self._made = task.extractor(), task.made

    def do(self, pieces: Iterable[Given]) -> Iterator[Made_co | Unreadable | Notice]:
        """What comes of every piece, in order."""
        for piece in pieces:
            for item in piece.read() if isinstance(piece, Piece) else (piece,):
                if isinstance(item, Notice):
                    yield item
                    continue
                for result in extract([item], self._extractor):
                    yield result if isinstance(result, Unreadable) else self._made(result[1])

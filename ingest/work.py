"""What is done with every article, and who does it: the same in this process and in others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.statement import Reading
from ingest.extractors.base import Extractor
from ingest.finished import Finished, Passed
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
    """Does a task, with all articles but those that are finished."""

    def __init__(self, task: Task[Made_co], finished: Finished) -> None:
        self._extractor, self._made, self._finished = task.extractor(), task.made, finished

    def do(self, pieces: Iterable[Given]) -> Iterator[Made_co | Unreadable | Notice | Passed]:
        """What comes of every piece, in order."""
        for piece in pieces:
            for item in piece.read() if isinstance(piece, Piece) else (piece,):
                if isinstance(item, Notice):
                    yield item
                    continue
                rest = item if isinstance(item, Unreadable) else self._finished.rest(item)
                if rest is None:
                    yield Passed(item.name)
                    continue
                for result in extract([rest], self._extractor):
                    yield result if isinstance(result, Unreadable) else self._made(result[1])

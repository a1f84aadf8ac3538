"""What a store can do: read rows, and run one piece of work in one transaction. Cypher is the same for all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
Row = dict[str, Any]
Run = Callable[..., list[Row]]
"""`run(cypher, **parameters)`: the rows of one statement inside a transaction.

`properties(r)` of a relationship has there, on the embedded engine, the entry `type` more: return `r` instead.
"""


class StoreError(Exception):
    """The store refused or failed; the message says what happened and what mends it."""


class BadAddress(StoreError):
    """The address names neither a file nor a server."""


class Unreachable(StoreError):
    """The server did not answer or did not let us in."""


class QueryError(StoreError):
    """The Cypher is wrong, or wants to write where only reading is allowed."""


@dataclass(frozen=True)
class Table:
    """The answer to a query.

    Values are plain Python: str, int, float, bool, None, list, dict, date, datetime. A node is
    `{"labels": [...], "properties": {...}}`, a relationship `{"type": ..., "properties": {...}}`, a path
    `{"nodes": [...], "relationships": [...]}`, a duration its ISO 8601 text, whatever the engine.
    """

    columns: list[str]
    rows: list[list[Any]]

    def dicts(self) -> list[Row]:
        """One dict a row, keyed by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Store(ABC):
    """One graph, somewhere. Use as a context manager: it is closed, and what was written is kept, at the end."""

    uri: str

    @abstractmethod
    def prepare(self) -> None:
        """Declare constraints and indexes; harmless when they stand already.

        Raises:
            StoreError: when the graph breaks a constraint, or may not be written.
        """

    @abstractmethod
    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """Run Cypher that only reads.

        Raises:
            QueryError: on Cypher that is wrong or writes.
            Unreachable: when the server is gone.
        """

    @abstractmethod
    def write(self, work: Callable[[Run], T]) -> T:
        """Run `work(run)` in one transaction and return what it returns. It may be called again after a passing failure.

        Raises:
            QueryError: on Cypher that is wrong or breaks a constraint.
            StoreError: when the store was opened for reading, or could not keep the work.
            Unreachable: when the server is gone.
            Whatever `work` raises; nothing of the work is in the store then.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

"""The embedded store: one file, no server (kglite)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from textwrap import shorten
from typing import Any

import kglite

from graph.schema import NODES, RELATIONSHIPS, Node
from graph.stores import ddl
from graph.stores.base import QueryError, Row, Run, Store, StoreError, T, Table

STRUCTURAL = frozenset(("title", "type"))
"""Aliases that kglite shows beside the properties of a node; no property of ours has these names."""

kglite.set_query_warning_policy("silent")


class EmbeddedStore(Store):
    """A graph in a `.kgl` file. One process writes; readers see the last finished ingest."""

    def __init__(self, path: str, *, writing: bool = False) -> None:
        """Open the file.

        Raises:
            StoreError: no such file (reading), another process writes (writing), or the file is broken.
        """
        self.uri = path
        self._writing = writing
        self._graph = self._open(Path(path))

    def _open(self, path: Path) -> Any:
        if not self._writing and not path.exists():
            raise StoreError(_missing(path))
        try:
            if self._writing:
                path.parent.mkdir(parents=True, exist_ok=True)
                graph = kglite.open(str(path), durable="normal")
            else:
                graph = kglite.load(str(path))
        except kglite.WriterLeaseHeldError as error:
            raise StoreError(_owned(path, error.holder)) from error
        except (kglite.KgError, OSError, ValueError) as error:
            raise StoreError(f"{path} cannot be opened: {error}") from error
        graph.read_only(True)  # holds for `read`; the transactions of `write` are not bound by it
        return graph

    def prepare(self) -> None:
        """Declare keys and every property, so that no query stumbles over one that no node has yet."""
        kinds = sorted({relationship.type for relationship in RELATIONSHIPS})
        self.write(lambda run: [run(ddl.relationship_key(kind)) for kind in kinds])
        with _plain_errors():
            self._graph.define_schema({"nodes": {node.label: _node_schema(node) for node in NODES}})

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """See Store.read."""
        with _plain_errors():
            view = self._graph.cypher(cypher, params=dict(parameters or {}), hide_structural_keys=True)
            rows = view.to_list()
        return Table(list(view.columns), [[plain(row[c]) for c in view.columns] for row in rows])

    def write(self, work: Callable[[Run], T]) -> T:
        """See Store.write."""
        if not self._writing:
            raise StoreError(f"{self.uri} was opened for reading; nothing can be written to it")
        transaction = self._graph.begin()

        def run(cypher: str, **parameters: Any) -> list[Row]:
            with _plain_errors():
                view = transaction.cypher(cypher, params=parameters)
                return [{c: plain(row[c]) for c in view.columns} for row in view.to_list()]

        try:
            result = work(run)
        except BaseException:
            transaction.rollback()
            raise
        with _plain_errors():
            transaction.commit()
        return result

    def close(self) -> None:
        """Write the file, when it was opened for writing. A reader only lets go: kglite's `close` saves what it holds."""
        if not self._writing:
            return
        with warnings.catch_warnings(), _plain_errors():
            warnings.simplefilter("ignore", kglite.MappedFallbackWarning)  # about speed of mapped loads, not about content
            self._graph.close()


def _missing(path: Path) -> str:
    """A first ingest that has not ended leaves its log only; whoever opens it for writing next goes on from that."""
    if path.with_name(f"{path.name}-wal").exists():
        return f"the first ingest into {path} has not ended; wait for it, or, if it was interrupted, run it again to go on"
    return f"there is no graph at {path}; make one with: allegiance ingest ARTICLES --store {path}"


def _owned(path: Path, holder: Mapping[str, Any]) -> str:
    command = "" if holder["self"] else _command(holder["pid"])
    who = f"process {holder['pid']}{command and f' ({command})'}"
    return f"{who} writes to {path} since {holder['since']}; wait until it has finished, or choose another --store"


def _command(process: int | None) -> str:
    """The command line of a process, where the system tells it."""
    with suppress(OSError):
        words = Path(f"/proc/{process}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
        return shorten(b" ".join(words).decode(errors="replace"), 200, placeholder=" ...")
    return ""


class MemoryStore(EmbeddedStore):
    """A graph in the memory of this process; it is gone when that ends."""

    def __init__(self) -> None:
        self.uri = "(memory)"
        self._writing = True
        self._graph = kglite.KnowledgeGraph()
        self._graph.read_only(True)

    def close(self) -> None:
        """Nothing is kept."""


@contextmanager
def _plain_errors() -> Iterator[None]:
    """The engine's errors as those of a Store."""
    try:
        yield
    except kglite.ReadOnlyError as error:
        raise QueryError("this would change the graph; only reading is allowed here") from error
    except (kglite.TransactionConflictError, kglite.FileError, kglite.FileIoError, kglite.NotDurableError) as error:
        raise StoreError(str(error)) from error
    except (kglite.KgError, ValueError, TypeError, OverflowError) as error:
        raise QueryError(_plain_message(error)) from error


def plain(value: Any) -> Any:
    """kglite's value as the plain Python of Table."""
    if isinstance(value, dict):
        return _plain_dict(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def _plain_dict(value: dict[str, Any]) -> Any:
    if value.keys() == {"id", "labels", "properties"}:
        properties = {k: plain(v) for k, v in value["properties"].items() if k not in STRUCTURAL and v is not None}
        return {"labels": sorted(value["labels"]), "properties": dict(sorted(properties.items()))}
    if value.keys() == {"id", "start", "end", "type", "properties"}:
        properties = {k: plain(v) for k, v in value["properties"].items() if v is not None}
        return {"type": value["type"], "properties": dict(sorted(properties.items()))}
    if value.keys() == {"months", "days", "seconds"}:
        from neo4j.time import Duration  # here, since it takes a tenth of a second and is seldom needed

        return str(Duration(**value))
    if "id" in value and "title" in value and value["title"] == value.get("name"):  # properties(n), n {.*}
        value = {key: item for key, item in value.items() if key not in STRUCTURAL}
    return {key: plain(item) for key, item in value.items()}


def _node_schema(node: type[Node]) -> dict[str, Any]:
    names = [field.alias or name for name, field in node.model_fields.items()]
    return {"primary_key": "id", "optional": [name for name in names if name != "id"]}


def _plain_message(error: Exception) -> str:
    """The engine's message without its prefix."""
    return re.sub(r"^Cypher \w+ error: ", "", str(error))

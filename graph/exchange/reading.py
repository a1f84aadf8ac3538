"""Lines of JSON, read back and checked: every line against its declaration, and the file as a whole."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from graph.exchange.columns import Type, columns
from graph.exchange.lines import FORMAT
from graph.exchange.records import End, NodeRecord, Records, RelationshipRecord
from graph.health.declared import SHAPES, faults_of_node, faults_of_relationship
from graph.load.upsert import label_of
from graph.schema import NODES, Article, Node, Record, Statement
from graph.stores.base import Row, StoreError

_LABELS: dict[str, type[Node]] = {kind.label: kind for kind in NODES}
_RECORDED = (Article, Statement)
"""What a store holds with the time when it was read, which an export without history leaves out."""


class BadFile(StoreError):
    """A file is no export, or not a whole one; the message names the line and what to do."""


class Export:
    """A file of our own lines.

    `history`: whether it is complete; what it does not say, when it was read, is then `now`.
    """

    def __init__(self, path: Path, now: dt.datetime) -> None:
        """Read its head.

        Raises:
            BadFile: it is no export, or of another version.
        """
        self.path, self.now, self.strict = path, now, True
        self.history: bool = self._head(next(self._lines(), ""))

    def check(self, *, strict: bool = True) -> None:
        """Read the whole file, and keep nothing of it but ids.

        Without `strict` a record need not be as declared: then an empty store only may become what the file says.

        Raises:
            BadFile: on the first line that is wrong.
        """
        self.strict = strict
        seen: set[str] = set()
        for number, record in self._numbered():
            for fault in _faults(record) if strict else ():
                self._refuse(number, fault)
            if isinstance(record, NodeRecord):
                if record.properties["id"] in seen:
                    self._refuse(number, f"{record.properties['id']} is there twice")
                seen.add(record.properties["id"])
            elif missing := {record.start.id, record.end.id} - seen:
                self._refuse(number, f"joins {min(missing)}, which no line before it describes")

    def records(self) -> Records:
        """The records of a file that was checked."""
        return (record for _, record in self._numbered())

    def _lines(self) -> Iterator[str]:
        try:
            with self.path.open(encoding="utf-8") as file:
                yield from file
        except UnicodeDecodeError as error:
            raise BadFile(f"{self.path} is no text in UTF-8 ({error.reason}), and so {_NO_EXPORT}") from error

    def _head(self, line: str) -> bool:
        head = _object(line)
        if head.get("allegiance") != "export" or not isinstance(head.get("format"), int):
            raise BadFile(f"{self.path}, line 1: {_NO_EXPORT}")
        if head["format"] != FORMAT:
            raise BadFile(
                f"{self.path}, line 1: of format {head['format']}, and this Allegiance reads format {FORMAT}; "
                "use the Allegiance that wrote it, or export again with this one"
            )
        return head.get("history") is True

    def _numbered(self) -> Iterator[tuple[int, NodeRecord | RelationshipRecord]]:
        """The records with the numbers of their lines; the foot must be the last line, and tell how many there were."""
        nodes = relationships = number = 0
        foot: Row | None = None
        for number, line in enumerate(self._lines(), 1):
            if number == 1:
                continue
            if foot is not None:
                self._refuse(number, "comes after the end of the export; remove what does not belong to it")
            values = _object(line)
            if values.get("allegiance") == "end":
                foot = values
                continue
            if not line.endswith("\n"):
                self._refuse(number, f"the file ends within this line: {_CUT_OFF}")
            record = self._record(number, line, values)
            nodes += isinstance(record, NodeRecord)
            relationships += not isinstance(record, NodeRecord)
            yield number, record
        if foot is None:
            self._refuse(number, f"the file ends after this line: {_CUT_OFF}")
        if (foot.get("nodes"), foot.get("relationships")) != (nodes, relationships):
            self._refuse(number, f"says {foot.get('nodes')} nodes and {foot.get('relationships')} relationships, and there are "
                                 f"{nodes} and {relationships}: lines are missing or added; export again")  # fmt: skip

    def _record(self, number: int, line: str, values: Row) -> NodeRecord | RelationshipRecord:
        """The record of a line; dates are dates again."""
        label, type_, start, end = (str(values.pop(name, "")) for name in ("label", "type", "from", "to"))
        kind: type[Record] | None = _LABELS.get(label) or SHAPES.get((label_of(start), type_, label_of(end)))
        ident = values.get("id")
        if kind is None or not isinstance(ident, str) or label not in ("", label_of(ident)) or not _writable(line):
            self._refuse(number, f"no node or relationship of a graph: {line.strip()[:60]}; {_AGAIN}")
        try:
            properties = {key: _read(value, columns(kind).get(key)) for key, value in values.items()}
        except ValueError as error:
            self._refuse(number, f"{error}; {_AGAIN}")
        if kind in _RECORDED and not self.history:
            properties["recordedAt"] = self.now
        if label:
            return NodeRecord(label, properties)
        return RelationshipRecord(type_, End(label_of(start), start, ""), End(label_of(end), end, ""), properties)

    def _refuse(self, number: int, what: str) -> NoReturn:
        raise BadFile(f"{self.path}, line {number}: {what}")


_NO_EXPORT = "this is no export of Allegiance; make one with: allegiance export -o FILE"
_CUT_OFF = "it is cut off; copy it again, or export again"
_AGAIN = "export again, without changing the file"


def _object(line: str) -> Row:
    """The JSON object of a line; empty when there is none."""
    try:
        found = json.loads(line, parse_constant=int)  # refuses NaN and the infinite, which no property may be
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _writable(line: str) -> bool:
    """Whether the line has characters only: half of a surrogate pair can be escaped in JSON, and is none."""
    if "\\ud" not in line.lower():
        return True
    try:
        json.dumps(json.loads(line), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _read(value: Any, type_: Type | None) -> Any:
    if isinstance(value, str) and type_ == "date":
        return dt.date.fromisoformat(value)
    if isinstance(value, str) and type_ == "datetime":
        return dt.datetime.fromisoformat(value)
    return value


def _faults(record: NodeRecord | RelationshipRecord) -> Iterator[str]:
    if isinstance(record, NodeRecord):
        found = faults_of_node(_LABELS[record.label], record.properties)
    else:
        kind = SHAPES[record.start.label, record.type, record.end.label]
        found = faults_of_relationship(kind, record.start.id, record.end.id, record.properties)
    for fault in found:
        yield f"{fault.property} {fault.how}; {_AGAIN}, or bring it back into an empty store with --as-it-is, and mend it there"

"""The form of a question's file: the comment lines at its head, and the Cypher after them.

One file:

    // Title
    // What it answers, one to four lines.
    // Parameters:                                             or: Parameters: none
    //   name: type = default  - meaning                       no default: the value must be given
    // Example: :param {name: 'value'}                         as Neo4j Browser and cypher-shell take it
    // Columns:
    //   name  - meaning
    // Mend: command                                           only where a row is a fault
    MATCH ...

The first line that is no comment ends the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from queries.values import literal

SECTIONS = ("Parameters", "Example", "Columns", "Mend")
LINES = 4
"""So many lines of description at most."""
_SECTION = re.compile(rf"({'|'.join(SECTIONS)}):(.*)")
_PARAMETER = re.compile(r"(\w+): ([a-z ]+?)(?: = (.+?))?  - (.+)")
_COLUMN = re.compile(r"(\w+)  - (.+)")
_EXAMPLE = re.compile(r":param \{(.*)\}")
_PAIR = re.compile(r"(\w+): ('[^']*'|\[[^\]]*\]|[^,\s]+)(?:, |$)")


class BadFile(Exception):
    """A question's file is not in the form that this module describes; the message names file, line and mend."""

    def __init__(self, path: Path, line: int, mend: str) -> None:
        super().__init__(f"{path}:{line}: {mend}")


class Reader:
    """One file, read line by line into the fields of queries.question.Question."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.end = next((i for i, line in enumerate(self.lines) if not line.startswith("//")), len(self.lines))
        self.at = 0

    def fields(self) -> dict[str, Any]:
        """Title, description, parameters, example, columns, mend and cypher.

        Raises:
            BadFile: on the first line that is not in form.
        """
        title, *about = self._plain_lines()
        found: dict[str, Any] = {"title": title, "description": " ".join(about), "parameters": [], "columns": []}
        if not 1 <= len(about) <= LINES:
            raise self.fault(f"say in one to {LINES} lines after the title what the question answers")
        read = {"Parameters": self._parameters, "Example": self._example, "Columns": self._columns, "Mend": self._mend}
        for section, rest in self._sections():
            found |= read[section](rest)
        found["cypher"] = "\n".join(self.lines[self.end :]).strip()
        self.at = self.end
        if not found["cypher"]:
            raise self.fault("write the Cypher after the comment lines")
        return found

    def fault(self, mend: str) -> BadFile:
        """The error for the line that is being read."""
        return BadFile(self.path, min(self.at, len(self.lines) - 1) + 1, mend)

    def _text(self) -> str:
        return self.lines[self.at].removeprefix("//").removeprefix(" ")

    def _plain_lines(self) -> list[str]:
        lines = []
        while self.at < self.end and not _SECTION.match(self._text()):
            lines.append(self._text())
            self.at += 1
        if not lines or not lines[0]:
            self.at = 0
            raise self.fault("begin the file with its title: // Title")
        return lines

    def _sections(self) -> Iterator[tuple[str, str]]:
        while self.at < self.end:
            match = _SECTION.match(self._text())
            if not match:
                raise self.fault(f"this line belongs to no section; the sections are {', '.join(SECTIONS)}")
            yield match[1], match[2].strip()
            self.at += 1

    def _items(self, pattern: re.Pattern[str], form: str) -> Iterator[re.Match[str]]:
        """The indented lines after the present one."""
        while self.at + 1 < self.end and self.lines[self.at + 1].startswith("//   "):
            self.at += 1
            match = pattern.fullmatch(self._text().strip())
            if not match:
                raise self.fault(f"write this line as: //   {form}")
            yield match

    def _parameters(self, rest: str) -> dict[str, Any]:
        if rest not in ("", "none"):
            raise self.fault("write '// Parameters: none', or one parameter a line under '// Parameters:'")
        items = self._items(_PARAMETER, "name: type = default  - meaning")
        return {"parameters": [self._parameter(*match.groups()) for match in items]}

    def _parameter(self, name: str, kind: str, default: str | None, meaning: str) -> dict[str, Any]:
        given = {} if default is None else {"default": self._literal(default)}
        return {"name": name, "type": kind, "required": default is None, "meaning": meaning, **given}

    def _literal(self, text: str) -> Any:
        try:
            return literal(text)
        except ValueError as error:
            raise self.fault(str(error)) from error

    def _example(self, rest: str) -> dict[str, Any]:
        match = _EXAMPLE.fullmatch(rest)
        if not match or _PAIR.sub("", match[1]):
            raise self.fault("write the example as: // Example: :param {name: 'value', other: null}")
        return {"example": {name: self._literal(value) for name, value in _PAIR.findall(match[1])}}

    def _columns(self, rest: str) -> dict[str, Any]:
        if rest:
            raise self.fault("write one column a line under '// Columns:'")
        return {"columns": [{"name": m[1], "meaning": m[2]} for m in self._items(_COLUMN, "name  - meaning")]}

    def _mend(self, rest: str) -> dict[str, Any]:
        return {"mend": rest}

"""A YAML file of a pack, and the lines on which its values stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.nodes import Node

MARK = "it must be valid YAML: check colons, brackets, quotes and how far the lines are indented"

Place = tuple[str | int, ...]
"""The way to a value: `("agencies", 3, "parent")`."""


@dataclass(frozen=True, order=True)
class Remark:
    """What is wrong, or doubtful, on a line of a file (counted from 1), and how to mend it."""

    file: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        """`FILE:LINE: what is wrong; how to mend it`."""
        return f"{self.file}:{self.line}: {self.what}; {self.mend}"


class PackError(ValueError):
    """A pack cannot be used: one line for each mistake, with file, line and mend."""

    def __init__(self, *mistakes: Remark | str) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


@dataclass(frozen=True)
class Source:
    """A file. Its lines are looked for only when there is something to say of them."""

    path: Path
    text: str = field(repr=False)

    def values(self) -> Any:
        """What the file holds.

        Raises:
            PackError: it is no YAML.
        """
        import yaml  # late: seldom needed, see kept.py

        try:
            return yaml.load(self.text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
            line = mark.line + 1 if mark else 1
            raise PackError(Remark(str(self.path), line, f"this is no YAML ({problem})", MARK)) from error

    def remark(self, place: Place, what: str, mend: str) -> Remark:
        """A remark on the value at a place."""
        return Remark(str(self.path), self.line(place), what, mend)

    def line(self, place: Place) -> int:
        """The line of the value at a place; where there is none, of the nearest one that holds the place."""
        return self._at(place)[0]

    def written(self, place: Place) -> str:
        """The value at a place as it stands in the file: `No`, which YAML takes for false."""
        return str(getattr(self._at(place)[1], "value", ""))

    def _at(self, place: Place) -> tuple[int, Node | None]:
        line, node = 1, self._root
        for part in place:
            found = _inside(node, part)
            if found is None:
                break
            line, node = found
        return line, node

    def repeated(self) -> Iterator[tuple[int, str]]:
        """Keys that stand twice in one mapping, of which YAML would silently drop the first; each with its second line."""
        yield from _repeated(self._root)

    @cached_property
    def _root(self) -> Node | None:
        import yaml

        return yaml.compose(self.text, Loader=yaml.CSafeLoader)


def _inside(node: Node | None, part: str | int) -> tuple[int, Node] | None:
    """The value under a key, or at an index, and the line on which key or item begins."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line + 1, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line + 1, node.value[part]
    return None


def _repeated(node: Node | None) -> Iterator[tuple[int, str]]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if key.value in keys:
                yield key.start_mark.line + 1, key.value
            keys.add(str(key.value))
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _repeated(item)

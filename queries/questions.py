"""The questions of the library: loaded, checked and run."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from graph.stores.base import Store, Table
from queries.checks import faults
from queries.header import BadFile, Reader
from queries.values import TYPES, Type, convert

LIBRARY = Path(__file__).parent / "library"
PICTURE = ".picture"
"""`list.picture.cypher` beside `list.cypher` is the same question as a drawing: it returns paths."""


class UnknownQuestion(Exception):
    """No question has this name."""


class BadParameter(Exception):
    """A value is missing, of the wrong type, or for a parameter that the question does not have."""


class Strict(BaseModel):
    """Immutable, closed, without silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Parameter(Strict):
    """One parameter of a question."""

    name: str
    type: Type
    required: bool
    default: Any = None
    meaning: str

    @field_validator("type", mode="before")
    @classmethod
    def _known(cls, kind: str) -> str:
        if kind not in TYPES:
            raise ValueError(f"the type {kind!r} is unknown; use one of {', '.join(TYPES)}")
        return kind

    def __str__(self) -> str:
        return f"{self.name} ({self.type}{', must be given' if self.required else ''}): {self.meaning}"


class Column(Strict):
    """One column of the answer."""

    name: str
    meaning: str


class Question(Strict):
    """One question: what it answers, and the Cypher that answers it."""

    name: str
    title: str
    description: str
    parameters: list[Parameter]
    example: dict[str, Any] = {}
    columns: list[Column]
    mend: str | None = None
    cypher: str
    picture: Question | None = None

    def bind(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters with their values converted, defaults filled in.

        Raises:
            BadParameter: a value is missing, unknown or of the wrong type; the message says what is known.
        """
        known = {parameter.name for parameter in self.parameters}
        unknown = sorted(values.keys() - known)
        if unknown:
            raise BadParameter(f"{self.name} has no parameter {unknown[0]!r}; it has {self._known()}")
        return {parameter.name: self._value(parameter, values) for parameter in self.parameters}

    def _value(self, parameter: Parameter, values: Mapping[str, Any]) -> Any:
        given = values.get(parameter.name, parameter.default)
        if parameter.required and given is None:
            raise BadParameter(f"{self.name} needs a value for {parameter}")
        try:
            return convert(given, parameter.type)
        except ValueError as error:
            raise BadParameter(f"{self.name}: {error}; the parameter is {parameter}") from error

    def _known(self) -> str:
        return "; ".join(map(str, self.parameters)) or "none"


def run(store: Store, question: Question, values: Mapping[str, Any] | None = None, *, picture: bool = False) -> Table:
    """The answer to a question: a row each, or with `picture` paths.

    Raises:
        BadParameter: see Question.bind. Also when there is no picture of this question.
        QueryError, Unreachable: from the store.
    """
    bound = question.bind(values or {})
    if not picture:
        return store.read(question.cypher, bound)
    if question.picture is None:
        raise BadParameter(f"there is no picture of {question.name}; leave --picture out")
    return store.read(question.picture.cypher, {p.name: bound[p.name] for p in question.picture.parameters})


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """All questions of the library by name (`defections/list`), sorted.

    Raises:
        BadFile: a file is not in form.
    """
    paths = sorted(path for path in LIBRARY.glob("*/*.cypher") if PICTURE not in path.name)
    return {question.name: question for question in map(load, paths)}


def find(name: str) -> Question:
    """The question of this name; the topic may be left out where the rest is unique.

    Raises:
        UnknownQuestion: there is none, or several; the message suggests some.
    """
    known = questions()
    fitting = [key for key in known if name in (key, key.partition("/")[2])]
    if len(fitting) == 1:
        return known[fitting[0]]
    full = {form: key for key in known for form in (key, key.partition("/")[2])}
    near = fitting or [full[form] for form in get_close_matches(name, full, 3)]
    advice = f"near to it: {', '.join(dict.fromkeys(near))}" if near else "--list names all"
    raise UnknownQuestion(f"no question is called {name!r}; {advice}")


def load(path: Path) -> Question:
    """One question from its file, with its picture when there is one beside it.

    Raises:
        BadFile: the file is not in form; path, line and mend are in the message.
    """
    picture = path.with_suffix(PICTURE + path.suffix)
    drawn = load(picture) if PICTURE not in path.name and picture.exists() else None
    reader = Reader(path)
    try:
        question = Question(name=f"{path.parent.name}/{path.stem}", picture=drawn, **reader.fields())
    except ValidationError as error:
        first = error.errors()[0]
        raise BadFile(path, _line_of(reader, str(first["input"])), first["msg"].removeprefix("Value error, ")) from error
    found = faults(question)
    if found:
        mend, near = found[0]
        raise BadFile(path, _line_of(reader, near), mend)
    return question


def _line_of(reader: Reader, text: str) -> int:
    return next((number for number, line in enumerate(reader.lines, 1) if text in line), 1)

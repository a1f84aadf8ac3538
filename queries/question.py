"""What a question is: its parameters, its columns, its Cypher."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from queries.values import TYPES, Type, convert

LAST_DAY = "asOf"
"""A parameter of this name asks how things stood: of a month or a year at its end, as the option --as-of does."""


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

    @property
    def persons(self) -> list[str]:
        """Names of the parameters that stand for a person."""
        return [parameter.name for parameter in self.parameters if parameter.type == "person"]

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
            such = self.example.get(parameter.name)
            hint = f"; for example --param {parameter.name}={quote(str(such))}" if such else ""
            raise BadParameter(f"{self.name} needs a value for {parameter}{hint}")
        try:
            return convert(given, parameter.type, last=parameter.name == LAST_DAY)
        except ValueError as error:
            raise BadParameter(f"{self.name}: {error}; the parameter is {parameter}") from error

    def _known(self) -> str:
        return "; ".join(map(str, self.parameters)) or "none"

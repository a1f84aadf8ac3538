"""The subject of a verb, as its sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.text.tokens.spans import PersonSpan


@dataclass
class Subject:
    """Persons by name, a pronoun, or a noun without a name; `at` is the token of the pronoun or noun."""

    persons: list[PersonSpan] = field(default_factory=list)
    pronoun: str | None = None
    noun: str | None = None
    at: int = -1
    definite: bool = False
    plural: bool = False
    relative: bool = False

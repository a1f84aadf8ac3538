"""An error, and the causes that there are."""

from __future__ import annotations

from dataclasses import dataclass

CAUSES: dict[str, tuple[str, ...]] = {
    "event missed": (
        "person not found", "modality", "wrong person", "one of several", "trigger not known", "coreference", "argument",
    ),
    "event wrong": ("denied", "told twice", "other person", "not an event"),
    "to": ("body not known", "body not taken", "wrong body"),
    "from": ("body not known", "body not taken", "wrong body"),
    "date": ("date not found", "wrong date"),
    "rank": ("rank not found", "wrong rank"),
    "modality": ("wrong modality",),
    "person": ("not found", "nobody annotated"),
    "sect": ("person not found", "sect not taken", "wrong sect"),
    "service": ("person not found", "body not known", "not linked", "wrong person"),
}  # fmt: skip
"""By what is wrong, in the order in which they are tried; what each means stands in tests/gold/README.md."""


@dataclass(frozen=True)
class Error:
    """One error: `part` and `cause` as in CAUSES, what was expected and what came, and where the article says it."""

    article: str
    part: str
    cause: str
    what: str
    sentence: str

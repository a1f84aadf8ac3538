"""The types that a parameter of a question can have: how their values are written in a file, and how users type them."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Callable
from typing import Any, Literal, get_args

from graph.periods import Period

Type = Literal["string", "integer", "float", "boolean", "date", "list of string", "person"]
TYPES: tuple[str, ...] = get_args(Type)
"""A `person` is text, too: see queries.questions.run, which finds the person whom it means."""

WORDS = {"true": True, "false": False}
_CONSTANTS = {"null": None, **WORDS}
_ESCAPED = str.maketrans({"\\": r"\\", "'": r"\'", "\n": r"\n", "\r": r"\r", "&": r"\u0026", "#": r"\u0023"})
"""What a literal cannot hold as it is, with the two signs at which a link into Neo4j Browser ends (queries/browser.py)."""


def literal(text: str) -> Any:
    """The value that a Cypher literal stands for: null, true, a number, a quoted string, a list of these.

    >>> literal("['Alawite', 'Druze']"), literal("null")
    (['Alawite', 'Druze'], None)

    Raises:
        ValueError: on anything else.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError) as error:
        raise ValueError(f"{text} is no literal; write null, true, false, a number, 'text' or ['text', 'text']") from error


def written(value: Any) -> str:
    r"""The literal for a value, as `literal` reads it back. A date is a text: questions write date($since).

    >>> written(["Alawite", "Ba'ath"]), written(dt.date(2012, 8, 1)), written(None)
    ("['Alawite', 'Ba\\'ath']", "'2012-08-01'", 'null')
    """
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, str | dt.date):
        return f"'{str(value).translate(_ESCAPED)}'"
    return next((word for word, constant in _CONSTANTS.items() if constant is value), str(value))


def convert(value: Any, kind: Type, *, last: bool = False) -> Any:
    """The value as this type; text is read as users type it. A list may be given as one text with commas.

    Of a month or a year the date is the first day, or with `last` the last one.

    >>> convert("2012-08", "date"), convert("3", "integer"), convert("Alawite, Druze", "list of string")
    (datetime.date(2012, 8, 1), 3, ['Alawite', 'Druze'])
    >>> convert("Aug 2012", "date", last=True)
    datetime.date(2012, 8, 31)

    Raises:
        ValueError: when the value is not of the type.
    """
    if value is None:
        return None
    return _date(value, last) if kind == "date" else _READ[kind](value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _integer(value: Any) -> int:
    number = _float(value)
    if not number.is_integer():
        raise ValueError(f"{value!r} is no whole number")
    return int(value) if isinstance(value, str | int) else int(number)


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{value!r} is no number")
    try:
        return float(value)
    except ValueError:
        raise ValueError(f"{value!r} is no number") from None


def _boolean(value: Any) -> bool:
    found = WORDS.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(found, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return found


def _date(value: Any, last: bool) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    period = Period.typed(_string(value))
    return period.last if last else period.start


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple):
        raise ValueError(f"{value!r} is no list")
    return [_string(item) for item in value]


_READ: dict[str, Callable[[Any], Any]] = {
    "string": _string,
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "list of string": _strings,
    "person": _string,
}

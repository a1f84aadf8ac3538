"""Rows of JSON and CSV: six known keys, the rest is named and passed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ingest.readers.base import Fields, Refused

KEYS = ("id", "url", "title", "publisher", "published", "text")


def fields(row: Mapping[str, object]) -> Fields:
    """The known keys of a row, in any case; numbers as their digits, empty values as missing.

    Raises:
        Refused: it has no text, or a value is no text where one is due.
    """
    known = {name: value for key, value in row.items() if (name := key.strip().casefold()) in KEYS}
    text = known.pop("text", None)
    if text is not None and not isinstance(text, str):
        raise Refused(f"text is {kind(text)}, not a text")
    if not text or not text.strip():
        raise Refused(f"has no text; it has {listed(key for key, value in row.items() if value not in (None, ''))}")
    return Fields(text=text, **{key: _scalar(key, value) for key, value in known.items()})


def others(keys: Iterable[str]) -> set[str]:
    """The keys that no article has."""
    return {key for key in keys if key.strip() and key.strip().casefold() not in KEYS}


def unused(keys: set[str]) -> str:
    """The remark on keys that are passed over."""
    return f"not used: {listed(sorted(keys))}"


def listed(names: Iterable[str], most: int = 12) -> str:
    """Names for a message, so that a file of a thousand columns does not fill the screen."""
    shown = [name[:40].encode("utf-8", "replace").decode() for name in names]
    return ", ".join(shown[:most]) + (f" and {len(shown) - most} more" if len(shown) > most else "") or "nothing else"


def kind(value: object) -> str:
    """What a JSON value is, in words."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _scalar(key: str, value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Refused(f"{key} is {kind(value)}, not a text")

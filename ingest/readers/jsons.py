"""JSON Lines, streamed, and JSON files: an array of objects, one object, or `{"articles": [...]}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ingest.readers.base import Content, Fields, Found, Refused
from ingest.readers.encoding import decode, lines
from ingest.readers.records import fields, kind, others, unused


def read(content: Content) -> Iterator[Found]:
    """The objects of a file. Keys that are not used are remarked on once, at its end."""
    passed_over: set[str] = set()
    for place, value in _lines(content) if _is_lines(content) else _whole(content):
        yield place, _fields(value)
        if isinstance(value, dict):
            passed_over |= others(value)
    if passed_over:
        content.notice(unused(passed_over))


def _is_lines(content: Content) -> bool:
    """One value a line? The first line tells; the suffix only where that line is broken or longer than the sample."""
    first = content.head.lstrip().split(b"\n", 1)[0].strip()
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return content.format != "json" and first not in (b"[", b"{")
    return True


def _lines(content: Content) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(lines(content), start=1):
        if line.strip():
            yield from _objects(_parse(line), f"line {number}")


def _whole(content: Content) -> Iterator[tuple[str, object]]:
    text, remark = decode(content.stream.read())
    if remark:
        content.notice(remark)
    yield from _objects(_parse(text), "")


def _objects(value: object, place: str) -> Iterator[tuple[str, object]]:
    """The articles of one JSON value; those of an array are numbered."""
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield place, value
        return
    for number, item in enumerate(value, start=1):
        yield f"{place}, article {number}".removeprefix(", "), item


def _parse(text: str) -> object:
    """The value, or a Refused in its place."""
    try:
        return json.loads(text)
    except RecursionError:
        return Refused("is not JSON of articles: too deeply nested")
    except ValueError as error:
        return Refused(f"is not JSON ({str(error)[:100]})")


def _fields(value: object) -> Fields | Refused:
    if isinstance(value, Refused):
        return value
    if not isinstance(value, dict):
        return Refused(f"is {kind(value)}, not an object with a text")
    try:
        return fields(value)
    except Refused as refused:
        return refused

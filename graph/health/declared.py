"""One record against its declaration in graph/schema.py."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from graph.keys import relationship_id
from graph.periods import Period
from graph.schema import RELATIONSHIPS, Article, Edge, Mention, Node, Record, Relationship, Statement, Subject

SHAPES = {(start, kind.type, end): kind for kind in RELATIONSHIPS for start, end in kind.ends}
"""The relationship that may join a node of one label, by a type, with a node of another."""
TYPES = frozenset(kind.type for kind in RELATIONSHIPS)
_SHARES = frozenset(("confidence",))
_COUNTS = frozenset(("count", "sources", "statements", "denials"))
_SHOWN = 40
_IN_A_STORE = frozenset([(Article, "recorded_at")])
"""What an extractor does not know, and every record of a store has."""


class Fault(NamedTuple):
    """A rule that the record breaks, the property that is at fault (empty: the record as such), and how, in words."""

    rule: str
    property: str
    how: str


def faults_of_node(kind: type[Node], properties: Mapping[str, Any]) -> list[Fault]:
    """Everything that is wrong with a node of this label."""
    found = list(_properties(kind, properties))
    if kind is Statement and not any(fault.rule == "wrong-values" for fault in found):
        since, until = (Period.of(properties.get(key), properties.get(f"{key}Precision")) for key in ("since", "until"))
        if since and until and until.end <= since.start:
            found.append(Fault("inverted-statements", "since", f"begins {since} and ends {until}"))
    return found


def faults_of_relationship(kind: type[Relationship], start: str, end: str, properties: Mapping[str, Any]) -> list[Fault]:
    """Everything that is wrong with a relationship of this kind between these ids."""
    found = list(_properties(kind, properties))
    mention = properties.get("mention")
    if kind is Mention and isinstance(mention, str) and mention.rpartition("@")[2] != start.partition(":")[2]:
        found.append(Fault("mentions-of-another-article", "mention", f"is of another article: {mention}"))
    right = expected_id(kind, start, end, properties)
    if right and properties.get("id") not in (None, right):
        found.append(Fault("wrong-ids", "id", f"is {_shown(properties['id'])} and should be {right}"))
    return found


def expected_id(kind: type[Relationship], start: str, end: str, properties: Mapping[str, Any]) -> str | None:
    """The id that follows from what a relationship joins; None for an edge, whose id follows from its statements."""
    if issubclass(kind, Edge):
        return None
    joined = properties.get("mention") if kind in (Subject, Mention) else end
    return relationship_id(kind.type, start, joined) if isinstance(joined, str) else None


def _properties(kind: type[Record], properties: Mapping[str, Any]) -> Iterator[Fault]:
    known = required(kind)
    for key in sorted(properties.keys() - known.keys()):
        yield Fault("unknown-properties", key, "is not declared")
    for key, needed in known.items():
        value = properties.get(key)
        if needed and (value is None or (key == "name" and not str(value).strip())):
            yield Fault("missing-properties", key, "is missing")
    yield from _values(kind, {key: value for key, value in properties.items() if key in known})


def _values(kind: type[Record], given: dict[str, Any]) -> Iterator[Fault]:
    ends = {"start_": "", "end_": ""} if issubclass(kind, Relationship) else {}
    wrong: dict[str, str] = {}
    try:
        kind.model_validate({**given, **ends}, strict=True)
    except ValidationError as error:
        wrong = {str(e["loc"][0]): e["msg"] for e in error.errors() if e["type"] != "missing"}
    for key, value in given.items():
        how = wrong.get(key) or _out_of_range(key, value)
        if how:
            yield Fault("wrong-values", key, f"is {_shown(value)}: {how[0].lower()}{how[1:]}")


def _out_of_range(key: str, value: Any) -> str | None:
    if key in _SHARES and not 0 <= value <= 1:
        return "should be between 0 and 1"
    if key in _COUNTS and value < 0:
        return "should not be below 0"
    return "has no time zone" if isinstance(value, dt.datetime) and value.tzinfo is None else None


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


@cache
def required(kind: type[Record]) -> dict[str, bool]:
    """The properties of a record as the graph calls them, each with whether it must be there."""
    return {
        field.alias or name: type(None) not in get_args(field.annotation) or (kind, name) in _IN_A_STORE
        for name, field in kind.model_fields.items()
        if not field.exclude
    }

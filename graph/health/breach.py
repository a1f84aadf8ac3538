"""What a rule is, and what breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.stores.base import Row, Run, Store

EDGES = "allegiance rebuild --edges"
TEXTS = "allegiance rebuild   (of articles kept without their text: allegiance ingest ARTICLES --force)"
ARTICLES = "allegiance ingest ARTICLES --force"
"""The commands that mend: what follows from statements and mentions, what comes from texts, what comes from the sources."""

PAGE = 2_000
"""Records that are looked at together."""

RULES = {
    "missing-properties": "What a record must have, it has, and its name is not blank",
    "wrong-values": "Every value is of the declared type and range, or one of those that are listed",
    "unknown-properties": "No record has a property that is not declared",
    "wrong-ends": "Relationships join what they may join",
    "unknown-relationships": "Nodes of the graph are joined by declared relationships only",
    "extra-labels": "A node has one label",
    "wrong-ids": "The id of a relationship is made from what it joins",
    "mentions-of-another-article": "The mention of a man is of the article that makes it",
    "inverted-statements": "What a statement says began before it ended",
    "edges-that-do-not-follow": "The edges of a person are what the statements add up to",
    "persons-that-do-not-follow": "Persons are what the mentions resolve to",
    "names-that-do-not-follow": "Persons, and bodies that no pack knows, are called as the articles call them",
    "keys-that-do-not-follow": "A person is found by the keys of his mentions",
    "doubts-that-do-not-follow": "MAY_BE joins those who may be one man, and no others",
    "articles-that-wrongly-count": "Of several texts at one address the newest counts, and none that is withdrawn",
    "judgements-that-contradict": "No decision that stands contradicts another",
    "judgements-of-nothing": "A decision that stands speaks of what is in the graph",
    "circles-in-the-hierarchy": "What a body belongs to never leads back to it",
    "bodies-of-two-states": "A body is of the state of the bodies that it is part of",
}
"""The rules that are checked here, each with what holds."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where a rule does not hold. `what`: the record and its fault, in words; `mend`: the command that mends it."""

    rule: str
    what: str
    mend: str


@dataclass(frozen=True)
class Rule:
    """A rule with its breaches: none when the graph keeps it, None when that cannot be worked out (`why`)."""

    name: str
    breaches: list[Breach] | None
    why: str = ""


def reader(store: Store) -> Run:
    """The store as the `run` of a transaction that only reads."""

    def run(cypher: str, **parameters: object) -> list[Row]:
        return store.read(cypher, parameters).dicts()

    return run


def pages(ids: list[str]) -> Iterator[list[str]]:
    """The ids, PAGE at a time."""
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]


def ids_of(run: Run, label: str) -> list[str]:
    """The ids of all nodes of a label, in order; what is no text is left out."""
    return sorted(row["id"] for row in run(f"MATCH (n:{label}) RETURN n.id AS id") if isinstance(row["id"], str))

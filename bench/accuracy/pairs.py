"""Which event of a reading is which of the annotation: the pairs that tests/gold/score.py makes and does not give away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.accuracy.people import forms
from tests.gold.score import same_body, same_person

Line = dict[str, Any]


@dataclass
class Pairs:
    """Statements that are right with the annotated event each, statements that are wrong, and events that were missed."""

    right: list[tuple[Line, Line]] = field(default_factory=list)
    wrong: list[Line] = field(default_factory=list)
    missed: list[Line] = field(default_factory=list)


def told(statement: Line) -> bool:
    """Whether a statement is an event, as score.py understands it."""
    return statement["kind"] == "DEFECTED_TO" and statement["modality"] in ("asserted", "reported")


def name_of(statement: Line, role: str) -> str | None:
    """The name of what a statement has in a role: `object`, `origin`."""
    return str(statement[role]["name"]) if statement[role] else None


def pair_events(gold: Line, statements: Sequence[Line]) -> Pairs:
    """Pair in the order of the statements; of several events of a person the one with the same new side comes first."""
    names = {p["name"]: forms(p) for p in gold["persons"]}
    pairs = Pairs(missed=[d for d in gold["defections"] if d["modality"] != "denied"])
    for s in filter(told, statements):
        hits = [d for d in pairs.missed if same_person(s["subject"]["name"], names.get(d["person"], [d["person"]]))]
        if hits:
            hit = max(hits, key=lambda d: same_body(name_of(s, "object"), d["to"], d.get("accept", {}).get("to", [])))
            pairs.missed = [d for d in pairs.missed if d is not hit]
            pairs.right.append((s, hit))
        else:
            pairs.wrong.append(s)
    return pairs

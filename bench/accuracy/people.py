"""Which of the persons that the annotation names the extractor names too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.accuracy.counts import Found
from graph.statement import Mention
from tests.gold.score import plain, same_person

Pair = tuple[dict[str, Any], Mention]


def forms(person: dict[str, Any]) -> list[str]:
    """All names of an annotated person."""
    return [person["name"], *person.get("aliases", [])]


def pair_persons(persons: Sequence[dict[str, Any]], mentions: Sequence[Mention]) -> list[Pair]:
    """Annotated persons with the person of the reading who is meant, each of both at most once; the same name comes first."""
    pairs: list[Pair] = []
    for alike in (_same_name, _same_person):
        for mention in mentions:
            if any(mention is taken for _, taken in pairs):
                continue
            person = next((p for p in persons if alike(mention, p) and not any(p is taken for taken, _ in pairs)), None)
            if person is not None:
                pairs.append((person, mention))
    return pairs


def persons_of(mentions: Sequence[Mention]) -> list[Mention]:
    """The distinct persons among the mentions of a reading."""
    return [mention for mention in mentions if mention.entity.label == "Person"]


def found_persons(persons: Sequence[dict[str, Any]], mentions: Sequence[Mention]) -> Found:
    """How many of the annotated persons are among the mentions of a reading, and how many of those are nobody annotated."""
    named = persons_of(mentions)
    pairs = len(pair_persons(persons, named))
    return Found(pairs, len(named) - pairs, len(persons) - pairs)


def _same_name(mention: Mention, person: dict[str, Any]) -> bool:
    return bool(plain(mention.entity.name) == plain(person["name"]))


def _same_person(mention: Mention, person: dict[str, Any]) -> bool:
    return bool(same_person(mention.entity.name, forms(person)))

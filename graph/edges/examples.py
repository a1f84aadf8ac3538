"""Worked examples of the confidence of an edge: rows of docs/confidence.md, each of them a test."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from graph.edges.account import UNKNOWN, Account
from graph.schema import Status


@dataclass(frozen=True)
class Example:
    """What articles say of one defection, how the figure comes about, and what it is."""

    what: str
    said: tuple[Account, ...]
    working: str
    confidence: float
    status: Status


def _said(publisher: str, day: int, confidence: float = 0.9, modality: str = "asserted", **more: Any) -> Account:
    """What an article of July 2012 says; each publisher has one article a day."""
    said = {"kind": "DEFECTED_TO", "modality": modality, "confidence": confidence, "subject": "person:x", "side": "opposition"}
    where = {"object": "faction:y", "publisher": publisher, "published": dt.date(2012, 7, day), "article": f"{publisher} {day}"}
    return Account(**{**said, **where, "id": f"statement:{publisher}-{day}", **more})


_DENIED: dict[str, Any] = {"modality": "denied"}
_COPY: dict[str, Any] = {"credits": ("AFP",)}

EXAMPLES = (
    Example("one article asserts it", (_said("A", 5),), "0.9", 0.9, "single source"),
    Example("one passes it on as hearsay", (_said("A", 5, modality="reported"),), "0.9 × 0.6", 0.54, "single source"),
    Example("the reading is doubtful", (_said("A", 5, 0.5),), "0.5", 0.5, "single source"),
    Example("two articles of one outlet", (_said("A", 5), _said("A", 6, 0.7)), "0.9, the better", 0.9, "single source"),
    Example(
        "hearsay in one outlet, asserted there later", (_said("A", 5, modality="reported"), _said("A", 9)),
        "0.9, the better", 0.9, "single source",
    ),
    Example("two outlets", (_said("A", 5), _said("B", 6)), "1 − 0.1 × 0.1", 0.99, "confirmed"),
    Example("two outlets, one less sure", (_said("A", 5, 0.7), _said("B", 6, 0.5)), "1 − 0.3 × 0.5", 0.85, "confirmed"),
    Example(
        "two outlets, both by hearsay", (_said("A", 5, modality="reported"), _said("B", 6, modality="reported")),
        "1 − 0.46 × 0.46", 0.788, "confirmed",
    ),
    Example(
        "three outlets", (_said("A", 5), _said("B", 6), _said("C", 7)), "1 − 0.1 × 0.1 × 0.1, at most 0.99", 0.99, "confirmed",
    ),
    Example(
        "two outlets that credit one agency", (_said("A", 5, **_COPY), _said("B", 5, **_COPY)), "0.9, one source", 0.9,
        "single source",
    ),
    Example(
        "an agency, and an outlet that credits it", (_said("AFP", 5), _said("B", 5, **_COPY)), "0.9, one source", 0.9,
        "single source",
    ),
    Example("two articles of unknown outlets", (_said(UNKNOWN, 5), _said(UNKNOWN, 6)), "0.9, one source", 0.9, "single source"),
    Example("asserted, then denied", (_said("A", 5), _said("B", 6, **_DENIED)), "0.9 × 0.5", 0.45, "disputed"),
    Example(
        "asserted by two, denied by one", (_said("A", 5), _said("B", 5), _said("C", 6, **_DENIED)), "0.99 × 0.5", 0.495,
        "disputed",
    ),
    Example(
        "asserted by one, denied by two", (_said("A", 5), _said("B", 6, **_DENIED), _said("C", 7, **_DENIED)), "0.9 × 0.5 × 0.5",
        0.225, "disputed",
    ),
    Example(
        "denied, then confirmed by the same outlet", (_said("A", 5), _said("B", 6, **_DENIED), _said("A", 9)), "0.9 × 0.5", 0.45,
        "disputed",
    ),
    Example(
        "denied, then confirmed by another outlet", (_said("A", 5), _said("B", 6, **_DENIED), _said("C", 9)), "0.99 × 0.9", 0.891,
        "confirmed",
    ),
    Example(
        "denied, confirmed, and denied again",
        (_said("A", 5), _said("B", 6, **_DENIED), _said("C", 9), _said("B", 12, **_DENIED)), "0.99 × 0.5", 0.495, "disputed",
    ),
)  # fmt: skip

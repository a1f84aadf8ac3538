"""How sure an edge is: one formula, here and nowhere else. docs/confidence.md is made from this file and from examples.py.

weight of a source = confidence of its best statement, as the extractor gives it; REPORTED of that where it is hearsay
sure               = 1 - product of (1 - weight) over the independent sources, at most CERTAIN
confidence         = sure * OPEN   ** independent sources that deny it, while the denial stands
                     sure * SETTLED ** independent sources that denied it, once a later confirmation has settled it
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.edges.account import Account

REPORTED = 0.6
"""What is left of a statement that the article only passes on, or hedges."""

OPEN = 0.5
"""What each source that denies leaves of an edge."""

SETTLED = 0.9
"""What each leaves of it once somebody else has confirmed it since."""

CERTAIN = 0.99
"""However many say so: newspapers are wrong together, too."""

DIGITS = 3
"""Digits that are kept: more would look like a measurement."""


def weight(account: Account) -> float:
    """What one statement weighs, 0 to 1."""
    return account.confidence * (REPORTED if account.modality == "reported" else 1)


def confidence(weights: Iterable[float], denying: int = 0, *, settled: bool = False) -> float:
    """0 to 1, by the formula above.

    Args:
        weights: of the independent sources, 0 to 1 each.
        denying: number of independent sources that deny it.
        settled: whether a later confirmation has settled what they deny.
    """
    sure = min(CERTAIN, 1 - prod(1 - each for each in weights))
    return round(sure * (SETTLED if settled else OPEN) ** denying, DIGITS)

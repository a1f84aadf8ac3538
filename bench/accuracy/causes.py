"""The errors of a set with their causes, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bench.accuracy.errors import CAUSES, Error
from bench.accuracy.event_errors import EventErrors
from bench.accuracy.other_errors import OtherErrors
from bench.accuracy.scoring import Scored
from bench.accuracy.sets import GoldSet
from bench.accuracy.sight import Sight
from graph.stores.base import Table


def errors_of(gold_set: GoldSet, scored: Sequence[Scored], sight: Sight) -> Iterator[Error]:
    """All errors of a set, article by article.

    Raises:
        SetError: its errors must not be looked at.
    """
    gold_set.learned_from()
    for article in scored:
        yield from EventErrors(article, sight)
        yield from OtherErrors(article)


def table(errors: Mapping[str, Sequence[Error]]) -> Table:
    """How many errors there are of each cause, a column a set and one for all."""
    counts = {name: Counter((e.part, e.cause) for e in of_set) for name, of_set in errors.items()}
    rows: list[list[str | int]] = []
    for part, causes in CAUSES.items():
        for cause in causes:
            numbers = [count[part, cause] for count in counts.values()]
            rows.append([part, cause, sum(numbers), *numbers])
    return Table(["what", "cause", "all", *counts], rows)

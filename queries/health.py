"""What the database cannot hold: the rules of the health questions, checked one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.stores.base import Row, Store
from queries.question import Question
from queries.questions import questions, run


@dataclass(frozen=True)
class Finding:
    """One rule, and the rows that break it: none when the graph keeps it."""

    rule: Question
    breaches: list[Row]


def check(store: Store) -> Iterator[Finding]:
    """A finding for every rule, in the order of their names: the questions that say what mends a breach.

    Raises:
        StoreError: the store failed.
    """
    for question in questions().values():
        if question.mend:
            yield Finding(question, run(store, question).dicts())

"""All rules of a store, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from graph.health import articles, bodies, edges, judgements, persons, records
from graph.health.breach import Breach, Rule, reader
from graph.stores.base import Run, Store

Check = Callable[[Run], Iterator[Breach]]

_AS_SUCH = (
    "missing-properties", "wrong-values", "unknown-properties", "wrong-ends", "unknown-relationships", "extra-labels",
    "wrong-ids", "mentions-of-another-article", "inverted-statements",
)  # fmt: skip
CHECKS: tuple[tuple[Check, tuple[str, ...]], ...] = (
    (records.breaches, _AS_SUCH),
    (edges.breaches, (edges.RULE,)),
    (persons.breaches, (persons.WHO, persons.KEYS, persons.DOUBTS)),
    (bodies.names, ("names-that-do-not-follow",)),
    (articles.breaches, ("articles-that-wrongly-count",)),
    (judgements.contradictions, ("judgements-that-contradict",)),
    (judgements.unknown, ("judgements-of-nothing",)),
    (bodies.circles, ("circles-in-the-hierarchy",)),
    (bodies.two_states, ("bodies-of-two-states",)),
)
"""What checks which rules, in one pass each."""

NOT_WORKED_OUT = "cannot be worked out before what is not as declared is mended"


def check(store: Store) -> Iterator[Rule]:
    """Every rule of RULES with its breaches, in that order but for what is found in one pass.

    Raises:
        StoreError: the store failed.
    """
    run = reader(store)
    sound = True
    for of, names in CHECKS:
        rules = _checked(of, names, run, sound)
        if of is records.breaches:
            sound = not any(rule.breaches for rule in rules)
        yield from rules


def _checked(of: Check, names: tuple[str, ...], run: Run, sound: bool) -> list[Rule]:
    found: dict[str, list[Breach]] = defaultdict(list)
    try:
        for breach in of(run):
            found[breach.rule].append(breach)
    except (ValueError, TypeError, AttributeError, LookupError):
        if sound:  # what follows is worked out from records, which have to be as declared
            raise
        return [Rule(name, None, NOT_WORKED_OUT) for name in names]
    return [Rule(name, found[name]) for name in names]

"""The formula of docs/confidence.md: every row of its table, and what holds for all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.edges import consolidate
from graph.edges.confidence import CERTAIN, confidence
from graph.edges.examples import EXAMPLES, Example

WEIGHTS = st.lists(st.floats(0.01, 1), min_size=1, max_size=6)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.what)
def test_a_row_of_the_table(example: Example) -> None:
    (edge,) = consolidate(example.said)
    assert (edge.confidence, edge.status) == (example.confidence, example.status)


@settings(deadline=None)
@given(WEIGHTS, st.floats(0.01, 1), st.integers(0, 3))
def test_another_source_never_makes_it_less_sure(weights: list[float], another: float, denying: int) -> None:
    assert confidence(weights, denying) <= confidence([*weights, another], denying)


@settings(deadline=None)
@given(WEIGHTS, st.integers(0, 3))
def test_a_denial_costs_and_a_settled_one_costs_less(weights: list[float], denying: int) -> None:
    assert confidence(weights, denying + 1) <= confidence(weights, denying + 1, settled=True) <= confidence(weights) <= CERTAIN
    assert confidence(weights, denying + 1) <= confidence(weights, denying)

"""How the newest Neo4j would answer each question of the library: no product of unrelated patterns, no scan that is not meant.

The plans are made for a made-up graph of some hundred persons: for fewer, planners hardly care.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from neo4j import GraphDatabase

from bench import lives, people
from deploy.endpoint import Endpoint
from graph.load import upsert
from queries.question import Question
from queries.questions import PICTURE, questions
from tests.conftest import Opener

PERSONS = 400
LARGE = ("Person", "Statement", "Article")
"""Of these there are many; there are some hundred bodies and some sects."""

MEANT = {
    "defections/went-together": "CartesianProduct: one edge by one edge, both found by the ids of their persons, for each pair",
    "evidence/publishers": "CartesianProduct: one row of what outlets published by one of what they support",
    "shifts/rates-by-agency": "CartesianProduct: one row of all who are recorded by one of all who left",
    "shifts/in-group": "Person: the rate is of all persons; the sect that must be given only divides them",
}
"""What a plan may have nevertheless, and why."""


def operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and details of each operator."""
    yield plan["operatorType"].partition("@")[0], str(plan["args"].get("Details", ""))
    for child in plan.get("children", ()):
        yield from operators(child)


def faults(question: Question, plan: Mapping[str, Any]) -> Iterator[str]:
    """What should not be in the plan of this question."""
    must_be_given = any(parameter.required for parameter in question.parameters)
    for name, details in operators(plan):
        if name in ("CartesianProduct", "AllNodesScan"):
            yield name
        if must_be_given and "NodeByLabelScan" in name:
            yield from (label for label in LARGE if label in details)


def meant(question: str, fault: str) -> bool:
    """Whether MEANT has it of this question, or of the one whose picture this is."""
    return MEANT.get(question.removesuffix(PICTURE), "").startswith(f"{fault}:")


def test_no_question_scans_or_multiplies_by_accident(open_empty: Opener, servers: Mapping[str, Endpoint]) -> None:
    name, server = list(servers.items())[-1]
    store = open_empty(name)
    store.prepare()
    for batch in (people.bodies(), *lives.population(0, PERSONS)):
        store.write(partial(upsert, batch=batch))
    asked = [each for question in questions().values() for each in (question, question.picture) if each]
    found = set()
    with GraphDatabase.driver(server.uri, auth=(server.username, server.password), notifications_min_severity="OFF") as driver:
        for question in asked:
            plan = driver.execute_query(f"EXPLAIN {question.cypher}", question.bind(question.example)).summary.plan
            assert plan is not None
            found |= {(question.name, fault) for fault in faults(question, plan)}
    assert {(question, fault) for question, fault in found if not meant(question, fault)} == set()
    assert {question.removesuffix(PICTURE) for question, _ in found} == set(MEANT)

"""Constraints and indexes in Neo4j's Cypher, derived from the declarations of graph/schema.py."""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import NODES, RELATIONSHIPS, indexed

FULLTEXT = "names"
"""The full-text index over the captions of all nodes and the aliases of persons."""


def statements() -> Iterator[str]:
    """Every constraint and index, each harmless to run again (Neo4j 5.26 and later, community edition)."""
    for node in NODES:
        yield f"CREATE CONSTRAINT {node.label.lower()}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"
        yield f"CREATE INDEX {node.label.lower()}_name IF NOT EXISTS FOR (n:{node.label}) ON (n.name)"
        for name in indexed(node, "range"):
            yield f"CREATE INDEX {node.label.lower()}_{name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{name})"
    for kind in sorted({relationship.type for relationship in RELATIONSHIPS}):
        yield relationship_key(kind)
    for relationship in RELATIONSHIPS:
        for name in indexed(relationship, "range"):
            kind = relationship.type
            yield f"CREATE INDEX {kind.lower()}_{name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.{name})"
    labels = "|".join(node.label for node in NODES)
    properties = ", ".join(f"n.{name}" for name in sorted({name for node in NODES for name in indexed(node, "text")}))
    yield f"CREATE FULLTEXT INDEX {FULLTEXT} IF NOT EXISTS FOR (n:{labels}) ON EACH [{properties}]"


def name_of(statement: str) -> str:
    """The name that a statement gives its constraint or index.

    >>> name_of("CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Person) ON EACH [n.name]")
    'names'
    """
    return statement.partition(" IF NOT EXISTS")[0].rpartition(" ")[2]


def relationship_key(kind: str) -> str:
    """The constraint that no two relationships of a type share an id."""
    return f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR ()-[r:{kind}]-() REQUIRE r.id IS UNIQUE"

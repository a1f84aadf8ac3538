"""The Neo4j store: 5.26 LTS or later, community edition will do, no APOC."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import neo4j
from neo4j import exceptions, graph, time

from graph.stores import ddl
from graph.stores.base import QueryError, Row, Run, Store, StoreError, T, Table, Unreachable

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # the driver tells of each retry; what they end in is raised

_SERVING = "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE'"
"""A constraint has an index of its name. To ask costs one round, to declare what stands already some sixty."""
_MADE_BY_ANOTHER = frozenset(
    f"Neo.ClientError.Schema.{what}"
    for what in ("EquivalentSchemaRuleAlreadyExists", "ConstraintAlreadyExists", "IndexAlreadyExists")
)


class Neo4jStore(Store):
    """A graph on a server. User, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE."""

    def __init__(self, uri: str) -> None:
        """Connect.

        Raises:
            Unreachable: no answer, wrong user or password, or no such database.
        """
        self.uri = uri
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD")
        self._database = os.environ.get("NEO4J_DATABASE")
        try:
            self._driver = neo4j.GraphDatabase.driver(
                uri, auth=(user, password) if password else None, connection_timeout=10,
                max_transaction_retry_time=10, notifications_min_severity="OFF",
            )  # fmt: skip
        except (exceptions.ConfigurationError, ValueError) as error:
            raise Unreachable(f"{uri} is no address of a Neo4j server: {error}") from error
        try:
            self._driver.verify_connectivity()
            self._driver.execute_query("RETURN 1", database_=self._database)
        except exceptions.AuthError as error:
            self._driver.close()
            raise Unreachable(f"{uri} refuses user {user!r}; set NEO4J_USERNAME and NEO4J_PASSWORD") from error
        except exceptions.ClientError as error:
            self._driver.close()
            raise Unreachable(f"{uri} refuses: {error.message}; see NEO4J_DATABASE, NEO4J_USERNAME, NEO4J_PASSWORD") from error
        except (exceptions.DriverError, exceptions.Neo4jError) as error:
            self._driver.close()
            raise Unreachable(f"no Neo4j answers at {uri} ({error}); start it, or name another with --store") from error

    def prepare(self) -> None:
        """Create the constraints and indexes of graph/stores/ddl.py and wait until they serve."""
        standing = self._guarded(lambda: self._driver.execute_query(_SERVING, database_=self._database)).records
        missing = [statement for statement in ddl.statements() if ddl.name_of(statement) not in {row["name"] for row in standing}]
        for statement in [*missing, "CALL db.awaitIndexes(300)"] if missing else ():
            self._guarded(partial(self._declare, statement))

    def _declare(self, statement: str) -> None:
        """One at a time; `IF NOT EXISTS` does not see what another client is about to make, and the server refuses it then."""
        try:
            self._driver.execute_query(statement, database_=self._database)
        except exceptions.ClientError as error:
            if error.code not in _MADE_BY_ANOTHER:
                raise

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """See Store.read."""

        def work(transaction: neo4j.ManagedTransaction) -> Table:
            result = _run(transaction, cypher, parameters or {})
            return Table(list(result.keys()), [[plain(value) for value in record.values()] for record in result])

        with self._driver.session(database=self._database) as session:
            return self._guarded(lambda: session.execute_read(work))

    def write(self, work: Callable[[Run], T]) -> T:
        """See Store.write."""

        def managed(transaction: neo4j.ManagedTransaction) -> T:
            def run(cypher: str, **parameters: Any) -> list[Row]:
                result = _run(transaction, cypher, parameters)
                return [dict(zip(record.keys(), map(plain, record.values()), strict=True)) for record in result]

            return work(run)

        with self._driver.session(database=self._database) as session:
            return self._guarded(lambda: session.execute_write(managed))

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
            raise Unreachable(f"the Neo4j at {self.uri} is gone ({error})") from error
        except exceptions.AuthError as error:
            raise Unreachable(f"{self.uri} refuses: {error.message}; see NEO4J_USERNAME, NEO4J_PASSWORD") from error
        except exceptions.ClientError as error:
            raise QueryError(_advice(error)) from error
        except exceptions.Neo4jError as error:
            raise StoreError(error.message or str(error)) from error


def _run(transaction: neo4j.ManagedTransaction, cypher: str, parameters: Mapping[str, Any]) -> neo4j.Result:
    try:
        return transaction.run(cypher, dict(parameters))
    except (ValueError, TypeError, OverflowError) as error:  # the driver's word for a parameter that it cannot send
        raise QueryError(str(error)) from error


def _advice(error: exceptions.ClientError) -> str:
    if error.code == "Neo.ClientError.Statement.AccessMode":
        return "this would change the graph; only reading is allowed here"
    return error.message or str(error)


def plain(value: Any) -> Any:
    """The driver's value as the plain Python of Table."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, time.Date | time.DateTime | time.Time | time.Duration):
        return str(value) if isinstance(value, time.Duration) else value.to_native()
    return _plain_graph(value)


def _plain_graph(value: Any) -> Any:
    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), "properties": _properties(value)}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, "properties": _properties(value)}
    if isinstance(value, graph.Path):
        return {
            "nodes": [_plain_graph(node) for node in value.nodes],
            "relationships": [_plain_graph(relationship) for relationship in value.relationships],
        }
    return value


def _properties(entity: graph.Entity) -> dict[str, Any]:
    return {key: plain(entity[key]) for key in sorted(entity)}

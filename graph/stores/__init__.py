"""The stores. `open_store` chooses by the form of the URI."""

from __future__ import annotations

import re

from graph.stores.base import BadAddress, QueryError, Row, Run, Store, StoreError, Table, Unreachable

__all__ = ["BadAddress", "QueryError", "Row", "Run", "Store", "StoreError", "Table", "Unreachable", "is_server", "open_store"]

SERVER_SCHEMES = ("neo4j", "bolt")


def is_server(uri: str) -> bool:
    """Whether this names a server (`neo4j://`, `bolt+s://`), not a file."""
    scheme, slashes, _ = uri.partition("://")
    return bool(slashes) and scheme.partition("+")[0] in SERVER_SCHEMES


def open_store(uri: str, *, writing: bool = False) -> Store:
    """The store behind a URI: `neo4j://` and `bolt://` (with `+s`, `+ssc`) a server, anything else a file.

    A file opened for writing is made when it is not there; opened for reading it must exist.

    Raises:
        StoreError: when the file is missing, locked by another writer or broken.
        Unreachable: when the server does not answer or refuses user and password.
    """
    if is_server(uri):
        from graph.stores.neo4j import Neo4jStore

        return Neo4jStore(uri)
    if re.match(r"[a-z][a-z0-9+]+:/", uri):
        raise BadAddress(f"{uri} is no store; name a file, or a server by neo4j:// or bolt:// and its address")
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(uri, writing=writing)

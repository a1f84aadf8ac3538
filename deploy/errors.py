"""Why a server cannot be had."""

from __future__ import annotations


class ServerError(RuntimeError):
    """A server cannot be had; the text says why and what mends it."""


class Missing(ServerError):
    """Java, Maven or the jars are not to be had here: nothing is wrong with the server itself."""

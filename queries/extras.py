"""Libraries that only some commands need, and that a plain installation does not bring."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(Exception):
    """A library is not installed; the message names the extra that brings it."""


def needed(module: str, extra: str) -> Any:
    """The module, imported now.

    Raises:
        MissingExtra: it is not installed; `extra` of pyproject.toml brings it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = (error.name or module).partition(".")[0]
        raise MissingExtra(f"this needs {package}, which is not installed: pip install 'allegiance[{extra}]'") from error

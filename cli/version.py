"""The version of this installation."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """As in pyproject.toml, or `(not installed)` when the code runs out of its repository."""
    try:
        return installed("allegiance")
    except PackageNotFoundError:
        return "(not installed)"

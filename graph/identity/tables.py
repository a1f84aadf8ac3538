"""The tables of this folder, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.yaml."""
    import yaml  # here: only who resolves names needs it

    with (Path(__file__).parent / f"{name}.yaml").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = yaml.load(file, Loader=yaml.CSafeLoader)
    return loaded


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of words of a table, given as one text or as a list."""
    found = table(name)[key]
    return frozenset(found.split() if isinstance(found, str) else found)

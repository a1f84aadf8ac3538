"""What is different between two graphs, for people: persons and their edges."""

from __future__ import annotations

import json
from typing import Any

from graph.schema import EDGES

_TOLD = frozenset(("Person", *(kind.type for kind in EDGES)))
_SILENT = frozenset(("id", "type", "label", "from", "to", "evidence", "aliases", "mentions"))
"""Properties whose change is told by others, or would fill pages."""


def differences(before: list[str], after: list[str]) -> list[list[Any]]:
    """What is different between two dumps (graph/dump.py), a row each: change (+, - or ~), kind, name, what, detail.

    Persons and their edges; the statements that come and go stand behind these.
    """
    old, new = _by_id(before), _by_id(after)
    names = {ident: line.get("name") for graph in (old, new) for (kind, ident), line in graph.items() if kind in _NODES}
    rows = [_row("-", old[key], names, "") for key in old.keys() - new.keys()]
    rows += [_row("+", new[key], names, "") for key in new.keys() - old.keys()]
    for key in old.keys() & new.keys():
        detail = _changed(old[key], new[key])
        if detail:
            rows.append(_row("~", new[key], names, detail))
    return sorted((row for row in rows if row[1] in _TOLD), key=str)


def _by_id(lines: list[str]) -> dict[tuple[str, str], dict[str, Any]]:
    found = [json.loads(line) for line in lines]
    return {(line.get("label") or line["type"], str(line.get("id"))): line for line in found}  # a broken record may have no id


def _row(change: str, line: dict[str, Any], names: dict[str, Any], detail: str) -> list[Any]:
    if "label" in line:
        return [change, line["label"], line.get("name"), None, detail]
    return [change, line["type"], names.get(line["from"]), names.get(line["to"]), detail or _summary(line)]


_NODES = ("Person", "Sect", "Agency", "Faction")


def _summary(line: dict[str, Any]) -> str:
    return ", ".join(str(line[key]) for key in ("date", "role", "status") if line.get(key))


def _changed(old: dict[str, Any], new: dict[str, Any]) -> str:
    keys = sorted((old.keys() | new.keys()) - _SILENT)
    told = [f"{key}: {old.get(key, '-')} > {new.get(key, '-')}" for key in keys if old.get(key) != new.get(key)]
    if old.get("to") != new.get("to"):
        told.insert(0, "another target")
    return "; ".join(told)

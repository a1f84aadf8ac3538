"""The dossier itself, put together from the edges and ties of what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.stores.base import Row, Store, Table
from queries.dossier import bodies, persons
from queries.dossier.edges import COLUMNS
from queries.dossier.telling import Named

_FACTS = {
    "Person": ("rank", "rankOrder"), "Sect": ("kind",), "Agency": ("kind", "country"), "Faction": ("side",)
}  # fmt: skip
_HISTORY: dict[str, Callable[[Store, str, dt.date | None], list[Row]]] = {
    "Person": persons.history, "Sect": bodies.sect, "Agency": bodies.agency, "Faction": bodies.faction
}  # fmt: skip
_TIES: dict[str, Callable[[Store, str, dt.date | None], dict[str, list[Row]]]] = {
    "Person": persons.ties, "Sect": bodies.no_ties, "Agency": bodies.ties, "Faction": bodies.ties
}  # fmt: skip


@dataclass(frozen=True)
class Dossier:
    """All that is known of one person, sect, agency or faction.

    `facts` are properties of its node. `history` are rows of queries.dossier.edges, each with `tie`, what it is to the subject:
    his own; `recorded` in a body or sect, `left` it, `came` to a side. `ties`, each a list of rows: of a person servedWith,
    mayBe, notCounted, articles; of an agency or faction above, below.
    """

    label: str
    id: str
    name: str
    aliases: list[str]
    facts: Row
    history: list[Row]
    ties: dict[str, list[Row]]

    def table(self) -> Table:
        """The history as a table."""
        columns = ["tie", *COLUMNS]
        return Table(columns, [[row[name] for name in columns] for row in self.history])

    def whole(self) -> dict[str, Any]:
        """All of it as one JSON object."""
        history = self.table().dicts()
        head = {"label": self.label, "id": self.id, "name": self.name, "aliases": self.aliases}
        return {**head, **self.facts, "history": history, **self.ties}

    def persons(self, tie: str) -> int:
        """How many different persons have this tie."""
        return len({row["personId"] for row in self.history if row["tie"] == tie})


def dossier(store: Store, one: Named, day: dt.date | None = None) -> Dossier:
    """What is known; with `day` only what held then, or had happened by then."""
    facts = _FACTS[one.label]
    wanted = ", ".join(f"n.{name} AS {name}" for name in ("aliases", *facts))
    (row,) = store.read(f"MATCH (n:{one.label} {{id: $id}}) RETURN {wanted}", {"id": one.id}).dicts()
    return Dossier(
        one.label,
        one.id,
        one.name,
        row["aliases"] or [],
        {name: row[name] for name in facts},
        _HISTORY[one.label](store, one.id, day),
        _TIES[one.label](store, one.id, day),
    )

"""What a report is asked for, as users type it, turned into ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.periods import Period
from graph.stores.base import Store
from queries.names import Entity, resolve
from queries.who import person

_BELOW = """
MATCH (a:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE top.id IN $agencies
RETURN DISTINCT a.id AS id
ORDER BY id
"""


@dataclass(frozen=True)
class Scope:
    """Whom a report is about: ids, None where nothing was asked. `bodies` are the agencies with all below them."""

    persons: list[str] | None
    sects: list[str] | None
    agencies: list[str] | None
    bodies: list[str] | None
    since: str | None
    title: str

    @property
    def parameters(self) -> dict[str, Any]:
        """Those of the queries in queries/report/reading.py."""
        return {"persons": self.persons, "sects": self.sects, "bodies": self.bodies}


@dataclass(frozen=True)
class Asked:
    """Texts as users type them; all kinds must hold, of one kind any. Empty means no filter."""

    sects: Sequence[str] = ()
    agencies: Sequence[str] = ()
    persons: Sequence[str] = ()
    since: str | None = None

    def scope(self, store: Store) -> Scope:
        """The ids behind the texts.

        Raises:
            UnknownName: a name that is not known; the message suggests the nearest.
            SeveralPersons: a name that several persons have; the message lists them.
        """
        sects = [resolve(store, "Sect", text) for text in self.sects]
        agencies = [resolve(store, "Agency", text) for text in self.agencies]
        persons = [[person(store, text)] for text in self.persons]
        ids = _ids(agencies)
        bodies = [row[0] for row in store.read(_BELOW, {"agencies": ids}).rows] if ids else None
        titles = [_spoken(self.persons, persons), _spoken(self.sects, sects), _spoken(self.agencies, agencies)]
        if self.since:
            titles.append(f"since {Period.parse(self.since).spoken}")
        title = ", ".join(filter(None, titles))
        return Scope(_ids(persons), _ids(sects), ids, bodies, self.since, title)


def _ids(found: Sequence[Sequence[Entity]]) -> list[str] | None:
    return sorted({entity.id for entities in found for entity in entities}) or None


def _spoken(texts: Sequence[str], found: Sequence[Sequence[Entity]]) -> str:
    """The texts with "or"; one that is the name of just one entity in the form that the graph has."""
    return " or ".join(of[0].name if len(of) == 1 else text for text, of in zip(texts, found, strict=True))

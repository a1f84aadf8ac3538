"""Whom or what a user means by a name: a person, a sect, an agency or a faction."""

from __future__ import annotations

from collections.abc import Sequence

from graph.names import fold, person_key
from graph.stores.base import Row, Store
from queries.dossier.telling import Named, told_apart
from queries.names import UnknownName, called, names_of, nearest, part_of
from queries.who import by_id

_BODIES = (
    "MATCH (n:Agency|Faction|Sect) RETURN labels(n)[0] AS label, n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id"
)
_PERSONS = "MATCH (n:Person)%s RETURN 'Person' AS label, n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id"
_HOLDS = " WHERE toLower(n.name) CONTAINS $word OR any(x IN n.aliases WHERE toLower(x) CONTAINS $word)"


def named(store: Store, text: str) -> list[Named]:
    """All that a user may mean by a text: an id, also one that a person had before; a name or alias, in any case and spelling; or
    some words of a name. Of a person one word is never the whole name: all who have it are meant. Several are told apart, see
    told_apart.

    Raises:
        UnknownName: nothing is called so; the message suggests the nearest, whatever they are.
    """
    bodies = store.read(_BODIES).dicts()
    found = _by_id(store, bodies, text) or _by_name(store, bodies, text)
    if len(found) == 1:
        return found
    return told_apart(store, found)


def _by_id(store: Store, bodies: Sequence[Row], text: str) -> list[Named]:
    if ":" not in text:
        return []
    person = by_id(store, text)
    if person:
        return [Named("Person", person.id, person.name)]
    return [_named(row) for row in bodies if row["id"] == text]


def _by_name(store: Store, bodies: Sequence[Row], text: str) -> list[Named]:
    """Persons are first looked for by their surname, then by their longest word; only then are all of them read."""
    if same := called(store, text):
        return [_named(row) for row in (*(row for row in bodies if _whole(row, text)), *same)]
    words = sorted(text.lower().split(), key=len)
    likely = store.read(_PERSONS % _HOLDS, {"word": words[-1]}).dicts() if words else []
    for persons in (likely, None):
        rows = [*bodies, *(store.read(_PERSONS % "").dicts() if persons is None else persons)]
        for fits in (_whole, part_of):
            found = [row for row in rows if fits(row, text)]
            if found:
                return [_named(row) for row in found]
    raise UnknownName(_unknown(rows, text))


def _whole(row: Row, text: str) -> bool:
    if row["label"] != "Person":
        return bool(fold(text)) and any(fold(name) == fold(text) for name in names_of(row))
    if len(fold(text).split()) == 1:
        return part_of(row, text)
    return any(person_key(name) == person_key(text) for name in names_of(row))


def _named(row: Row) -> Named:
    return Named(row["label"], row["id"], row["name"])


def _unknown(rows: Sequence[Row], text: str) -> str:
    if not rows:
        return "the graph holds no names yet; read some articles: allegiance ingest ARTICLES"
    return f"nothing is called {text!r}{nearest(rows, text)}"

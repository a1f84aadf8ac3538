"""Whom or what a user means by a name: a person, a sect, an agency or a faction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.names import fold, person_key
from graph.stores.base import Row, Store
from queries.names import UnknownName, called, names_of, nearest, part_of
from queries.who import by_id

SHOWN = 20
"""So many of those that a name may mean are told apart."""

_BODIES = (
    "MATCH (n:Agency|Faction|Sect) RETURN labels(n)[0] AS label, n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id"
)
_PERSONS = "MATCH (n:Person)%s RETURN 'Person' AS label, n.id AS id, n.name AS name, n.aliases AS aliases ORDER BY id"
_HOLDS = " WHERE toLower(n.name) CONTAINS $word OR any(x IN n.aliases WHERE toLower(x) CONTAINS $word)"
_TELLING = """
MATCH (n:%s {id: $id})
OPTIONAL MATCH (n)-[r]->(o:Sect|Agency|Faction)
WITH n, o.name AS tied, min(type(r)) AS how ORDER BY how, tied
WITH n, collect(tied) AS tied
OPTIONAL MATCH (n)<-[m:MENTIONS]-(a:Article)
WHERE m.retiredAt IS NULL
RETURN n.rank AS rank, n.kind AS kind, n.side AS side, n.country AS country, tied, count(DISTINCT a.id) AS articles
"""


@dataclass(frozen=True)
class Named:
    """Something that has the name; `about` is what tells it from others of that name: rank, kind, sects, bodies,
    number of articles."""

    label: str
    id: str
    name: str
    about: tuple[str, ...] = ()


def named(store: Store, text: str) -> list[Named]:
    """All that a user may mean by a text: an id, also one that a person had before; a name or alias, in any case and spelling; or
    some words of a name. Of a person one word is never the whole name: all who have it are meant. Several are told apart, the
    first SHOWN of them.

    Raises:
        UnknownName: nothing is called so; the message suggests the nearest, whatever they are.
    """
    bodies = store.read(_BODIES).dicts()
    found = _by_id(store, bodies, text) or _by_name(store, bodies, text)
    if len(found) == 1:
        return found
    return [Named(one.label, one.id, one.name, _telling(store, one)) for one in found[:SHOWN]] + found[SHOWN:]


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


def _telling(store: Store, one: Named) -> tuple[str, ...]:
    (row,) = store.read(_TELLING % one.label, {"id": one.id}).dicts()
    articles = f"{row['articles']:,} article{'' if row['articles'] == 1 else 's'}"
    return tuple(filter(None, (row["rank"], row["kind"], row["side"], row["country"], *row["tied"][:3], articles)))


def _unknown(rows: Sequence[Row], text: str) -> str:
    if not rows:
        return "the graph holds no names yet; read some articles: allegiance ingest ARTICLES"
    return f"nothing is called {text!r}{nearest(rows, text)}"

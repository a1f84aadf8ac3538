"""Names as users type them: whatever case, accents or spelling, to the ids of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.identity.blocks import keys_of_surname
from graph.names import fold, person_key
from graph.stores.base import Row, Store

FAMILY = {"Agency": "kind", "Faction": "side"}
"""The property that names a whole family of bodies: `intelligence` is every intelligence agency, `opposition` every such side."""

ENTITIES = "MATCH (n:%s) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.%s AS family ORDER BY id"


ALIKE = 60
"""Likeness, of 100, from which a name is worth suggesting."""


class Entity(NamedTuple):
    """A person, sect, agency or faction of the graph."""

    id: str
    name: str


class UnknownName(Exception):
    """The graph holds nothing of this name; the message suggests the nearest."""


_BY_SURNAME = """
MATCH (k:NameKey)<-[:FOUND_BY]-(p:Person)
WHERE k.id IN $keys
RETURN DISTINCT 'Person' AS label, p.id AS id, p.name AS name, p.aliases AS aliases
ORDER BY id
"""


def resolve(store: Store, label: str, text: str) -> list[Entity]:
    """The entities with this label that a user means by a text.

    Those of the whole name or an alias; with them, where the text is a kind of agencies or a side of factions, all of that kind:
    some article calls a service only `intelligence`. Where there are none, those of which it is a part of a name or alias that
    begins and ends with words. Spellings of persons are compared by `graph.names.person_key`.

    Raises:
        UnknownName: no rule finds any; the nearest three names are in the message.
    """
    if label == "Person" and (same := called(store, text)):
        return [Entity(row["id"], row["name"]) for row in same]
    rows = store.read(ENTITIES % (label, FAMILY.get(label, "kind"))).dicts()
    for rule in (_whole_or_family, _part):
        found = [Entity(row["id"], row["name"]) for row in rows if rule(row, label, text)]
        if found:
            return found
    raise UnknownName(_unknown(rows, label, text))


def called(store: Store, text: str) -> list[Row]:
    """The persons whose whole name or alias a text is, in any spelling: label, id, name, aliases.

    Only those with its surname are read. None for a single word, under which nobody is kept: that takes reading all persons.
    """
    keys = [f"namekey:{key}" for key in keys_of_surname(text)]
    rows = store.read(_BY_SURNAME, {"keys": keys}).dicts() if keys else []
    return [row for row in rows if _whole(row, "Person", text)]


def must_be_known(store: Store, label: str, text: str) -> None:
    """Raise UnknownName, with the nearest, unless something of this label (or `A|B`) has this id, name or alias, in any case."""
    rows = store.read(ENTITIES % (label, "kind")).dicts()
    if not any(text.lower() in (row["id"], *map(str.lower, names_of(row))) for row in rows):
        raise UnknownName(_unknown(rows, label, text))


def ids(store: Store, label: str, texts: Iterable[str]) -> list[str] | None:
    """The ids behind all these texts, each once, sorted; None when there is no text (no filter).

    Raises:
        UnknownName: see resolve.
    """
    found = {entity.id for text in texts for entity in resolve(store, label, text)}
    return sorted(found) or None


def _whole_or_family(row: Row, label: str, text: str) -> bool:
    return _whole(row, label, text) or _family(row, label, text)


def _whole(row: Row, label: str, text: str) -> bool:
    if text == row["id"]:
        return True
    key = person_key if label == "Person" else fold
    return bool(key(text)) and any(key(text) == key(name) for name in names_of(row))


def _family(row: Row, label: str, text: str) -> bool:
    return label in FAMILY and row["family"] is not None and fold(row["family"]) == fold(text)


def _part(row: Row, _: str, text: str) -> bool:
    return part_of(row, text)


def part_of(row: Row, text: str) -> bool:
    """Whether the text is a part of a name or alias that begins and ends with words."""
    return bool(fold(text)) and any(f" {fold(text)} " in f" {fold(name)} " for name in names_of(row))


def names_of(row: Row) -> Iterator[str]:
    """Its name, and its other names."""
    yield row["name"]
    yield from row["aliases"] or []


def _unknown(rows: list[Row], label: str, text: str) -> str:
    if not rows:
        return f"the graph holds no {label.lower()} yet; read some articles: allegiance ingest ARTICLES"
    return f"no {label.lower().replace('|', ' or ')} is called {text!r}" + nearest(rows, text)


def nearest(rows: Iterable[Row], text: str) -> str:
    """The end of a message that nothing is called so: up to three of these whose name or alias is like the text, if any is."""
    from rapidfuzz import fuzz, process  # here: most names are known

    owner = {fold(name): row["name"] for row in rows for name in names_of(row)}
    near = process.extract(fold(text), list(owner), scorer=fuzz.WRatio, score_cutoff=ALIKE, limit=10)
    some = list(dict.fromkeys(owner[name] for name, _, _ in near))[:3]
    return f"; the nearest are {', '.join(some)}" if some else ""

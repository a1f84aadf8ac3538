"""Persons by what users call them, also by an id that they had before they were found to be one with another."""

from __future__ import annotations

from dataclasses import dataclass

from graph.stores.base import Row, Store
from queries.names import Entity, resolve

_BY_MENTION = """
MATCH (a:Article {id: $article})-[m:MENTIONS]->(p:Person)
WHERE m.mention = $id
RETURN p.id AS id, p.name AS name
"""
_BY_ID = "MATCH (p:Person {id: $id}) RETURN p.id AS id, p.name AS name"
_BY_NAME = "MATCH (p:Person) WHERE p.id STARTS WITH $id RETURN p.id AS id, p.name AS name"


class SeveralPersons(Exception):
    """A name is that of several persons; the message lists them."""


def person(store: Store, text: str) -> Entity:
    """The one person that a user means by a name or an id. The id that an article's mention had, or another person of which he is
    now a part, finds him.

    Raises:
        UnknownName: nobody is called so.
        SeveralPersons: several are; the message names them with their ids.
    """
    found = by_id(store, text)
    if found:
        return found
    several = resolve(store, "Person", text)
    if len(several) > 1:
        some = "; ".join(f"{entity.name} {entity.id}" for entity in several[:5])
        more = f" and {len(several) - 5} more" if len(several) > 5 else ""
        raise SeveralPersons(f"{len(several)} persons are called {text!r}: {some}{more}; give an id")
    return several[0]


def by_id(store: Store, text: str) -> Entity | None:
    """The person that has this id, or had it before he was found to be one with another; None when nobody has.

    What stands behind the @ may be left out where only one person has the rest.
    """
    if found := store.read(_BY_ID, {"id": text}).dicts() if text.startswith("person:") else []:
        return Entity(**found[0])
    if "@" not in text:
        rows = store.read(_BY_NAME, {"id": f"{text}@"}).dicts() if text.startswith("person:") else []
        return Entity(**rows[0]) if len(rows) == 1 else None
    rows = store.read(_BY_MENTION, {"article": f"article:{text.rpartition('@')[2]}", "id": text}).dicts()
    return Entity(**rows[0]) if rows else None


# --- what a person is made of ----------------------------------------------------------------------------------------

_MENTIONS = """
MATCH (p:Person {id: $id})<-[m:MENTIONS]-(a:Article)
RETURN m.mention AS id, m.names AS names, m.rank AS rank, m.roles AS roles, m.bodies AS bodies, a.name AS headline,
       a.publisher AS publisher, a.published AS published, a.id AS article, a.url AS url, m.retiredAt AS ended
ORDER BY published, id
"""
_SAID = """
MATCH (p:Person {id: $id})<-[r:SUBJECT]-(s:Statement)
WHERE s.retiredAt IS NULL
RETURN r.mention AS mention, s.quote AS quote, s.modality AS modality
ORDER BY mention, s.start, s.id
"""


@dataclass(frozen=True)
class Mention:
    """A man as one article has him, with the sentences that say something of him. `about` is a row: names, rank, article, ..."""

    about: Row
    quotes: list[str]

    @property
    def id(self) -> str:
        """The id of the mention."""
        return str(self.about["id"])


def mentions(store: Store, identifier: str) -> list[Mention]:
    """The mentions that are one person, in the order of their articles."""
    said: dict[str, list[str]] = {}
    for row in store.read(_SAID, {"id": identifier}).dicts():
        quotes = said.setdefault(row["mention"], [])
        if row["quote"] not in quotes:
            quotes.append(row["quote"])
    return [Mention(row, said.get(row["id"], [])) for row in store.read(_MENTIONS, {"id": identifier}).dicts()]


# --- who may be one --------------------------------------------------------------------------------------------------

_DOUBTS = """
MATCH (a:Person)-[r:MAY_BE]->(b:Person)
RETURN a.id AS left, a.name AS leftName, b.id AS right, b.name AS rightName, r.score AS score, r.reasons AS reasons,
       r.mentions AS mentions, r.id AS id
ORDER BY score DESC, left, right
"""


def doubts(store: Store) -> list[Row]:
    """The pairs of persons who may be one, the likest first: left, leftName, right, rightName, score, reasons, mentions, id."""
    return store.read(_DOUBTS).dicts()

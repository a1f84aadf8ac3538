"""What tells those apart that have one name, and which of them is most likely meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.stores.base import Store

SHOWN = 20
"""So many of those that a name may mean are told apart."""

_TELLING = """
MATCH (n:%s {id: $id})
OPTIONAL MATCH (n)-[r]->(o:Sect|Agency|Faction)
WITH n, o.name AS tied, min(type(r)) AS how ORDER BY how, tied
RETURN n.rank AS rank, n.kind AS kind, n.side AS side, n.country AS country, collect(tied) AS tied
"""
_ARTICLES = """
UNWIND $ids AS id
MATCH (n:%s {id: id})<-[m:MENTIONS]-(a:Article)
WHERE m.retiredAt IS NULL
RETURN id, count(DISTINCT a.id) AS number
"""
_RECORDED = {
    "Sect": "UNWIND $ids AS id MATCH (p:Person)-[:BELONGS_TO]->(:Sect {id: id}) RETURN id, count(DISTINCT p.id) AS number",
    "Agency": """
UNWIND $ids AS id
MATCH (below:Agency)-[:BELONGS_TO*0..5]->(:Agency {id: id})
MATCH (p:Person)-[:SERVES_IN]->(below)
RETURN id, count(DISTINCT p.id) AS number
""",
    "Faction": """
UNWIND $ids AS id
MATCH (below:Faction)-[:BELONGS_TO*0..5]->(:Faction {id: id})
MATCH (p:Person)-[:SERVES_IN|DEFECTED_TO]->(below)
RETURN id, count(DISTINCT p.id) AS number
""",
}
"""Who is of a sect, serves in an agency or below it, or serves in a side or came to it."""


@dataclass(frozen=True)
class Named:
    """Something that has the name; `about` is what tells it from others of that name: rank, kind, sects, bodies,
    numbers of persons and articles."""

    label: str
    id: str
    name: str
    about: tuple[str, ...] = ()


def told_apart(store: Store, found: Sequence[Named]) -> list[Named]:
    """In the order of how many persons are recorded there, then of articles, the most first; the first SHOWN with `about`."""
    persons, articles = _persons(store, found), _counted(store, _ARTICLES, found)
    ordered = sorted(found, key=lambda one: (-persons[one.id], -articles[one.id]))
    told = [replace(one, about=_telling(store, one, persons[one.id], articles[one.id])) for one in ordered[:SHOWN]]
    return told + ordered[SHOWN:]


def _persons(store: Store, found: Sequence[Named]) -> Counter[str]:
    """How many persons are recorded in each body or sect; a person is one."""
    numbers = Counter(one.id for one in found if one.label == "Person")
    for label, cypher in _RECORDED.items():
        numbers += _counted(store, cypher, [one for one in found if one.label == label])
    return numbers


def _counted(store: Store, cypher: str, found: Sequence[Named]) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for label in sorted({one.label for one in found}):
        asked = cypher.replace("%s", label)
        numbers.update(dict(store.read(asked, {"ids": [one.id for one in found if one.label == label]}).rows))
    return numbers


def _telling(store: Store, one: Named, persons: int, articles: int) -> tuple[str, ...]:
    (row,) = store.read(_TELLING % one.label, {"id": one.id}).dicts()
    numbers = [] if one.label == "Person" else [_number(persons, "person")]
    numbers.append(_number(articles, "article"))
    return tuple(filter(None, (row["rank"], row["kind"], row["side"], row["country"], *row["tied"][:3], *numbers)))


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

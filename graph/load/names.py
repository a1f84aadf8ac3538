"""What persons and bodies are called: after all articles that mention them and count."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from graph.load.upsert import label_of, parts
from graph.names import joined_article
from graph.stores.base import Run

MENTIONED = """
UNWIND $ids AS id
MATCH (e:%s {id: id})<-[m:MENTIONS]-(a:Article)
WHERE %s
RETURN e.id AS id, m.names AS names, m.rank AS rank, m.rankOrder AS rankOrder, a.published AS published,
       m.retiredAt IS NOT NULL AS retired
"""

NAMED_AS_ORIGIN = """
UNWIND $rows AS row
MATCH (b:%s {id: row.id})<-[:ORIGIN]-(:Statement)-[:SUBJECT]->(:Person)-[d:DEFECTED_TO]->(:Faction)
WHERE d.originId = row.id
SET d.origin = row.properties.name
"""

UNSPOKEN_OF = """
UNWIND $ids AS id
MATCH (e:%s {id: id})
WHERE NOT EXISTS { (e)<-[:MENTIONS|SUBJECT|OBJECT|ORIGIN]-() } AND NOT EXISTS { (e)<-[:BELONGS_TO]-(:Agency|Faction) }
OPTIONAL MATCH (e)-[:BELONGS_TO]->(above:Agency|Faction)
RETURN DISTINCT e.id AS id, above.id AS above
"""
FORGET = "UNWIND $ids AS id MATCH (e:%s {id: id}) DETACH DELETE e"


def refresh_names(run: Run, entities: Iterable[str]) -> None:
    """Name persons, and bodies that no pack knows; forget whom nothing speaks of."""
    by_label = defaultdict(list)
    for entity in sorted(entities):
        by_label[label_of(entity)].append(entity)
    for label, ids in by_label.items():
        _rename(run, label, ids)


def _rename(run: Run, label: str, ids: list[str]) -> None:
    names = names_of(run, label, ids)
    rows = [{"id": entity, "properties": properties} for entity, properties in sorted(names.items())]
    for rowed in parts(rows):
        run(f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row.properties", rows=rowed)
        if label in ("Agency", "Faction"):
            run(NAMED_AS_ORIGIN % label, rows=rowed)
    forget(run, [entity for entity in ids if entity not in names])


def forget(run: Run, entities: Iterable[str]) -> None:
    """Delete those of these persons and bodies whom nothing speaks of, and what then has no part left of all above them."""
    by_label = defaultdict(list)
    for entity in sorted(set(entities)):
        by_label[label_of(entity)].append(entity)
    above: set[str] = set()
    for label, ids in by_label.items():
        for part in parts(ids):
            found = run(UNSPOKEN_OF % label, ids=part)
            above |= {row["above"] for row in found if row["above"]}
            run(FORGET % label, ids=sorted({row["id"] for row in found}))
    if above:
        forget(run, above)


def names_of(run: Run, label: str, ids: list[str]) -> dict[str, dict[str, Any]]:
    """What those of one label are called by the articles that mention them (see `called`), but for bodies that a pack knows."""
    mentions = defaultdict(list)
    for part in parts(ids):
        for row in run(MENTIONED % (label, _free(label)), ids=part):
            mentions[row["id"]].append(row)
    return {entity: called(said, label) for entity, said in mentions.items()}


def _free(label: str) -> str:
    return "true" if label == "Person" else "e.pack IS NULL"


def called(mentions: list[dict[str, Any]], label: str) -> dict[str, Any]:
    """Name and aliases: the fullest form that most articles use, and the others. Rank: from the latest article with one.

    Articles that count no longer are asked only when no other mentions him.
    """
    mentions = [m for m in mentions if not m["retired"]] or mentions
    forms = Counter(name for mention in mentions for name in mention["names"])
    name = min(forms, key=lambda form: (len(form.split()) < 2, -forms[form], -len(form), form))
    name = joined_article(name) if label == "Person" else name
    properties: dict[str, Any] = {"name": name, "aliases": sorted(form for form in forms if form != name)}
    if label == "Person":
        ranked = [m for m in mentions if m["rank"]]
        last = max(ranked, key=lambda m: (m["published"] or dt.date.min, m["rankOrder"] or 0, m["rank"]), default={})
        properties |= {"rank": last.get("rank"), "rankOrder": last.get("rankOrder")}
    return properties

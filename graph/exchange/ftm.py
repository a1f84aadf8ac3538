"""FollowTheMoney entities, one a line, for Aleph, OpenAleph and the tools of OpenSanctions.

    Person                 Person: religion or ethnicity are his communities, proof the articles that name him
    Agency, Faction        PublicBody, Organization: classification is kind or side
    Article                Article
    SERVES_IN              Employment in an agency, Membership of a faction
    DEFECTED_TO            UnknownLink from the person to the faction: an Event would not be drawn, since it is no link
    BELONGS_TO             a Note on the person with the sentences; Membership between bodies

What links two says by whom (publisher, sourceUrl, proof) and in which words (description). Statements are no entities of their
own. The schemata are those of followthemoney 4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from graph.exchange.ftm_values import NAME, TEXT, country, date, entity_id, texts, urls
from graph.exchange.records import NodeRecord, RelationshipRecord, records
from graph.stores.base import Row, Store

Properties = dict[str, list[str]]

_COMMUNITIES = """
MATCH (p:Person)-[:BELONGS_TO]->(s:Sect)
RETURN p.id AS person, s.name AS name, s.kind AS kind
ORDER BY person, name
"""
_NAMED_IN = """
MATCH (a:Article)-[m:MENTIONS]->(p:Person)
WHERE m.retiredAt IS NULL
RETURN p.id AS person, a.id AS article
ORDER BY person, article
"""
_WORDS = """
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:STATED_IN]->(a:Article)
RETURN s.id AS id, s.quote AS quote, s.modality AS modality, s.speaker AS speaker,
       a.id AS article, a.url AS url, a.publisher AS publisher, a.published AS published
"""
_PAGE = 2_000
_LINKED = frozenset(("SERVES_IN", "DEFECTED_TO", "BELONGS_TO"))


def entities(store: Store) -> Iterator[str]:
    """Lines of JSON: an entity each, with the same id on every run.

    Raises:
        StoreError: the store failed.
    """
    about = _about_persons(store)
    links: list[RelationshipRecord] = []
    for record in records(store):
        if isinstance(record, NodeRecord):
            if record.label in _NODES:
                yield _line(record.properties["id"], *_node(record, about))
        elif record.type in _LINKED:
            links.append(record)
            if len(links) >= _PAGE:
                yield from _links(store, links)
                links = []
    yield from _links(store, links)


def _about_persons(store: Store) -> dict[str, Properties]:
    """What is said of persons by their relationships: communities, and the articles that name them."""
    found: dict[str, Properties] = {}
    for row in store.read(_COMMUNITIES).dicts():
        kind = "religion" if row["kind"] == "religious" else "ethnicity"
        found.setdefault(row["person"], {}).setdefault(kind, []).extend(texts([row["name"]]))
    for row in store.read(_NAMED_IN).dicts():
        found.setdefault(row["person"], {}).setdefault("proof", []).append(entity_id(row["article"]))
    return found


def _line(ident: str, schema: str, properties: Properties) -> str:
    known = {name: values for name, values in properties.items() if values}
    return json.dumps({"id": entity_id(ident), "schema": schema, "properties": known}, ensure_ascii=False, sort_keys=True)


def _node(record: NodeRecord, about: dict[str, Properties]) -> tuple[str, Properties]:
    found = record.properties
    if record.label == "Article":
        return "Article", _article(found)
    named = {"name": texts([found["name"]], NAME), "alias": texts(found.get("aliases") or [], NAME)}
    if record.label == "Person":
        return "Person", {**named, "title": texts([found.get("rank")]), **about.get(found["id"], {})}
    kind = texts([found.get("kind") or found.get("side")])
    return _NODES[record.label], {**named, "classification": kind, "country": country(found.get("country"))}


_NODES = {"Person": "Person", "Agency": "PublicBody", "Faction": "Organization", "Article": "Article"}


def _article(found: Row) -> Properties:
    published = found.get("published")
    return {
        "title": texts([found["name"]]), "fileName": texts([found["name"]]), "publisher": texts([found.get("publisher")]),
        "publishedAt": [published.isoformat()] if published else [], "sourceUrl": urls([found.get("url")]),
        "bodyText": texts([found.get("text")], TEXT),
    }  # fmt: skip


def _links(store: Store, links: list[RelationshipRecord]) -> Iterator[str]:
    ids = sorted({ident for link in links for ident in link.properties.get("evidence") or ()})
    words = {row["id"]: row for row in store.read(_WORDS, {"ids": ids}).dicts()}
    for link in links:
        said = [words[ident] for ident in link.properties.get("evidence") or () if ident in words]
        schema, properties = _link(link)
        yield _line(link.properties["id"], schema, {**properties, **_sourced(said)})


def _link(link: RelationshipRecord) -> tuple[str, Properties]:
    """Schema and properties of a relationship, without its sources."""
    found, start, end = link.properties, [entity_id(link.start.id)], [entity_id(link.end.id)]
    if link.type == "DEFECTED_TO":
        return "UnknownLink", {"subject": start, "object": end, **_defection(found)}
    if link.end.label == "Sect":
        name = texts([f"{link.start.name}: {link.end.name}"], NAME)
        return "Note", {"name": name, "entity": start, "summary": [found["status"]]}
    if link.type == "BELONGS_TO":
        return "Membership", {"member": start, "organization": end, "role": ["part of"]}
    held = {"startDate": date(found, "since"), "endDate": date(found, "until"), "role": texts([found.get("role")])}
    if link.end.label == "Faction":
        return "Membership", {"member": start, "organization": end, "status": [found["status"]], **held}
    return "Employment", {"employee": start, "employer": end, "status": [found["status"]], **held}


def _defection(found: Row) -> Properties:
    told = {"left": found.get("origin"), "fled to": found.get("fledTo")}
    summary = ", ".join(f"{what} {whom}" for what, whom in told.items() if whom)
    role = found["manner"] + ("" if found["stated"] else " (side assumed)")
    return {"role": [role], "date": date(found, "date"), "status": [found["status"]], "summary": texts([summary], TEXT)}


def _sourced(said: list[Row]) -> Properties:
    """By whom a link is attested, and in which words. What joins two bodies has no sentence."""
    return {
        "description": texts([_quote(row) for row in said], TEXT),
        "publisher": texts(row["publisher"] for row in said),
        "sourceUrl": urls(row["url"] for row in said),
        "proof": list(dict.fromkeys(entity_id(row["article"]) for row in said)),
    }


def _quote(row: Row) -> str:
    """The sentence, who has it from whom, and whether it is a denial."""
    by = ", ".join(str(part) for part in (row["publisher"], row["published"]) if part)
    how = row["modality"] + (f" by {row['speaker']}" if row["speaker"] else "")
    return f"\u201c{row['quote']}\u201d ({by}; {how})"

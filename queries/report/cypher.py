"""What is asked of the store. `$persons`, `$sects` and `$bodies` are lists of ids, null for any."""

from __future__ import annotations

from queries.left import LEFT

IN_SCOPE = """
  ($persons IS NULL OR p.id IN $persons)
  AND ($sects IS NULL OR EXISTS { MATCH (p)-[:BELONGS_TO]->(own:Sect) WHERE own.id IN $sects })
  AND ($bodies IS NULL OR EXISTS { MATCH (p)-[:SERVES_IN]->(his:Agency) WHERE his.id IN $bodies }
       OR EXISTS { MATCH (p)-[went:DEFECTED_TO]->(:Faction) WHERE went.originId IN $bodies })
"""
"""Whether `p` is asked for. Its names are no others than here: one that is bound outside would be taken for that."""
MOVES = """
MATCH (p:Person)-[r:DEFECTED_TO]->(f:Faction)
WHERE $persons IS NULL OR p.id IN $persons
RETURN p, r, f
ORDER BY r.id
"""
SERVING = f"""
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($persons IS NULL OR p.id IN $persons) AND coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE {LEFT}
RETURN DISTINCT move.id AS edge, a.id AS body, a.name AS name
ORDER BY edge, name, body
"""
SECTS = """
MATCH (p:Person)-[:DEFECTED_TO]->(:Faction)
WHERE $persons IS NULL OR p.id IN $persons
MATCH (p)-[:BELONGS_TO]->(s:Sect)
RETURN DISTINCT p.id AS person, s.name AS sect
ORDER BY person, sect
"""
RECORDED = f"MATCH (p:Person) WHERE {IN_SCOPE} RETURN count(p) AS persons"
HAS_EDGES = "EXISTS { MATCH (p)-[:SERVES_IN|BELONGS_TO|DEFECTED_TO]->() }"
TOLD = f"MATCH (p:Person) WHERE {HAS_EDGES} AND {IN_SCOPE} RETURN count(p) AS persons"
SENIOR = f"""
MATCH (p:Person)
WHERE {HAS_EDGES} AND {IN_SCOPE}
RETURN p
ORDER BY coalesce(p.rankOrder, -1) DESC, p.name, p.id
LIMIT toInteger($limit)
"""
OF_PERSONS = """
UNWIND $persons AS id
MATCH (p:Person {id: id})-[r:%s]->(o:%s)
RETURN p, r, o
ORDER BY p.name, p.id, coalesce(r.since, r.until, date('9999-01-01')), o.name, r.id
"""
SAID = """
UNWIND $statements AS id
MATCH (s:Statement {id: id})-[:STATED_IN]->(a:Article)
RETURN s, a.id AS id, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published
ORDER BY s.id
"""
TEXTS = "UNWIND $articles AS id MATCH (a:Article {id: id}) RETURN a.id AS id, a.text AS text"
DENIALS = f"""
MATCH (p:Person)<-[:SUBJECT]-(s:Statement)-[:STATED_IN]->(a:Article)
WHERE s.retiredAt IS NULL AND s.modality IN ['denied', 'hypothetical'] AND ($since IS NULL OR a.published >= date($since))
  AND {IN_SCOPE}
RETURN p, s.id AS statement
ORDER BY p.name, p.id, a.published, statement
"""
DOUBTS = """
UNWIND $persons AS id
MATCH (p:Person {id: id})-[r:MAY_BE]-(q:Person)
RETURN DISTINCT r.id AS id, CASE WHEN p.id < q.id THEN p.name ELSE q.name END AS one,
       CASE WHEN p.id < q.id THEN q.name ELSE p.name END AS other
ORDER BY one, other, id
"""
ARTICLES = "MATCH (a:Article) WHERE a.retiredAt IS NULL RETURN count(a) AS articles, max(a.recordedAt) AS newest"
ABOVE = "MATCH (a:Agency|Faction)-[:BELONGS_TO]->(b:Agency|Faction) RETURN a.id AS id, b.id AS above ORDER BY id, above DESC"

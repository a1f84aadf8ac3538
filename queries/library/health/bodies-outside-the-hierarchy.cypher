// Bodies outside the hierarchy
// Bodies that are part of no other and of no side: people in them are missing from the count of every body above, and where they
// went counts as a flow from (not stated). Those that no domain pack knows are names that some text uses.
// Parameters:
//   kind: string = null  - intelligence, military, ...; null for any
//   limit: integer = null  - so many rows at most
// Example: :param {kind: null, limit: null}
// Columns:
//   name  - of the body
//   kind  - intelligence, military, ...
//   country  - the state it belongs to
//   pack  - domain pack that knows it
//   persons  - persons recorded in it
//   left  - how many of these changed sides
//   articles  - articles that name it
//   id  - of the body
MATCH (a:Agency)
WHERE NOT EXISTS { (a)-[:BELONGS_TO]->() } AND ($kind IS NULL OR a.kind = toLower($kind))
OPTIONAL MATCH (p:Person)-[:SERVES_IN]->(a)
WITH a, count(DISTINCT p.id) AS persons,
     count(DISTINCT CASE WHEN EXISTS { (p)-[:DEFECTED_TO]->(:Faction) } THEN p.id END) AS left
OPTIONAL MATCH (a)<-[m:MENTIONS]-(article:Article)
WHERE m.retiredAt IS NULL
RETURN a.name AS name, a.kind AS kind, a.country AS country, a.pack AS pack, persons, left, count(DISTINCT article.id) AS articles, a.id AS id
ORDER BY persons DESC, articles DESC, name, id
LIMIT coalesce(toInteger($limit), 1000000)

// Bodies that belong to themselves
// What a body belongs to must never lead back to it: counts with sub-bodies would go round.
// Parameters: none
// Columns:
//   label  - Agency or Faction
//   name  - a body on the circle
//   id  - its id
// Mend: correct the parents in the domain pack, then: allegiance ingest ARTICLES --pack FILE
MATCH (a)-[:BELONGS_TO*1..6]->(b)
WHERE a.id = b.id
RETURN DISTINCT labels(a)[0] AS label, a.name AS name, a.id AS id
ORDER BY label, name, id

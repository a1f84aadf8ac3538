// Edges on statements that count no longer
// What was superseded, withdrawn or is no longer read has ended; no edge rests on it.
// Parameters: none
// Columns:
//   name  - person
//   kind  - of the edge
//   what  - body, side or community
//   ended  - ids of the statements that have ended
//   id  - id of the edge
// Mend: allegiance rebuild --edges
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
MATCH (p)<-[:SUBJECT]-(said:Statement)
WHERE said.retiredAt IS NOT NULL AND said.id IN r.evidence
RETURN p.name AS name, type(r) AS kind, o.name AS what, collect(said.id) AS ended, r.id AS id
ORDER BY name, kind, what, id

// Edges without statements
// Every edge of a person rests on statements that stand in the graph; these name none, or name some that are gone.
// Parameters: none
// Columns:
//   name  - person
//   kind  - of the edge
//   what  - body, side or community
//   missing  - ids of statements that are not in the graph
//   id  - id of the edge
// Mend: allegiance rebuild --edges
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WITH p, r, o, [(p)<-[:SUBJECT]-(said:Statement) WHERE said.id IN r.evidence | said.id] AS standing
WHERE size(standing) = 0 OR size(standing) < size(r.evidence)
RETURN p.name AS name, type(r) AS kind, o.name AS what, [x IN r.evidence WHERE NOT x IN standing] AS missing, r.id AS id
ORDER BY name, kind, what, id

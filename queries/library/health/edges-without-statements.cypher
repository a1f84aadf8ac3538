// Edges without statements
// Every edge of a person rests on statements that stand in the graph; these name none, or name some that are gone.
// 100,000 of them at most.
// Parameters: none
// Columns:
//   name  - person
//   kind  - of the edge
//   what  - body, side or community
//   missing  - ids of statements that are not in the graph
//   id  - id of the edge
// Mend: allegiance rebuild --edges
MATCH (p:Person)
WITH p, [(p)<-[:SUBJECT]-(said:Statement) | said.id] AS standing
MATCH (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WHERE size([x IN r.evidence WHERE x IN standing]) < size(r.evidence) OR size(r.evidence) = 0
WITH p, r, o, standing LIMIT 100000 // so that planners read names and ids of these only
RETURN p.name AS name, type(r) AS kind, o.name AS what, [x IN r.evidence WHERE NOT x IN standing] AS missing, r.id AS id
ORDER BY name, kind, what, id

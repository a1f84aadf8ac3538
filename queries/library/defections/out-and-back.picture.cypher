// Out and back: picture
// The person with what he left, where he went, and where he returned to.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: 300}
// Columns:
//   left  - from the person to what he left, and what it belongs to
//   out  - from the person to the side gone to
//   back  - from the person to the side come back to
MATCH out = (p:Person)-[move:DEFECTED_TO]->(f:Faction)
MATCH back = (p)-[second:DEFECTED_TO]->(home:Faction)
WHERE second.date > move.date
MATCH (f)-[:BELONGS_TO*0..5]->(other:Faction)
WHERE NOT EXISTS { MATCH (other)-[:BELONGS_TO]->(:Faction) }
MATCH (home)-[:BELONGS_TO*0..5]->(side:Faction)
WHERE NOT EXISTS { MATCH (side)-[:BELONGS_TO]->(:Faction) } AND side.id <> other.id
MATCH left = (p)-[service:SERVES_IN]->(a)-[:BELONGS_TO*0..5]->(side)
WHERE a.id = move.originId
   OR (move.originId IS NULL AND (service.current OR service.until >= move.date) AND coalesce(service.since <= move.date, true))
RETURN left, out, back
ORDER BY p.id, move.id, second.id, service.id
LIMIT coalesce(toInteger($limit), 1000000)

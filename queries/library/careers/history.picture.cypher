// One person's history: picture
// The person with all bodies, sides and communities, and what these belong to.
// Parameters:
//   person: person  - id or name
// Example: :param {person: 'Manaf Tlass'}
// Columns:
//   path  - from the person upwards
MATCH (p:Person)
WHERE p.id = $person OR p.name = $person
WITH DISTINCT p // so that planners find him first
MATCH path = (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)-[:BELONGS_TO*0..5]->(top)
RETURN path
ORDER BY r.id, length(path), top.id

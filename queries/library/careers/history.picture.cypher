// One person's history: picture
// The person with all bodies, sides and communities, and what these belong to.
// Parameters:
//   person: string  - id, name or alias, in any case
// Example: :param {person: 'Manaf Tlass'}
// Columns:
//   path  - from the person upwards
MATCH path = (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)-[:BELONGS_TO*0..5]->(top)
WHERE toLower($person) IN [p.id, toLower(p.name)] OR any(x IN p.aliases WHERE toLower(x) = toLower($person))
RETURN path
ORDER BY r.id, length(path), top.id

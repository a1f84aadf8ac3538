// Bodies outside the hierarchy: picture
// The people who serve in a body that is part of no other.
// Parameters:
//   kind: string = null  - intelligence, military, ...; null for any
//   limit: integer = null  - so many rows at most
// Example: :param {kind: null, limit: null}
// Columns:
//   service  - from the person to the body
MATCH service = (p:Person)-[r:SERVES_IN]->(a:Agency)
WHERE NOT EXISTS { (a)-[:BELONGS_TO]->() } AND ($kind IS NULL OR a.kind = toLower($kind))
RETURN service
ORDER BY a.name, a.id, r.id
LIMIT coalesce(toInteger($limit), 1000000)

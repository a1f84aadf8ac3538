// Who served with a person in the same body: picture
// The person, the bodies, the colleagues, and where those went who changed sides.
// Parameters:
//   person: person  - id or name
//   other: person = null  - only together with this one, id or name; null for all
//   limit: integer = 1000  - so many rows at most
// Example: :param {person: 'Afak Ahmad', other: null, limit: 1000}
// Columns:
//   service  - from the person over the body to the colleague
//   side  - from the colleague to the new side
MATCH (p:Person)
WHERE p.id = $person OR p.name = $person
WITH DISTINCT p // so that planners find him first
MATCH service = (p)-[his:SERVES_IN]->(a)<-[theirs:SERVES_IN]-(other:Person)
WHERE other.id <> p.id AND (a:Agency OR EXISTS { MATCH (a)-[:BELONGS_TO]->(:Faction) }) AND ($other IS NULL OR other.id = $other OR other.name = $other)
  AND coalesce(his.since < theirs.until + duration(CASE theirs.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
  AND coalesce(theirs.since < his.until + duration(CASE his.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END), true)
WITH service, his, theirs, other ORDER BY his.id, theirs.id LIMIT toInteger($limit)
OPTIONAL MATCH side = (other)-[move:DEFECTED_TO]->(:Faction)
RETURN service, side
ORDER BY his.id, theirs.id, move.id

// Who still serves and served with those who left: picture
// From who changed sides, over the body, to who served there at the same time and still serves; and where the former went.
// Parameters:
//   agency: string = null  - body in which they served together, id, name or alias, with all below it; null for any, which takes a while in a large graph
//   limit: integer = null  - so many rows at most
// Example: :param {agency: null, limit: null}
// Columns:
//   together  - from who changed sides over the body to who still serves
//   side  - from the former to the new side
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
MATCH (a:Agency)
WHERE $agency IS NULL OR a.id IN bodies
MATCH (a)<-[theirs:SERVES_IN]-(p:Person)
WHERE EXISTS { MATCH (p)-[now:SERVES_IN]->(:Agency) WHERE now.current } AND NOT EXISTS { (p)-[:DEFECTED_TO]->(:Faction) }
MATCH (a)<-[his:SERVES_IN]-(d:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE coalesce(his.since < theirs.until, true)
  AND coalesce(theirs.since < coalesce(his.until, CASE WHEN move.originId = a.id THEN move.date END), true)
WITH a, d, p, his, theirs, move ORDER BY a.id, d.id, p.id, his.id, theirs.id, move.id
LIMIT coalesce(toInteger($limit), 1000000)
MATCH together = (d)-[one:SERVES_IN]->(a)<-[other:SERVES_IN]-(p)
WHERE one.id = his.id AND other.id = theirs.id
MATCH side = (d)-[r:DEFECTED_TO]->(:Faction)
WHERE r.id = move.id
RETURN together, side
ORDER BY a.id, d.id, p.id, one.id, other.id, r.id

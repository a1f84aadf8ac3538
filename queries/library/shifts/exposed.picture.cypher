// Who still serves and served with those who left: picture
// From who still serves, over the body, to who served there at the same time and changed sides; and where the latter went.
// Parameters:
//   agency: string = null  - body in which they served together, id, name or alias, with all below it; null for any, which takes a while in a large graph
//   limit: integer = null  - so many rows at most
// Example: :param {agency: 'Syrian Army', limit: null}
// Columns:
//   together  - from who still serves over the body to who changed sides
//   side  - from the latter to the new side
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
WITH p.id AS still, theirs.id AS other, d.id AS gone, his.id AS one, move.id AS moved // ids only: they are quick to put in order
ORDER BY one, other, moved LIMIT coalesce(toInteger($limit), 1000000)
MATCH together = (p:Person)-[theirs:SERVES_IN]->(:Agency)<-[his:SERVES_IN]-(d:Person)
WHERE p.id = still AND d.id = gone AND his.id = one AND theirs.id = other
MATCH side = (d)-[move:DEFECTED_TO]->(:Faction)
WHERE move.id = moved
RETURN together, side
ORDER BY one, other, moved

// Who still serves and served with those who left
// Persons in a post that no article ends, with the number of people who served in the same body at the same time and changed
// sides. Times that are known not to overlap do not count; half-open intervals, so that a successor is not exposed. To have
// served together is an association: it says nothing of what somebody thinks.
// Parameters:
//   agency: string = null  - body in which they served together, id, name or alias, with all below it; null for any, which takes a while in a large graph
//   least: integer = 1  - with so many who left, at least
//   limit: integer = null  - so many rows at most
// Example: :param {agency: 'Syrian Army', least: 1, limit: null}
// Columns:
//   body  - where they served together
//   name  - who still serves, there or elsewhere
//   rank  - latest rank
//   role  - post in that body
//   left  - persons who changed sides and are not known to have served there at another time
//   dated  - how many of left are known to have served there at the same time
//   recorded  - persons recorded in that very body
//   id  - id of the person
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
MATCH (a:Agency)
WHERE $agency IS NULL OR a.id IN bodies
CALL (a) { MATCH (one:Person)-[:SERVES_IN]->(a) RETURN count(DISTINCT one.id) AS recorded }
MATCH (a)<-[service:SERVES_IN]-(p:Person)
WHERE EXISTS { MATCH (p)-[now:SERVES_IN]->(:Agency) WHERE now.current } AND NOT EXISTS { (p)-[:DEFECTED_TO]->(:Faction) }
MATCH (a)<-[his:SERVES_IN]-(d:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE coalesce(his.since < service.until, true)
  AND coalesce(service.since < coalesce(his.until, CASE WHEN move.originId = a.id THEN move.date END), true)
WITH a, recorded, p, service, d.id AS gone, his.since < coalesce(service.until, CASE WHEN service.current THEN date('9999-12-31') END)
     AND service.since < coalesce(his.until, CASE WHEN move.originId = a.id THEN move.date END) AS known
WITH a, recorded, p, service, count(DISTINCT gone) AS left,
     count(DISTINCT CASE WHEN known THEN gone END) AS dated
WHERE left >= $least
RETURN a.name AS body, p.name AS name, p.rank AS rank, service.role AS role, left, dated, recorded, p.id AS id
ORDER BY left DESC, body, p.rankOrder DESC, name, id, role
LIMIT coalesce(toInteger($limit), 1000000)

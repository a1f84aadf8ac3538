// Who still serves where others left
// Persons in a post that no article ends, with the number of people recorded in the same body who changed sides out of it.
// Parameters:
//   least: integer = 1  - so many must have left the body
// Example: :param {least: 1}
// Columns:
//   body  - where he serves
//   name  - person
//   rank  - latest rank
//   role  - post
//   left  - persons who changed sides out of that body
//   recorded  - persons recorded in it
//   id  - id of the person
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
WITH a, count(DISTINCT p.id) AS left
WHERE left >= $least
CALL (a) { MATCH (one:Person)-[:SERVES_IN]->(a) RETURN count(DISTINCT one.id) AS recorded }
MATCH (p:Person)-[service:SERVES_IN]->(a)
WHERE service.current AND NOT EXISTS { MATCH (p)-[:DEFECTED_TO]->(:Faction) }
RETURN a.name AS body, p.name AS name, p.rank AS rank, service.role AS role, left, recorded, p.id AS id
ORDER BY left DESC, body, p.rankOrder DESC, name, id, role

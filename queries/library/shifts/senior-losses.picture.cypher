// Bodies that lost senior ranks: picture
// Persons of a rank or above it, the bodies that they left with what these belong to, and where they went.
// Parameters:
//   rank: string  - lowest rank that counts, as the graph has it
//   asOf: date = null  - what had happened by this day, without a date when it had been reported by then; null for all times
//   limit: integer = null  - so many rows at most
// Example: :param {rank: 'Brigadier General', asOf: null, limit: null}
// Columns:
//   body  - from the person to the body left and upwards
//   side  - from the person to the new side
MATCH (one:Person)
WHERE one.rank = $rank
WITH max(one.rankOrder) AS lowest
MATCH side = (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE p.rankOrder >= lowest AND ($asOf IS NULL OR coalesce(move.date, move.firstReported) <= date($asOf))
MATCH body = (p)-[service:SERVES_IN]->(a:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE NOT EXISTS { MATCH (top)-[:BELONGS_TO]->(:Agency) }
  AND (a.id = move.originId
       OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
           AND (service.current OR service.until >= move.date)
           AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
RETURN body, side
ORDER BY p.rankOrder DESC, move.id, service.id, top.id
LIMIT coalesce(toInteger($limit), 1000000)

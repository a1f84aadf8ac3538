// Out and back
// Who changed sides and later came back to the side that he had left, in that order by their dates; what has no date stands in
// defections/more-than-once. Two bodies are of one side when they belong to the same faction at the top. What was left is what
// articles name; where they name nothing, the bodies he was serving in.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: 300}
// Columns:
//   name  - person
//   rank  - latest rank
//   left  - what he left first
//   out  - date of the change of side, as precise as it is known
//   to  - side gone to; (assumed) when no article names it
//   back  - date of the return
//   returned  - side come back to; (assumed) when no article names it
//   order  - dated when one period ends before the other begins, else likely
//   days  - from out to back, when both are known to the day
//   outStatus  - confirmed, single source or disputed
//   backStatus  - confirmed, single source or disputed
//   outId  - id of the first edge
//   backId  - id of the second
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
MATCH (p)-[back:DEFECTED_TO]->(home:Faction)
WHERE back.date > move.date
MATCH (f)-[:BELONGS_TO*0..5]->(other:Faction)
WHERE NOT EXISTS { MATCH (other)-[:BELONGS_TO]->(:Faction) }
MATCH (home)-[:BELONGS_TO*0..5]->(side:Faction)
WHERE NOT EXISTS { MATCH (side)-[:BELONGS_TO]->(:Faction) } AND side.id <> other.id
MATCH (p)-[service:SERVES_IN]->(a)
WHERE (a.id = move.originId
    OR (move.originId IS NULL AND (service.current OR service.until >= move.date) AND coalesce(service.since <= move.date, true)))
  AND EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(above:Faction) WHERE above.id = side.id }
WITH p, move, f, back, home, a ORDER BY a.name
WITH p, move, f, back, home, collect(DISTINCT a.name) AS leftNames ORDER BY back.date, back.id
WITH p, move, f, leftNames,
     move.date + duration(CASE move.datePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) AS after,
     head(collect({date: back.date, precision: back.datePrecision, status: back.status, id: back.id,
                   to: home.name + CASE WHEN back.stated OR home.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END})) AS second
RETURN p.name AS name, p.rank AS rank, reduce(text = null, x IN leftNames | coalesce(text + ', ', '') + x) AS left,
       substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS out,
       f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END AS to,
       substring(toString(second.date), 0, CASE second.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS back,
       second.to AS returned,
       CASE WHEN after <= second.date THEN 'dated' ELSE 'likely' END AS order,
       CASE WHEN move.datePrecision = 'day' AND second.precision = 'day' THEN duration.inDays(move.date, second.date).days END AS days,
       move.status AS outStatus, second.status AS backStatus, move.id AS outId, second.id AS backId
ORDER BY name, p.id, move.date, outId
LIMIT coalesce(toInteger($limit), 1000000)

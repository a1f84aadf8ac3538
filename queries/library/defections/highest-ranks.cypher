// Changes of side with the highest rank
// The most senior first, by the rank of the time, else the latest known. Whose rank no article gives is left out; how many of all
// have one stands beside.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   limit: integer = 20  - so many rows at most
// Example: :param {since: null, until: null, limit: 20}
// Columns:
//   seniority  - the higher, the more senior
//   rank  - rank at that time, else the latest
//   name  - person
//   date  - as precise as it is known
//   sect  - communities that articles say he is of
//   left  - what was left
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   sources  - number of independent sources
//   ranked  - changes of side of persons whose rank is known
//   total  - changes of side in that time
//   id  - id of the edge
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH count(move) AS total, count(coalesce(move.rankOrder, p.rankOrder)) AS ranked
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
  AND coalesce(move.rankOrder, p.rankOrder) IS NOT NULL
WITH total, ranked, p, move, f, coalesce(move.rankOrder, p.rankOrder) AS seniority
ORDER BY seniority DESC, move.date, p.name, move.id
LIMIT toInteger($limit)
OPTIONAL MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
WITH total, ranked, p, move, f, seniority, a ORDER BY a.name
WITH total, ranked, p, move, f, seniority, collect(DISTINCT a.name) AS leftNames
OPTIONAL MATCH (p)-[:BELONGS_TO]->(s:Sect)
WITH total, ranked, p, move, f, seniority, leftNames, s ORDER BY s.name
WITH total, ranked, p, move, f, seniority, leftNames, collect(s.name) AS sects
RETURN seniority, coalesce(move.rank, p.rank) AS rank, p.name AS name,
       substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       reduce(text = null, x IN sects | coalesce(text + ', ', '') + x) AS sect,
       coalesce(reduce(text = null, x IN leftNames | coalesce(text + ', ', '') + x), move.origin) AS left,
       f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END AS to,
       move.status AS status, move.sources AS sources, ranked, total, move.id AS id
ORDER BY seniority DESC, move.date, name, id

// Who served where on a day: picture
// The persons whose posts were held on that day, or may have been, with their bodies and what these belong to.
// Parameters:
//   day: date  - the day
//   agency: string = null  - body, id, name or alias, in any case, with all below it; null for all
//   sure: boolean = false  - true: only posts of which both ends are known
//   limit: integer = 1000  - so many rows at most
// Example: :param {day: '2012-07-01', agency: 'Ministry of Defence', sure: false, limit: 1000}
// Columns:
//   service  - from the person to the body
//   tree  - from the body to the top
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
MATCH (a:Agency)
WHERE $agency IS NULL OR a.id IN bodies
MATCH service = (p:Person)-[r:SERVES_IN]->(a)
WHERE coalesce(r.since <= date($day), true)
  AND coalesce(r.until + duration(CASE r.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END) > date($day), true)
  AND (r.current OR r.until IS NOT NULL OR coalesce(r.lastReported > date($day), true))
  AND NOT (r.current AND EXISTS {
    MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
    WHERE coalesce(move.date, move.firstReported) <= date($day) AND coalesce(r.since < move.date, true) AND coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
      AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }
      AND NOT EXISTS { MATCH (p)-[back:DEFECTED_TO]->(:Faction) WHERE back.date > move.date AND back.date <= date($day) }
  })
  AND NOT (r.since IS NULL AND EXISTS {
    MATCH (p)-[later:DEFECTED_TO]->(side:Faction)
    WHERE later.date > date($day) AND coalesce(r.until > later.date, true)
      AND EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(its:Faction) WHERE its.id = side.id OR its.side = side.side }
      AND NOT EXISTS { MATCH (p)-[sooner:DEFECTED_TO]->(:Faction) WHERE sooner.date < later.date }
  })
  AND (NOT $sure OR (r.until > date($day)
    AND r.since + duration(CASE r.sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) <= date($day) + duration('P1D')))
WITH a, service, r ORDER BY a.id, r.id LIMIT toInteger($limit)
OPTIONAL MATCH tree = (a)-[:BELONGS_TO*1..5]->(above:Agency)
RETURN service, tree
ORDER BY a.id, r.id, length(tree), above.id

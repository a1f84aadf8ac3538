// Officers recorded as serving and never said to have left
// The denominator: persons with a rank in a post that no article ends, of whom no change of side is recorded. That nobody
// writes of a man does not make him loyal; the last report tells how old the knowledge is.
// Parameters:
//   agency: string = null  - body, id, name or alias, with all below it; null for any
//   sect: string = null  - community, name or alias; null for any
//   asOf: date = null  - serving on this day; null for today
//   limit: integer = null  - so many rows at most
// Example: :param {agency: null, sect: null, asOf: null, limit: 300}
// Columns:
//   body  - where he serves
//   name  - person
//   rank  - latest rank
//   role  - post
//   since  - first day in it
//   lastReported  - last publication that says so
//   sources  - number of independent sources
//   id  - id of the edge
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
MATCH (p:Person)-[service:SERVES_IN]->(a:Agency)
WHERE CASE WHEN $asOf IS NULL THEN service.current
           ELSE coalesce(service.since <= date($asOf), true) AND coalesce(service.until > date($asOf), true)
                AND (service.current OR service.until IS NOT NULL OR coalesce(service.lastReported > date($asOf), true)) END
  AND coalesce(service.rank, p.rank) IS NOT NULL
  AND ($agency IS NULL OR a.id IN bodies)
  AND NOT EXISTS { MATCH (p)-[move:DEFECTED_TO]->(:Faction) WHERE $asOf IS NULL OR coalesce(coalesce(move.date, move.firstReported) <= date($asOf), true) }
  AND ($sect IS NULL OR EXISTS {
    MATCH (p)-[:BELONGS_TO]->(s:Sect)
    WHERE toLower(s.name) = toLower($sect) OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
  })
RETURN a.name AS body, p.name AS name, coalesce(p.rank, service.rank) AS rank, service.role AS role,
       substring(toString(service.since), 0, CASE service.sincePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS since,
       service.lastReported AS lastReported, service.sources AS sources, service.id AS id
ORDER BY body, p.rankOrder DESC, name, id
LIMIT coalesce(toInteger($limit), 1000000)

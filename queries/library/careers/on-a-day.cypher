// Who served where on a day
// Posts held on one day, by body. Where an article gives both ends of a post they decide; where it does not, the post may have
// been held, unless an article of that day or before says that it had ended, he had changed sides and so left it, or it is one
// with the side that he went over to later. When it was told of stands beside.
// Parameters:
//   day: date  - the day
//   agency: string = null  - body, id, name or alias, in any case, with all below it; null for all
//   sure: boolean = false  - true: only posts of which both ends are known
//   limit: integer = 1000  - so many rows at most
// Example: :param {day: '2012-07-01', agency: 'Ministry of Defence', sure: false, limit: 1000}
// Columns:
//   body  - where he served
//   name  - person
//   rank  - rank in that post, else the latest
//   role  - post
//   held  - dated when both ends are known and the day lies between them, else possible
//   since  - first day, as precise as it is known
//   until  - first day after
//   firstReported  - first publication that says so
//   lastReported  - last publication that says so
//   changedSides  - date of a change of side before that day; an undated post may have ended with it
//   status  - confirmed, single source or disputed
//   id  - id of the edge
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
MATCH (a:Agency)
WHERE $agency IS NULL OR a.id IN bodies
MATCH (p:Person)-[service:SERVES_IN]->(a)
WHERE coalesce(service.since <= date($day), true)
  AND coalesce(service.until + duration(CASE service.untilPrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P0D' END) > date($day), true)
  AND (service.current OR service.until IS NOT NULL OR coalesce(service.lastReported > date($day), true))
  AND NOT (service.current AND EXISTS {
    MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
    WHERE coalesce(move.date, move.firstReported) <= date($day) AND coalesce(service.since < move.date, true) AND coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
      AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }
      AND NOT EXISTS { MATCH (p)-[back:DEFECTED_TO]->(:Faction) WHERE back.date > move.date AND back.date <= date($day) }
  })
  AND NOT (service.since IS NULL AND EXISTS {
    MATCH (p)-[later:DEFECTED_TO]->(side:Faction)
    WHERE later.date > date($day) AND coalesce(service.until > later.date, true)
      AND EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(its:Faction) WHERE its.id = side.id OR its.side = side.side }
      AND NOT EXISTS { MATCH (p)-[sooner:DEFECTED_TO]->(:Faction) WHERE sooner.date < later.date }
  })
WITH p, service, a,
     coalesce(service.since + duration(CASE service.sincePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) <= date($day) + duration('P1D')
              AND service.until > date($day), false) AS dated
WHERE dated OR NOT $sure
WITH p, service, a, dated ORDER BY a.name, a.id, dated DESC, coalesce(p.rankOrder, -1) DESC, p.name, service.id LIMIT toInteger($limit)
OPTIONAL MATCH (p)-[move:DEFECTED_TO]->(:Faction)
WHERE move.date <= date($day)
WITH p, service, a, dated, move ORDER BY move.date DESC, move.id
WITH p, service, a, dated, head(collect(substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END))) AS changedSides
RETURN a.name AS body, p.name AS name, coalesce(service.rank, p.rank) AS rank, service.role AS role,
       CASE WHEN dated THEN 'dated' ELSE 'possible' END AS held,
       substring(toString(service.since), 0, CASE service.sincePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS since,
       substring(toString(service.until), 0, CASE service.untilPrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS until,
       service.firstReported AS firstReported, service.lastReported AS lastReported, changedSides, service.status AS status, service.id AS id
ORDER BY body, a.id, dated DESC, coalesce(p.rankOrder, -1) DESC, name, id

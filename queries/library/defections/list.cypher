// Defections
// Every recorded change of side: who, when, from where, to whom, and how well attested. The filters combine; null
// leaves one out. What was left is the body that articles name; where they name none, the bodies he was serving in.
// Parameters:
//   sects: list of string = null  - communities, ids or names; any of them
//   agencies: list of string = null  - bodies that were left, ids or names; each with all below it
//   factions: list of string = null  - sides gone to, ids or names; each with all below it
//   statuses: list of string = null  - confirmed, single source, disputed
//   modalities: list of string = null  - asserted, reported; one statement behind the edge must be so
//   rankFrom: integer = null  - lowest seniority, see defections/by-rank
//   rankTo: integer = null  - highest seniority
//   since: date = null  - first day
//   until: date = null  - first day after
//   asOf: date = null  - only what had happened by this day, without a date what had been reported; null for all times
//   limit: integer = null  - so many rows at most
// Example: :param {sects: ['Alawite'], agencies: null, factions: null, statuses: null, modalities: null, rankFrom: null, rankTo: null, since: '2011-01-01', until: '2013-01-01', asOf: null, limit: null}
// Columns:
//   date  - as precise as it is known
//   name  - person
//   rank  - rank at that time, else the latest
//   sect  - communities that articles say he is of
//   left  - what was left
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   sources  - number of independent sources
//   id  - id of the edge
OPTIONAL MATCH (body:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE any(x IN $agencies WHERE x = top.id OR toLower(x) = toLower(top.name))
WITH collect(DISTINCT body.id) AS bodies
OPTIONAL MATCH (side:Faction)-[:BELONGS_TO*0..5]->(top:Faction)
WHERE any(x IN $factions WHERE x = top.id OR toLower(x) = toLower(top.name))
WITH bodies, collect(DISTINCT side.id) AS sides
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($factions IS NULL OR f.id IN sides)
  AND ($agencies IS NULL OR move.originId IN bodies OR coalesce(move.originId, 'faction:') STARTS WITH 'faction:')
  AND ($statuses IS NULL OR move.status IN $statuses)
  AND ($rankFrom IS NULL OR coalesce(move.rankOrder, p.rankOrder) >= $rankFrom)
  AND ($rankTo IS NULL OR coalesce(move.rankOrder, p.rankOrder) <= $rankTo)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
  AND ($asOf IS NULL OR coalesce(move.date, move.firstReported) <= date($asOf))
  AND ($sects IS NULL OR EXISTS {
    MATCH (p)-[:BELONGS_TO]->(s:Sect) WHERE any(x IN $sects WHERE x = s.id OR toLower(x) = toLower(s.name))
  })
  AND ($modalities IS NULL OR EXISTS {
    MATCH (said:Statement)-[:SUBJECT]->(p) WHERE said.id IN move.evidence AND said.modality IN $modalities
  })
OPTIONAL MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
WITH p, move, f, bodies, a ORDER BY a.name
WITH p, move, f, bodies, collect(DISTINCT a.id) AS leftIds, collect(DISTINCT a.name) AS leftNames
WHERE $agencies IS NULL OR any(x IN leftIds WHERE x IN bodies)
OPTIONAL MATCH (p)-[:BELONGS_TO]->(s:Sect)
WITH p, move, f, leftNames, s ORDER BY s.name
WITH p, move, f, leftNames, collect(s.name) AS sects
RETURN substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       p.name AS name,
       coalesce(move.rank, p.rank) AS rank,
       reduce(text = null, x IN sects | coalesce(text + ', ', '') + x) AS sect,
       coalesce(reduce(text = null, x IN leftNames | coalesce(text + ', ', '') + x), move.origin) AS left,
       f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END AS to,
       move.status AS status,
       move.sources AS sources,
       move.id AS id
ORDER BY move.date, name, id
LIMIT coalesce(toInteger($limit), 1000000)

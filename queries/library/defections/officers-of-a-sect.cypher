// Alawite officers who left an intelligence agency
// Persons of one community who left a body of one kind, with rank, date, new side and how well attested it is. Another
// community or kind of body is a matter of the parameters.
// Parameters:
//   sect: string = 'Alawite'  - community, name or alias in any case; null for any
//   kind: string = 'intelligence'  - kind of the body, or of a body above it; null for any
// Example: :param {sect: 'Alawite', kind: 'intelligence'}
// Columns:
//   date  - as precise as it is known
//   name  - person
//   rank  - rank at that time, else the latest
//   sect  - community
//   agency  - body that was left
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   sources  - number of independent sources
//   id  - id of the edge
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE (a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
  AND ($kind IS NULL OR EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(top:Agency) WHERE top.kind = toLower($kind) })
OPTIONAL MATCH (p)-[:BELONGS_TO]->(s:Sect)
WITH p, move, f, a, s
WHERE $sect IS NULL OR toLower(s.name) = toLower($sect) OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
RETURN substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       p.name AS name,
       coalesce(move.rank, p.rank) AS rank,
       s.name AS sect,
       a.name AS agency,
       f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END AS to,
       move.status AS status,
       move.sources AS sources,
       move.id AS id
ORDER BY move.date, name, agency, sect, id

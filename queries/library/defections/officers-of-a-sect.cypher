// Who of one sect left an intelligence agency
// Persons of one community, such as that of a ruling side, who left a body of one kind, with rank, date, new side and how well
// attested it is. Beside them: how many of that community are recorded in such bodies at all. Only what articles say of a
// person makes him one of a community.
// Parameters:
//   sect: string  - community, id, name or alias, in any case
//   kind: string = 'intelligence'  - kind of the body, or of a body above it; null for any
//   limit: integer = null  - so many rows at most
// Example: :param {sect: 'Alawite', kind: 'intelligence', limit: 300}
// Columns:
//   date  - as precise as it is known
//   name  - person
//   rank  - rank at that time, else the latest
//   sect  - the community asked for
//   agency  - what was left
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   sources  - number of independent sources
//   left  - persons of all rows together, each once
//   recorded  - persons of that community who are recorded in bodies of that kind
//   id  - id of the edge
MATCH (s:Sect)
WHERE toLower($sect) IN [s.id, toLower(s.name)] OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
MATCH (p:Person)-[:BELONGS_TO]->(s)
WITH p, min(s.name) AS sect
MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE $kind IS NULL OR EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(top:Agency) WHERE top.kind = toLower($kind) }
OPTIONAL MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
WITH p, sect, a, move, f ORDER BY a.name
WITH p, sect, move, f, collect(DISTINCT a.name) AS bodies ORDER BY move.date, p.name, move.id
WITH count(DISTINCT p.id) AS recorded, count(DISTINCT CASE WHEN move IS NOT NULL THEN p.id END) AS left,
     collect(CASE WHEN move IS NOT NULL THEN {
              begin: move.date, precision: move.datePrecision, name: p.name, rank: coalesce(move.rank, p.rank), sect: sect, bodies: bodies,
              to: f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END,
              status: move.status, sources: move.sources, id: move.id} END) AS found
UNWIND found[0..coalesce(toInteger($limit), 1000000)] AS one
RETURN substring(toString(one.begin), 0, CASE one.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       one.name AS name, one.rank AS rank, one.sect AS sect,
       reduce(text = null, x IN one.bodies | coalesce(text + ', ', '') + x) AS agency,
       one.to AS to, one.status AS status, one.sources AS sources, left, recorded, one.id AS id
ORDER BY one.begin, name, id

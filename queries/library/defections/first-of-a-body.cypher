// First to leave each body
// Who left each body, or one below it, first. A date counts as the whole day, month or year that it names: all whose period may
// be the earliest are rows. Those without a date may have left before them; their number stands beside.
// Parameters:
//   agency: string = null  - body, id, name or alias, in any case, with all below it; null for all
// Example: :param {agency: 'Ministry of Defence'}
// Columns:
//   body  - body that was left, or that is above it
//   kind  - intelligence, military, ...
//   order  - first; first of those dated, when others have no date; one of the first, when periods overlap
//   date  - as precise as it is known
//   name  - person
//   rank  - rank at that time, else the latest
//   left  - the very body that he left
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   undated  - changes of side out of the body, or one below it, without a date
//   defections  - all changes of side out of the body, or one below it
//   id  - id of the edge
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(asked:Agency)
WHERE toLower($agency) IN [asked.id, toLower(asked.name)] OR any(x IN asked.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) })
MATCH (a)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE $agency IS NULL OR top.id IN bodies
WITH top, p, f, move, a ORDER BY a.name
WITH top, p, f, move, collect(DISTINCT a.name) AS left
WITH top, p, f, move, left,
     move.date + duration(CASE move.datePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END) AS after
WITH top.id AS key, top.name AS name, top.kind AS kind, min(after) AS bound, count(*) AS defections, count(*) - count(move.date) AS undated,
     collect({begin: move.date, precision: move.datePrecision, name: p.name, rank: coalesce(move.rank, p.rank), left: left,
              to: f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END,
              status: move.status, move: move.id}) AS found
WITH key, name AS bodyName, kind, defections, undated, [one IN found WHERE one.begin < bound] AS earliest
UNWIND earliest AS one
RETURN bodyName AS body, kind,
       CASE WHEN size(earliest) > 1 THEN 'one of the first' WHEN undated > 0 THEN 'first of those dated' ELSE 'first' END AS order,
       substring(toString(one.begin), 0, CASE one.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       one.name AS name, one.rank AS rank, reduce(text = null, x IN one.left | coalesce(text + ', ', '') + x) AS left,
       one.to AS to, one.status AS status, undated, defections, one.move AS id
ORDER BY bodyName, key, one.begin, name, id

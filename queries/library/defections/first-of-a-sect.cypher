// First of each sect to change sides
// Who of each community went first. A date counts as the whole day, month or year that it names: all whose period may be the
// earliest are rows. Those without a date may have gone before them; their number stands beside.
// Parameters:
//   sect: string = null  - community, id, name or alias, in any case; null for all
// Example: :param {sect: null}
// Columns:
//   sect  - community
//   order  - first; first of those dated, when others have no date; one of the first, when periods overlap
//   date  - as precise as it is known
//   name  - person
//   rank  - rank at that time, else the latest
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   undated  - changes of side of that community without a date
//   defections  - all changes of side of that community
//   id  - id of the edge
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
MATCH (p)-[:BELONGS_TO]->(s:Sect)
WHERE $sect IS NULL OR toLower($sect) IN [s.id, toLower(s.name)] OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
WITH s, count(*) AS defections, count(*) - count(move.date) AS undated,
     min(move.date + duration(CASE move.datePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END)) AS bound
MATCH (s)<-[:BELONGS_TO]-(p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE move.date < bound
WITH s.id AS community, s.name AS sect, defections, undated,
     collect({begin: move.date, precision: move.datePrecision, name: p.name, rank: coalesce(move.rank, p.rank),
              to: f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END,
              status: move.status, move: move.id}) AS earliest
UNWIND earliest AS one
RETURN sect,
       CASE WHEN size(earliest) > 1 THEN 'one of the first' WHEN undated > 0 THEN 'first of those dated' ELSE 'first' END AS order,
       substring(toString(one.begin), 0, CASE one.precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       one.name AS name, one.rank AS rank, one.to AS to, one.status AS status, undated, defections, one.move AS id
ORDER BY sect, community, one.begin, name, id

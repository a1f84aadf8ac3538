// First of each sect to change sides: picture
// Who of each community went first, or may have gone first, with the new side.
// Parameters:
//   sect: string = null  - community, id, name or alias, in any case; null for all
// Example: :param {sect: null}
// Columns:
//   sect  - from the person to the community
//   side  - from the person to the new side
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
MATCH (p)-[:BELONGS_TO]->(s:Sect)
WHERE $sect IS NULL OR toLower($sect) IN [s.id, toLower(s.name)] OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
WITH s, min(move.date + duration(CASE move.datePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END)) AS bound
MATCH sect = (p:Person)-[:BELONGS_TO]->(s)
MATCH side = (p)-[move:DEFECTED_TO]->(:Faction)
WHERE move.date < bound
RETURN sect, side
ORDER BY s.id, move.date, move.id

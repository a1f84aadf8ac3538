// Alawite officers who left an intelligence agency: picture
// Community, person, body that was left and new side, as a drawing.
// Parameters:
//   sect: string = 'Alawite'  - community, name or alias in any case; null for any
//   kind: string = 'intelligence'  - kind of the body, or of a body above it; null for any
// Example: :param {sect: 'Alawite', kind: 'intelligence'}
// Columns:
//   side  - from the person to the new side
//   body  - from the person to the body
//   sect  - from the person to the community
MATCH side = (p:Person)-[move:DEFECTED_TO]->(f:Faction)
MATCH body = (p)-[service:SERVES_IN]->(a:Agency)
WHERE (a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
  AND ($kind IS NULL OR EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(top:Agency) WHERE top.kind = toLower($kind) })
OPTIONAL MATCH sect = (p)-[:BELONGS_TO]->(s:Sect)
WITH side, body, sect, s, move, a
WHERE $sect IS NULL OR toLower(s.name) = toLower($sect) OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
RETURN side, body, sect
ORDER BY move.date, move.id, a.id, s.id

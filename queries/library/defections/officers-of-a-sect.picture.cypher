// Who of one sect left an intelligence agency: picture
// Community, person, body that was left and new side, as a drawing.
// Parameters:
//   sect: string  - community, id, name or alias, in any case
//   kind: string = 'intelligence'  - kind of the body, or of a body above it; null for any
//   limit: integer = null  - so many rows at most
// Example: :param {sect: 'Alawite', kind: 'intelligence', limit: 300}
// Columns:
//   side  - from the person to the new side
//   body  - from the person to the body
//   sect  - from the person to the community
MATCH (s:Sect)
WHERE toLower($sect) IN [s.id, toLower(s.name)] OR any(x IN s.aliases WHERE toLower(x) = toLower($sect))
MATCH sect = (p:Person)-[:BELONGS_TO]->(s)
MATCH side = (p)-[move:DEFECTED_TO]->(f:Faction)
MATCH body = (p)-[service:SERVES_IN]->(a:Agency)
WHERE ($kind IS NULL OR EXISTS { MATCH (a)-[:BELONGS_TO*0..5]->(top:Agency) WHERE top.kind = toLower($kind) })
  AND (a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
RETURN side, body, sect
ORDER BY move.date, move.id, service.id, s.id
LIMIT coalesce(toInteger($limit), 1000000)

// Bodies that nothing speaks of
// A body, side or community stands in the graph because an article names it, a statement speaks of it, or it has parts.
// Parameters: none
// Columns:
//   label  - Agency, Faction or Sect
//   name  - of the body
//   id  - of the body
// Mend: allegiance rebuild --edges
MATCH (e:Agency|Faction|Sect)
WHERE NOT EXISTS { (e)<-[:MENTIONS|OBJECT|ORIGIN]-() } AND NOT EXISTS { (e)<-[:BELONGS_TO]-(:Agency|Faction) }
RETURN labels(e)[0] AS label, e.name AS name, e.id AS id
ORDER BY label, name, id

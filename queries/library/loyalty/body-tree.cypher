// A body's tree: people recorded, and people who left
// Every body with those below it, each beside how many persons are recorded there and how many of them changed sides.
// Persons count with the bodies below theirs, each person once in a row.
// Parameters:
//   agency: string = null  - top of the tree, id, name or alias; null shows every tree
// Example: :param {agency: null}
// Columns:
//   tree  - the body, after all that it belongs to
//   kind  - intelligence, military, ...
//   left  - persons who changed sides out of it or a body below it
//   recorded  - persons recorded there or below it
//   percent  - left of recorded
MATCH path = (a:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE ($agency IS NULL AND NOT EXISTS { MATCH (top)-[:BELONGS_TO]->(:Agency) })
   OR toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH a, reduce(text = null, x IN reverse(nodes(path)) | coalesce(text + ' > ', '') + x.name) AS tree
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(a)
OPTIONAL MATCH (p:Person)-[service:SERVES_IN]->(below)
OPTIONAL MATCH (p)-[move:DEFECTED_TO]->(f:Faction)
WHERE below.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (below)-[:BELONGS_TO*1..5]->(f) })
WITH tree, a, count(DISTINCT CASE WHEN move IS NOT NULL THEN p.id END) AS left, count(DISTINCT p.id) AS recorded
RETURN tree, a.kind AS kind, left, recorded, CASE WHEN recorded > 0 THEN round(100.0 * left / recorded, 1) END AS percent
ORDER BY tree

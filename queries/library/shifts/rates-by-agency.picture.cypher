// A body's tree: picture
// The bodies with all that they belong to, the people recorded in them, and the sides that those went to who left.
// Parameters:
//   agency: string = null  - top of the tree, id, name or alias; null shows every tree
// Example: :param {agency: 'Syrian Army'}
// Columns:
//   tree  - from a body to the top
//   service  - from a person to the body
//   side  - from the person to the new side
MATCH tree = (a:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE ($agency IS NULL AND NOT EXISTS { MATCH (top)-[:BELONGS_TO]->(:Agency) })
   OR toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
OPTIONAL MATCH service = (p:Person)-[r:SERVES_IN]->(a)
OPTIONAL MATCH side = (p)-[move:DEFECTED_TO]->(:Faction)
RETURN tree, service, side
ORDER BY a.id, top.id, length(tree), r.id, move.id

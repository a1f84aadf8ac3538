// Net flow between sides: picture
// Persons who changed sides, with the new side and all that it is part of, and the body that articles say they left up to the
// side that it serves.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
// Example: :param {since: '2011-01-01', until: null}
// Columns:
//   new  - from the person to the new side and upwards
//   old  - from the person over the body left and upwards
MATCH new = (p:Person)-[move:DEFECTED_TO]->(:Faction)-[:BELONGS_TO*0..5]->(side:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
  AND NOT EXISTS { MATCH (side)-[:BELONGS_TO]->(:Faction) }
OPTIONAL MATCH old = (p)-[service:SERVES_IN]->(a)-[:BELONGS_TO*0..6]->(top:Agency|Faction)
WHERE a.id = move.originId AND NOT EXISTS { MATCH (top)-[:BELONGS_TO]->(:Agency|Faction) }
RETURN new, old
ORDER BY move.date, move.id, side.id, service.id, top.id

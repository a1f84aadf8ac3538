// Defections: picture
// Persons who changed sides between two days, with the new side and what was left.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   limit: integer = null  - so many rows at most
// Example: :param {since: '2012-01-01', until: '2013-01-01', limit: 100}
// Columns:
//   side  - from the person to the new side
//   body  - from the person to the body that articles say he left
MATCH side = (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH side, p, move ORDER BY move.date, move.id LIMIT coalesce(toInteger($limit), 1000000)
OPTIONAL MATCH body = (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
RETURN side, body
ORDER BY move.date, move.id, service.id

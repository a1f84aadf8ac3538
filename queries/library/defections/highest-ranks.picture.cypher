// Changes of side with the highest rank: picture
// The most senior who changed sides, with the new side, what was left and their communities.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   limit: integer = 20  - so many rows at most
// Example: :param {since: null, until: null, limit: 20}
// Columns:
//   side  - from the person to the new side
//   body  - from the person to the body that articles say he left
//   sect  - from the person to the community
MATCH side = (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
  AND coalesce(move.rankOrder, p.rankOrder) IS NOT NULL
WITH side, p, move, coalesce(move.rankOrder, p.rankOrder) AS seniority
ORDER BY seniority DESC, move.date, p.name, move.id
LIMIT toInteger($limit)
OPTIONAL MATCH body = (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = move.originId
OPTIONAL MATCH sect = (p)-[belongs:BELONGS_TO]->(:Sect)
RETURN side, body, sect
ORDER BY seniority DESC, move.date, move.id, service.id, belongs.id

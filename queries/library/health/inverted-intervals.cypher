// Times that end before they begin
// A service lasts from its first day up to, and not including, its end: since < until.
// Parameters: none
// Columns:
//   name  - person
//   body  - where he served
//   since  - first day
//   until  - first day after
//   id  - id of the edge
// Mend: allegiance rebuild --edges
MATCH (p:Person)-[service:SERVES_IN]->(o)
WHERE service.until <= service.since
RETURN p.name AS name, o.name AS body, service.since AS since, service.until AS until, service.id AS id
ORDER BY name, body, id

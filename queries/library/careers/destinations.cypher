// Where the people of one body went
// Sides gone to, and bodies served in afterwards, by those who are recorded in a body or below it; each beside the number
// of all persons recorded there. A later post counts when its first day is known.
// Parameters:
//   agency: string  - id, name or alias, in any case; with all below it
// Example: :param {agency: 'Air Force Intelligence Directorate'}
// Columns:
//   how  - DEFECTED_TO or SERVES_IN
//   destination  - side or body
//   persons  - how many went there
//   recorded  - of how many recorded in the body or below it
//   names  - who
MATCH (a:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT a.id) AS bodies
MATCH (p:Person)-[service:SERVES_IN]->(a:Agency)
WHERE a.id IN bodies
WITH bodies, p, max(coalesce(service.until, service.since)) AS served
WITH bodies, count(p) AS recorded, collect({id: p.id, served: served}) AS found
UNWIND found AS one
MATCH (p:Person)-[r:DEFECTED_TO|SERVES_IN]->(o)
WHERE p.id = one.id AND NOT o.id IN bodies
  AND (type(r) = 'DEFECTED_TO' OR r.since >= one.served)
WITH recorded, type(r) AS how, o, p ORDER BY p.name, p.id
RETURN how, o.name AS destination, count(DISTINCT p.id) AS persons, recorded, collect(DISTINCT p.name) AS names
ORDER BY how, persons DESC, destination

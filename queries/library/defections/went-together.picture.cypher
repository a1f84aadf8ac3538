// Pairs who went together: picture
// The persons of these pairs, what they left and where they went.
// Parameters:
//   days: integer = 3  - so many days apart at most
//   agency: string = null  - what both left, id, name or alias, in any case, with all below it; null for anything
//   limit: integer = 1000  - so many pairs at most
// Example: :param {days: 3, agency: null, limit: 100}
// Columns:
//   side  - from the person to the new side
//   body  - from the person to the body that articles say he left
OPTIONAL MATCH (below:Agency)-[:BELONGS_TO*0..5]->(top:Agency)
WHERE toLower($agency) IN [top.id, toLower(top.name)] OR any(x IN top.aliases WHERE toLower(x) = toLower($agency))
WITH collect(DISTINCT below.id) AS bodies
CALL (bodies) {
  MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
  WHERE move.datePrecision = 'day'
  MATCH (p)-[service:SERVES_IN]->(a:Agency)
  WHERE ($agency IS NULL OR a.id IN bodies)
    AND (a.id = move.originId
     OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
         AND (service.current OR service.until >= move.date)
         AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
  WITH DISTINCT a.id AS body, a.name AS left, p, move
  WITH body, left, p, move, duration.inDays(date('1900-01-01'), move.date).days / (toInteger($days) + 1) AS stretch
  WITH body, left, stretch,
       {person: p.id, name: p.name, move: move.id, day: move.date, key: toString(move.date) + move.id, stretch: stretch,
        doubts: [(p)-[:MAY_BE]-(x:Person) | x.id]} AS each
  UNWIND [stretch, stretch + 1] AS slot // who is so many days apart at most shares one of them
  WITH body, left, slot, collect(each) AS found
  WHERE size(found) > 1
  UNWIND found AS one
  UNWIND found AS two
  WITH left, slot, one, two
  WHERE one.key < two.key AND two.stretch = slot AND one.person <> two.person AND NOT two.person IN one.doubts
    AND duration.inDays(one.day, two.day).days <= toInteger($days)
  RETURN one.key AS key, one.person AS person, one.name AS name, one.move AS move,
         two.key AS nextKey, two.person AS nextPerson, two.name AS nextName, two.move AS nextMove, 'both left ' + left AS reason
  UNION ALL
  MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
  MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(:Article)<-[:STATED_IN]-(told:Statement)-[:SUBJECT]->(q:Person)
  WHERE p.id <> q.id AND NOT EXISTS { (p)-[:MAY_BE]-(q) } AND told.kind = 'DEFECTED_TO' AND said.start < told.`end` AND told.start < said.`end`
    AND said.id IN move.evidence AND said.modality IN ['asserted', 'reported'] AND told.modality IN ['asserted', 'reported']
  MATCH (q)-[second:DEFECTED_TO]->(:Faction)
  WHERE told.id IN second.evidence
    AND ($agency IS NULL OR (move.originId IN bodies AND second.originId IN bodies))
    AND coalesce(move.date < second.date + duration(CASE second.datePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END)
                             + duration({days: toInteger($days)}), true)
    AND coalesce(second.date < move.date + duration(CASE move.datePrecision WHEN 'year' THEN 'P1Y' WHEN 'month' THEN 'P1M' ELSE 'P1D' END)
                               + duration({days: toInteger($days)}), true)
  WITH p, move, q, second, coalesce(toString(move.date), '9999') + move.id AS key, coalesce(toString(second.date), '9999') + second.id AS nextKey
  WHERE key < nextKey
  RETURN key, p.id AS person, p.name AS name, move.id AS move,
         nextKey, q.id AS nextPerson, q.name AS nextName, second.id AS nextMove, 'one sentence tells of both' AS reason
}
WITH DISTINCT key, person, name, move, nextKey, nextPerson, nextName, nextMove, reason
WHERE NOT ' ' + name + ' ' CONTAINS ' ' + nextName + ' ' AND NOT ' ' + nextName + ' ' CONTAINS ' ' + name + ' '
WITH key, person, move, nextKey, nextPerson, nextMove, reason ORDER BY key, nextKey, reason
WITH key, person, move, nextKey, nextPerson, nextMove, collect(reason) AS why
ORDER BY key, nextKey LIMIT toInteger($limit)
UNWIND [[person, move], [nextPerson, nextMove]] AS found
WITH DISTINCT found[0] AS who, found[1] AS id
MATCH side = (p:Person)-[r:DEFECTED_TO]->(:Faction)
WHERE p.id = who AND r.id = id
OPTIONAL MATCH body = (p)-[service:SERVES_IN]->(a:Agency)
WHERE a.id = r.originId
RETURN side, body
ORDER BY r.date, r.id, service.id

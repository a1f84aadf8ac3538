// Pairs who went together
// Two who left the same body on days near to each other, or of whom one sentence tells so. Why a pair is one stands in its row;
// when dates are known to lie farther apart it is none. Two who may be one man are no pair: those that `allegiance review` asks
// about, and those of whom one is called by a part of the other's name.
// Parameters:
//   days: integer = 3  - so many days apart at most
//   agency: string = null  - what both left, id, name or alias, in any case, with all below it; null for anything
//   limit: integer = 1000  - so many pairs at most
// Example: :param {days: 3, agency: null, limit: 100}
// Columns:
//   name  - who went first, or on the same day
//   date  - his date, as precise as it is known
//   other  - who went with him
//   otherDate  - his date
//   apart  - days between the two, when both are known to the day
//   why  - the body that both left; one sentence tells of both
//   status  - of the first: confirmed, single source or disputed
//   otherStatus  - of the other
//   id  - id of the first edge
//   otherId  - id of the other
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
MATCH (p:Person)-[one:DEFECTED_TO]->(:Faction)
WHERE p.id = person AND one.id = move
MATCH (q:Person)-[two:DEFECTED_TO]->(:Faction)
WHERE q.id = nextPerson AND two.id = nextMove
RETURN p.name AS name, substring(toString(one.date), 0, CASE one.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       q.name AS other, substring(toString(two.date), 0, CASE two.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS otherDate,
       CASE WHEN one.datePrecision = 'day' AND two.datePrecision = 'day' THEN duration.inDays(one.date, two.date).days END AS apart,
       reduce(text = null, x IN why | coalesce(text + '; ', '') + x) AS why,
       one.status AS status, two.status AS otherStatus, move AS id, nextMove AS otherId
ORDER BY key, nextKey

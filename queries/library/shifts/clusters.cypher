// People who left one body within days of each other
// Runs of changes of side out of the same body, each no more than so many days after the one before. Only what is dated to the day
// counts; what was left is the body that articles name. Nobody is in two runs of one body at the same time.
// Parameters:
//   days: integer = 7  - greatest gap between one and the next
//   least: integer = 2  - so many persons at least
//   since: date = null  - first day
//   until: date = null  - first day after
// Example: :param {days: 30, least: 2, since: null, until: null}
// Columns:
//   body  - body left
//   persons  - how many left it in this run
//   recorded  - persons recorded in that very body
//   first  - day of the first change of side
//   last  - day of the last
//   names  - who, in the order of time
//   disputed  - how many of the changes of side are disputed
//   id  - id of the body
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE move.datePrecision = 'day' AND move.originId STARTS WITH 'agency:'
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH move.originId AS body, p.name AS name, p.id AS person, move.date AS date, move.status AS status ORDER BY date, name, person
WITH body, collect({name: name, person: person, date: date, disputed: CASE status WHEN 'disputed' THEN 1 ELSE 0 END}) AS gone
WHERE size(gone) >= $least
WITH body, gone, [i IN range(0, size(gone) - 1)
                  WHERE i = 0 OR duration.inDays(gone[i - 1].date, gone[i].date).days > $days] AS firsts
MATCH (a:Agency)
WHERE a.id = body
CALL (a) { MATCH (p:Person)-[:SERVES_IN]->(a) RETURN count(DISTINCT p.id) AS recorded }
UNWIND range(0, size(firsts) - 1) AS run
WITH a, recorded, run, gone[firsts[run]..coalesce(firsts[run + 1], size(gone))] AS gone
WHERE size(gone) >= $least
UNWIND gone AS one
WITH a.name AS body, a.id AS id, recorded, run, count(DISTINCT one.person) AS persons, min(one.date) AS first,
     max(one.date) AS last, collect(one.name) AS names, sum(one.disputed) AS disputed
WHERE persons >= $least
RETURN body, persons, recorded, first, last, names, disputed, id
ORDER BY persons DESC, body, first, id

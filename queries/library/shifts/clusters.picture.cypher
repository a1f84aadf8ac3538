// People who left one body within days of each other: picture
// Persons who left one body, each with another who did so no more than so many days before or after, and where they went.
// Parameters:
//   days: integer = 7  - greatest gap between one and the next
//   since: date = null  - first day
//   until: date = null  - first day after
// Example: :param {days: 30, since: null, until: null}
// Columns:
//   service  - from the person to the body left
//   side  - from the person to the new side
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE move.datePrecision = 'day' AND move.originId STARTS WITH 'agency:'
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH move.originId AS body, p.id AS person, move.id AS id, move.date AS date ORDER BY date, id
WITH body, collect({person: person, id: id, date: date}) AS gone
WHERE size(gone) > 1
UNWIND [i IN range(0, size(gone) - 1)
        WHERE (i > 0 AND gone[i - 1].person <> gone[i].person AND duration.inDays(gone[i - 1].date, gone[i].date).days <= $days)
           OR (i < size(gone) - 1 AND gone[i + 1].person <> gone[i].person AND duration.inDays(gone[i].date, gone[i + 1].date).days <= $days)
        | gone[i]] AS one
MATCH side = (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE p.id = one.person AND move.id = one.id
MATCH service = (p)-[r:SERVES_IN]->(a:Agency)
WHERE a.id = body
RETURN service, side
ORDER BY body, move.date, move.id, r.id

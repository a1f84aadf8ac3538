// Who reported first
// For each change of side, who published it first and who was next, with the days between. Denials do not count as reports; articles
// without a day of publication cannot be ranked and are left out.
// Parameters:
//   since: date = null  - first day of the change of side
//   until: date = null  - first day after
//   limit: integer = null  - so many rows at most
// Example: :param {since: '2012-07-01', until: '2012-09-01', limit: null}
// Columns:
//   date  - of the change of side, as precise as it is known
//   name  - person
//   first  - who published it first, several when on the same day
//   reported  - that day
//   next  - who was next
//   days  - days between the two
//   publishers  - how many published it
//   status  - confirmed, single source or disputed
//   id  - id of the edge
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH p, move ORDER BY move.date, p.name, move.id LIMIT coalesce(toInteger($limit), 1000000)
MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN move.evidence AND said.modality <> 'denied' AND article.published IS NOT NULL
WITH p, move, coalesce(article.publisher, article.name) AS publisher, min(article.published) AS day ORDER BY day, publisher
WITH p, move, collect({publisher: publisher, day: day}) AS told
WITH p, move, told, [x IN told WHERE x.day > told[0].day] AS later
RETURN substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       p.name AS name, [x IN told WHERE x.day = told[0].day | x.publisher] AS first, told[0].day AS reported,
       [x IN later WHERE x.day = later[0].day | x.publisher] AS next,
       CASE WHEN size(later) > 0 THEN duration.inDays(told[0].day, later[0].day).days END AS days,
       size(told) AS publishers, move.status AS status, move.id AS id
ORDER BY move.date, name, id

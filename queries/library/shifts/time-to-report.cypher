// Time from a change of side to its first report
// Days between the change of side and the first article that tells of it, the longest first. Only what is dated to the day counts;
// a negative number means that the article is older than what it tells, and one of the two dates is wrong.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   limit: integer = null  - so many rows at most
// Example: :param {since: '2011-01-01', until: null, limit: null}
// Columns:
//   days  - from the day of the change of side to the first publication; 0 on the same day
//   date  - day of the change of side
//   reported  - first publication
//   publishers  - who published it on that day
//   name  - person
//   to  - new side; (assumed) when no article names it
//   status  - confirmed, single source or disputed
//   id  - id of the edge
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE move.datePrecision = 'day' AND move.firstReported IS NOT NULL
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH p, move, f, duration.inDays(move.date, move.firstReported).days AS days
ORDER BY days DESC, p.name, move.id LIMIT coalesce(toInteger($limit), 1000000)
CALL (p, move) {
  MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
  WHERE said.id IN move.evidence AND article.published = move.firstReported AND said.modality <> 'denied'
  WITH DISTINCT coalesce(article.publisher, article.name) AS publisher ORDER BY publisher
  RETURN collect(publisher) AS publishers
}
RETURN days, move.date AS date, move.firstReported AS reported, publishers, p.name AS name,
       f.name + CASE WHEN move.stated OR f.name STARTS WITH '(' THEN '' ELSE ' (assumed)' END AS to, move.status AS status,
       move.id AS id
ORDER BY days DESC, name, id

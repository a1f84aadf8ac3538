// Who reported first: picture
// From the person over each statement of a change of side to its article.
// Parameters:
//   since: date = null  - first day of the change of side
//   until: date = null  - first day after
//   limit: integer = null  - so many changes of side at most
// Example: :param {since: '2012-07-01', until: '2012-09-01', limit: null}
// Columns:
//   event  - from the person to the new side
//   report  - from the person over the statement to the article
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH p, move ORDER BY move.date, p.name, move.id LIMIT coalesce(toInteger($limit), 1000000)
MATCH event = (p)-[r:DEFECTED_TO]->(:Faction)
WHERE r.id = move.id
MATCH report = (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN move.evidence AND said.modality <> 'denied' AND article.published IS NOT NULL
RETURN event, report
ORDER BY move.id, article.published, said.id

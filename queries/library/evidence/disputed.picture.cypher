// Disputed events: picture
// The edge, and the statements for and against it with their articles.
// Parameters:
//   kind: string = null  - DEFECTED_TO, SERVES_IN or BELONGS_TO; null for all
//   limit: integer = null  - so many rows at most
// Example: :param {kind: null, limit: 300}
// Columns:
//   event  - the disputed edge
//   evidence  - from the person over the statement to the article
MATCH event = (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WHERE r.status = 'disputed' AND ($kind IS NULL OR type(r) = toUpper($kind))
MATCH evidence = (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(:Article)
WHERE said.id IN r.evidence
RETURN event, evidence
ORDER BY r.id, said.id
LIMIT coalesce(toInteger($limit), 1000000)

// The statements behind an edge: picture
// Statements with their articles, the person, and what they speak of.
// Parameters:
//   edge: string  - id of the edge
// Example: :param {edge: 'd-x6efhg75eucc'}
// Columns:
//   source  - from the statement to the article
//   subject  - from the statement to the person
//   others  - from the statement to sides, bodies and communities
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE r.id = $edge
MATCH subject = (p)<-[:SUBJECT]-(said:Statement)
WHERE said.id IN r.evidence
MATCH source = (said)-[:STATED_IN]->(:Article)
MATCH others = (said)-[role:OBJECT|ORIGIN]->()
RETURN source, subject, others
ORDER BY said.id, role.id

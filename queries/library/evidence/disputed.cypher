// Disputed events, with both sides' statements
// What some assert and others deny: one row a statement, the denials marked. A denial is settled once somebody else has
// confirmed the event on a later day.
// Parameters:
//   kind: string = null  - DEFECTED_TO, SERVES_IN or BELONGS_TO; null for all
//   settled: boolean = false  - true: also those that are settled
//   limit: integer = null  - so many rows at most
// Example: :param {kind: null, settled: true, limit: 300}
// Columns:
//   name  - person
//   kind  - of the edge
//   what  - side, body or community
//   stand  - says so, or denies it
//   publisher  - outlet
//   published  - day of publication
//   speaker  - who says so, when it is not the article itself
//   quote  - the words of the article
//   url  - address
//   settled  - publication of what settled it
//   id  - id of the edge
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WHERE (r.status = 'disputed' OR $settled AND r.denials > 0) AND ($kind IS NULL OR type(r) = toUpper($kind))
MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN r.evidence
RETURN p.name AS name, type(r) AS kind, o.name AS what,
       CASE said.modality WHEN 'denied' THEN 'denies it' ELSE 'says so' END AS stand,
       article.publisher AS publisher, article.published AS published, said.speaker AS speaker, said.quote AS quote,
       article.url AS url, r.settled AS settled, r.id AS id
ORDER BY name, kind, what, id, stand DESC, published, said.id
LIMIT coalesce(toInteger($limit), 1000000)

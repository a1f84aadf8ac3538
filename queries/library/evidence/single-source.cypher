// Events that rest on a single source
// What only one source says (copies of one text count once), with its first article: the list to check before anything is printed.
// Parameters:
//   kind: string = 'DEFECTED_TO'  - DEFECTED_TO, SERVES_IN or BELONGS_TO; null for all
// Example: :param {kind: 'DEFECTED_TO'}
// Columns:
//   name  - person
//   kind  - of the edge
//   what  - side, body or community
//   publisher  - who says it
//   published  - day of its first article
//   modality  - of the statement in it
//   quote  - its words
//   url  - address
//   id  - id of the edge
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->(o)
WHERE r.status = 'single source' AND ($kind IS NULL OR type(r) = toUpper($kind))
CALL (p, r) {
  MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
  WHERE said.id IN r.evidence
  RETURN said, article ORDER BY article.published, said.id LIMIT 1
}
RETURN p.name AS name, type(r) AS kind, o.name AS what, article.publisher AS publisher, article.published AS published,
       said.modality AS modality, said.quote AS quote, article.url AS url, r.id AS id
ORDER BY name, kind, what, id

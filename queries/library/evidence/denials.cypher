// Denials, and what became of them
// Each denial of a change of side, a post or a community that still counts: who denies it, where, and whether anybody says so at
// all. What nobody else says is no edge; what is confirmed on a later day by somebody else is settled.
// Parameters:
//   since: date = null  - first day of publication
//   until: date = null  - first day after
// Example: :param {since: '2011-01-01', until: null}
// Columns:
//   published  - day of publication
//   name  - person
//   denied  - short form of what is denied
//   speaker  - who denies it, when it is not the article itself
//   publisher  - outlet
//   outcome  - disputed; confirmed since, by others on a later day; or nobody says so
//   settled  - publication of what settled it
//   quote  - the words of the article
//   edge  - id of the edge that it contradicts
//   id  - id of the statement
MATCH (said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.modality = 'denied' AND said.retiredAt IS NULL
  AND ($since IS NULL OR article.published >= date($since))
  AND ($until IS NULL OR article.published < date($until))
MATCH (said)-[:SUBJECT]->(p:Person)
OPTIONAL MATCH (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE said.id IN r.evidence
RETURN article.published AS published, p.name AS name, said.name AS denied, said.speaker AS speaker, article.publisher AS publisher,
       CASE WHEN r.id IS NULL THEN 'nobody says so' WHEN r.settled IS NULL THEN 'disputed' ELSE 'confirmed since' END AS outcome,
       r.settled AS settled, said.quote AS quote, r.id AS edge, said.id AS id
ORDER BY published, name, id, edge

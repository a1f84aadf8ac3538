// Said, but not counted
// Denials and hypothetical statements. They never make an edge; a denial makes the edge that it contradicts disputed.
// Parameters:
//   modality: string = null  - denied or hypothetical; null for both
// Example: :param {modality: null}
// Columns:
//   name  - person
//   says  - short form of the statement
//   modality  - denied or hypothetical
//   contradicts  - id of the edge that it makes disputed
//   publisher  - outlet
//   published  - day of publication
//   speaker  - who says so, when it is not the article itself
//   quote  - the words of the article
//   id  - id of the statement
MATCH (p:Person)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.retiredAt IS NULL AND said.modality IN ['denied', 'hypothetical'] AND ($modality IS NULL OR said.modality = $modality)
OPTIONAL MATCH (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE said.id IN r.evidence
RETURN p.name AS name, said.name AS says, said.modality AS modality, r.id AS contradicts, article.publisher AS publisher,
       article.published AS published, said.speaker AS speaker, said.quote AS quote, said.id AS id
ORDER BY name, published, id, contradicts

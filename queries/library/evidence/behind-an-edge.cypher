// The statements behind an edge
// What each article says of it, with the words, who says so, and where they stand; denials among them.
// Parameters:
//   edge: string  - id of the edge
// Example: :param {edge: 'd-x6efhg75eucc'}
// Columns:
//   person  - of whom
//   says  - short form of the statement
//   modality  - asserted, reported or denied
//   quote  - the words of the article
//   speaker  - who says so, when it is not the article itself
//   date  - when it happened, as precise as this article says
//   publisher  - outlet
//   published  - day of publication
//   headline  - of the article
//   url  - address
//   start  - offset of the quote in the text
//   end  - offset after it
//   article  - id of the article
//   id  - id of the statement
MATCH (p:Person)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE r.id = $edge
MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN r.evidence
RETURN p.name AS person, said.name AS says, said.modality AS modality, said.quote AS quote, said.speaker AS speaker,
       substring(toString(said.date), 0, CASE said.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       article.publisher AS publisher, article.published AS published, article.name AS headline, article.url AS url,
       said.start AS start, said.`end` AS `end`, article.id AS article, said.id AS id
ORDER BY published, article, start, id

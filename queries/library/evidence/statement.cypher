// One statement
// What one article says in one place, with the words and who says so, whether or not an edge came of it.
// Parameters:
//   statement: string  - id of the statement
// Example: :param {statement: 'statement:5olokps42d6p'}
// Columns:
//   person  - of whom
//   says  - short form of the statement
//   modality  - asserted, reported, denied or hypothetical
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
MATCH (p:Person)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id = $statement
RETURN p.name AS person, said.name AS says, said.modality AS modality, said.quote AS quote, said.speaker AS speaker,
       substring(toString(said.date), 0, CASE said.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END) AS date,
       article.publisher AS publisher, article.published AS published, article.name AS headline, article.url AS url,
       said.start AS start, said.`end` AS `end`, article.id AS article, said.id AS id
ORDER BY published, article, start, id

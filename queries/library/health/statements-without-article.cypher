// Statements without an article
// A statement is what one article says; without it nobody can check the words.
// Parameters: none
// Columns:
//   says  - short form of the statement
//   quote  - its words
//   articles  - number of articles that it is tied to; one is right
//   id  - of the statement
// Mend: allegiance rebuild   (drops them; allegiance ingest ARTICLES reads the one that says so)
MATCH (said:Statement)
OPTIONAL MATCH (said)-[link:STATED_IN]->(:Article)
WITH said, count(link) AS articles
WHERE articles <> 1
RETURN said.name AS says, said.quote AS quote, articles, said.id AS id
ORDER BY says, id

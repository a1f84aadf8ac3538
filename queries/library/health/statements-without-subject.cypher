// Statements without a subject
// A statement speaks of one person.
// Parameters: none
// Columns:
//   says  - short form of the statement
//   quote  - its words
//   subjects  - number of persons that it is tied to; one is right
//   id  - of the statement
// Mend: allegiance rebuild   (of articles kept without their text: allegiance ingest ARTICLES --force)
MATCH (said:Statement)
OPTIONAL MATCH (said)-[link:SUBJECT]->(:Person)
WITH said, count(link) AS subjects
WHERE subjects <> 1
RETURN said.name AS says, said.quote AS quote, subjects, said.id AS id
ORDER BY says, id

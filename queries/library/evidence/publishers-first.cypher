// Publishers by how often they were first
// How many of the changes of side that a publisher reports it reported first, alone or on the same day as others, and how many with
// nobody after it. Which articles lie in the graph decides it: a folder of one outlet's articles makes that outlet first.
// Parameters: none
// Columns:
//   publisher  - outlet; (none given) for articles without one
//   first  - changes of side that it was the first to report
//   reported  - changes of side that it reports, with a day of publication
//   percent  - first of reported
//   shared  - how many of first others published on the same day
//   alone  - how many of first nobody else reports
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
MATCH (p)<-[:SUBJECT]-(said:Statement)-[:STATED_IN]->(article:Article)
WHERE said.id IN move.evidence AND said.modality <> 'denied' AND article.published IS NOT NULL
WITH move.id AS event, coalesce(article.publisher, '(none given)') AS publisher, min(article.published) AS day
WITH event, collect({publisher: publisher, day: day}) AS told, min(day) AS earliest, count(*) AS publishers
WITH told, earliest, publishers, size([x IN told WHERE x.day = earliest]) AS ahead
UNWIND told AS one
WITH one.publisher AS publisher, count(*) AS reported, sum(CASE WHEN one.day = earliest THEN 1 ELSE 0 END) AS first,
     sum(CASE WHEN one.day = earliest AND ahead > 1 THEN 1 ELSE 0 END) AS shared,
     sum(CASE WHEN publishers = 1 THEN 1 ELSE 0 END) AS alone
RETURN publisher, first, reported, round(100.0 * first / reported, 1) AS percent, shared, alone
ORDER BY first DESC, reported, publisher

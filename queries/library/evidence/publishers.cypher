// Publishers, and how much rests on each alone
// How many articles and statements come from each outlet, and how many edges have no other source.
// Parameters: none
// Columns:
//   publisher  - outlet; (none given) for articles without one
//   articles  - articles of it in the graph
//   statements  - statements in them
//   edges  - edges that it supports
//   alone  - edges that nobody else supports
MATCH (article:Article)
WHERE article.retiredAt IS NULL
OPTIONAL MATCH (article)<-[:STATED_IN]-(said:Statement)-[:SUBJECT]->(p:Person)
OPTIONAL MATCH (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
WHERE said.id IN r.evidence AND said.modality IN ['asserted', 'reported']
RETURN coalesce(article.publisher, '(none given)') AS publisher, count(DISTINCT article.id) AS articles,
       count(DISTINCT said.id) AS statements, count(DISTINCT r.id) AS edges,
       count(DISTINCT CASE WHEN r.sources = 1 THEN r.id END) AS alone
ORDER BY statements DESC, publisher

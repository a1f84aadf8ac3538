// Publishers, and how much rests on each alone
// How many articles and statements come from each outlet, how many of its articles gave nothing, and how many edges have no
// other source.
// Parameters: none
// Columns:
//   publisher  - outlet; (none given) for articles without one
//   articles  - articles of it in the graph
//   silent  - how many of these say nothing that counts
//   statements  - statements in them
//   edges  - edges that it supports
//   alone  - how many of edges nobody else supports
CALL () {
  MATCH (article:Article)
  WHERE article.retiredAt IS NULL
  WITH coalesce(article.publisher, '(none given)') AS publisher,
       COUNT { (article)<-[:STATED_IN]-(said:Statement) WHERE said.retiredAt IS NULL } AS said
  RETURN publisher, count(*) AS articles, sum(CASE WHEN said = 0 THEN 1 ELSE 0 END) AS silent, sum(said) AS statements
}
WITH collect({publisher: publisher, articles: articles, silent: silent, statements: statements}) AS outlets
CALL () {
  MATCH (article:Article)<-[:STATED_IN]-(said:Statement)-[:SUBJECT]->(p:Person)
  WHERE said.retiredAt IS NULL AND said.modality IN ['asserted', 'reported']
  WITH p, said.id AS id, coalesce(article.publisher, '(none given)') AS publisher
  MATCH (p)-[r:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
  WHERE id IN r.evidence
  WITH publisher, CASE WHEN r.statements > 1 THEN r.id END AS several, r.sources = 1 AS alone
  WITH publisher, several, alone, count(*) AS edges // what rests on one statement counts once, without a look at its id
  RETURN publisher, sum(CASE WHEN several IS NULL THEN edges ELSE 1 END) AS edges,
         sum(CASE WHEN NOT alone THEN 0 WHEN several IS NULL THEN edges ELSE 1 END) AS alone
}
WITH outlets, collect({publisher: publisher, edges: edges, alone: alone}) AS supported
UNWIND outlets AS one
WITH one, head([x IN supported WHERE x.publisher = one.publisher]) AS support
RETURN one.publisher AS publisher, one.articles AS articles, one.silent AS silent, one.statements AS statements,
       coalesce(support.edges, 0) AS edges, coalesce(support.alone, 0) AS alone
ORDER BY statements DESC, publisher

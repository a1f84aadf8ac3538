// Articles that gave nothing
// Articles in which nothing was found that counts, the latest first: off the subject, or read badly. Those that name persons deserve
// a look.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: 100}
// Columns:
//   published  - day of publication
//   publisher  - outlet
//   headline  - of the article
//   persons  - how many persons it names
//   bodies  - how many bodies, sides and communities it names
//   url  - address
//   id  - id of the article
MATCH (article:Article)
WHERE article.retiredAt IS NULL
  AND NOT EXISTS { MATCH (article)<-[:STATED_IN]-(said:Statement) WHERE said.retiredAt IS NULL }
OPTIONAL MATCH (article)-[m:MENTIONS]->(named)
WHERE m.retiredAt IS NULL
WITH article, count(DISTINCT CASE WHEN named:Person THEN named.id END) AS persons, count(DISTINCT named.id) AS named
RETURN article.published AS published, article.publisher AS publisher, article.name AS headline, persons, named - persons AS bodies,
       article.url AS url, article.id AS id
ORDER BY published DESC, publisher, headline, id
LIMIT coalesce(toInteger($limit), 1000000)

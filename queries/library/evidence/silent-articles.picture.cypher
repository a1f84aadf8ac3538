// Articles that gave nothing: picture
// The articles, and whom and what they name.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: 100}
// Columns:
//   named  - from the article to persons, bodies and communities
MATCH named = (article:Article)-[m:MENTIONS]->(one)
WHERE article.retiredAt IS NULL AND m.retiredAt IS NULL
  AND NOT EXISTS { MATCH (article)<-[:STATED_IN]-(said:Statement) WHERE said.retiredAt IS NULL }
RETURN named
ORDER BY article.published DESC, article.id, one.id, m.id
LIMIT coalesce(toInteger($limit), 1000000)

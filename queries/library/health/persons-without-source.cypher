// Persons without a source
// Persons whom no article names that counts: all that did were withdrawn, superseded or are read otherwise now. They stand in the
// graph for its history only, in no list and no rate.
// Parameters: none
// Columns:
//   name  - person
//   ended  - articles that named him and count no longer, or name him no longer
//   edges  - posts, communities and changes of side that he still has; 0 is right
//   id  - of the person
MATCH (p:Person)
WHERE NOT EXISTS { MATCH (p)<-[m:MENTIONS]-(a:Article) WHERE m.retiredAt IS NULL AND a.retiredAt IS NULL }
OPTIONAL MATCH (p)<-[:MENTIONS]-(article:Article)
RETURN p.name AS name, count(DISTINCT article.id) AS ended, COUNT { (p)-[:SERVES_IN|DEFECTED_TO|BELONGS_TO]->() } AS edges, p.id AS id
ORDER BY name, id

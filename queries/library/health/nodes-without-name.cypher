// Nodes without a name
// Neo4j Browser shows the name as the caption, and searches go by it.
// Parameters: none
// Columns:
//   label  - of the node
//   id  - of the node
// Mend: allegiance ingest ARTICLES   (those that mention it, or with the pack that knows it)
MATCH (n)
WHERE n.name IS NULL OR trim(n.name) = ''
RETURN labels(n)[0] AS label, n.id AS id
ORDER BY label, id

// Mentions that count though their article does not
// Whom and what a superseded or withdrawn article names, it names no longer.
// Parameters: none
// Columns:
//   article  - headline
//   why  - why it counts no longer
//   name  - of the person, body or community
//   id  - of the person, body or community
// Mend: allegiance rebuild --edges
MATCH (a:Article)-[m:MENTIONS]->(e)
WHERE a.retiredAt IS NOT NULL AND m.retiredAt IS NULL
RETURN a.name AS article, a.retiredWhy AS why, e.name AS name, e.id AS id
ORDER BY article, name, id

// Persons whom no article mentions
// A person stands in the graph because an article names him.
// Parameters: none
// Columns:
//   name  - person
//   id  - of the person
// Mend: allegiance rebuild --edges
MATCH (p:Person)
WHERE NOT EXISTS { MATCH (:Article)-[:MENTIONS]->(p) }
RETURN p.name AS name, p.id AS id
ORDER BY name, id

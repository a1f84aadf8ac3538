// Persons who may be one
// Pairs of whom it is not sure whether they are one man, the likest first, with the reasons; both are counted until somebody
// decides. This is no fault of the graph: allegiance review asks about each.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: 100}
// Columns:
//   name  - one of the two
//   other  - the other
//   score  - points, see docs/identity.md
//   reasons  - what counts for it and against it, most weighty first
//   moves  - changes of side of the one
//   otherMoves  - changes of side of the other: if both have some, they may be counted twice
//   id  - of the one
//   otherId  - of the other
MATCH (p:Person)-[r:MAY_BE]->(q:Person)
RETURN p.name AS name, q.name AS other, r.score AS score, r.reasons AS reasons,
       COUNT { (p)-[:DEFECTED_TO]->(:Faction) } AS moves, COUNT { (q)-[:DEFECTED_TO]->(:Faction) } AS otherMoves,
       p.id AS id, q.id AS otherId
ORDER BY score DESC, name, other, id, otherId
LIMIT coalesce(toInteger($limit), 1000000)

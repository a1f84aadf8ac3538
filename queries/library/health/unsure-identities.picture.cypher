// Persons who may be one: picture
// The two persons, and what each is recorded to have done.
// Parameters:
//   limit: integer = null  - so many rows at most
// Example: :param {limit: 100}
// Columns:
//   doubt  - from the one to the other
//   one  - from the one to bodies, sides and communities
//   other  - from the other to bodies, sides and communities
MATCH doubt = (p:Person)-[r:MAY_BE]->(q:Person)
OPTIONAL MATCH one = (p)-[first:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
OPTIONAL MATCH other = (q)-[second:SERVES_IN|DEFECTED_TO|BELONGS_TO]->()
RETURN doubt, one, other
ORDER BY r.score DESC, r.id, first.id, second.id
LIMIT coalesce(toInteger($limit), 1000000)

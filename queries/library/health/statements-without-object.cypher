// Statements without an object
// A change of side goes to one side, a man is of one community; a service may be in a body that nobody names, and in one at most.
// Parameters: none
// Columns:
//   says  - short form of the statement
//   kind  - SERVES_IN, DEFECTED_TO or BELONGS_TO
//   objects  - number of bodies, sides or communities that it is tied to
//   origins  - number of bodies that it says he left; one at most
//   id  - of the statement
// Mend: allegiance rebuild   (of articles kept without their text: allegiance ingest ARTICLES --force)
MATCH (said:Statement)
WITH said, COUNT { (said)-[:OBJECT]->() } AS objects, COUNT { (said)-[:ORIGIN]->() } AS origins
WHERE objects > 1 OR origins > 1 OR (objects = 0 AND said.kind <> 'SERVES_IN')
RETURN said.name AS says, said.kind AS kind, objects, origins, said.id AS id
ORDER BY says, id

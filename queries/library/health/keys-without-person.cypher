// Keys by which nobody is found
// A coarse spelling stands in the graph because somebody is called so.
// Parameters: none
// Columns:
//   name  - the key
//   id  - of the key
// Mend: allegiance rebuild --edges
MATCH (k:NameKey)
WHERE NOT EXISTS { (k)<-[:FOUND_BY]-(:Person) }
RETURN k.name AS name, k.id AS id
ORDER BY name, id

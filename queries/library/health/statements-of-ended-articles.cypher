// Statements that count though their article does not
// What a superseded or withdrawn article says has ended with it.
// Parameters: none
// Columns:
//   article  - headline
//   why  - why it counts no longer
//   says  - short form of the statement
//   id  - of the statement
// Mend: allegiance rebuild --edges
MATCH (a:Article)<-[:STATED_IN]-(said:Statement)
WHERE a.retiredAt IS NOT NULL AND said.retiredAt IS NULL
RETURN a.name AS article, a.retiredWhy AS why, said.name AS says, said.id AS id
ORDER BY article, says, id

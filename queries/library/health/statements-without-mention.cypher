// Statements about a man whom the article does not mention
// A statement is about the person whom its article mentions so; what it says counts no longer than the mention.
// Parameters: none
// Columns:
//   says  - short form of the statement
//   person  - name of the person that it is about
//   mention  - the man as the article has him
//   id  - of the statement
// Mend: allegiance rebuild   (of articles kept without their text: allegiance ingest ARTICLES --force)
MATCH (a:Article)<-[:STATED_IN]-(said:Statement)-[r:SUBJECT]->(p:Person)
WHERE NOT EXISTS {
  MATCH (a)-[m:MENTIONS]->(p)
  WHERE m.mention = r.mention AND (m.retiredAt IS NULL OR said.retiredAt IS NOT NULL)
}
RETURN said.name AS says, p.name AS person, r.mention AS mention, said.id AS id
ORDER BY says, id

// Quotes that end before they begin
// A quote lies in the text of its article from its first offset up to, and not including, its end.
// Parameters: none
// Columns:
//   says  - short form of the statement
//   start  - offset of the quote
//   end  - offset after it
//   id  - of the statement
// Mend: allegiance rebuild   (of articles kept without their text: allegiance ingest ARTICLES --force)
MATCH (said:Statement)
WHERE said.start < 0 OR said.`end` <= said.start
RETURN said.name AS says, said.start AS start, said.`end` AS `end`, said.id AS id
ORDER BY says, id

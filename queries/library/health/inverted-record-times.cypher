// Records that end before they begin
// What is recorded counts from its record time up to, and not including, its end; a decision stands until it is taken back.
// Parameters: none
// Columns:
//   label  - Article, Statement or Judgement
//   name  - of the record
//   recorded  - since when
//   ended  - until when
//   id  - of the record
// Mend: allegiance rebuild --edges
MATCH (n:Article|Statement|Judgement)
WITH n, coalesce(n.recordedAt, n.at) AS recorded, coalesce(n.retiredAt, n.undoneAt) AS ended
WHERE ended < recorded
RETURN labels(n)[0] AS label, n.name AS name, recorded, ended, n.id AS id
ORDER BY label, name, id

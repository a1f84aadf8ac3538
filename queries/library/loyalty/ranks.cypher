// Ranks among those who left, and among all recorded
// How many persons of each rank are recorded, and how many of them changed sides, the most senior first.
// Parameters: none
// Columns:
//   rank  - latest rank; (not stated) when no article gives one
//   seniority  - the higher, the more senior
//   left  - persons of it who changed sides
//   recorded  - persons of it in the graph
//   percent  - left of recorded
MATCH (p:Person)
WITH coalesce(p.rank, '(not stated)') AS rank, coalesce(p.rankOrder, -1) AS seniority, p.id AS person,
     CASE WHEN EXISTS { MATCH (p)-[:DEFECTED_TO]->(:Faction) } THEN p.id END AS gone
WITH rank, max(seniority) AS highest, count(gone) AS left, count(person) AS recorded
RETURN rank, CASE WHEN highest >= 0 THEN highest END AS seniority, left, recorded, round(100.0 * left / recorded, 1) AS percent
ORDER BY highest DESC, rank

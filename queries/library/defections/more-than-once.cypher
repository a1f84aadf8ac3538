// Persons who changed sides more than once
// Who went over and came back, or went on to a third side, in the order of time.
// Parameters: none
// Columns:
//   name  - person
//   rank  - latest rank
//   moves  - number of changes of side
//   way  - date and new side of each, undated ones last
//   ids  - ids of the edges, in the same order
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WITH p, move, f ORDER BY move.date, move.id
WITH p, count(move) AS moves, collect(move.id) AS ids,
     collect(coalesce(substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END),
                      '(undated)') + ' ' + f.name) AS way
WHERE moves > 1
RETURN p.name AS name, p.rank AS rank, moves, way, ids
ORDER BY moves DESC, name, p.id

// Defections by rank
// How many of each rank changed sides, the most senior first. The rank is that of the time, else the latest known.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   rank  - rank; (not stated) when no article gives one
//   seniority  - the higher, the more senior
//   persons  - different persons
//   defections  - changes of side
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH count(DISTINCT move.id) AS total,
     collect({rank: coalesce(move.rank, p.rank, '(not stated)'), seniority: coalesce(move.rankOrder, p.rankOrder, -1),
              person: p.id, move: move.id, disputed: CASE WHEN move.status = 'disputed' THEN move.id END}) AS found
UNWIND found AS one
WITH one.rank AS rank, max(one.seniority) AS highest, count(DISTINCT one.person) AS persons,
     count(DISTINCT one.move) AS defections, count(DISTINCT one.disputed) AS disputed, total
RETURN rank, CASE WHEN highest >= 0 THEN highest END AS seniority, persons, defections, disputed, total
ORDER BY highest DESC, rank

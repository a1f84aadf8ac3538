// Where those fled who changed sides
// Countries that articles say they went to. A country is no side: who fled may have joined one that has its seat elsewhere.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   country  - where to; (not stated) when no article names one
//   persons  - different persons
//   defections  - changes of side
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
//   names  - who fled there; not given for (not stated)
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH p, move ORDER BY p.name, p.id
WITH count(DISTINCT move.id) AS total,
     collect({country: coalesce(move.fledTo, '(not stated)'), person: p.id, move: move.id,
              disputed: CASE WHEN move.status = 'disputed' THEN move.id END,
              name: CASE WHEN move.fledTo IS NOT NULL THEN p.name END}) AS found
UNWIND found AS one
RETURN one.country AS country, count(DISTINCT one.person) AS persons, count(DISTINCT one.move) AS defections,
       count(DISTINCT one.disputed) AS disputed, total, collect(DISTINCT one.name) AS names
ORDER BY defections DESC, country

// Defections by sect
// How many persons of each community changed sides. Who is said to be of two communities counts in both, so that the
// rows can add up to more than the total.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   sect  - community; (not stated) when no article names one
//   persons  - different persons
//   defections  - changes of side
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
OPTIONAL MATCH (p)-[:BELONGS_TO]->(s:Sect)
WITH count(DISTINCT move.id) AS total,
     collect({sect: coalesce(s.name, '(not stated)'), person: p.id, move: move.id,
              disputed: CASE WHEN move.status = 'disputed' THEN move.id END}) AS found
UNWIND found AS one
RETURN one.sect AS sect, count(DISTINCT one.person) AS persons, count(DISTINCT one.move) AS defections,
       count(DISTINCT one.disputed) AS disputed, total
ORDER BY defections DESC, sect

// Defections by month
// How many changed sides in each month. What is dated only by its year stands under the year, what has no date under
// (undated).
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   month  - YYYY-MM, or YYYY when no month is known
//   persons  - different persons
//   defections  - changes of side
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
MATCH (p:Person)-[move:DEFECTED_TO]->(:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
WITH count(DISTINCT move.id) AS total,
     collect({month: coalesce(substring(toString(move.date), 0, CASE move.datePrecision WHEN 'year' THEN 4 ELSE 7 END), '(undated)'),
              undated: move.date IS NULL, person: p.id, move: move.id,
              disputed: CASE WHEN move.status = 'disputed' THEN move.id END}) AS found
UNWIND found AS one
WITH one.month AS month, one.undated AS undated, count(DISTINCT one.person) AS persons,
     count(DISTINCT one.move) AS defections, count(DISTINCT one.disputed) AS disputed, total
RETURN month, persons, defections, disputed, total
ORDER BY undated, month

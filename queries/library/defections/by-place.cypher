// Defections by place
// How many left a post in each place: the place that articles give when they tell of the change of side, else that of the post
// that was left. Who is said to have served in two places counts in both, so that the rows can add up to more than the total.
// Parameters:
//   since: date = null  - first day
//   until: date = null  - first day after
//   defections: list of string = null  - count only these edges, by id; null counts all
// Example: :param {since: '2011-01-01', until: null, defections: null}
// Columns:
//   place  - where he served; (not stated) when no article names it
//   persons  - different persons
//   defections  - changes of side
//   disputed  - how many of these somebody denies
//   total  - changes of side of all rows together, each once
MATCH (p:Person)-[move:DEFECTED_TO]->(f:Faction)
WHERE ($defections IS NULL OR move.id IN $defections)
  AND ($since IS NULL OR move.date >= date($since))
  AND ($until IS NULL OR move.date < date($until))
OPTIONAL MATCH (p)<-[:SUBJECT]-(said:Statement)
WHERE said.id IN move.evidence AND said.modality IN ['asserted', 'reported']
WITH p, move, f, collect(DISTINCT said.place) AS told
OPTIONAL MATCH (p)-[service:SERVES_IN]->(a:Agency)
WHERE size(told) = 0
  AND (a.id = move.originId
   OR (coalesce(move.originId, 'faction:') STARTS WITH 'faction:'
       AND (service.current OR service.until >= move.date)
       AND NOT EXISTS { MATCH (a)-[:BELONGS_TO*1..5]->(f) }))
WITH p, move, told, collect(DISTINCT service.place) AS posts
UNWIND CASE WHEN size(told) > 0 THEN told WHEN size(posts) > 0 THEN posts ELSE ['(not stated)'] END AS place
WITH count(DISTINCT move.id) AS total,
     collect({place: place, person: p.id, move: move.id, disputed: CASE WHEN move.status = 'disputed' THEN move.id END}) AS found
UNWIND found AS one
RETURN one.place AS place, count(DISTINCT one.person) AS persons, count(DISTINCT one.move) AS defections,
       count(DISTINCT one.disputed) AS disputed, total
ORDER BY defections DESC, place
